"""SKKNI unit code: both styles, one form."""

import pytest

from graph.errors import InvalidValue
from graph.values import skkni


@pytest.mark.parametrize(
    ("written", "meant"),
    [("m.692000.061.01", "M.692000.061.01"), ("J.62sad00.001.1", "J.62SAD00.001.1"), ("M. 692000 .061.01 ", "M.692000.061.01")],
)
def test_both_styles_are_known(written: str, meant: str) -> None:
    """The old style has digits only, the new one letters in its group."""
    assert skkni.clean(written) == meant


@pytest.mark.parametrize(
    "written", ["", "692000.061.01", "M.69200.061.01", "M.692000.061", "J.62SAD00.001.123", "TIK.OP01.001.01"]
)
def test_what_is_no_code_is_refused(written: str) -> None:
    """A title or a part of a code names no unit."""
    with pytest.raises(InvalidValue):
        skkni.clean(written)
