"""Tests of ingest.extract.tagger."""
