"""What the nation's people know about: topics with their sub-themes, each in Indonesian and English."""

from dataclasses import dataclass
from typing import Final, NamedTuple


class Theme(NamedTuple):
    """A part of a topic, as a noun phrase that fits into a sentence."""

    id: str
    """In Indonesian."""
    en: str
    """In English."""


class Subfield(NamedTuple):
    """Where OpenAlex files a topic: the numbers are those of the ASJC classification it uses."""

    code: int
    name: str
    field: int
    field_name: str
    domain: int
    domain_name: str


@dataclass(frozen=True, eq=False)
class Topic:
    """Something to be good at."""

    id: str
    name: Theme
    number: int
    """Counts from 1; OpenAlex keys derive from it."""
    subfield: Subfield
    themes: tuple[Theme, ...]


_SUBFIELDS: Final = {
    code: Subfield(code, name, field, field_name, domain, domain_name)
    for field, field_name, domain, domain_name, codes in (
        (11, "Agricultural and Biological Sciences", 1, "Life Sciences", {1104: "Aquatic Science", 1106: "Food Science"}),
        (
            14, "Business, Management and Accounting", 2, "Social Sciences",
            {
                1402: "Accounting", 1404: "Management Information Systems", 1405: "Management of Technology and Innovation",
                1407: "Organizational Behavior and Human Resource Management", 1408: "Strategy and Management",
                1409: "Tourism, Leisure and Hospitality Management",
            },
        ),
        (
            17, "Computer Science", 3, "Physical Sciences",
            {1702: "Artificial Intelligence", 1705: "Computer Networks and Communications", 1710: "Information Systems"},
        ),
        (18, "Decision Sciences", 2, "Social Sciences", {1803: "Management Science and Operations Research"}),
        (
            20, "Economics, Econometrics and Finance", 2, "Social Sciences",
            {2002: "Economics and Econometrics", 2003: "Finance"},
        ),
        (21, "Energy", 3, "Physical Sciences", {2105: "Renewable Energy, Sustainability and the Environment"}),
        (
            23, "Environmental Science", 3, "Physical Sciences",
            {2306: "Global and Planetary Change", 2312: "Water Science and Technology"},
        ),
        (27, "Medicine", 4, "Health Sciences", {2739: "Public Health, Environmental and Occupational Health"}),
        (29, "Nursing", 4, "Health Sciences", {2916: "Nutrition and Dietetics"}),
        (
            33, "Social Sciences", 2, "Social Sciences",
            {
                3304: "Education", 3305: "Geography, Planning and Development", 3308: "Law", 3311: "Safety Research",
                3313: "Transportation", 3321: "Public Administration",
            },
        ),
    )
    for code, name in codes.items()
}  # fmt: skip

_TEXT: Final = """
# analisis-kebijakan | 3321 | analisis kebijakan publik | public policy analysis
analisis biaya manfaat kebijakan | cost-benefit analysis of policy
penilaian dampak regulasi | regulatory impact assessment
evaluasi program pemerintah | evaluation of government programmes
perumusan agenda kebijakan | policy agenda setting
kebijakan berbasis bukti | evidence-based policy
risalah kebijakan | policy briefs
pemetaan pemangku kepentingan | stakeholder mapping
indeks kualitas kebijakan | policy quality index
koherensi kebijakan lintas sektor | cross-sector policy coherence
partisipasi publik dalam kebijakan | public participation in policy making
implementasi kebijakan di tingkat jalanan | street-level policy implementation
peramalan dan skenario kebijakan | policy forecasting and scenarios
wawasan perilaku dan dorongan halus | behavioural insights and nudges
advokasi kebijakan | policy advocacy
laboratorium kebijakan | policy labs
difusi kebijakan antardaerah | policy diffusion between regions
kapasitas analis kebijakan | capacity of policy analysts

# pengadaan | 1408 | pengadaan barang dan jasa pemerintah | public procurement
e-procurement | e-procurement
katalog elektronik | electronic catalogues
tender terbuka | open tendering
manajemen kontrak pengadaan | procurement contract management
harga perkiraan sendiri | owner's cost estimates
pengadaan berkelanjutan | sustainable procurement
persekongkolan tender | bid rigging
unit kerja pengadaan | procurement units
sertifikasi ahli pengadaan | certification of procurement professionals
pengadaan langsung | direct purchasing
penggunaan produk dalam negeri | use of domestic products
usaha kecil dalam pengadaan | small firms in procurement
konsolidasi pengadaan | procurement consolidation
evaluasi penawaran | bid evaluation
transparansi data kontrak | open contracting data
pengadaan jasa konstruksi | procurement of construction services
risiko rantai pasok penyedia | supplier supply-chain risk

# manajemen-talenta | 1407 | manajemen talenta | talent management
pemetaan talenta sembilan kotak | nine-box talent mapping
rencana suksesi jabatan | succession planning
sistem merit aparatur | merit system in the civil service
kelompok rencana suksesi | talent pools
asesmen kompetensi | competency assessment
penilaian kinerja pegawai | employee performance appraisal
mobilitas talenta nasional | national talent mobility
magang aparatur di perusahaan | civil-servant placements in companies
retensi pegawai berkinerja tinggi | retention of high performers
pola karier jabatan fungsional | career paths of functional positions
analisis jabatan dan beban kerja | job and workload analysis
rekrutmen berbasis kompetensi | competency-based recruitment
pembinaan dan mentoring | coaching and mentoring
keterikatan pegawai | employee engagement
profil talenta digital | digital talent profiles
analitik sumber daya manusia | people analytics
seleksi terbuka pimpinan tinggi | open selection of senior executives

# perencanaan-daerah | 3305 | perencanaan pembangunan daerah | regional development planning
rencana pembangunan jangka menengah daerah | medium-term regional development plans
musyawarah perencanaan pembangunan | participatory development planning forums
sinkronisasi perencanaan dan penganggaran | alignment of planning and budgeting
rencana tata ruang wilayah | regional spatial plans
indikator kinerja pembangunan | development performance indicators
ketimpangan antarwilayah | interregional inequality
pengentasan kemiskinan ekstrem | eradication of extreme poverty
kawasan strategis daerah | strategic regional areas
pohon kinerja organisasi | organisational performance trees
pembangunan desa | village development
tujuan pembangunan berkelanjutan daerah | local sustainable development goals
evaluasi rencana kerja perangkat daerah | evaluation of annual work plans
keterkaitan desa dan kota | rural-urban linkages
pembangunan kawasan perbatasan | development of border areas
pembiayaan infrastruktur daerah | regional infrastructure financing
data spasial untuk perencanaan | spatial data for planning
pertumbuhan inklusif | inclusive growth

# keuangan-daerah | 2003 | keuangan daerah | local public finance
anggaran pendapatan dan belanja daerah | regional budgets
pajak dan retribusi daerah | local taxes and levies
transfer ke daerah | intergovernmental transfers
dana alokasi khusus | special allocation grants
kemandirian fiskal daerah | local fiscal independence
penyerapan anggaran | budget absorption
badan layanan umum daerah | regional public service agencies
pinjaman dan obligasi daerah | municipal loans and bonds
laporan keuangan pemerintah daerah | local government financial statements
pengelolaan barang milik daerah | management of local public assets
standar harga satuan regional | regional unit price standards
dana desa | village funds
opini laporan keuangan | audit opinions on financial statements
belanja modal daerah | local capital expenditure
manajemen kas daerah | local treasury cash management
elektronifikasi transaksi daerah | digitalisation of local payments
penganggaran berbasis kinerja | performance-based budgeting

# layanan-digital | 1404 | pelayanan publik digital | digital public services
mal pelayanan publik digital | digital public service malls
sistem pemerintahan berbasis elektronik | electronic-based government systems
identitas digital penduduk | digital population identity
indeks kepuasan masyarakat | citizen satisfaction index
portal layanan terpadu | integrated service portals
arsitektur layanan pemerintah | government service architecture
rancangan layanan berpusat pengguna | user-centred service design
pengaduan masyarakat daring | online citizen complaints
aplikasi super layanan publik | public service super apps
interoperabilitas layanan | service interoperability
perizinan daring | online licensing
inklusi digital kelompok rentan | digital inclusion of vulnerable groups
tanda tangan elektronik | electronic signatures
standar pelayanan minimal | minimum service standards
penyederhanaan proses bisnis | business process simplification
kepercayaan warga pada layanan digital | citizen trust in digital services
penerimaan teknologi pemerintah | adoption of government technology

# tata-kelola-data | 1710 | tata kelola data | data governance
satu data pemerintah | one data policy
data induk dan data referensi | master and reference data
kualitas data sektoral | quality of sectoral data
katalog dan metadata | catalogues and metadata
walidata dan produsen data | data stewards and data producers
pelindungan data pribadi | personal data protection
keterbukaan data pemerintah | open government data
arsitektur data nasional | national data architecture
statistik sektoral | sectoral statistics
berbagi pakai data antarinstansi | data sharing between agencies
pusat data pemerintah | government data centres
kode referensi wilayah | area reference codes
grafik pengetahuan | knowledge graphs
kedaulatan data | data sovereignty
anonimisasi data | data anonymisation
literasi data aparatur | data literacy of civil servants
siklus hidup data | data life cycle

# keamanan-siber | 1705 | keamanan siber | cybersecurity
tim tanggap insiden siber | computer security incident response teams
manajemen keamanan informasi | information security management
uji penetrasi aplikasi | application penetration testing
serangan pengelabuan surel | email phishing
perangkat lunak pemeras | ransomware
infrastruktur informasi vital | critical information infrastructure
enkripsi dan kriptografi terapan | encryption and applied cryptography
pusat operasi keamanan | security operations centres
arsitektur nirpercaya | zero-trust architecture
forensik digital | digital forensics
kesadaran keamanan pegawai | employee security awareness
pemindaian kerentanan | vulnerability scanning
sertifikat elektronik | digital certificates
keamanan internet untuk segala | security of the internet of things
intelijen ancaman siber | cyber threat intelligence
ketahanan siber daerah | cyber resilience of local government
audit keamanan sistem | system security audits

# kecerdasan-buatan | 1702 | kecerdasan buatan | artificial intelligence
pembelajaran mesin | machine learning
pengolahan bahasa alami Indonesia | Indonesian natural language processing
model bahasa besar | large language models
visi komputer | computer vision
etika kecerdasan buatan | ethics of artificial intelligence
analisis sentimen warga | citizen sentiment analysis
deteksi anomali belanja | detection of spending anomalies
sistem rekomendasi | recommender systems
asisten percakapan layanan publik | conversational assistants for public services
pembelajaran mendalam | deep learning
keterjelasan model | model explainability
bias algoritma | algorithmic bias
pengenalan entitas bernama | named entity recognition
pemodelan prediktif | predictive modelling
tata kelola algoritma | algorithmic governance
otomatisasi dokumen | document automation
klasifikasi citra satelit | satellite image classification

# mitigasi-bencana | 3311 | mitigasi bencana | disaster risk reduction
sistem peringatan dini | early warning systems
pemetaan risiko bencana | disaster risk mapping
kesiapsiagaan masyarakat | community preparedness
banjir bandang | flash floods
gempa bumi dan tsunami | earthquakes and tsunamis
tanah longsor | landslides
erupsi gunung api | volcanic eruptions
desa tangguh bencana | disaster-resilient villages
rehabilitasi dan rekonstruksi | rehabilitation and reconstruction
logistik kebencanaan | disaster logistics
jalur evakuasi | evacuation routes
kebakaran hutan dan lahan | forest and land fires
asuransi bencana | disaster insurance
komunikasi risiko | risk communication
kajian kebutuhan pascabencana | post-disaster needs assessment
relawan tanggap darurat | emergency response volunteers
modal sosial pengungsi | social capital of displaced people

# kesehatan-masyarakat | 2739 | kesehatan masyarakat | public health
pusat kesehatan masyarakat | community health centres
jaminan kesehatan nasional | national health insurance
surveilans epidemiologi | epidemiological surveillance
pengendalian tuberkulosis | tuberculosis control
penyakit tidak menular | non-communicable diseases
promosi kesehatan | health promotion
cakupan imunisasi | immunisation coverage
kesehatan ibu dan anak | maternal and child health
telemedisin | telemedicine
rekam medis elektronik | electronic medical records
kesehatan jiwa | mental health
sumber daya manusia kesehatan | human resources for health
pengendalian demam berdarah | dengue control
mutu layanan rumah sakit | quality of hospital care
kesehatan lingkungan | environmental health
kader posyandu | community health volunteers
pembiayaan kesehatan | health financing

# stunting | 2916 | percepatan penurunan stunting | stunting reduction
stunting pada balita | stunting among under-fives
gizi seribu hari pertama kehidupan | nutrition in the first thousand days
konvergensi program stunting | convergence of stunting programmes
pemberian makanan tambahan | supplementary feeding
air susu ibu eksklusif | exclusive breastfeeding
anemia remaja putri | anaemia among adolescent girls
pola asuh keluarga | family caregiving practices
audit kasus stunting | stunting case audits
pemantauan pertumbuhan anak | child growth monitoring
pendamping keluarga | family assistance teams
fortifikasi pangan | food fortification
pernikahan usia dini | early marriage
sanitasi dan infeksi berulang | sanitation and recurrent infection
edukasi gizi ibu hamil | nutrition education for pregnant women
pengukuran antropometri | anthropometric measurement
protein hewani lokal | local animal protein
dapur sehat keluarga | healthy family kitchens

# ketahanan-pangan | 1106 | ketahanan pangan | food security
cadangan beras pemerintah | government rice reserves
diversifikasi pangan lokal | local food diversification
lumbung pangan desa | village food barns
inflasi harga pangan | food price inflation
distribusi pangan pokok | distribution of staple foods
pertanian perkotaan | urban farming
kehilangan dan pemborosan pangan | food loss and waste
varietas padi tahan kering | drought-tolerant rice varieties
pola pangan harapan | desirable dietary patterns
irigasi tersier | tertiary irrigation
kerawanan pangan rumah tangga | household food insecurity
sagu dan umbi-umbian | sago and tubers
kelembagaan petani | farmer organisations
pupuk bersubsidi | subsidised fertiliser
keamanan pangan segar | fresh food safety
sistem informasi pangan | food information systems
rantai dingin hortikultura | horticultural cold chains

# energi-terbarukan | 2105 | energi terbarukan | renewable energy
pembangkit listrik tenaga surya atap | rooftop solar power
energi panas bumi | geothermal energy
mikrohidro perdesaan | rural micro-hydropower
bahan bakar nabati | biofuels
transisi energi berkeadilan | just energy transition
penyimpanan energi baterai | battery energy storage
elektrifikasi daerah terpencil | electrification of remote areas
efisiensi energi gedung | energy efficiency of buildings
tarif listrik terbarukan | renewable electricity tariffs
turbin angin pesisir | coastal wind turbines
hidrogen hijau | green hydrogen
jaringan listrik cerdas | smart grids
pensiun dini pembangkit batu bara | early retirement of coal plants
biogas peternakan | livestock biogas
energi arus laut | ocean current energy
bauran energi nasional | national energy mix
konservasi energi industri | industrial energy conservation

# transportasi | 3313 | transportasi publik | public transport
angkutan massal perkotaan | urban mass transit
bus raya terpadu | bus rapid transit
keselamatan lalu lintas | road safety
integrasi antarmoda | intermodal integration
kereta perkotaan | urban rail
kendaraan listrik | electric vehicles
kemacetan kota | urban congestion
tarif angkutan umum | public transport fares
pejalan kaki dan pesepeda | pedestrians and cyclists
angkutan perintis | pioneer transport services
pelayaran antarpulau | inter-island shipping
keselamatan penerbangan | aviation safety
manajemen parkir | parking management
pemodelan permintaan perjalanan | travel demand modelling
kawasan berorientasi transit | transit-oriented development
aksesibilitas penyandang disabilitas | accessibility for people with disabilities
uji berkala kendaraan | periodic vehicle inspection

# logistik | 1803 | logistik dan rantai pasok | logistics and supply chains
biaya logistik nasional | national logistics costs
tol laut | sea toll programme
manajemen pergudangan | warehouse management
optimasi rute pengiriman | delivery route optimisation
waktu tunggu pelabuhan | port dwell time
rantai dingin | cold chains
logistik halal | halal logistics
pelabuhan pengumpan | feeder ports
logistik kota | city logistics
keterlacakan rantai pasok | supply chain traceability
peramalan permintaan | demand forecasting
manajemen persediaan obat | medicine inventory management
konektivitas kepulauan | archipelagic connectivity
layanan pengantaran mil terakhir | last-mile delivery
digitalisasi dokumen kepabeanan | digital customs documents
ketahanan rantai pasok | supply chain resilience
angkutan barang multimoda | multimodal freight

# perubahan-iklim | 2306 | perubahan iklim | climate change
adaptasi iklim pesisir | coastal climate adaptation
emisi gas rumah kaca | greenhouse gas emissions
nilai ekonomi karbon | carbon pricing
rehabilitasi mangrove | mangrove rehabilitation
lahan gambut | peatlands
kenaikan muka air laut | sea-level rise
pembangunan rendah karbon | low-carbon development
pendanaan iklim | climate finance
kampung iklim | climate villages
inventarisasi emisi daerah | local emission inventories
gelombang panas kota | urban heat waves
kerentanan nelayan | vulnerability of fishers
perhutanan sosial | social forestry
kekeringan dan gagal panen | drought and crop failure
solusi berbasis alam | nature-based solutions
perdagangan karbon | carbon trading
keadilan iklim | climate justice

# pendidikan-vokasi | 3304 | pendidikan vokasi | vocational education
teaching factory | teaching factories
keselarasan kurikulum dan industri | alignment of curricula with industry
sekolah menengah kejuruan | vocational high schools
sertifikasi kompetensi lulusan | competency certification of graduates
magang industri | industrial apprenticeships
politeknik daerah | regional polytechnics
guru produktif kejuruan | vocational subject teachers
penelusuran alumni | tracer studies
balai latihan kerja | vocational training centres
kerangka kualifikasi nasional | national qualifications framework
kewirausahaan siswa | student entrepreneurship
pembelajaran berbasis proyek | project-based learning
kesenjangan keterampilan | skills gaps
pendidikan sistem ganda | dual system education
kredensial mikro | micro-credentials
penyerapan lulusan | graduate employment
bengkel dan laboratorium kerja | workshops and working laboratories

# kepemimpinan | 1407 | kepemimpinan sektor publik | public sector leadership
kepemimpinan transformasional | transformational leadership
kepemimpinan kolaboratif | collaborative leadership
pelatihan kepemimpinan nasional | national leadership training
proyek perubahan peserta pelatihan | change projects of trainees
kepemimpinan digital | digital leadership
kepemimpinan adaptif | adaptive leadership
kepemimpinan perempuan birokrat | women's leadership in the bureaucracy
kepemimpinan melayani | servant leadership
pengambilan keputusan krisis | crisis decision making
jejaring alumni pelatihan | training alumni networks
kepemimpinan lintas batas | boundary-spanning leadership
integritas pemimpin | integrity of leaders
kader pemimpin muda | young leader cadres
komunikasi pemimpin | leaders' communication
kepala daerah inovatif | innovative heads of region
kepemimpinan etis | ethical leadership
gaya kepemimpinan kepala dinas | leadership styles of agency heads

# budaya-organisasi | 1407 | budaya organisasi | organisational culture
nilai dasar aparatur | core values of the civil service
perubahan budaya kerja | change of work culture
agen perubahan | change agents
kerja fleksibel | flexible working
kepuasan kerja | job satisfaction
komitmen organisasi | organisational commitment
berbagi pengetahuan antarunit | knowledge sharing between units
organisasi pembelajar | learning organisations
ego sektoral | sectoral silos
perilaku kewargaan organisasi | organisational citizenship behaviour
keamanan psikologis | psychological safety
kerja tim lintas fungsi | cross-functional teamwork
keseimbangan kerja dan kehidupan | work-life balance
motivasi pelayanan publik | public service motivation
kelelahan kerja | burnout
keberagaman dan inklusi | diversity and inclusion
penggabungan lembaga | mergers of agencies

# audit-spip | 1402 | audit dan pengendalian intern | audit and internal control
sistem pengendalian intern pemerintah | government internal control systems
audit berbasis risiko | risk-based auditing
manajemen risiko instansi | agency risk management
kapabilitas pengawas intern | internal audit capability
audit kinerja | performance audits
tindak lanjut temuan | follow-up of audit findings
pencegahan kecurangan | fraud prevention
pengendalian gratifikasi | gratuity control
sistem pelaporan pelanggaran | whistleblowing systems
zona integritas | integrity zones
reviu laporan keuangan | financial statement reviews
audit pengadaan | procurement audits
akuntabilitas kinerja instansi | agency performance accountability
audit investigatif | investigative auditing
benturan kepentingan | conflicts of interest
audit teknologi informasi | information technology audits
maturitas pengendalian | control maturity

# hukum-administrasi | 3308 | hukum administrasi negara | administrative law
keputusan tata usaha negara | administrative decisions
peradilan administrasi | administrative courts
diskresi pejabat | official discretion
asas pemerintahan yang baik | principles of good administration
harmonisasi peraturan daerah | harmonisation of regional regulations
penyalahgunaan wewenang | abuse of authority
sengketa kepegawaian | civil service disputes
perizinan berusaha berbasis risiko | risk-based business licensing
pembentukan peraturan perundang-undangan | law making
kewenangan pemerintah daerah | powers of local government
keterbukaan informasi publik | public information disclosure
tanggung jawab negara | state liability
hukum kontrak pemerintah | government contract law
upaya administratif | administrative appeals
hukum kepegawaian | civil service law
naskah akademik | academic drafts of bills
delegasi kewenangan | delegation of authority

# ekonomi-digital | 2002 | ekonomi digital | digital economy
pembayaran digital | digital payments
usaha mikro di lokapasar | micro enterprises on marketplaces
teknologi finansial | financial technology
pekerja ekonomi gig | gig economy workers
perusahaan rintisan | start-up companies
pajak transaksi elektronik | taxation of electronic transactions
inklusi keuangan | financial inclusion
perdagangan lintas batas daring | cross-border e-commerce
ekonomi kreatif | creative economy
mata uang digital bank sentral | central bank digital currency
infrastruktur digital desa | rural digital infrastructure
kesenjangan digital | digital divide
persaingan usaha platform | platform competition
pinjaman daring | online lending
produktivitas usaha kecil | small firm productivity
pelindungan konsumen digital | digital consumer protection
koperasi digital | digital cooperatives

# pariwisata | 1409 | pariwisata berkelanjutan | sustainable tourism
desa wisata | tourism villages
daya dukung destinasi | carrying capacity of destinations
ekowisata bahari | marine ecotourism
pariwisata berbasis masyarakat | community-based tourism
promosi destinasi digital | digital destination marketing
sertifikasi pemandu wisata | certification of tour guides
wisata halal | halal tourism
wisata warisan budaya | heritage tourism
lama tinggal wisatawan | length of stay of tourists
citra destinasi | destination image
geopark | geoparks
usaha rumah inap | homestays
wisata pertemuan dan pameran | meetings and exhibitions tourism
pemulihan pariwisata | tourism recovery
limbah kawasan wisata | waste in tourism areas
pengalaman wisatawan | tourist experience
kelembagaan destinasi | destination governance

# perikanan | 1104 | perikanan dan kelautan | fisheries and marine affairs
perikanan tangkap terukur | quota-based capture fisheries
budidaya rumput laut | seaweed farming
budidaya udang | shrimp aquaculture
stok ikan pelagis | pelagic fish stocks
nelayan skala kecil | small-scale fishers
terumbu karang | coral reefs
kawasan konservasi perairan | marine protected areas
penangkapan ikan ilegal | illegal fishing
pelabuhan perikanan | fishing ports
mutu hasil perikanan | quality of fishery products
lamun dan karbon biru | seagrass and blue carbon
tata ruang laut | marine spatial planning
sampah plastik laut | marine plastic litter
alat tangkap ramah lingkungan | environmentally friendly fishing gear
tambak garam rakyat | smallholder salt ponds
pakan ikan alternatif | alternative fish feed
kartu usaha nelayan | fisher business cards

# pengembangan-kompetensi | 3304 | pengembangan kompetensi aparatur | civil servant competency development
corporate university pemerintah | government corporate universities
pembelajaran terintegrasi | integrated learning
pelatihan dasar calon pegawai | basic training of new civil servants
kursus daring terbuka | massive open online courses
analisis kebutuhan pelatihan | training needs analysis
evaluasi pascapelatihan | post-training evaluation
pembelajaran campuran | blended learning
pelatihan jarak jauh | distance training
jam pelajaran per tahun | annual learning hours
komunitas praktik | communities of practice
desain instruksional | instructional design
transfer hasil pelatihan | training transfer
fasilitator dan pengajar | facilitators and trainers
standar kompetensi jabatan | job competency standards
manajemen pengetahuan | knowledge management
akreditasi lembaga pelatihan | accreditation of training institutions
belajar di tempat kerja | workplace learning

# inovasi-publik | 1405 | inovasi sektor publik | public sector innovation
laboratorium inovasi daerah | regional innovation labs
replikasi inovasi pelayanan | replication of service innovations
indeks inovasi daerah | regional innovation index
kota cerdas | smart cities
penciptaan bersama dengan warga | co-creation with citizens
pemikiran desain | design thinking
regulasi uji coba terbatas | regulatory sandboxes
kemitraan pemerintah dan swasta | public-private partnerships
riset dan pengembangan daerah | regional research and development
hilirisasi hasil riset | commercialisation of research
ekosistem inovasi | innovation ecosystems
inkubator bisnis | business incubators
heliks penta | penta helix collaboration
kompetisi inovasi pelayanan publik | public service innovation awards
keberlanjutan inovasi | sustainability of innovations
inovasi terbuka | open innovation
kekayaan intelektual perguruan tinggi | university intellectual property

# air-sanitasi | 2312 | air minum dan sanitasi | drinking water and sanitation
kehilangan air tak berekening | non-revenue water
perusahaan air minum daerah | municipal water utilities
pengelolaan lumpur tinja | faecal sludge management
kualitas air sungai | river water quality
tarif air minum | drinking water tariffs
sanitasi total berbasis masyarakat | community-led total sanitation
pemanenan air hujan | rainwater harvesting
daerah aliran sungai | river basins
air tanah dan penurunan muka tanah | groundwater and land subsidence
instalasi pengolahan air limbah | wastewater treatment plants
rencana pengamanan air | water safety plans
desalinasi pulau kecil | desalination on small islands
pengelolaan sampah rumah tangga | household waste management
kebocoran jaringan pipa | pipe network leakage
sensor kualitas air | water quality sensors
sistem penyediaan air perdesaan | rural water supply systems
ketahanan air perkotaan | urban water security
"""


def _parsed(text: str) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for number, block in enumerate(text.strip().split("\n\n"), 1):
        head, *lines = block.splitlines()
        id_, code, name, name_en = head.removeprefix("# ").split(" | ")
        themes = tuple(Theme(*line.split(" | ")) for line in lines)
        topics[id_] = Topic(id_, Theme(name, name_en), number, _SUBFIELDS[int(code)], themes)
    return topics


TOPICS: Final = _parsed(_TEXT)
"""All topics by id."""
