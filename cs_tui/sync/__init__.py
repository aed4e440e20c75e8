"""How the log travels: the wire, the gateway to the hub, and the engine that ships and fetches."""
