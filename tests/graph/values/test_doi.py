"""DOI: one form in lower case, from any address or prefix."""

import pytest
from hypothesis import given

from graph.errors import InvalidValue
from graph.values import doi
from tests import strategies


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc.", "10.1000/abc"),
        ("doi:10.1000/abc", "10.1000/abc"),
        ("DOI: 10.1000/abc", "10.1000/abc"),
        ("info:doi/10.1000/abc", "10.1000/abc"),
        ("https://doi.org/10.1000%2Fabc?utm_source=x", "10.1000/abc"),
        ("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2", "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"),
    ],
)  # fmt: skip
def test_every_way_of_writing_it_is_one_form(written: str, meant: str) -> None:
    """Addresses, prefixes and capitals name the same work."""
    assert doi.clean(written) == meant


@pytest.mark.parametrize("written", ["", "11.1000/abc", "10.1000", "10.1000/", "10.1000/a b", "https://example.org/10.1000/abc"])
def test_what_is_no_doi_is_refused(written: str) -> None:
    """A title or another address is not a DOI."""
    with pytest.raises(InvalidValue):
        doi.clean(written)


@given(name=strategies.dois())
def test_its_address_names_it(name: str) -> None:
    """What is linked is read back, whatever signs it holds."""
    assert doi.clean(doi.url(name)) == name
