"""What a text says: people, institutions, posts and skills, each with the characters it was read from.

This package knows the model and nothing of sources or the lake, so that questions and pages may read a text as well.
``nlp`` reads a text in steps, each of which stands on those before it::

    lexicon      what words are
    tagger       which words are names
    relations    who holds which post, and who said what
    names        whom and what the names mean
    skills       what the text is about
    articles     what of a page is the text at all

Before any of it, ``redact`` blacks out what is ``personal``.
"""
