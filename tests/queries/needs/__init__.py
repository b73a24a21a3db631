"""Tests of queries.needs."""
