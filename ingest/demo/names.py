"""Names of people, as they are formed in the regions of Indonesia: combined at random, so nobody is meant."""

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple


class Name(NamedTuple):
    """A name without titles."""

    text: str
    sex: str
    """``M`` or ``F``."""


def _each(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(male: str, female: str) -> dict[str, tuple[str, ...]]:
    return {"M": _each(male), "F": _each(female)}


_JAVANESE: Final = _words(
    "Agus Bambang Budi Catur Dwi Eko Gunawan Hadi Hari Heru Joko Kuncoro Mulyono Nugroho Puji Purnomo Priyo Ratno Rudi Sapto Sigit "
    "Slamet Sudarmaji Sugeng Sugiarto Suharsono Sukirman Sulistyo Sumardi Sunaryo Suparman Supriyanto Suroto Sutrisno Suyono Tri "
    "Wahyu Warsito Widodo Yudi",
    "Dewi Dwi Dyah Endang Eni Erna Galuh Indah Kartini Kusumastuti Lestari Mulyani Ngatini Nining Puji Rahayu Ratna Retno Rini "
    "Rukmini Sari Sri Sulastri Sumarni Sundari Supriyati Suryani Tri Tutik Utami Wahyuni Wening Widya Wulan Yuliani Yuni",
)
_JAVANESE_LAST: Final = _words(
    "Aditama Darmawan Hadiwijaya Hardjono Hartanto Hidayat Kusuma Kurniawan Laksono Mahardika Nugroho Pambudi Pamungkas Pradana "
    "Prabowo Prasetyo Pratama Purwanto Raharjo Santoso Saputra Setiawan Subagyo Susanto Susilo Utomo Wibowo Wicaksono Widjojo "
    "Wijanarko Yulianto",
    "Anggraini Astuti Handayani Hapsari Hastuti Kusumawati Larasati Lestari Maharani Ningrum Ningsih Nugraheni Palupi Paramita "
    "Pertiwi Prameswari Pratiwi Purnamasari Puspitasari Rahmawati Saraswati Setyowati Sulistyowati Susanti Utari Wardani Widiastuti "
    "Wijayanti Wulandari",
)
_SUNDANESE: Final = _words(
    "Aep Ajat Asep Atang Cecep Dadan Dadang Dede Deden Didin Encep Endang Engkos Entis Iwan Jajang Kosim Maman Nandang Oman Rohman "
    "Tatang Ujang Usep Wawan Yayan Yayat",
    "Ai Cucu Dedeh Eem Elis Enung Euis Iis Imas Kokom Lilis Neneng Nia Nining Oneng Rina Teti Tini Wiwin Yani Yeti Yuyun",
)
_SUNDANESE_LAST: Final = _words(
    "Gumilar Heryawan Hermawan Kartawijaya Koswara Kusnadi Mulyana Nugraha Permana Ramdani Rukmana Sonjaya Sopandi Sudrajat Suherman "
    "Sunarya Supriatna Suryana Sutisna Wiguna Wirahadi",
    "Aisyah Herlina Hermawati Jubaedah Komalasari Maesaroh Mulyani Nurhayati Nurjanah Permatasari Rohaeti Rosmiati Rukmini Sartika "
    "Sukaesih Sumiati Suryati Tarlina",
)
_WESTERN: Final = _words(
    "Albert Alfred Andreas Anton Benny Charles Christian Daniel David Edward Ferdinand Frans Freddy Hendrik Ignatius Johan Johannes "
    "Jonathan Kristian Leonardus Lukas Marthin Michael Moses Paulus Petrus Philipus Robert Ronald Rudolf Samuel Simon Stefanus "
    "Theodorus Thomas Yohanes Yosef",
    "Agnes Angelina Anna Caroline Christina Debora Elisabet Ester Fransiska Grace Helena Irene Jessica Katarina Kristina Lidya "
    "Magdalena Margaretha Maria Marta Monika Natalia Novita Paulina Rebeka Ruth Sarah Selvi Stella Theresia Veronika Vivian Yohana",
)
_MARGA: Final = _each(
    "Aritonang Ginting Gultom Harahap Hasibuan Hutabarat Hutagalung Hutapea Lubis Lumbantobing Manalu Manurung Marpaung Nainggolan "
    "Napitupulu Nasution Pakpahan Panjaitan Pardede Pasaribu Perangin-angin Purba Rangkuti Sagala Samosir Saragih Sembiring Siahaan "
    "Sianturi Sibarani Sihombing Sihotang Silaban Silalahi Simanjuntak Simarmata Simatupang Sinaga Siregar Sitompul Sitorus Situmorang "
    "Tampubolon Tarigan Tobing"
)
_BATAK: Final = _words(
    "Binsar Bonar Dapot Gomgom Halomoan Hasiholan Horas Jogi Mangasi Manahan Maruli Parlindungan Parulian Poltak Sahat Sabam Togar "
    "Tumpal Tigor",
    "Butet Dameria Duma Hotmaida Hotnauli Lamria Lasma Masniari Mutiara Nauli Rotua Roslina Rumondang Saur Tiarma Tiurma Uli",
)
_BALI_ORDER: Final = ("Wayan", "Putu", "Gede", "Made", "Kadek", "Nengah", "Nyoman", "Komang", "Ketut")
_BALI_NOBLE: Final = {
    "M": ("Ida Bagus", "Anak Agung", "I Gusti", "I Dewa", "Cokorda"),
    "F": ("Ida Ayu", "Anak Agung", "Ni Gusti", "Desak", "Dewa Ayu"),
}
_BALI_LAST: Final = _words(
    "Adnyana Ardana Arimbawa Artawan Budiarta Dharma Giri Mahendra Mertayasa Oka Pastika Permana Putra Raka Sudarsana Sudiana "
    "Suardana Suartika Subawa Sukarta Suparta Suryawan Sutama Wardana Widiana Wirawan Yasa",
    "Adnyani Ardani Ariani Astini Candrawati Dewi Indrayani Kusumadewi Laksmi Padmini Pratiwi Puspawati Rai Sari Suandewi Suastini "
    "Sukerti Suryaningsih Trisnawati Widiantari Wirati Yuliantari",
)
_MINANG: Final = _words(
    "Afrizal Alfian Amril Armen Asril Darmansyah Defrizal Edison Efrizal Fauzan Firman Hendri Indra Irwandi Jufri Mardius Masrizal "
    "Nasrul Novrial Rinaldi Syafrizal Syahrial Yulfian Yusrizal Zulfahmi Zulkifli",
    "Afriyeni Armaini Desmawati Elfitri Elvira Erlinda Fitriani Gusmarni Hasnah Leni Mardiana Nelfi Nurhayati Rahmi Ratnawilis "
    "Refni Roza Silvia Syafnidawati Tuti Warnida Yulfia Yusnidar Zuraida",
)
_SUKU: Final = ("Koto", "Piliang", "Chaniago", "Caniago", "Tanjung", "Sikumbang", "Guci", "Jambak", "Melayu", "Panyalai")
_BUGIS: Final = _words(
    "Abidin Ahmad Amiruddin Arifuddin Asri Baharuddin Baso Burhanuddin Hasanuddin Herman Ilham Jamaluddin Kaharuddin Mappanyukki "
    "Mappasessu Mustamin Nasruddin Rusdi Sirajuddin Sultan Syamsuddin Tajuddin Takdir Zainuddin",
    "Asmawati Hasnawati Hatijah Jumriani Kasmawati Marlina Masita Murniati Nurlaela Nurmiati Rahmatiah Rosdiana Salmawati Sitti "
    "Suriani Syamsiah Tenri Wahida Yusriani",
)
_BUGIS_LAST: Final = (
    "Daeng Matutu",
    "Daeng Ngalle",
    "Daeng Sibali",
    "Mappatoba",
    "Pabottinggi",
    "Palaguna",
    "Parenrengi",
    "Pettarani",
    "Rauf",
    "Sulolipu",
    "Tahir",
    "Usman",
)
_CHINESE_FAMILY: Final = _each(
    "Budiman Gunawan Halim Handoko Hartono Kosasih Kurniadi Kusnadi Lesmana Liem Limantara Oei Salim Sanjaya Santosa Setiadi Suganda "
    "Susilo Sutanto Tanuwijaya Tanoto Tanzil Tjahjono Tjandra Wibisono Widjaja Wijaya Winata"
)
_PAPUAN: Final = _each(
    "Awom Bonay Erari Fonataba Griapon Imbiri Ireeuw Kafiar Kaisiepo Karma Kogoya Korwa Krey Mambor Mandacan Mansoben Marani Mayor "
    "Rumbiak Rumbino Rumbewas Sawaki Sokoy Suebu Tabuni Wanggai Wanimbo Wenda Yarangga Yoku"
)
_EASTERN: Final = _each(
    "Bere Dethan Djami Fanggidae Lado Lerik Manafe Nalle Ndun Pellokila Riwu Seran Tallo Latuconsina Leatemia Lekatompessy Manuputty "
    "Matulessy Pattiasina Pattinama Sahetapy Salampessy Tahapary Tuhumury Kalalo Kawilarang Lumentut Mamahit Mandagi Mokoagow Pangemanan "
    "Rorimpandey Rumengan Sumampouw Tumbelaka Waworuntu Wowor"
)
_ACEH: Final = _words(
    "Amri Azhari Bustami Fakhrurrazi Faisal Hamdani Husaini Iskandar Ismail Jalaluddin Marzuki Mukhlis Munawar Muslim Nazaruddin "
    "Ridwan Saifullah Sofyan Taufik Yusuf Zaini Zulfikar",
    "Asmaul Cahaya Dahlia Fajriah Farida Hayatun Irhamna Keumala Mauliza Meutia Nasriah Nurul Rahmayanti Rosnani Safrida Syarifah "
    "Ulfa Zahara Zulaikha",
)
_ACEH_LAST: Final = _words(
    "Abdullah Adami Ali Basyah Daud Hasan Hasballah Ibrahim Johan Lamno Mahmud Puteh Rasyid Syah Syahputra Umar Wahab Yakob",
    "Abdullah Daud Fitri Hasan Ibrahim Mahmud Maulida Mutia Nisa Rahmah Rasyid Ummi Wahab Yakob",
)
_MUSLIM: Final = _words(
    "Abdul Abdurrahman Achmad Adnan Ahmad Amin Anwar Arif Aziz Fadhil Faisal Fajar Fauzi Furqon Hakim Hamzah Hanafi Hasan Husein Ibnu "
    "Ikhsan Ilham Imam Irfan Iqbal Khairul Khoirul Lukman Luthfi Mahfud Ma’ruf Mukhtar Mustofa Nurdin Rahmat Ramadhan Ridho Rizki Rizky "
    "Saiful Syahrul Syaiful Syarif Taufiq Umar Wahid Yusuf Zainal Zaki",
    "Aisyah Alfiyah Aminah Annisa Asiah Azizah Chairunnisa Fadhilah Farah Fatimah Fitri Habibah Hafsah Hidayah Husna Indri Izzah Jamilah "
    "Khadijah Khairunnisa Laila Latifah Maryam Mawar Mufidah Nabila Nadia Nur’aini Nurul Qonita Rahma Rohmah Salsabila Sakinah Syifa "
    "Ulfah Umi Zahra Zainab Zulfa",
)
_MUSLIM_LAST: Final = _words(
    "Alamsyah Arifin Asy’ari Azhar Bahri Baihaqi Effendi Fahmi Firdaus Ghozali Habibi Hakim Hamid Haris Hidayatullah Ilyas "
    "Iskandar Kamil Maulana Mubarok Muttaqin Nasir Nawawi Nugraha Pahlevi Rahman Ramadhan Rosyid Saputra Siddiq Sulaiman Syafi’i Syahputra "
    "Wahyudi Yusuf Zulkarnain",
    "Amalia Anggraeni Azzahra Damayanti Febriani Hanifah Hasanah Hidayati Islamiyah Kamilah Khasanah Mahmudah Maulida Muslimah "
    "Nurjannah Oktaviani Putri Rahmadani Ramadhani Rohmatillah Safitri Sholihah Syafitri Ulya Wahidah Yuliana",
)
_MUHAMMAD: Final = (
    "Muhammad",
    "Muhammad",
    "Muhammad",
    "Mohammad",
    "Mohamad",
    "Muhamad",
    "Mochamad",
    "Moch.",
    "Moh.",
    "Muh.",
    "M.",
    "Mhd.",
)
_KALIMANTAN: Final = _words(
    "Abdi Akhmad Anang Aspiansyah Gazali Gusti Hairil Jaini Jumadi Lambung Norhadi Rahmadi Rusmadi Said Syamsir Tamban Uhing Yansen",
    "Aluh Galuh Herniati Jumiati Mahrita Mariatul Normala Norhasanah Nurmila Rabiatul Rusmini Salasiah Siti Yulita",
)
_KALIMANTAN_LAST: Final = (
    "Ansyari",
    "Baderi",
    "Dunis",
    "Effendie",
    "Garang",
    "Jaya",
    "Kusin",
    "Limbeng",
    "Mahmud",
    "Noor",
    "Penyang",
    "Sahrani",
    "Sandan",
    "Thamrin",
    "Tundan",
    "Uria",
)
_SASAK: Final = (
    "Ahyar",
    "Anggrat",
    "Azhar",
    "Fathurrahman",
    "Gita",
    "Hamdi",
    "Irwan",
    "Jumadil",
    "Mahrip",
    "Muhsan",
    "Nasri",
    "Satriawan",
    "Sukarman",
    "Wirajaya",
    "Zulkarnaen",
)
_MODERN: Final = _words(
    "Aditya Alvin Andika Arya Bayu Bima Dimas Fikri Galang Gilang Hafiz Kevin Nanda Naufal Rangga Raka Reza Rio Satria Yoga",
    "Alya Amelia Anindya Ayu Bella Citra Dinda Intan Kirana Mega Nadya Nabila Putri Rania Tasya Tiara Vania Widya Zahwa",
)


def _mononym(rng: Random, sex: str) -> str:
    return rng.choice(_JAVANESE[sex])


def _javanese(rng: Random, sex: str) -> str:
    middle = [rng.choice(_JAVANESE[sex])] if rng.random() < 0.2 else []
    return " ".join(dict.fromkeys([rng.choice(_JAVANESE[sex]), *middle, rng.choice(_JAVANESE_LAST[sex])]))


def _sundanese(rng: Random, sex: str) -> str:
    first, last = rng.choice(_SUNDANESE[sex]), rng.choice(_SUNDANESE_LAST[sex])
    return f"{first} {first} {last}" if rng.random() < 0.06 else f"{first} {last}"


def _batak(rng: Random, sex: str) -> str:
    first = rng.choice(_BATAK[sex] if rng.random() < 0.5 else _WESTERN[sex])
    last = rng.choice(_MARGA)
    return f"{first} br. {last}" if sex == "F" and rng.random() < 0.15 else f"{first} {last}"


def _balinese(rng: Random, sex: str) -> str:
    last = rng.choice(_BALI_LAST[sex])
    if rng.random() < 0.25:
        return f"{rng.choice(_BALI_NOBLE[sex])} {last}"
    middle = f" {rng.choice(_MODERN[sex])}" if rng.random() < 0.3 else ""
    return f"{'I' if sex == 'M' else 'Ni'} {rng.choice(_BALI_ORDER)}{middle} {last}"


def _minang(rng: Random, sex: str) -> str:
    first, second = rng.sample(_MINANG[sex], 2)
    return f"{first} {rng.choice(_SUKU) if rng.random() < 0.4 else second}"


def _bugis(rng: Random, sex: str) -> str:
    noble = "Andi " if rng.random() < 0.35 else ""
    return f"{noble}{rng.choice(_BUGIS[sex])} {rng.choice(_BUGIS_LAST)}"


def _chinese(rng: Random, sex: str) -> str:
    return f"{rng.choice(_WESTERN[sex])} {rng.choice(_CHINESE_FAMILY)}"


def _papuan(rng: Random, sex: str) -> str:
    return f"{rng.choice(_WESTERN[sex])} {rng.choice(_PAPUAN)}"


def _eastern(rng: Random, sex: str) -> str:
    first, second = rng.sample(_WESTERN[sex], 2)
    return f"{first} {second} {rng.choice(_EASTERN)}" if rng.random() < 0.4 else f"{first} {rng.choice(_EASTERN)}"


def _acehnese(rng: Random, sex: str) -> str:
    noble = ("Teuku " if sex == "M" else "Cut ") if rng.random() < 0.35 else ""
    return f"{noble}{rng.choice(_ACEH[sex])} {rng.choice(_ACEH_LAST[sex])}"


def _muslim(rng: Random, sex: str) -> str:
    first, last = rng.choice(_MUSLIM[sex]), rng.choice(_MUSLIM_LAST[sex])
    if sex == "M" and rng.random() < 0.4:
        return f"{rng.choice(_MUHAMMAD)} {first} {last}"
    if sex == "F" and rng.random() < 0.3:
        return f"{rng.choice(('Siti', 'Siti', 'Sitti', 'Nur'))} {first}"
    return f"{first} {last}"


def _patronymic(rng: Random, sex: str) -> str:
    return f"{rng.choice(_MUSLIM[sex])} {'bin' if sex == 'M' else 'binti'} {rng.choice(_MUSLIM['M'])}"


def _kalimantan(rng: Random, sex: str) -> str:
    return f"{rng.choice(_KALIMANTAN[sex])} {rng.choice(_KALIMANTAN_LAST)}"


def _sasak(rng: Random, sex: str) -> str:
    return f"Lalu {rng.choice(_SASAK)}" if sex == "M" else f"Baiq {rng.choice(_MUSLIM['F'])} {rng.choice(_MUSLIM_LAST['F'])}"


def _modern(rng: Random, sex: str) -> str:
    return " ".join([*rng.sample(_MODERN[sex], 2), rng.choice(_JAVANESE_LAST[sex])])


_PATTERNS: Final[tuple[tuple[Callable[[Random, str], str], int], ...]] = (
    (_mononym, 5), (_javanese, 20), (_sundanese, 11), (_batak, 8), (_balinese, 6), (_minang, 7), (_bugis, 7), (_chinese, 5),
    (_papuan, 4), (_eastern, 6), (_acehnese, 5), (_muslim, 18), (_patronymic, 1), (_kalimantan, 4), (_sasak, 3), (_modern, 6),
)  # fmt: skip
_MAKERS: Final = tuple(maker for maker, _ in _PATTERNS)
_CUMULATIVE: Final = tuple(sum(weight for _, weight in _PATTERNS[: place + 1]) for place in range(len(_PATTERNS)))

_NAMESAKE_EVERY: Final = 50
_NAMESAKE_PLACE: Final = 17


def namesake(index: int) -> int | None:
    """Whose name this person bears on purpose: one in fifty has that of the person halfway down the register."""
    if index % _NAMESAKE_EVERY != _NAMESAKE_PLACE:
        return None
    other = index // 2
    return other + 1 if other % _NAMESAKE_EVERY == _NAMESAKE_PLACE else other


def name(seed: int, index: int) -> Name:
    """The name of the person with that place in the register."""
    other = namesake(index)
    rng = Random(f"{seed}:name:{index if other is None else other}")
    sex = "M" if rng.random() < 0.5 else "F"
    maker = rng.choices(_MAKERS, cum_weights=_CUMULATIVE)[0]
    return Name(maker(rng, sex), sex)


def published(rng: Random, text: str) -> str:
    """The name as a journal may print it: a first name as initial, Muhammad cut short, old spelling, a mononym twice."""
    words = text.split()
    if len(words) == 1:
        return f"{text} {text}" if rng.random() < 0.6 else text
    if words[0].startswith(("Mu", "Mo")) and words[0].rstrip(".").casefold() in {
        "muhammad",
        "mohammad",
        "mohamad",
        "muhamad",
        "mochamad",
        "moch",
        "moh",
        "muh",
    }:
        return " ".join([rng.choice(("M.", "Muh.", "Muhammad", "Moh.")), *words[1:]])
    way = rng.random()
    if way < 0.35:
        return " ".join([f"{words[0][0]}.", *words[1:]])
    if way < 0.5:
        return " ".join([*(f"{word[0]}." for word in words[:-1]), words[-1]])
    if way < 0.65 and len(words) > 2:
        return f"{words[0]} {words[-1]}"
    if way < 0.8 and words[0].startswith("Su") and len(words[0]) > 4:
        return " ".join([f"Soe{words[0][2:]}", *words[1:]])
    if way < 0.9:
        return f"{words[-1]}, {' '.join(words[:-1])}"
    return text.replace("’", "")
