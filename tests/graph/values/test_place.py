"""Names of provinces as people type them."""

import pytest

from graph.values.place import province_code


@pytest.mark.parametrize(
    ("name", "code"),
    [("DKI Jakarta", "31"), ("jatim", "35"), ("D.I. Yogyakarta", "34"), ("Provinsi  Papua", "91"), ("31", "31"), ("Bandung", "Bandung"), ("", "")],
)  # fmt: skip
def test_a_province_is_known_by_each_of_its_names(name: str, code: str) -> None:
    """Short forms and full names lead to the code; a code or a city stays as it is."""
    assert province_code(name) == code
