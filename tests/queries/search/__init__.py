"""Tests of queries.search."""
