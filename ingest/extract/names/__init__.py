"""Whom and what names mean: known institutions, short forms, programmes, and people who are to be left alone."""
