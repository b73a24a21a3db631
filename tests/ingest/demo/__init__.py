"""Tests of the fictional nation."""
