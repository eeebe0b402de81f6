"""What stops the use of a cluster; names no part of Dask, so that all may catch it."""


class ClusterError(Exception):
    """The cluster cannot be used, or not any more; ``str(error)`` is one plain sentence."""
