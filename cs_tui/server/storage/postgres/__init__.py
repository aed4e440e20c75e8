"""The hub's storage on PostgreSQL, for several hub processes on one database."""
