"""Ways through posts: which of somebody's posts are like one's own, and which like a goal."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from graph.language import N_
from queries.question import Row
from queries.search.terms import Terms, stems, words
from queries.worth import JUNIOR, LEVELS, SENIORITY


class Step(Row):
    """A post on somebody's way."""

    title: Annotated[str, Field(description=N_("Title of the post."))]
    since: Annotated[str | None, Field(description=N_("Since when."))]
    until: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    like: Annotated[Literal["yours", "your goal", ""], Field(description=N_("Whether it is like your post, or like your goal."))]


def seniority(post: dict[str, Any]) -> float:
    """How high a post ranks: by the level that is told, else by the one in its title."""
    named = next((height for name, height in SENIORITY.items() if set(words(name)) <= set(words(post["title"]))), JUNIOR)
    return SENIORITY.get(post["level"] or "", named)


def _core(title: str) -> set[str]:
    """The stems of a title's words, without those of a level (ahli, madya, utama …)."""
    return {stem for word in words(title) if word not in LEVELS for stem in stems(word)}


def alike(title: str, other: str) -> bool:
    """Whether half of the different words of two titles are the same, as stems; words of a level apart."""
    one, two = _core(title), _core(other)
    return len(one & two) * 2 >= len(one | two) > 0


def _towards(title: str, height: float, goal: str, asked_for: Terms) -> bool:
    """Whether a post is like a goal: its title, or half of the goal's words in any of their languages; of the goal's level at least."""
    asked = [word for word in asked_for.counts if word not in LEVELS]
    had = [word for word in asked_for.matched(title) if word not in LEVELS]
    named = next((height for name, height in SENIORITY.items() if set(words(name)) <= set(words(goal))), 0.0)
    return height >= named and bool(asked) and (len(had) * 2 >= len(asked) or alike(title, goal))


def way(posts: Sequence[dict[str, Any]], goal: str, asked_for: Terms, own: Sequence[str], own_height: float) -> list[Step]:
    """Posts in their order, the same one told once, each compared with one's own and with a goal.

    Args:
        posts: with ``title``, ``level``, ``since`` and ``until``, the first first.
        goal: as it was asked; empty where the way only goes on, to a post on the same subject that ranks higher.
        asked_for: its words.
        own: titles of one's own posts.
        own_height: how high the highest of them ranks.
    """
    steps: list[Step] = []
    for post in posts:
        if steps and steps[-1].title == post["title"]:
            steps[-1] = steps[-1].model_copy(update={"until": post["until"]})
            continue
        height = seniority(post)
        is_goal = _towards(post["title"], height, goal, asked_for) and (bool(goal.strip()) or height > own_height)
        is_own = any(alike(post["title"], title) for title in own)
        like: Literal["yours", "your goal", ""] = "your goal" if is_goal else "yours" if is_own else ""
        steps.append(Step(title=post["title"], since=post["since"], until=post["until"], like=like))
    return steps


def walked(way: list[Step]) -> float:
    """1 for a post like one's own before the last one like the goal, 0.5 for the goal alone, 0.25 for the beginning alone."""
    likes = [step.like for step in way]
    if "your goal" not in likes:
        return 0.25 if "yours" in likes else 0.0
    last = len(likes) - 1 - likes[::-1].index("your goal")
    return 1.0 if "yours" in likes[:last] else 0.5
