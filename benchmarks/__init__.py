"""Measured claims: one file each, printing a ratio against a peer in the same run."""
