"""The hub's HTTP surface, one module a subject."""
