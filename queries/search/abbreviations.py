"""What short forms stand for that everybody types and few texts write out, in both languages.

They are no skills by themselves (each text on civil servants has *ASN*), so no table of skills has them: only who asks by one is understood.
"""

from typing import Final

_TEXT: Final = """
ai: kecerdasan buatan, kecerdasan artifisial, artificial intelligence
apbd: anggaran pendapatan dan belanja daerah, regional budget
apbn: anggaran pendapatan dan belanja negara, state budget
asn: aparatur sipil negara, civil servants
bumd: badan usaha milik daerah, regional enterprises
bumn: badan usaha milik negara, state enterprises
cpns: calon pegawai negeri sipil, candidate civil servants
dbd: demam berdarah, dengue
ebt: energi baru terbarukan, renewable energy
gis: sistem informasi geografis, geographic information systems
haki: hak kekayaan intelektual, intellectual property
hki: hak kekayaan intelektual, intellectual property
hr: sumber daya manusia, human resources
ict: teknologi informasi dan komunikasi, information and communication technology
iot: internet of things, internet untuk segala
k3: keselamatan dan kesehatan kerja, occupational safety and health
kia: kesehatan ibu dan anak, maternal and child health
ml: pembelajaran mesin, machine learning
msme: usaha mikro kecil dan menengah, small business
nlp: pemrosesan bahasa alami, natural language processing
pad: pendapatan asli daerah, regional revenue
pbj: pengadaan barang dan jasa, public procurement
pdrb: produk domestik regional bruto, gross regional product
pns: pegawai negeri sipil, civil servants
pppk: pegawai pemerintah dengan perjanjian kerja, contract civil servants
rb: reformasi birokrasi, bureaucratic reform
sdm: sumber daya manusia, human resources
sig: sistem informasi geografis, geographic information systems
tbc: tuberkulosis, tuberculosis
ti: teknologi informasi, information technology
tik: teknologi informasi dan komunikasi, information and communication technology
ukm: usaha kecil dan menengah, small business
umkm: usaha mikro kecil dan menengah, small business
"""

ABBREVIATIONS: Final = {
    short: tuple(names.split(", ")) for short, _, names in (line.partition(": ") for line in _TEXT.strip().splitlines())
}
"""Long forms by short form, in small letters, the Indonesian ones first."""
