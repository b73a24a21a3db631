"""The questions, outward: as commands today."""
