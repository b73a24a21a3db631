"""Tests of queries.ranking."""
