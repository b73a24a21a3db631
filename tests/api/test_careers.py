"""Each institution of a person is told once."""

from api.careers import homes, posts
from queries.profile import HeldPosition, Tie


def tie(place: str, kind: str, status: str | None = None, since: str | None = None) -> Tie:
    """Somebody's tie to a place."""
    return Tie.model_validate(
        {"id": place, "name": place, "sector": None, "tie": kind, "status": status, "valid_from": since, "valid_to": None, "last_seen": None}
    )  # fmt: skip


def post(title: str, institution: str | None) -> HeldPosition:
    """A post that is held."""
    return HeldPosition(
        title=title, assignment="D", unit=None, institution=institution, valid_from=None, valid_to=None, sources=[], articles=[]
    )


def test_who_is_employed_where_the_work_is_belongs_there_once() -> None:
    """One institution, and what is known of it; who works elsewhere is told so, and a time that two say is said once."""
    [home] = homes([tie("a", "employed by", "PNS", "1998"), tie("a", "works at")])
    assert (home.kind, [(one.status, one.valid_from) for one in home.ties]) == ("", [("PNS", "1998")])
    lent = homes([tie("a", "employed by", "PNS"), tie("b", "works at", since="2020"), tie("b", "works at", since="2020")])
    assert [(home.name, home.kind, len(home.ties)) for home in lent] == [("a", "employed by", 1), ("b", "works at", 1)]


def test_posts_of_one_institution_stand_together_in_their_order() -> None:
    """Who came back to an institution has it twice: the order of time stays."""
    held = posts([post("d", "a"), post("c", "a"), post("b", None), post("a", "a")])
    assert [(name, [one.title for one in some]) for name, some in held] == [("a", ["d", "c"]), (None, ["b"]), ("a", ["a"])]
