"""What institutions hold, read into the graph."""
