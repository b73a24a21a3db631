"""Posts of which the words before say that whoever is named behind a comma does not hold them: they are denied, or her husband's, client's or predecessor's."""

import re
from typing import Final

from ingest.extract.lexicon.posts import words
from ingest.extract.relations.titles import Title
from ingest.extract.view import View

OF_CLIENTS: Final = words("pengacara advokat kuasa ajudan juru jubir jurubicara")
"""Posts before whose holder the person may stand whom they serve: ``pengacara Budi, Ani, mengatakan``."""
_OTHERS: Final = words("""istri isteri suami putra putri anak adik kakak ayah ibunda ayahanda orangtua menantu mertua keponakan cucu kerabat keluarga sopir
    supir sepupu ipar besan tunangan pacar kekasih sahabat teman kawan rekan tetangga orang murid bawahan loyalis nasabah pasien dokter
    penyuap pemeras penipu penghina pengancam penculik penembak penusuk penganiaya penyokong pengikut pemuja pengawal pengacara advokat kuasa
    penasihat penasehat pembela klien pendukung relawan simpatisan tim timses ajudan asisten juru jubir jurubicara staf sekretaris korban
    pelapor pelaku pengganti pendahulu perwakilan utusan lawan pesaing penantang penyerang pembunuh penggugat pengkritik
    wife husband son daughter brother sister father mother widow driver bodyguard lawyer lawyers attorney counsel client supporter supporters volunteer victim
    successor predecessor replacement rival aide adviser advisor spokesman spokeswoman spokesperson secretary assistant staff""")
"""Whoever belongs to the holder of the post behind them: a name behind a comma is theirs (``Istri Gubernur X, Ani``)."""
_INSTEAD: Final = words("mewakili menggantikan mendampingi representing replacing succeeding")
"""The same said by a verb that begins a sentence: ``Mewakili Gubernur X, Ani hadir``."""
_OF_THEM: Final = words(
    "dari of the for to hukum bicara pribadi khusus ahli buah kandung angkat ipar utama terdakwa terpidana tersangka dekat kepercayaan bisnis kerja lama satu"
)
"""Words between such a word and the post; others tell what was done (``korban penipuan``, ``tim pemenangan``)."""
_WHAT_WAS_DONE: Final = re.compile(r"(?:pe|ke)[a-z]{4,20}an")
_DENIED: Final = words("bukan tidak tak belum bukanlah not never neither")
"""Words before a post that say that whoever stands behind a comma does not hold it."""


def is_anothers(text: View, title: Title) -> bool:
    """Whether the words before say that whoever is named behind a comma does not hold the post: it is denied, or her husband's, client's or predecessor's."""
    before = title.begin - 1
    if text.is_at(before - text.is_at(before, {"the", "a"}), _DENIED):
        return True
    if text.is_at(before, _INSTEAD):
        return text.has_capital(before)
    while title.begin - before <= 3 and (text.is_at(before, _OF_THEM) or _is_what_was_done(text, before)):
        before -= 1
    return text.is_at(before, _OTHERS)


def _is_what_was_done(text: View, at: int) -> bool:
    return at > 0 and text.entity[at] < 0 and bool(_WHAT_WAS_DONE.fullmatch(text.lower[at]))
