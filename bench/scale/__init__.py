"""Many pairs: what Dask costs, how it scales, and that nothing is lost when its processes are killed."""
