"""The words by which a text denies that somebody knows something, or only wishes or imagines it; parts of patterns, in any case of letters."""

from typing import Final

_COURSE: Final = r"(?:pelatihan|kursus|diklat|kelas|bimtek|lokakarya|program|ujian|sertifikasi)"
LEFT: Final = (
    rf"(?:(?:menolak|batal|berhenti)(?=\s+(?:mengikuti|ikut|belajar|mempelajari)\b)|(?:absen|mundur|keluar)\s+dari(?=\s+{_COURSE}\b)"
    r"|refus(?:es|ed|ing)\s+to(?=\s+(?:learn|study|attend|take|join)\b)|dropped\s+out\s+of)"
)
"""Who left, or never came, learnt nothing there, and no more is said: no list is reached."""
NOT: Final = (
    r"(?:tidak|tak|belum|bukan(?:lah)?|tanpa|kurang(?:nya)?|minim(?:nya)?|rendahnya|lemahnya|kekurangan|ketidakmampuan|ketidaktahuan|gagal|awam|buta"
    r"|lupa|melupakan|forg(?:et|ets|ot|otten|etting)|(?<!\ba\s)(?<!\bthe\s)fail(?:s|ed|ing)?"
    r"|ng?gak|ngga|gak|ga|engga|enggak|kagak|ndak|baru\s+(?:akan|mau)|cannot|not|no|none|nobody|never|without|hardly|barely|lack(?:s|ed|ing)?|neither|nor"
    r"|yet\s+to|unfamiliar|ignorant|unable|incapable|(?:do|does|did|is|are|was|were|have|has|had|can|could|would)n['’]t|can['’]t"
    r"|kecuali|alih-alih|except(?:\s+for)?|instead\s+of|rather\s+than|nothing(?=\s+(?:about|of)\b)"
    r"|(?<!\ba\s)little(?=\s+(?:or\s+no\s+)?(?:about|knowledge|understanding|experience|exposure|skill|training)\b)"
    r"|lemah(?=\s+(?:dalam|di|soal)\b)|(?:weak|poor|bad)(?=\s+(?:in|at)\b)|(?:sekali|masih|merasa)\s+asing(?=\s+(?:dengan|terhadap)\b)"
    rf"|{LEFT})"
)
"""Weakness is one in something: a weak signal, and a foreign company, deny nothing."""

ONLY: Final = (
    r"(?!\s+(?:hanya|saja|lama|sekadar|sekedar|cuma|semata|melulu|kalah|lain|lebih|dari|asing|only|just|merely|simply|doubt|less|fewer|long|longer than"
    r"|stranger)\b)"
)
KNOWS: Final = (
    r"(?:menguasai|memahami|mengerti|ngerti|mengetahui|mengenal|mampu|bisa|paham(?:-paham)?|tahu|ahli|mahir|terampil|cakap|fasih|berpengalaman"
    r"|knows?|knew|understands?|understood|masters?|mastered|can|skilled|proficient)"
)
NOBODY: Final = (
    rf"(?:(?:(?:tidak|tak|belum|ng?gak|ga|enggak)\s+(?:ada|semua|seorang|satu|banyak)|(?:no|none|nobody|few|kekurangan|kurangnya|minimnya|lack(?:s|ed|ing)?){ONLY}"
    r"|(?:hardly|barely|scarcely)\s+any\w*|andai(?:kan|nya)?|seandainya|if\s+only)"
    rf"(?:\s+[\w-]+){{0,4}}?\s+{KNOWS})"
)
"""Who knows it is nobody ("tidak ada pegawai yang menguasai"), or somebody who is only imagined ("andai ia menguasai")."""
WANT: Final = r"(?:kurangnya|minimnya|rendahnya|lemahnya|kekurangan)"
"""Want of something, which may be what is studied: it denies where it is of knowing."""
KNOWING: Final = (
    rf"(?:{KNOWS}|pernah|cukup|begitu|terlalu|sepenuhnya|banyak|sama|sekali|yet|any|much|fully|really|formal|prior|previous|the|a|an|of|in"
    r"|she|he|i|they|we|ia|dia|beliau|saya|kami|mereka|lagi|longer|do|does|did|will|cara|lulus|pass(?:ed)?|exams?|tests?|certification"
    r"|with|to|at|about|on|how|di|dalam|tentang|mengenai|akan|dengan|terhadap|atas|soal|pada|bidang|tingkat|ujian|uji|tes|bahasa|pemrograman|lebih|more"
    r"|mempunyai|memiliki|punya|dapat|pakar|lulusan|sarjana|jurusan|dikuasai|dipahami"
    r"|ada|berpengetahuan|berkemampuan|bersertifikat|sertifikasi|terlatih|terbiasa|belajar|mempelajari|menggunakan|memakai|pakai|memprogram|ngoding"
    r"|melakukan|mengikuti|mendalami|penguasaan|pemahaman|pengetahuan|pengalaman|kemampuan|keahlian|keterampilan|kompetensi"
    r"|pelatihan|diklat|kursus|latar|belakang"
    r"|expert|specialist|exposure|code|coding|program|known|knowing|knowledge|understanding|experienced?|experiences|familiar"
    r"|familiarity|skills?|proficiency|competent|competence|expertise|trained|training|able|ability|use|used|uses"
    r"|complete[ds]?|finish(?:ed)?|menyelesaikan|idea|attend(?:ed)?|take|took|taken|join(?:ed)?|study|studied|courses?|ikut|kelas"
    r"|using|learn|learned|learnt|have|has|had|having|possess|possesses|work|worked|working|be|been|background)"
)

WORDS: Final = frozenset(
    """tidak tak belum bukan bukanlah tanpa kurang kurangnya minim minimnya rendahnya lemahnya kekurangan ketidakmampuan ketidaktahuan gagal awam
    buta nggak ngga gak ga engga enggak kagak ndak baru cannot not no none nobody never without hardly barely lack lacks lacked lacking neither nor yet
    few unfamiliar ignorant unable incapable t lupa melupakan lupakan dilupakan terlupakan forget forgets forgot forgotten forgetting fail fails failed
    failing ingin mau hendak berharap bercita cita berminat berencana berniat bermimpi bertekad tertarik keinginan keinginannya
    kecuali alih except scarcely little lemah weak poor bad rusty buruk payah nol nihil nil andai andaikan seandainya siapa siapakah padahal""".split()  # noqa: SIM905
) | {
    "would like", "would love", "d like", "d love", "interested in", "eager to", "keen to", "keen on", "aspire to", "want to", "wish to", "hope to",
    "plan to", "intend to", "aim to", "dream of", "instead of", "rather than", "nothing about", "nothing of", "sekali asing", "masih asing",
    "merasa asing", "menolak mengikuti", "menolak ikut", "menolak belajar", "menolak mempelajari", "batal mengikuti", "batal ikut", "batal belajar", "berhenti mengikuti", "berhenti ikut", "berhenti belajar", "berhenti mempelajari", "keluar dari",
    "absen dari", "mundur dari", "refuse to", "refuses to", "refused to", "refusing to", "dropped out", "if only", "who knows", "who understands",
    "who masters", "who can",
}  # fmt: skip
"""Words of a denial ("don't" ends in t) or a wish, which may be two in a row: where none is near there is neither."""
