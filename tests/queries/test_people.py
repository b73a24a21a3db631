"""Whom a name means."""

import pytest

from graph.errors import NotFound
from graph.store import Store
from queries.people import person_id
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader


def test_what_is_too_short_is_nearly_nobody_s_name(store: Store, load_facts: Loader) -> None:
    """Nobody is offered for a number or a letter, which each initial is like; for a name of which one letter is wrong its bearer is."""
    load_facts([*tiny.world(), *tiny.person("initial", "M. Contoh Huruf", "laut")])
    for text in ("7", "2024", "x y", "N."):
        with pytest.raises(NotFound) as nobody:
            person_id(store, Viewer.of(), text)
        assert "people" not in nobody.value.values
    with pytest.raises(NotFound) as nearly:
        person_id(store, Viewer.of(), "M Contoh Hurof")
    assert "M. Contoh Huruf" in str(nearly.value)
