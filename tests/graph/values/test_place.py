"""Names of provinces as people type them."""

import pytest

from graph.values.place import province_code, province_codes


@pytest.mark.parametrize(
    ("name", "code"),
    [("DKI Jakarta", "31"), ("jatim", "35"), ("D.I. Yogyakarta", "34"), ("Provinsi  Papua", "91"), ("31", "31"), ("Bandung", "Bandung"), ("", "")],
)  # fmt: skip
def test_a_province_is_known_by_each_of_its_names(name: str, code: str) -> None:
    """Short forms and full names lead to the code; a code or a city stays as it is."""
    assert province_code(name) == code


def test_an_island_is_its_provinces() -> None:
    """An island stands for its provinces, a province for itself, and whatever else for what it may be a code of."""
    assert province_codes("Pulau Kalimantan") == ("61", "62", "63", "64", "65")
    assert province_codes("sumatra")[-2:] == ("19", "21")
    assert province_codes("Papua") == ("91",)
    assert province_codes("64.71") == ("64.71",)
    assert province_codes("Pulau Bali") == ("51",)
    assert province_codes(" 64 ") == ("64",)
