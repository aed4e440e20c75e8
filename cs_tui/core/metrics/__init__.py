"""What is measured: the rows figures are made of, the definition of each, and their sums."""
