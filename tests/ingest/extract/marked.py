"""Views of texts with their names marked by hand: ``Kepala [LAN]ORG [Taufiq Khayal]PER``."""

from typing import Final

from ingest.extract.nlp import pipeline
from ingest.extract.training.corpora import unmarked
from ingest.extract.view import View, view

_NLP: Final = pipeline()


def marked(text: str) -> View:
    """The view of a text whose names stand in square brackets, with their labels behind."""
    plain, names = unmarked(text)
    doc = _NLP.make_doc(plain)
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
    doc.ents = tuple(span for span in spans if span is not None)
    return view(doc)
