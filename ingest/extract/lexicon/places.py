"""Words of the names of Indonesia's regions and of the world's countries: a name behind them is not theirs.

Regions as in Kepmendagri 300.2.2-2430/2025, in single words without the general ones; countries and usual abbreviations typed from general knowledge.
"""

from typing import Final

from ingest.extract.lexicon.posts import words

PLACES: Final = words(
    """
    abkhazia aceh afganistan afghanistan afrika agam aljazair alor ambon amerika ampat anambas angola arab arfak argentina
    armenia aru asahan asean asia asmat australia austria azerbaijan babel badung bahrain balangan bali balikpapan banda
    bandar bandung banggai bangka bangkalan bangladesh bangli banjar banjarbaru banjarmasin banjarnegara bantaeng banten
    bantul banyuasin banyumas banyuwangi barito barru batam batang batanghari batu bawang bedagai beijing bekasi belanda
    belarus belgia belitung belu bengkalis bengkayang bengkulu berau bharat biak biaro bima binjai bintan bintang bintuni
    bireuen bitung blitar blora boalemo bogor bojonegoro bolaang bolango bolivia bombana bondowoso bone bontang boven boyolali
    brasil brebes brunei bukittinggi buleleng bulgaria bulukumba bulungan bumbu bungo buol buru buton canberra solo kudus klaten gaza darfur harare damaskus bagdad kairo ceko chile
    chili china ciamis cianjur cilacap cilegon cimahi cina cirebon dairi datar deiyai deli demak denmark denpasar depok
    dharmasraya digoel diy dki dogiyai dompu donggala dumai emirat ende enim enrekang eritrea eropa ethiopia etiopia fak fiji
    filipina finlandia flores garut gayo georgia ghana gianyar gorontalo gowa gresik grobogan guinea gunung gunungkidul
    gunungsitoli haiti halmahera hasundutan hongaria hongkong humbang india indonesia indragiri indramayu inggris irak iran
    irlandia islandia israel italia jabar jabodetabek jabung jakarta jambi jateng jatim jawa jayapura jayawijaya jember
    jembrana jeneponto jepang jepara jerman jogja jombang jordan jordania kaimana kalbar kalimantan kalsel kaltara kalteng
    kaltim kamboja kampar kanada kapuas karanganyar karangasem karawang karimun karo kartanegara katingan kaur kayong
    kazakhstan kebumen kediri keerom kendal kendari kenya kepahiang kepri kerinci ketapang klaten klungkung kolaka kolombia
    komering konawe kongo korea kotabaru kotamobagu kotawaringin kroasia kuala kuantan kuba kubu kudus kulon kuningan kupang
    kutai kuwait labuhanbatu lahat lamandau lamongan lampung landak langkat langsa lanny laos lawang lebak lebanon lebong
    lematang lembata leone leste lhokseumawe libanon liberia libya lingga linggau lombok london lubuk lues lumajang luwu
    madiun magelang magetan mahakam majalengka majene makassar malaka malang malaysia mali malinau maluku malut mamasa
    mamberamo mamuju manado mandailing mandar manggarai manokwari mappi maroko maros mas mataram maybrat medan meksiko melawi
    mempawah mentawai merangin meranti merauke meriah mesir mesuji metro mimika minahasa mojokerto mongolia mongondow morotai
    morowali moutong mozambik muara muaro mukomuko muna murung musi myanmar nabire nad nagan nagekeo natal natuna ndao nduga
    nepal ngada nganjuk ngawi nias nigeria norwegia ntb ntt numfor nunukan nusa ogan oman pabar pacitan padang padangsidimpuan
    pagar pakistan pakpak palangkaraya palembang palestina palopo palu pamekasan pandeglang pangandaran pangkajene pangkal
    paniai panjang papua parepare pariaman parigi paris pasaman pasangkayu paser pasir pasuruan pati payakumbuh pegunungan
    pekalongan pekanbaru pelalawan pemalang pematangsiantar penajam penuh penukal perancis peru pesawaran pesisir pidie
    pilipina pinang pinrang pisau pohuwato polandia polewali ponorogo pontianak portugal poso prabumulih prancis pringsewu
    probolinggo progo pulang puluh puncak purbalingga purwakarta purworejo qatar raijua raja rappang rawas rejang rembang riau
    rokan rote rumania rusia rwanda sabang sabu salatiga samarinda sambas samosir sampang sanggau sangihe sarmi sarolangun
    saudi sawahlunto sekadau selandia selayar seluma semarang senayan senegal seram serang serbia serdang seribu serikat
    seruyan siak siau sibolga sidenreng sidoarjo sierra sigi sijunjung sikka simalungun simeulue singapura singingi singkawang
    singkil sinjai sintang situbondo sleman slovakia solok somalia soppeng sorong spanyol sragen subang subulussalam sudan
    sukabumi sukamara sukoharjo sula sulawesi sulbar sulsel sulteng sultra sulut sumatera sumba sumbar sumbawa sumedang
    sumenep sumsel sumut sungai supiori surabaya surakarta suriah swedia swiss tabalong tabanan tagulandang taiwan takalar
    talaud taliabu tambrauw tamiang tana tanah tangerang tanggamus tanimbar tanjung tanjungbalai tanzania tapanuli tapin
    tarakan tasikmalaya tebing tebo tegal teluk temanggung ternate thailand tidung timor tinggi tiongkok tojo tokyo toli-toli
    tolikara tomohon toraja trenggalek tual tuban tulang tulungagung tunisia turki turkiye uganda ukraina una uzbekistan
    vatikan venezuela vietnam wajo wakatobi waropen washington way wondama wonogiri wonosobo yahukimo yalimo yaman yapen yogya
    yogyakarta yordania yunani zambia zimbabwe
    """
)
"""In lower case."""

DIRECTIONS: Final = words(
    "barat timur utara selatan tengah tenggara laut daya raya kota kabupaten kepulauan hulu hilir ulu ilir baru besar serikat"
)
"""Words that go on with such a name and begin none."""

PLACE_WORDS: Final = PLACES | DIRECTIONS
"""All words that such a name may have."""
