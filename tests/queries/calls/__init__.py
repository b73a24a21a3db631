"""Tests of queries.calls."""
