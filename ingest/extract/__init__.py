"""What a text says: people, institutions, posts and skills, each with the characters it was read from.

This package knows the model and nothing of sources or the lake, so that questions and pages may read a text as well.
"""
