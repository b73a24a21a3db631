"""Tests of ingest.extract.skills."""
