"""Whether words beside a person's name tell that the person said or did something: verbs of telling, and what may stand between.

Words are told by verbs on either side (``kata Rini``, ``hal itu disampaikan Rini``, ``Rini mengatakan``, ``said Rini``), deeds by active
ones behind the name (``Rini memimpin``, ``Rini led``) and passive ones before it (``dipimpin Rini``, ``led by Rini``). Between a verb and
the name stands the person's title; between the name and a verb degrees, an age, an apposition, and where, when and how it was said.
"""

from typing import Final, Literal, NamedTuple

from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.posts import words
from ingest.extract.lexicon.stems import without_prefix
from ingest.extract.lexicon.word_kinds import VERB, known
from ingest.extract.tokens import is_degree
from ingest.extract.view import View

Kind = Literal["said", "did"]


class Told(NamedTuple):
    """What a verb tells, and which word it is."""

    kind: Kind
    verb: int


_INVERTED: Final = words("""kata ujar tutur ucap jelas tegas ungkap imbuh terang papar sebut tambah kilah cetus menurut lanjut tandas tukas
    said says added explained told""")
"""Verbs that stand before who speaks."""
_SAID: Final = (posts.SAID - _INVERTED - words("katanya ujarnya")) | english_posts.SAID
_DID_ID: Final = words("""memimpin meneliti merancang menulis mengembangkan membangun melatih meluncurkan menyusun mengajar mendirikan mengelola
    menciptakan mengkaji merumuskan memprakarsai menggagas menginisiasi mengawal membimbing mengkoordinasikan mengoordinasikan menemukan menerbitkan
    menyelesaikan mempelopori membina memandu menerapkan merintis mereformasi mengaudit menganalisis mendesain memenangkan meraih""")
_DID_EN: Final = words("""led leads developed designed built wrote founded launched taught teaches researched studied managed manages created trained
    pioneered published won established coordinated heads headed drafted oversaw oversees supervised mentored introduced""")
_DID: Final = _DID_ID | _DID_EN
_DONE_EN: Final = _DID_EN | words("written overseen authored chaired conducted prepared")
"""Before ``by``."""


def _passives(active: frozenset[str]) -> frozenset[str]:
    """The passive of each Indonesian verb: ``dipimpin`` of ``memimpin``."""
    return frozenset(f"di{root}" for verb in active for root in without_prefix(verb))


_WAS_SAID: Final = _passives(posts.SAID) - {"disebut"}
"""``Disebut Rini`` is mostly called Rini."""
_WAS_DONE: Final = _passives(_DID_ID)

_DENIALS: Final = words("tidak tak belum bukan tanpa batal not never didn't hasn't wasn't akan will")
"""Words before a verb that make it tell nothing; what will be said or done is not told yet."""
_BETWEEN: Final = words(
    "juga kemudian telah sudah sebelumnya turut ikut pernah sendiri lantas pun yang lalu kembali also then has had later was who earlier again"
)
_WHEN: Final = words(
    "saat ketika usai seusai selesai setelah sesudah sebelum sambil seraya sembari kala after before while when during"
)
"""Words that begin an adverbial whose first word may be a verb."""
_WHERE: Final = _WHEN | words("""di dalam pada melalui lewat via kepada dari selaku sebagai secara dengan soal terkait tentang mengenai
    on in at through via from of as to late last by this""")
"""Words that begin an adverbial: ``di Jakarta``, ``dalam keterangannya``, ``on Tuesday``."""
_DAYS: Final = english_posts.DAYS | words(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad kemarin tadi yesterday today tomorrow tonight"
)
_AUXILIARY: Final = words("akan hendak sedang telah tengah")
_OTHERS: Final = words("yang who which that dan and he she they it dia ia mereka")
"""Words behind which a verb within an adverbial is another's."""
_BROKEN: Final = words("bahwa that who which karena because agar supaya sehingga tetapi tapi namun but") | _DENIALS
"""Words that no adverbial contains."""
_FAR: Final = 32
"""Words behind a name that its verb is looked for."""
_WIDE: Final = 16
"""Words of an adverbial."""
_APPOSITION: Final = 20
"""Words between commas behind a name."""
_TITLE: Final = 16
"""Words of a title before a name."""


def before(text: View, start: int, first: int) -> Told | None:
    """What a verb before a name tells, past its title and the comma between; ``first`` is the sentence's first word."""
    at = _back(text, start, first)
    told = _inverted(text, at - 1)
    honoured = all(word.rstrip(".") in posts.HONORIFICS for word in text.lower[at:start])
    if not told and honoured and text.is_at(at - 1, {","}):  # ujar Kepala LAN, Dr. Rini
        comma, at = at - 1, _back(text, at - 1, first)
        told = _inverted(text, at - 1) if at < comma else None
        told = None if told and text.lower[told.verb] in {"menurut", "according"} else told
    return told if told and told.verb >= first else None


def _inverted(text: View, at: int) -> Told | None:
    """What a verb tells of who is named behind it: ``kata``, ``disampaikan``, ``led by``."""
    if at < 0:
        return None
    if text.lower[at] == "to" and text.is_at(at - 1, {"according"}):
        return Told("said", at - 1)
    if text.lower[at] in _INVERTED:
        return Told("said", at)
    by = text.lower[at] in {"oleh", "by"}
    at -= by
    at -= text.is_at(at, {"langsung", "jointly"})
    if text.is_at(at - 1 - text.is_at(at - 1, {"be", "been", "being"}), _DENIALS):
        return None
    if by and text.is_at(at, _DONE_EN):
        return Told("did", at)
    return Told("said", at) if text.is_at(at, _WAS_SAID) else Told("did", at) if text.is_at(at, _WAS_DONE) else None


def _back(text: View, start: int, first: int) -> int:
    """Before the title and the honorifics in front of a name; the verb stands there: ``kata Kepala LAN Rini``."""
    at = start
    while at > max(first, start - _TITLE) and _is_of_title(text, at - 1):
        at -= 1
    return at


def _is_of_title(text: View, at: int) -> bool:
    word = text.lower[at]
    if word in _INVERTED or word in {",", "\n"} or text.label(at) == "PER":
        return False
    return (
        text.entity[at] >= 0
        or text.has_capital(at)
        or word in posts.JOINS
        or word in posts.HEADS
        or word in english_posts.HEADS
        or word.rstrip(".") in posts.HONORIFICS
        or word in {"(", ")"}
    )


def behind(text: View, end: int, stop: int) -> Told | None:
    """What the first verb behind a name tells, before the word ``stop``."""
    at = end
    if text.is_at(at, posts.SAID):  # Rini sebut pelatihan perlu
        return Told("said", at)
    stop = min(stop, end + _FAR)
    while at < stop:
        if told := _active(text, at):
            return told
        after = _past(text, at, stop)
        if after == at:
            return None
        at = after
    return None


def is_fronted(text: View, told: Told) -> bool:
    """Whether a verb that may stand before who speaks is the one of the name before it: ``Rini said Budi had left``."""
    return text.lower[told.verb] in english_posts.SAID and text.lower[told.verb - 1] != ","


def _active(text: View, at: int) -> Told | None:
    return Told("said", at) if text.is_at(at, _SAID) else Told("did", at) if text.is_at(at, _DID) else None


def _past(text: View, at: int, stop: int) -> int:
    """Behind what may stand between a name and its verb and begins here; here where nothing does."""
    word = text.lower[at]
    if word in _BETWEEN or word in _DAYS or is_degree(text.words[at]) or word == "." or (word.endswith("ly") and word.isalpha()):
        return at + 1
    if word == "(" and (close := text.closing(at)):
        return close + 1
    if word == ",":
        return _past_comma(text, at, stop)
    return _past_adverbial(text, at, stop) if word in _WHERE else at


def _past_comma(text: View, at: int, stop: int) -> int:
    """Behind a comma, or behind the apposition that it begins (``Rini, kepala Dinas X, mengatakan``)."""
    after = at + 1
    if after >= stop or (text.label(after) == "PER" and not is_degree(text.words[after])):
        return at
    if _active(text, after) or is_degree(text.words[after]) or text.lower[after] in _DAYS or text.lower[after] in _WHERE:
        return after
    return next((end + 1 for end in range(after, min(at + _APPOSITION, stop)) if text.lower[end] == ","), at)


def _past_adverbial(text: View, at: int, stop: int) -> int:
    """Behind where, when or how: ``di Jakarta``, ``saat ditemui di kantornya``; a verb there is another's, but for that of a clause."""
    begin = at + 1
    if text.lower[at] in _WHEN:
        begin += text.is_at(begin, _AUXILIARY)
        begin += begin < stop and (bool(_active(text, begin)) or _is_verb(text.lower[begin]))
    elif _active(text, begin):  # dalam menyusun laporan
        return at
    for here in range(begin, min(stop, at + _WIDE)):
        word = text.lower[here]
        if word in {",", "("}:
            return here
        if _active(text, here):
            return at if text.lower[here - 1] in _OTHERS else here
        if word in _BROKEN or text.label(here) == "PER" or (_is_verb(word) and word.startswith(("me", "be"))):
            return at
    return at


def _is_verb(word: str) -> bool:
    return known(word).about.startswith(VERB)
