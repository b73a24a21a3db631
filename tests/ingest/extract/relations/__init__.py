"""Tests of ingest.extract.relations."""
