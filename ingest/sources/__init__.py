"""Sources: one file each. A new file here is a new source; nothing else is edited."""
