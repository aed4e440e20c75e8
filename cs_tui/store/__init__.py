"""The log and its projections in SQLite: the truth about what the person at this desk did."""
