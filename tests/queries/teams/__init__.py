"""Tests of queries.teams."""
