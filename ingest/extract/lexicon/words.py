"""Words that alone say little: function words, and words of everyday speech that lists of skills use as labels too."""

from typing import Final

from ingest.extract.lexicon.function_words import FUNCTION_WORDS

FUNCTION: Final = FUNCTION_WORDS.union(
    """all atas baik banyak it kata may more most no one out over own saat salah seluruh tahun through under up use used using
    will""".split()  # noqa: SIM905
)
"""Words that hold sentences together; and ``use`` and its like, in which half of all labels begin."""

COMMON: Final = frozenset(
    """experience sample sampling innovation lead go plan report design draw guide process processes search browse persist lecture cooperate bargain sing paint dance
    delegate climb invent innovate experiment choose decide schedule persuade nose collect create improvise swim clean iron fish
    dust bake amuse delight detect reserve conduct purchase warehouse equipment interview heating abstracts persuading swift less
    harvest confluence scratch ruby myrtle chant croon weld tiling groovy smart basic stem word access excel project outlook teams
    drive sheets slides notes numbers pages keynote spark storm hive pig ant make rust julia dart scheme pascal ada eiffel crystal
    elixir energy history logic politics literature communication database cameras graphite explosives patents radars medicines
    nutrition betting golf football gemstones crafting energi sejarah logika politik sastra komunikasi kamera buku air kepala menteri
    rapat laporan rencana program proses kerja tim uji data surat tugas belajar mengajar menulis membaca menggambar memimpin
    memandu mencari memilih memutuskan mengumpulkan membuat membersihkan integritas""".split()  # noqa: SIM905
)
"""Single words that mean a skill only where their neighbours say so: verbs and things of everyday speech, and names of software
and languages that are such words too."""

IDLE: Final = frozenset(
    """work works manage perform activities ensure systems system operations operate maintain provide develop control products conduct
    production management information monitor oversee procedures apply carry prepare assess make operating create supervise quality
    services service implement materials check handle written advise analyse process processes support undertake performance evaluate
    identify maintaining plan plans set keep utilise tools operation records requirements need needs different new people person good
    time order way various including etc kerja melakukan mengelola sistem kegiatan melalui layanan proses menyusun hasil baik
    orang baru berbagai kemampuan tingkat pelaksanaan""".split()  # noqa: SIM905
)
"""Words that stand near anything: they do not tell which skill is meant. Most are those of more than 0.3 % of ESCO's labels."""
