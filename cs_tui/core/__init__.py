"""The domain: events, states and rules as plain functions over frozen values.

No clock, no I/O, no SQL, no Textual: whatever a rule needs from outside is an argument.
"""
