"""What nearness in the subject space is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from queries.subjects.model import Measure

WIDTHS = 5

share = st.floats(0, 1, width=32)


@given(
    cosines=arrays.arrays(np.float32, (WIDTHS, 7), elements=share),
    weights=arrays.arrays(np.float32, WIDTHS, elements=st.floats(0.0625, 1, width=32)),
    short=share,
)
def test_a_long_text_takes_what_some_width_finds(cosines: np.ndarray, weights: np.ndarray, short: float) -> None:
    """Never less than the mean over widths, which a short topic takes, never more than the greatest, and between them by its length."""
    measure = Measure([], weights / weights.sum(), np.maximum(cosines.max(axis=1), np.float32(1e-6)))
    long, between, mean = (measure.nearest(cosines, part) for part in (0.0, short, 1.0))
    greatest = (np.minimum(cosines / measure.tops[:, None], 1) ** 3).max(axis=0)
    slack = 1e-5
    assert (mean <= between + slack).all()
    assert (between <= long + slack).all()
    assert (long <= greatest + slack).all()
