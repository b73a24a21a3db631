"""OpenAlex id: one short form, whose letter tells the kind."""

import pytest
from hypothesis import given

from graph.errors import InvalidValue
from graph.values import openalex
from tests import strategies


@pytest.mark.parametrize(
    "written",
    ["https://openalex.org/W2741809807", "https://api.openalex.org/works/w2741809807", "openalex.org/W2741809807", "w2741809807"],
)
def test_every_way_of_writing_it_is_one_form(written: str) -> None:
    """A letter and a number."""
    assert openalex.clean(written) == "W2741809807"
    assert openalex.kind(written) == "work"


@pytest.mark.parametrize("written", ["", "X123", "W", "W0", "123", "W12a", "https://example.org/W123"])
def test_what_is_no_id_is_refused(written: str) -> None:
    """A number without its kind names nothing."""
    with pytest.raises(InvalidValue):
        openalex.clean(written)


@given(identifier=strategies.openalex_ids())
def test_its_address_names_it(identifier: str) -> None:
    """What is linked is read back, and has a kind."""
    assert openalex.clean(openalex.url(identifier)) == identifier
    assert openalex.kind(identifier)
