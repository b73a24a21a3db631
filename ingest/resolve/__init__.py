"""Which source records are one person, one institution, one work."""
