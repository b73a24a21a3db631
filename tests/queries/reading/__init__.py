"""Tests of queries.reading."""
