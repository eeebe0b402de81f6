"""Many items worked on by the workers of a Dask cluster, answered in order. The only part that knows Dask.

``client`` hands out partitions and takes them back in order, ``worker`` is what runs on a worker, ``alone``
the process in which an item is tried that ended a worker. Whoever uses it imports ``client`` when it is
needed: Dask is large, and optional.
"""
