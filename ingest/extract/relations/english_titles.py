"""English titles: ``the former director of policy at LAN``, ``LAN head``, ``Finance Minister``, ``Minister of Finance``.

English puts an institution before the post, or behind it with ``of`` or ``at``; a field stands there as well, told from an institution by
its small letters or by another preposition behind it. What comes out is the same ``Title`` as in Indonesian.
"""

from collections.abc import Container
from typing import Final

from ingest.extract.document import RoleKind
from ingest.extract.lexicon import english_posts as en
from ingest.extract.relations.english_complements import complement
from ingest.extract.relations.english_heads import is_common, plain, post_at
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_LONGEST_SENTENCE: Final = 60
_LONGEST_FIELD: Final = 6
_LONGEST_MODIFIER: Final = 3


def find(text: View) -> list[Title]:
    """The English titles of a text, in its order."""
    found: list[Title] = []
    done = 0
    for at in [place for place, word in enumerate(text.lower) if word in en.HEADS or ("-" in word and plain(word) in en.HEADS)]:
        if at >= done and text.entity[at] < 0 and not _is_rank(text, at) and (end := post_at(text, at)):
            if title := _title(text, at, end):
                found.append(title)
            done = max(end, title.role[1] if title else 0)
    return found


def _is_rank(text: View, at: int) -> bool:
    """Whether ``Mayor`` is the Indonesian rank: nothing near it is English."""
    return text.lower[at] == "mayor" and en.ENGLISH.isdisjoint(text.lower[max(0, at - 12) : at + 12])


def is_many(head: str) -> bool:
    """Whether several people are that at once."""
    return head in en.MANY


def is_post(head: str) -> bool:
    """Whether English calls a post so, in one word."""
    return (head,) in en.HEADS.get(head, ())


def is_plural(head: str) -> bool:
    """Whether it is said of more than one."""
    return head in en.PLURALS


def _title(text: View, at: int, end: int) -> Title | None:
    if sought := _sought(text, end):  # the party's candidate for mayor of Langsa
        begin, _ = _institution_before(text, at, text.lower[end - 1])
        _, begin = _held(text, begin, en.PASSED)
        post, institution = sought
        title = Title(begin, post, plain(text.lower[post[1] - 1]), institution, "CANDIDATE")
        complement(text, title)
        title.many = title.institution is not None and is_plural(text.lower[end - 1])  # else a party may follow each
        return title
    if end - at == 1 and text.is_at(at, en.CONTENDERS):  # for a cup
        return None
    head = plain(text.lower[end - 1])
    start = _modified(text, at, head)
    title = Title(start, (start, end), head)
    kind, title.begin = _held(text, start, en.HELD)
    title.begin, title.institution = _institution_before(text, title.begin, head)
    if head == "minister" and title.institution and text.is_at(title.begin - 1, en.UNDER_MINISTER):  # Deputy Trade Minister
        title.begin, title.institution = title.begin - 1, None
        title.role = (title.begin, end)
    title.kind, title.begin = _held(text, title.begin, en.PASSED)
    title.kind = kind if title.kind == "D" else title.kind
    if head in en.SEEKERS or text.lower[end - 1].endswith(en.NOT_YET):
        title.kind = "CANDIDATE"
    elif text.lower[end - 1].startswith(en.NO_LONGER) or text.lower[start].startswith(en.NO_LONGER):
        title.kind = "FORMER"
    complement(text, title)
    return title


def _sought(text: View, end: int) -> tuple[Span, Span | None] | None:
    """The post for which somebody stands, and its institution where that stands before it: ``candidate for mayor``, ``candidates for | Bali | governor``."""
    if not (text.is_at(end - 1, en.SEEKERS) and text.is_at(end, {"for"})):
        return None
    begin = end + 1 + text.is_at(end + 1, {"the"})
    institution = text.starts(begin, "ORG", "LOC")
    begin = at = institution[1] if institution else begin
    while text.is_at(at, en.BEFORE) and not post_at(text, at) and at - begin < _LONGEST_MODIFIER:
        at += 1
    post = post_at(text, at) if at < len(text) else 0
    return ((begin, post), institution) if post else None


def _modified(text: View, at: int, head: str) -> int:
    """Where the words begin that say what for: ``deputy director``, ``task team leader``, ``Opposition leader``, ``Cabinet Secretary``."""
    start = at
    before = en.BEFORE_MINISTER if head == "minister" else en.BEFORE
    while text.is_at(start - 1, before) and text.entity[start - 1] < 0 and at - start < 5:
        start -= 1
    first = start
    while head != "minister" and start - first < _LONGEST_MODIFIER and _is_modifier(text, first - 1, start):
        first -= 1
    return first


def _is_modifier(text: View, at: int, post: int) -> bool:
    if at < 0 or text.entity[at] >= 0 or text.lower[at] in en.NO_FIELD or not text.words[at].isalpha() or len(text.words[at]) < 3:
        return False
    word = text.words[at]
    if en.ADJECTIVE.fullmatch(word) or not is_common(text.lower[at]):
        return False
    if word.islower():
        is_noun = not word.endswith(("ed", "ly")) and (not word.endswith("ing") or (at > 0 and text.entity[at - 1] >= 0))
        return is_noun and not text.has_capital(post) and not text.whispers
    begins = at == 0 or text.lower[at - 1] in en.SENTENCE or text.words[at - 1] in {"“", '"'}
    return not text.shouts and (begins or text.has_capital(post))


def _institution_before(text: View, start: int, head: str) -> tuple[int, Span | None]:
    """Where the title begins, and the institution before the post: ``LAN head``, ``LAN's head``, ``Finance Minister``, ``its head``."""
    end = start
    if text.is_at(end - 1, en.POSSESSIVE) and end > 1:
        end -= 1
        if text.lower[end - 1] in en.BODIES and text.is_at(end - 2, {"the"}):  # the bank's chief executive
            span = _only_institution(text, end - 2)
            fits = span and (text.lower[end - 1] in en.ANY_BODY or text.lower[end - 1] in text.lower[slice(*span)])
            return end - 2, span if fits else None
    elif text.is_at(end - 1, {"its"}):
        return end, _only_institution(text, end - 1)
    if span := _before_short_form(text, end):
        return span[0], span
    if span := text.ends(end, "ORG", "LOC"):
        is_adjective = (
            span[1] - span[0] == 1 and text.label(span[0]) == "LOC" and bool(en.ADJECTIVE.fullmatch(text.words[span[0]]))
        )
        return span[0], None if is_adjective else span
    if head == "minister" and text.words[start].islower():
        first = _small_field(text, start)
        return first, (first, start) if first < start else None
    if not text.has_capital(start) and head != "minister":
        return start, None
    first = start
    while first > 0 and start - first < 8 and text.entity[first - 1] < 0 and _is_of_a_field(text, first - 1):
        first -= 1
    while first < start and text.lower[first] in en.WITHIN | en.PASSED:
        first += 1
    if first == start or (head not in en.PLACED and head != "minister" and not text.is_short_form(first)):
        return start, None
    if en.ADJECTIVE.fullmatch(text.words[first]):
        return first, (first + 1, start) if first + 1 < start else None
    return first, (first, start)


def _before_short_form(text: View, end: int) -> Span | None:
    """The institution whose short form in brackets ends here: ``the Corruption Eradication Commission (KPK) chief``."""
    if not text.is_at(end - 1, {")"}):
        return None
    opened = (text.ends(end - 1, "ORG") or (end - 2, end))[0] - 1
    return text.ends(opened, "ORG") if text.is_at(opened, {"("}) else None


def _only_institution(text: View, end: int) -> Span | None:
    """The institution that the sentence has named so far, where it is one, with its short form or without."""
    begin = end
    while begin > 0 and text.lower[begin - 1] not in en.SENTENCE and end - begin < _LONGEST_SENTENCE:
        begin -= 1
    named = [span for at in range(begin, end) if (span := text.starts(at, "ORG")) and span[1] <= end]
    told = [span for span in named if not (text.is_at(span[0] - 1, {"("}) and text.ends(span[0] - 1, "ORG"))]
    return told[0] if len({text.text[slice(*text.chars(*span))] for span in told}) == 1 else None


def _small_field(text: View, end: int) -> int:
    """Where a minister's field in small letters begins that ends here: ``oil minister``, ``the foreign and trade minister``."""
    first, last = end, max(0, end - _LONGEST_FIELD)
    while first > last and text.entity[first - 1] < 0 and _is_of_a_small_field(text.words[first - 1]):
        first -= 1
    while first < end and text.words[first] in {"and", "&"}:
        first += 1
    return first


def _is_of_a_small_field(word: str) -> bool:
    if word in {"and", "&"}:
        return True
    return (
        word.islower()
        and word.isalpha()
        and word not in en.NO_FIELD | en.BEFORE_MINISTER | en.HEADS.keys()
        and not word.endswith(("ed", "ly"))
    )


def _is_of_a_field(text: View, at: int) -> bool:
    is_free = text.has_capital(at) and text.lower[at] not in en.HELD.keys() | en.UNDER_MINISTER and not post_at(text, at)
    return is_free or text.lower[at] in {"and", "&"}


def _held(text: View, begin: int, passed: Container[str]) -> tuple[RoleKind, int]:
    """How the post that begins here is held, and where the words before it begin that may be passed; a nationality is passed too."""
    kind: RoleKind = "D"
    last = max(0, begin - _LONGEST_FIELD)
    while begin > last and (text.lower[begin - 1] in passed or text.words[begin - 1] == "-" or _is_adjective(text, begin - 1)):
        begin -= 1
        kind = en.HELD.get(text.lower[begin], kind)
    return kind, begin


def _is_adjective(text: View, at: int) -> bool:
    """Whether a word is of a nationality: ``South Sudanese``."""
    goes_on = text.lower[at] in {"south", "north", "east"} and at + 1 < len(text) and en.ADJECTIVE.fullmatch(text.words[at + 1])
    is_free = text.entity[at] < 0 and text.lower[at] not in en.HEADS
    return is_free and bool(en.ADJECTIVE.fullmatch(text.words[at]) or goes_on)
