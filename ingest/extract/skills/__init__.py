"""The skills a text names, and those it speaks of."""
