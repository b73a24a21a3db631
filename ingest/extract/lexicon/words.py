"""Words that alone say little: function words, and words of everyday speech that lists of skills use as labels too."""

from typing import Final

FUNCTION: Final = frozenset(
    """a about after all also an and any are as at be been but by can could do does for from had has have how if in into is it its
    may more most must no not of on one or other our out over own shall should so some such than that the their them then there
    these they this those through to under up use used using was we were what when where which while who will with within would
    you your ada adalah agar akan antara atas atau bagi bahwa baik banyak beberapa belum bisa bukan dalam dan dapat dari demi
    dengan di dia harus hingga ia ini itu juga kami karena kata ke kepada kita lain lebih maka masih melalui mereka menjadi namun
    oleh pada para pun saat saja salah sambil sampai sangat saya sebagai sebuah secara sedang sehingga sejak selain selama seluruh
    semua seperti serta setelah setiap sudah tahun tanpa telah tentang terhadap tersebut tetapi tidak untuk yaitu yakni
    yang""".split()  # noqa: SIM905  (a list is longer and says no more)
)
"""Words that hold sentences together, in English and Indonesian; and ``use`` and its like, in which half of all labels begin."""

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
