"""The subject space of a graph: learned, kept beside it, and asked how near evidence lies to a topic."""
