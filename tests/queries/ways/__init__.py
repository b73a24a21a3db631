"""Tests of queries.ways."""
