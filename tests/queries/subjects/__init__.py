"""Tests of queries.subjects."""
