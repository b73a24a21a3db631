"""Tests of reading, resolving and loading what institutions hold."""
