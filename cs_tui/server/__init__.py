"""The hub: takes the log in, orders it, gives it out, and decides what only one place can."""
