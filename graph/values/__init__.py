"""Kinds of value: one file each, with what is valid, how it is cleaned and how it is shown."""
