"""Suspects, convicts and victims are told from those who speak of them."""

import pytest

from ingest.extract.names.accused import is_accused

NAME = "Ani Khayal"


@pytest.mark.parametrize(
    "text",
    [
        "Tersangka suap Ani Khayal diam.",
        "Bupati Semu Ani Khayal, tersangka suap, diam.",
        "Bupati Semu Ani Khayal resmi berstatus tersangka.",
        "Badan itu menetapkan Bupati Semu Ani Khayal sebagai tersangka.",
        "Kejari menahan mantan Kepala Dinas Sosial Kota Semu Ani Khayal.",
        "Bupati Semu Ani Khayal divonis delapan tahun.",
        "Bupati Semu Ani Khayal terjaring OTT.",
        "Dua tersangka yakni Camat Semu Budi Rekaan dan Bupati Semu Ani Khayal ditahan.",
        "Terdakwa dalam perkara ini adalah mantan Kepala Badan Semu Ani Khayal.",
        "Former regent Ani Khayal, was sentenced to eight years.",
        "They named regent Ani Khayal a graft suspect.",
        "Police arrested Semu regent Ani Khayal on Monday.",
    ],
)
def test_accused(text: str) -> None:
    """Before the name, behind it, by a verb or in a list."""
    assert is_accused(text, text.index(NAME), text.index(NAME) + len(NAME))


@pytest.mark.parametrize(
    "text",
    [
        "Ketua Badan Semu Ani Khayal mengatakan tersangka sudah ditahan.",
        "Dua tersangka ditahan, kata Ketua Badan Semu Ani Khayal.",
        "Menteri Sosial Ani Khayal menemui korban.",
        "Menteri Pendidikan Ani Khayal dituntut bekerja keras.",
        "Polisi menetapkan tiga tersangka: tidak lama, jelas Kapolda Ani Khayal.",
        "Para korban adalah warga desa, ujar Bupati Semu Ani Khayal.",
        "Menteri itu menemui korban gempa di Semu, Bupati Ani Khayal mendampingi.",
        "Kapolda Semu Ani Khayal menahan dua tersangka.",
        "Kepala Badan Semu Ani Khayal dituntut mampu bekerja cepat.",
        "Kepada pelaku usaha, Menteri Perdagangan Ani Khayal menjelaskan aturan.",
        "Police arrested two men, national police chief Ani Khayal said.",
    ],
)
def test_not_accused(text: str) -> None:
    """Whoever catches, visits or speaks of them is none."""
    assert not is_accused(text, text.index(NAME), text.index(NAME) + len(NAME))
