"""How fast it is, as ratios within one run. Each module is a program: `python -m benchmarks.X`."""
