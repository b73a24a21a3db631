"""Views of texts with their names marked by hand: ``Kepala [LAN]ORG [Taufiq Khayal]PER``."""

import re
from typing import Final

from ingest.extract.nlp import pipeline
from ingest.extract.view import View, view

_MARK: Final = re.compile(r"\[([^\]]*)\](PER|ORG|LOC)")
_NLP: Final = pipeline()


def marked(text: str) -> View:
    """The view of a text whose names stand in square brackets, with their labels behind."""
    plain, names, last = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        names.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain, last = plain + mark[1], mark.end()
    doc = _NLP.make_doc(plain + text[last:])
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
    doc.ents = tuple(span for span in spans if span is not None)
    return view(doc)
