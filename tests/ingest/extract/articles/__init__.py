"""Tests of ingest.extract.articles."""
