"""The rules of the domain: plain functions over frozen values. No I/O, no clock, no Textual."""
