"""Texts beside the graph: what a reader of texts may know of it, and the sentences that evidence was read from."""
