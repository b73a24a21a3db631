"""Date: as precise as its source, read from every common form, never from a guess."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import date
from tests import strategies


@pytest.mark.parametrize(
    "written",
    [
        "02-01-2026",
        "2/1/2026",
        "02.01.2026",
        "2026-01-02",
        "2026-01-02T10:20:30.000Z",
        "2026-01-02 00:00:00",
        "02/01/2026 12:00:00 AM",
        "46024",
        "46024.5",
        "2 Januari 2026",
        "2 januari 2026",
        "02-JAN-2026",
        "Jumat, 2 Januari 2026",
        "January 2, 2026",
        "2 Jan. 2026",
    ],
)
def test_every_way_of_writing_a_day_is_one_form(written: str) -> None:
    """Days come first unless the year does."""
    assert date.clean(written) == "2026-01-02"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019", "2019"),
        ("2019.0", "2019"),
        ("1811", "1811"),
        ("00-00-2019", "2019"),
        ("2019-00-00", "2019"),
        ("00-05-2019", "2019-05"),
        ("2019-05-00", "2019-05"),
        ("05/2019", "2019-05"),
        ("Mei 2019", "2019-05"),
        ("Pebruari 2019", "2019-02"),
        ("Nopember 2019", "2019-11"),
        ("Agt 2019", "2019-08"),
        ("Oct 2019", "2019-10"),
    ],
)
def test_what_a_source_does_not_know_is_left_out(written: str, meant: str) -> None:
    """Year and month stay as they are; no day is made up."""
    assert date.clean(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "31-02-2020", "29-02-2019", "2020-13-01", "01-02-98", "98", "5", "9999", "31-12-9999", "0000-00-00", "12-00-2019",
     "2 Foo 2026", "besok", "99999", "20260102", "2026-01-02 s.d. 2026-01-05"],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: str) -> None:
    """Impossible days, two-digit years, and years that stand for never."""
    with pytest.raises(InvalidValue):
        date.clean(written)


@given(partial=strategies.partial_dates(), language=st.sampled_from(["id", "en"]))
def test_what_is_shown_is_read_back(partial: str, language: str) -> None:
    """Each language's words lead to the same date."""
    assert date.clean(date.show(partial, language)) == partial


def test_it_is_shown_as_people_write_it() -> None:
    """In both languages, as precise as it is."""
    assert date.show("2026-01-02", "id") == "2 Januari 2026"
    assert date.show("2026-01-02", "en") == "2 January 2026"
    assert date.show("2026-05", "id") == "Mei 2026"
    assert date.show("2026", "en") == "2026"
    assert date.readable("2026-01-02T10:20:30.5+00:00", "id") == "2 Januari 2026"
    assert [date.readable(text, "id") for text in ("2026", "2026-13", "ISO 2026-01", "", None)] == [
        "2026",
        "2026-13",
        "ISO 2026-01",
        "",
        "",
    ]


@given(partial=strategies.partial_dates())
def test_a_date_spans_from_its_earliest_to_its_latest_day(partial: str) -> None:
    """Both days lie in it; a known day is both."""
    earliest, latest = date.earliest(partial), date.latest(partial)
    assert earliest <= latest
    assert earliest.isoformat().startswith(partial)
    assert latest.isoformat().startswith(partial)
    assert (earliest == latest) == (len(partial) == 10)
    assert not (latest + datetime.timedelta(days=1)).isoformat().startswith(partial)


@given(day=st.dates(datetime.date(1927, 5, 18), datetime.date(2099, 12, 31)))
def test_every_form_of_a_day_is_that_day(day: datetime.date) -> None:
    """Spreadsheets hold days as dates, as moments, or as counts of days."""
    serial = (day - datetime.date(1899, 12, 30)).days
    noon = datetime.datetime.combine(day, datetime.time(12))
    for value in (day, noon, serial, serial + 0.5, str(serial), f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}"):
        assert date.from_any(value) == day.isoformat()


@pytest.mark.parametrize("value", [None, True, object(), datetime.time(1), datetime.date(1, 1, 1), float("nan"), -1, 1e30])
def test_a_cell_without_a_date_is_refused(value: object) -> None:
    """Whatever a spreadsheet holds, only InvalidValue comes of it."""
    with pytest.raises(InvalidValue):
        date.from_any(value)
