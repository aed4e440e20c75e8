"""Webhooks: programs outside are told what happens in cases, signed, in order, until they hear."""
