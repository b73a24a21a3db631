"""Forms of one word are known as such, words that only look alike are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.lexicon.stems import akin, key
from ingest.extract.skills.numbers import NONE, Numbers

FAMILIES = (
    "kelola mengelola pengelolaan dikelola", "susun menyusun penyusunan disusun", "analisis menganalisis dianalisis",
    "tulis menulis penulisan penulis", "periksa memeriksa pemeriksaan", "kembang mengembangkan pengembangan",
    "rencana merencanakan perencanaan perencana", "layanan pelayanan melayani", "terap menerapkan penerapan diterapkan",
    "nilai menilai penilaian dinilai", "koordinasi mengoordinasikan mengkoordinasikan", "program memprogram pemrograman",
    "didik mendidik pendidikan", "pasar memasarkan pemasaran", "selesai menyelesaikan penyelesaian", "laporan pelaporan melaporkan",
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word(family: str) -> None:
    """Every form that me-, pe-, di-, -kan, -an and -i make of a word has its key and its root."""
    first, *others = family.split()
    assert all(key(other) == key(first) and akin(first, other) for other in others)


@pytest.mark.parametrize(
    "pair",
    [
        "kebijakan bijak",
        "keuangan uang",
        "pengadaan ada",
        "pasar sasaran",
        "mengajar belajar",
        "makan pakan",
        "data tata",
        "program gram",
    ],
)
def test_words_that_look_alike(pair: str) -> None:
    """Words of other meaning or of another root are no forms of each other."""
    word, other = pair.split()
    assert not (key(word) == key(other) and akin(word, other))


LETTERS = st.text("abdegikmnprstuy", min_size=1, max_size=14)


@given(LETTERS, LETTERS, st.sampled_from(["di", "ber", "meng", "mem", "pe", ""]), st.sampled_from(["kan", "an", "i", ""]))
def test_laws(word: str, other: str, prefix: str, suffix: str) -> None:
    """A word is a form of itself; to be forms of one root goes both ways; numbering again gives the same numbers."""
    assert akin(word, word)
    assert akin(word, other) == akin(other, word)
    told = [(word, "id"), (other, "en"), (prefix + word + suffix, "")]
    first, again = Numbers(told), Numbers(reversed(told))
    assert [first.of(one) for one, _ in told] == [again.of(one) for one, _ in told]
    assert NONE not in {first.of(one) for one, _ in told}
