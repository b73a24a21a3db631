"""Tests of graph.values."""
