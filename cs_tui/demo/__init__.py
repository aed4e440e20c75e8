"""The simulated floor: customers and colleagues that speak to a real hub like anyone else."""
