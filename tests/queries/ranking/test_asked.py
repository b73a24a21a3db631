"""Topics and their weights are read as people write them."""

import pytest

from graph.errors import AskError
from queries.ranking.asked import weighed


def test_weights_are_read_as_people_write_them() -> None:
    """With a comma or a point; what is meant for a number and is none above 0 is refused, words are of the topic."""
    assert [weighed(f"pengadaan{weight}") for weight in ("=2,5", "=2.5", " = 3", "=besar", "", "=besar=2")] == [
        ("pengadaan", 2.5), ("pengadaan", 2.5), ("pengadaan ", 3.0), ("pengadaan=besar", 1.0), ("pengadaan", 1.0), ("pengadaan=besar", 2.0),
    ]  # fmt: skip
    assert weighed("2015") == ("2015", 1.0)
    for weight in ("-1", "0,0", "1e9", "nan", "-inf", "+2x", "", " "):
        with pytest.raises(AskError, match="must be a number above 0"):
            weighed(f"audit={weight}")
