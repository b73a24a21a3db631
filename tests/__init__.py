"""Tests: the path of a test is the path of its module."""
