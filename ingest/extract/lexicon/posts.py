"""Words for posts and occupations in Indonesian and English, and how a post is held.

Typed from general knowledge of Indonesian administration, politics, companies, universities and news. A post is told
from an occupation only where it matters: what may stand without an institution, what several people hold at once.
"""

from typing import Final

from ingest.extract.document import RoleKind

Words = tuple[str, ...]
"""A phrase as its words in lower case."""


def words(text: str) -> frozenset[str]:
    """Words of a list, parted by white space."""
    return frozenset(text.split())


def phrases(text: str) -> dict[str, tuple[Words, ...]]:
    """Phrases by their first word, longest first; phrases are parted by commas."""
    by_first: dict[str, list[Words]] = {}
    for phrase in text.split(","):
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in by_first.items()}


STATE: Final = frozenset(
    {
        "presiden", "gubernur", "bupati", "wali", "walikota", "raja", "ratu", "sultan", "perdana", "kanselir", "camat", "lurah",
        "kades", "sekdes", "keuchik", "geuchik", "kapolsek", "kalapas", "karutan", "sekda", "konjen", "dubes", "konsul", "kaisar", "emir", "wagub", "wapres", "wabup", "wawali", "pm",
    }
)  # fmt: skip
"""First words of offices whose complement is the place they govern."""

MINISTER: Final = frozenset({"menteri", "menko", "wamen", "wamenko", "mentri"})
"""First words of offices whose complement is the ministry's field, in lower case too."""

MANY: Final = frozenset(
    {
        "anggota", "peneliti", "dosen", "pengamat", "pakar", "hakim", "komisioner", "staf", "politikus", "politisi", "guru",
        "pengacara", "ekonom", "juru", "analis", "profesor", "kandidat", "widyaiswara", "auditor", "mahasiswa", "caleg", "capres",
        "cawapres", "cagub", "cawagub", "wakil", "deputi", "komisaris", "ahli", "advokat", "jaksa", "dokter", "arsitek",
    }
)  # fmt: skip
"""First words of what several people are at once: names in a row may share it."""

NEVER_BARE: Final = words("kepala anggota staf ahli pimpinan pendiri kader manajer manager hakim kapten asisten ajudan irjen")
"""First words that say nothing before a name unless something follows them: ``kepala Budi`` is a part of Budi, ``Kapten Budi`` a rank."""

ROYAL: Final = words("raja ratu sultan emir kaisar")
"""Rulers by birth; bands, places and people are called so too."""

COLLEGES: Final = words("pengurus pimpinan pembina pengawas penasihat penasehat pengarah pelaksana")
"""Groups within an institution: part of the title of one who leads or serves them (``Ketua Pengurus Besar``)."""

COLLEGES_OF: Final = words("besar pusat wilayah daerah cabang ranting harian")
"""Words that say which of such groups it is."""

IN_COLLEGE: Final = words("ketua sekretaris bendahara wakil sekjen wasekjen")
"""First words of posts that are held in such a group."""

GROUPS: Final = words("dewan badan majelis komite komisi panitia lembaga tim")
"""Words with a capital behind which a word for a post is of the group's own name: ``Dewan Pimpinan Daerah``."""

HEADS: Final = phrases(
    "presiden,presiden direktur,presiden komisaris,gubernur,bupati,wali kota,walikota,raja,ratu,perdana menteri,kanselir,camat,"
    "lurah,kepala desa,kades,duta besar,dutabesar,dubes,konsul jenderal,konsul,duta,menteri,mentri,menko,menteri koordinator,"
    "menteri negara,wamen,wamenko,menkeu,menkes,mendagri,menlu,menhan,mendikbud,mendikbudristek,mendikti,menristek,menkumham,menag,"
    "mensos,menaker,mentan,menhub,menkominfo,menpan-rb,menpanrb,menpan,mendes,menpora,menparekraf,menparekraf,mensesneg,seskab,"
    "menkopolhukam,menkokesra,menkopolkam,menperin,mendag,menteri-sekretaris,menhut,menpera,menkomdigi,menbud,menpar,"
    "wapres,wagub,wabup,wawali,pm,kapolri,wakapolri,kapolda,wakapolda,kapolres,wakapolres,kapolresta,kapolsek,kabareskrim,"
    "kadiv humas,kadiv propam,kabid humas,kabid,kasat reskrim,kasat,kasi,kasubag,kasubdit,kabag,kabiro,karo,kadis,kadin,kanit,kapuspen,"
    "kapuspenkum,kajari,kajati,aspidsus,panglima,panglima besar,pangdam,pangkostrad,danrem,dandim,danlanud,kasad,ksad,ksal,ksau,"
    "jaksa agung muda,jaksa agung,jaksa penuntut umum,jaksa,hakim agung,hakim konstitusi,hakim ketua,hakim anggota,hakim,panitera,ketua,kepala,kepala staf,kepala sekolah,direktur,dirut,"
    "dirjen,direktris,sekretaris,sekjen,wasekjen,waketum,ketum,sekda,sekdaprov,sekdakab,sekdako,sestama,sesmen,irjen,inspektur,bendahara,bendum,"
    "koordinator,anggota,komisioner,komisaris,ombudsman,rektor,dekan,prorektor,warek,ketua prodi,kaprodi,guru besar,profesor,"
    "lektor kepala,lektor,asisten ahli,dosen,guru,widyaiswara,peneliti,perekayasa,analis kebijakan,analis,perencana,auditor,arsiparis,"
    "pustakawan,statistisi,pranata komputer,pranata humas,penyuluh,pengawas,manajer,"
    "pendiri,pemilik,pimpinan,pemimpin redaksi,pemred,pemimpin,deputi,staf khusus,"
    "staf ahli,staf,tenaga ahli,asisten,ajudan,juru bicara,jurubicara,jubir,humas,penasihat,penasehat,pengurus,pengasuh,pembina,"
    "pelatih,penyanyi,kapten,manajer timnas,politikus,politisi,pengamat,pakar,ahli,ekonom,pengacara,kuasa hukum,advokat,notaris,"
    "praktisi,konsultan,aktivis,akademisi,akademikus,budayawan,sosiolog,antropolog,psikolog,sejarawan,arsitek,dokter,dokter spesialis,epidemiolog,"
    "legislator,senator,caleg,capres,cawapres,cagub,cawagub,cabup,cawabup,cawalkot,calegdprd,capim,direktur jenderal,"
    "pemilik,eksekutif,spesialis,komandan,komandan satgas,wakil,kadinkes,kadisdik,kadisnaker,kadishub,kadinsos,kadisdukcapil,"
    "kadispora,kadispar,kasatpol pp,kasatpol,danramil,danyon,dansat,kasal,kasau,vp,svp,evp,avp,kapus,"
    "sekdes,keuchik,geuchik,wali nagari,wali nanggroe,bendesa adat,wamendagri,wamenkeu,wamenlu,wamenkes,wamenhan,wamenag,wamentan,konjen,kakanwil,kakanim,"
    "kalapas,karutan,kasudin,kapuskesmas,kasubbag,kasatgas,kakorlantas,wadir,wakasek,koorprodi,kapendam,kadispenad,danlanal,danlantamal,dirlantas,"
    "dirreskrimum,dirreskrimsus,dirresnarkoba,kasat lantas,kasat narkoba,kurator,"
    "astronom,ilmuwan,fisikawan,arkeolog,geolog,biolog,utusan khusus,utusan,kepala negara,kepala pemerintahan,insinyur,bidan,perawat"
)
"""Posts and occupations in Indonesian by their first word."""

AFTER: Final = frozenset(
    {
        "umum", "jenderal", "jendral", "harian", "eksekutif", "utama", "khusus", "besar", "tinggi", "muda", "madya", "ahli",
        "pelaksana", "kepala", "komisaris", "komisioner", "tetap", "kehormatan", "senior", "junior", "wilayah",
        "pertama", "independen", "deputi", "direktur", "menteri", "operasional", "koordinator", "negara",
    }
)  # fmt: skip
"""Words that finish a title (``Ketua Umum``, ``Direktur Jenderal``): they are no part of an institution's name there."""

OF_GENERALS: Final = words("sekretaris direktur inspektur konsul auditor gubernur")
"""Posts that ``Jenderal`` finishes; behind any other (``Kapolri Jenderal``) it is a rank."""

AFTER_MINISTER: Final = frozenset({"koordinator", "negara", "muda", "senior"})
"""The same behind a minister, whose field may begin with any of the others (``Menteri Hukum``)."""

LEVELS: Final = words("pertama muda madya utama")
"""Which level of a functional post somebody has, behind ``Ahli``."""

NUMBERS: Final = frozenset({"i", "ii", "iii"})

OF_STATE: Final = words("wapres kapolri") | {
    head for head in HEADS if head.startswith(("men", "wamen")) and head not in MINISTER and not head.startswith("menteri")
}
"""Posts in one word, of which a state has one and which tell their field themselves: what follows is a name (``Menkes Budi``)."""

BEFORE: Final = frozenset({"wakil", "asisten", "sub", "sekretaris", "pembantu", "co", "staf", "deputi"})
"""Words that make another post of the post that follows at once: ``Wakil Ketua``."""

ORGANS: Final = frozenset(
    {
        "dpp", "dpd", "dpc", "dpw", "pac", "pb", "pw", "pc", "dpn", "fraksi", "komisi", "komite", "bidang", "divisi", "seksi", "departemen", "bagian",
        "dewan", "tim", "panitia", "pansus", "pansel", "panja", "banggar", "subdirektorat", "subbagian", "unit", "program", "urusan", "pembina",
        "biro", "kelompok", "badan",
    }
)  # fmt: skip
"""Parts of an institution: within a title where the institution itself follows (``Ketua Fraksi``, ``Ketua Dewan Pakar``)."""

INSTITUTIONS: Final = frozenset(
    {
        "dinas", "badan", "kementerian", "kementrian", "lembaga", "universitas", "institut", "politeknik", "sekolah", "partai", "pt", "cv",
        "komisi", "mahkamah", "pengadilan", "kejaksaan", "kepolisian", "polda", "polres", "polsek", "polresta", "bank", "yayasan", "asosiasi", "ikatan",
        "persatuan", "perhimpunan", "himpunan", "forum", "pusat", "balai", "fakultas", "akademi", "rumah", "rsud", "rsup", "puskesmas",
        "pemerintah", "pemprov", "pemkab", "pemkot", "sekretariat", "inspektorat", "bappeda", "bkd", "bkpsdm", "kantor", "perum", "perumda",
        "perusahaan", "serikat", "majelis", "dewan", "kamar", "satuan", "direktorat", "kemenko", "museum", "perpustakaan", "organisasi",
        "federasi", "konfederasi", "gerakan", "kecamatan", "kelurahan", "desa", "stasiun", "observatorium", "koperasi",
        "aliansi", "persaudaraan", "kaukus", "paguyuban", "perkumpulan", "pergerakan", "koalisi", "konsorsium", "laboratorium", "persekutuan",
        "perserikatan", "gabungan", "stie", "stia", "uin", "iain", "poltekkes", "biro", "tim", "bumd", "bumn", "grup", "komnas", "otoritas", "unit", "angkatan",
    }
)  # fmt: skip
"""Words that begin an institution's name."""

GENERIC: Final = phrases(
    "pt,cv,ud,fa,nv,rs,rsu,rsud,rsup,rsia,rsj,rumah sakit,rumah sakit umum,rumah sakit umum daerah,rumah sakit islam,klinik,sd,sdn,smp,smpn,sma,sman,smk,smkn,"
    "tk,paud,mts,bank,pt bank,universitas,institut,politeknik,akademi,sekolah tinggi,stie,stia,stkip,uin,iain,yayasan,perum,perumda,pondok pesantren"
)
"""What the names of firms, schools, hospitals and foundations begin with, by its first word: alone it names none."""

FORMS: Final = words("tbk tbk. persero perseroda perseroan")
"""Legal forms at the end of a firm's name, in brackets or not."""

NAMED: Final = words("""golkar demokrat gerindra nasdem hanura perindo pdip pkb pks ppp psi pertamina polri tni kejagung kemdikbud nahdlatul
    muhammadiyah bulog pelindo telkom garuda gojek bawaslu panwaslu bappenas bapanas basarnas baznas bakamla lemhannas kadin hipmi apindo aprindo
    unand unsrat unhas unpad unair undip unsoed unram unud untan unila unri unsri untad unmul unkhair unpatti uncen unnes unesa unimed unsyiah
    unpar untar ubaya unissula udinus binus unhan untirta unikom gaikindo organda walhi kontras perludem imparsial kopassus kostrad bareskrim korlantas perhutani perumnas taspen pegadaian transjakarta""")
"""Short names of institutions that are no acronyms in capitals, or are often not seen."""

KNOWN: Final = phrases(
    "pdi perjuangan,partai demokrasi indonesia perjuangan,partai keadilan sejahtera,partai kebangkitan bangsa,partai persatuan pembangunan,"
    "partai amanat nasional,partai gerakan indonesia raya,partai hati nurani rakyat,partai bulan bintang,partai solidaritas indonesia,"
    "partai persatuan indonesia,partai golongan karya,partai golkar,partai demokrat,partai gerindra,partai hanura,partai nasdem,partai perindo,"
    "bank indonesia,bank dunia,otoritas jasa keuangan,mahkamah agung,mahkamah konstitusi,kejaksaan agung,komisi yudisial,komisi pemilihan umum,"
    "komisi pemberantasan korupsi,badan pemeriksa keuangan,badan pengawas pemilu,dewan perwakilan rakyat,dewan perwakilan daerah,"
    "majelis permusyawaratan rakyat,lembaga administrasi negara,badan kepegawaian negara,badan riset dan inovasi nasional,nahdlatul ulama"
)
"""Institutions whose whole name is known, by its first word: what follows is not of it."""

COMPLETE: Final = words("""sekjen wasekjen ketum waketum juru jubir jurubicara politikus politisi legislator senator bendum rektor dirut komisioner ekonom
    pendiri pemilik""")
"""First words of posts behind which nothing but the institution or the name comes."""

BODIES: Final = ORGANS | INSTITUTIONS | NAMED
"""Words behind which a word for a post is part of a name: ``Dewan Pakar``, ``Badan Pengawas``."""

OF_ANOTHER: Final = words("staf asisten ajudan sekretaris penasihat penasehat juru jubir jurubicara")
"""Posts with another post in their name: ``Staf Khusus Presiden``."""

JOINS: Final = frozenset({"dan", "&", "serta", "/", "-", "–"})
"""Words within a field or a name, never at its end."""

FROM: Final = frozenset({"dari", "pada", "di"})
"""Words between a post and its institution."""

LATE: Final = words("""hasil versi kubu periode saat kala ketika kesatu kedua ketiga keempat kelima keenam ketujuh incumbent petahana nonaktif
    demisioner sekaligus aktif definitif baru lama untuk bidang sejak tahun bernama masa yang pertama lainnya itu terpilih nomor fraksi""")
"""Words behind a post and its institution that are part of neither."""

OF_HOLDERS: Final[dict[str, RoleKind]] = {
    "baru": "D", "lama": "FORMER", "terpilih": "CANDIDATE", "nonaktif": "D", "petahana": "D", "incumbent": "D", "demisioner": "FORMER", "definitif": "D",
}  # fmt: skip
"""Those that may stand right behind the post and before its institution (``Rektor terpilih UGM``), with how it is held."""

LATE_OR_FIELD: Final = frozenset(
    {"nomor", "fraksi", "untuk", "bidang", "pertama", "tahun", "saat", "kala", "ketika", "baru", "lama", "masa", "itu"}
)
"""Those of them that may as well stand in a field, where no institution came before."""

STOPS: Final = words("""yang tidak tak akan telah sudah itu ini pun juga bisa dapat harus masih lagi sedang belum bukan jangan agar supaya karena jika bila
    kalau maka tetapi namun atau kepada oleh dengan ke bahwa sebagai selaku adalah ialah merupakan yakni yaitu seperti saat ketika
    dalam terhadap tentang soal terkait setelah sebelum sampai hingga sejak saja kan ya para semua seluruh setiap tiap beberapa
    kami kita saya dia ia mereka beliau kata ujar tutur ucap jelas tegas ungkap lain lainnya tersebut baru asal bagi antara secara
    nama menurut usai selama begitu sangat lebih paling justru siapa mana apa sang si nya anda sendiri""")
"""Words in lower case that no field contains."""

NEVER_NAMES: Final = words("pasca menurut namun tetapi tapi kata ujar senin selasa rabu kamis jumat sabtu minggu ahad")
"""Words that no name contains, with a capital either."""

NO_VERBS: Final = words("""media metode meteorologi digital distribusi diklat divisi direktorat disiplin diplomasi berita mesin medis menengah merek
    teritorial terapan terpadu tertinggal metrologi disabilitas berkelanjutan dirgantara bermotor perang""")
"""Words that look like verbs and are none."""

ENDS: Final = words('. ! ? ; : " “ ” ...') | {"\n"}
"""Signs that end a title."""

CALLED: Final = frozenset({"pak", "bapak", "ibu", "bu"})
"""Honorifics in lower case too."""

PLACES: Final = frozenset({"provinsi", "kabupaten", "kota", "kab", "kab.", "prov", "prov."})
"""Words that begin a regional government's name as well, or end another institution's (``Dinas Kesehatan Kota X``)."""

HELD: Final[dict[Words, RoleKind]] = {
    ("plt",): "PLT", ("pelaksana", "tugas"): "PLT", ("plh",): "PLH", ("plth",): "PLH", ("pelaksana", "harian"): "PLH", ("pelaksana", "tugas", "harian"): "PLH", ("pj",): "PJ", ("pjs",): "PJ",
    ("penjabat",): "PJ", ("pejabat", "sementara"): "PJ", ("penjabat", "sementara"): "PJ", ("pgs",): "PJ", ("ad", "interim"): "PLT",
    ("mantan",): "FORMER", ("eks",): "FORMER", ("bekas",): "FORMER", ("ex",): "FORMER", ("dulu",): "FORMER", ("dahulu",): "FORMER",
    ("bukan", "lagi"): "FORMER", ("tidak", "lagi"): "FORMER", ("tak", "lagi"): "FORMER", ("sudah", "bukan"): "FORMER",
    ("calon",): "CANDIDATE", ("bakal", "calon"): "CANDIDATE", ("kandidat",): "CANDIDATE", ("bacalon",): "CANDIDATE", ("bakal",): "CANDIDATE", ("balon",): "CANDIDATE",
    ("tugas", "tambahan"): "TT", ("acting",): "PLT", ("former",): "FORMER", ("interim",): "PLT", ("caretaker",): "PJ",
}  # fmt: skip
"""How a post is held, by the words before it: three at most."""

CANDIDATES: Final = frozenset(
    {"capres", "cawapres", "cagub", "cawagub", "cabup", "cawabup", "cawalkot", "caleg", "capim", "bacaleg"}
)
"""Candidates in one word."""

HONORIFICS: Final = frozenset(
    {
        "pak", "bapak", "bpk", "ibu", "bu", "saudara", "saudari", "sdr", "sdri", "ny", "nyonya", "tuan", "nona", "almarhum", "almarhumah", "alm", "almh",
        "mr", "mrs", "ms", "sir", "prof", "dr", "drs", "dra", "drg", "drh", "ir", "apt", "ns", "h", "hj", "kh", "k.h", "ust", "ustadz",
        "ustaz", "habib", "kiai", "kyai", "pdt", "romo", "tgk", "tengku", "haji", "hajjah", "profesor", "professor", "doktor", "insinyur",
        "jenderal", "jendral", "letnan", "sersan", "kopral", "letjen", "mayjen", "brigjen", "kolonel", "letkol", "mayor", "kapten", "lettu", "letda", "laksamana", "marsekal", "laksma",
        "laksda", "laksdya", "marsma", "marsda", "marsdya", "komjen", "irjen", "brigjenpol", "kombes", "akbp", "kompol", "akp", "iptu", "ipda", "aiptu", "aipda",
        "bripka", "briptu", "bripda", "bharada", "bharatu", "serma", "serka", "sertu", "serda", "peltu", "pelda", "kopda", "koptu", "brigadir", "ajun", "pol", "tni", "purn", "polisi", "inf", "dokter", "sultan",
        "gen", "lt", "col", "maj", "capt", "adm", "brig", "comr", "insp", "sgt", "rev", "hon", "sr", "ki",
    }
)  # fmt: skip
"""Honorifics, degrees and ranks that may stand between a title and a name; none is a post."""

CORPS: Final = words(
    """inf kav arm arh czi cpl cke cba chk ckm caj cpm cpn mar laut pnb nav tek lek kal sus pas pom adm tni pol purn"""
)
"""Short forms behind a rank: whose it is, and of which corps (``Letkol Czi Budi``, ``Kolonel Laut (P) Ani``)."""

SAID: Final = words("""mengatakan menyatakan menyebut menyebutkan menegaskan menjelaskan menilai menuturkan mengungkapkan menyampaikan menambahkan
    mengakui mengaku membantah meminta berharap mengingatkan mengimbau menghimbau mengajak mengklaim memaparkan menerangkan menuding
    menekankan memastikan memperkirakan mengusulkan mendorong mengkritik menolak mengapresiasi melaporkan menyarankan mengumumkan
    memprediksi berpendapat menanggapi mengutarakan membenarkan mencontohkan menyoroti menganjurkan mengimbuhkan menyangkal
    menyerukan memuji mengecam memperingatkan mempertanyakan berjanji menjawab menyinggung mengemukakan membeberkan mengungkap
    kata ujar tutur ucap jelas tegas ungkap imbuh terang papar sebut tambah kilah cetus katanya ujarnya""")
"""Indonesian verbs that tell of words."""

GOVERNED: Final = frozenset({"gubernur", "bupati", "wali", "walikota", "wagub", "wabup", "wawali", "camat", "lurah"})
"""First words of offices whose places are all known to us."""

PORTFOLIOS: Final = words("""luar negeri dalam hukum ham hak asasi manusia keuangan pertahanan pertanian kesehatan pendidikan kebudayaan riset teknologi tinggi
    dasar menengah sains agama sosial perhubungan komunikasi informatika digital perdagangan perindustrian energi sumber daya mineral esdm kelautan
    perikanan kehutanan lingkungan hidup pekerjaan umum pupr perumahan rakyat kawasan permukiman tenaga kerja ketenagakerjaan transmigrasi pariwisata
    ekonomi kreatif pemuda olahraga koperasi ukm umkm usaha kecil mikro bumn badan milik negara sekretaris pemberdayaan perempuan perlindungan pelindungan
    anak desa pembangunan daerah tertinggal agraria tata ruang pertanahan perencanaan nasional ppn bappenas pendayagunaan aparatur reformasi birokrasi
    investasi hilirisasi pangan infrastruktur kewilayahan politik keamanan polhukam polkam perekonomian kemaritiman kesejahteraan pmk imigrasi
    pemasyarakatan haji umrah kependudukan keluarga pekerja migran penerangan keadilan kehakiman pelayanan koordinator bidang muda lapangan hubungan
    industri kebijakan masyarakat urusan""")
"""Words of ministries' names."""

FIELDS_TOO: Final = frozenset({"humas"})
"""Words for posts that are a field behind another: ``Kepala Bidang Humas``."""

NO_INSTITUTIONS: Final = words("ruu uu perppu perpres perda bbm ham sdm sda ti it hrd csr umkm ukm tki tkw lpg bpkb sim psk")
"""Short forms of what is no institution."""

NO_NAMES: Final = words("""tbk pilkada pilpres pileg pilgub munas muktamar kongres rakernas rapimnas apbn persero republik nasional pusat negeri umum daerah wilayah bidang urusan periode jilid indonesia jenderal khusus utama januari februari
    maret april mei juni juli agustus september oktober november desember pemerintah pemilu kabinet orde hasil""")
"""Words with a capital that no person is called."""

RANKS: Final = words("komisaris inspektur")
"""First words of ranks of the police, which are posts elsewhere."""

OF_RANKS: Final = words("besar jenderal jendral polisi pol satu dua")
"""Words that make such a rank of them, where a name and not an institution follows: ``Komisaris Besar Budi``."""

TITLED: Final = words(
    "prof dr drs dra ir hj kh komjen irjen brigjen kombes jenderal jendral letjen mayjen laksamana marsekal pak bapak ibu bu"
)
"""Honorifics and ranks behind which a word with a capital is a name."""
