"""Tests of ingest.extract.lexicon."""
