"""What must never be stored or shown: found, taken out, masked (DOMAIN D5)."""
