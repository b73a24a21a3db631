"""Tests of ingest.extract.names."""
