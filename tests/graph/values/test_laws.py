"""What every kind of value promises, whatever text it is given."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import (
    bkn_id,
    date,
    doi,
    email,
    golongan,
    nik,
    nip,
    openalex,
    orcid,
    person_name,
    phone,
    ror,
    skkni,
    text,
)
from tests import strategies

Clean = Callable[[str], str]

RESTRICTED = {"nip": nip.clean, "nik": nik.clean, "email": email.clean, "phone": phone.clean, "bkn_id": bkn_id.clean}
CLEANERS: dict[str, Clean] = RESTRICTED | {
    "orcid": orcid.clean,
    "ror": ror.clean,
    "doi": doi.clean,
    "openalex": openalex.clean,
    "skkni": skkni.clean,
    "date": date.clean,
    "person_name": person_name.clean,
    "golongan": lambda written: str(golongan.parse(written)),
    "text": text.clean,
}
VALID = {
    "nip": strategies.nips(),
    "nik": strategies.niks(),
    "email": strategies.emails(),
    "phone": strategies.phones(),
    "bkn_id": strategies.bkn_ids(),
    "orcid": strategies.orcids(),
    "ror": strategies.rors(),
    "doi": strategies.dois(),
    "openalex": strategies.openalex_ids(),
    "skkni": strategies.skkni_codes(),
    "date": strategies.partial_dates(),
    "person_name": strategies.person_names(),
}


def cleaned(clean: Clean, written: str) -> str | None:
    """The clean value, or None where it is refused; any other exception is a failure."""
    try:
        return clean(written)
    except InvalidValue as refusal:
        str(refusal)
        return None


@pytest.mark.parametrize("kind", CLEANERS)
@given(written=strategies.odd_text())
@settings(max_examples=300)
def test_any_text_is_cleaned_once_and_for_all_or_refused(kind: str, written: str) -> None:
    """clean(clean(x)) == clean(x), and nothing but InvalidValue is ever raised."""
    once = cleaned(CLEANERS[kind], written)
    if once is not None:
        assert cleaned(CLEANERS[kind], once) == once


@pytest.mark.parametrize("kind", VALID)
@given(chosen=st.data())
def test_a_valid_value_comes_out_as_it_is_however_a_cell_carries_it(kind: str, chosen: st.DataObject) -> None:
    """Apostrophes, spaces and invisible marks about a value change nothing."""
    value = chosen.draw(VALID[kind])
    carried = chosen.draw(strategies.dressed(st.just(value)))
    assert CLEANERS[kind](carried) == value


@pytest.mark.parametrize("kind", RESTRICTED)
@given(written=st.one_of(st.text("0123456789 .'-@abcE+", min_size=5), strategies.odd_text().filter(lambda odd: len(odd) > 4)))
@example(written="199013452015031002")
@example(written="budi@@contoh.example")
def test_a_refusal_never_quotes_a_restricted_value(kind: str, written: str) -> None:
    """Messages end in logs and reports; a restricted value must not."""
    message, values = refusal(RESTRICTED[kind], written)
    assert not [value for value in values if isinstance(value, str) and value in written]
    assert written.strip() == "" or written not in message


def refusal(clean: Clean, written: str) -> tuple[str, list[object]]:
    """The message that refuses the text, and what fills it; empty where the text is accepted."""
    try:
        clean(written)
    except InvalidValue as error:
        return str(error), list(error.values.values())
    return "", []
