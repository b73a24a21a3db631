"""Programmes and events by name: ``Program Makan Bergizi Gratis``, ``Rapat Kerja Nasional II``, ``Konferensi Asia Afrika 2015``.

A name begins with a word that says what it is and goes on as long as capitals, numbers and joining words do; in English it may end with such a word
(``the National Internship Program``). What the NER has marked is never taken. In a text all in capitals no name can be told, and none is given.
What is studied for a degree (``Program Magister Terapan``) is no programme here, nor is what a unit or a post is for.
"""

from typing import Final

from ingest.extract.document import Entity, EntityLabel
from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.posts import words
from ingest.extract.view import View

_PROGRAMMES: Final = words("""program programme program-program gerakan beasiswa proyek project kampanye diklat pelatihan kartu inisiatif initiative scholarship
    bootcamp akselerator accelerator academy inkubator sertifikasi magang""")
_EVENTS: Final = words("""konferensi conference seminar webinar simposium symposium lokakarya workshop forum kongres congress muktamar munas musyawarah mukernas
    rakernas rakornas rakor rakerda rapat konvensi sidang summit ktt festival pekan expo pameran olimpiade olympiad piala kejuaraan
    lomba pemilu pilpres pilkada kuliah diskusi dialog hackathon hari jambore""")
_BEGIN: Final = _PROGRAMMES | _EVENTS
_END_PROGRAMMES: Final = words(
    "program programme project scholarship fellowship initiative bootcamp accelerator campaign internship challenge"
)
_END_EVENTS: Final = words(
    "conference symposium workshop forum congress summit festival olympiad games championship meeting hackathon convention expo"
)
_END: Final = _END_PROGRAMMES | _END_EVENTS
"""English words that end a name."""
_KINDS: Final = _BEGIN | _END
_BEFORE: Final = words("the a an this its their our of for in at on by 's ’s annual and")
"""Words before which such a name begins."""
_FROM_A_NAME_ON: Final = frozenset(
    {"forum", "kartu", "hari", "sidang", "dialog", "diskusi", "rapat", "kuliah", "pekan", "sertifikasi", "pelatihan", "magang"}
)
"""Words that begin so many things that two capitals must follow."""

_JOINS: Final = words("dan and of the for untuk on in ke- & - – ke")
_NEVER: Final = words(
    "senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday yang studi keahlian"
)
_STUDIES: Final = words(
    "magister doktor doktoral sarjana pascasarjana diploma profesi spesialis d3 d4 s1 s2 s3 d-iii d-iv s-1 s-2 s-3"
)
"""What a programme of a university leads to, right behind the word."""
_OF: Final = posts.ORGANS | posts.INSTITUTIONS | posts.HEADS.keys()
"""With what the name of a unit or a post begins."""
_LONGEST: Final = 12
_LONGEST_BEFORE: Final = 6


def programmes(text: View) -> list[Entity]:
    """The programmes and events that a text names, in its order."""
    found: list[Entity] = []
    done = 0
    for at in [place for place, word in enumerate(text.lower) if word in _KINDS]:
        if at < done or text.entity[at] >= 0 or not text.has_capital(at) or _is_in_a_field(text, at, done):
            continue
        if begin := _begin(text, at, done):
            end = at + 1 + (at + 1 < len(text) and text.lower[at + 1].isdigit())
        elif text.lower[at] in _BEGIN and not text.is_at(at + 1, english_posts.HEADS):  # but: Project Manager
            begin, end = at, _end(text, at)
        else:
            continue
        if not end:
            continue
        start, stop = text.chars(begin, end)
        label: EntityLabel = "PROGRAMME" if text.lower[at] in _PROGRAMMES | _END_PROGRAMMES else "EVENT"
        found.append(Entity(start=start, end=stop, text=text.text[start:stop], label=label))
        done = end
    return found


def _is_in_a_field(text: View, at: int, done: int) -> bool:
    """Whether capitals lead over *dan* from a unit or a post to this word, which is of its field: ``Direktorat Standardisasi dan | Program Pelatihan``."""
    first = at - 1
    if not text.is_at(first, {"dan", "&"}) or text.entity[first - 1] >= 0:
        return False
    while first > max(done, at - _LONGEST) and text.label(first - 1) != "PER" and text.lower[first] not in _OF:
        if not (text.has_capital(first - 1) or text.is_at(first - 1, {"dan", "&"})):
            return False
        first -= 1
    return text.lower[first] in _OF


def _begin(text: View, end: int, done: int) -> int:
    """The first word of the English name that ends here, or 0: capitals behind a word in small letters that a name stands behind."""
    if (
        text.lower[end] not in _END
        or text.shouts
        or (end + 1 < len(text) and text.has_capital(end + 1) and text.entity[end + 1] < 0)
    ):
        return 0
    first = end
    while first > done and end - first < _LONGEST_BEFORE and _is_of_a_name(text, first - 1):
        first -= 1
    return first if first < end and text.is_at(first - 1, _BEFORE) else 0


def _is_of_a_name(text: View, at: int) -> bool:
    return text.entity[at] < 0 and text.words[at][:1].isupper() and text.lower[at] not in _BEFORE


def _end(text: View, begin: int) -> int:
    """One past the last word of the name that begins here, or 0 where it is no name."""
    at = last = begin + 1
    capitals = 0
    if text.is_at(at, _STUDIES) and text.is_at(begin, {"program", "programme"}):
        return 0
    while at < min(begin + _LONGEST, len(text)) and text.entity[at] < 0:
        word = text.lower[at]
        if word in _NEVER or (word in _JOINS and text.is_at(at + 1, _BEGIN)):
            break
        if not (word in _JOINS or text.has_capital(at) or word.isdigit()):
            break
        at += 1
        if word not in _JOINS:
            last = at
            capitals += text.has_capital(at - 1)
    shouted = all(word.isupper() for word in text.words[begin:last])
    least = 2 if text.lower[begin] in _FROM_A_NAME_ON else 1
    return last if capitals >= least and not (shouted and last - begin > 1) else 0
