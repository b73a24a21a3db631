"""Words of English titles: posts and occupations, what stands before and behind them, and what is none of them."""

import re
from typing import Final

from ingest.extract.document import RoleKind
from ingest.extract.lexicon.posts import phrases, words

_ONE: Final = (
    "president,prime minister,minister,coordinating minister,governor,mayor,regent,king,queen,sultan,chancellor,vice chancellor,ambassador,envoy,special envoy,"
    "consul general,honorary consul,speaker,undersecretary,under-secretary,harbormaster,harbourmaster,chairman,chairwoman,chairperson,chair,chair of the board,director,director general,director-general,managing director,executive director,"
    "president director,country director,head,chief,chief executive,chief executive officer,chief financial officer,chief technology officer,chief operating officer,"
    "chief of staff,ceo,cfo,cto,coo,cio,secretary,secretary general,secretary-general,permanent secretary,commissioner,vice chair,vice chairman,vice mayor,vice governor,resident coordinator,spokesman,spokeswoman,spokesperson,rector,"
    "dean,provost,principal,headmaster,headmistress,attorney general,inspector general,auditor general,treasurer,vice president,vice-president,deputy,leader,candidate,nominee,"
    "presidential hopeful,gubernatorial hopeful,mayoral hopeful,presidential contender,gubernatorial contender,mayoral contender,contender,"
    "partner,general manager,project manager,superintendent,commander,captain,registrar,ombudsman,archbishop,bishop,founder,co-founder,owner,expert staff,special staff"
)
_OF_MANY: Final = (
    "professor,lecturer,senior lecturer,researcher,analyst,policy analyst,economist,lawyer,coach,member,adviser,advisor,consultant,engineer,judge,justice,prosecutor,"
    "senator,lawmaker,legislator,politician,coordinator,scientist,officer,executive,teacher,physician,auditor,trainer,manager,programmer,expert,"
    "statistician,planner,specialist,curator,librarian,archivist,surveyor,inspector,observer,activist,campaigner,negotiator,forecaster,linguist,historian,biologist,"
    "geologist,hydrologist,ecologist,chemist,physicist,anthropologist,sociologist,psychologist,epidemiologist,virologist,volcanologist,seismologist,oceanographer,"
    "demographer,botanist,agronomist,climatologist,meteorologist,criminologist,archaeologist,mathematician,geographer,surgeon,nurse,midwife,paediatrician,"
    "pediatrician,cardiologist,architect,designer,developer,editor,correspondent,columnist,strategist,counsel,attorney,delegate,representative,"
    "instructor,facilitator,tutor,research fellow,fellow,scholar,trustee,counsellor,councillor,councilor,actuary,accountant,technician,banker,broker,conservationist,attaché,attache,"
    "chargé d'affaires,chargé d’affaires,charge d'affaires"
)
_COUNTED: Final = f"{_OF_MANY},founder,co-founder,director,commissioner,candidate,nominee,contender,deputy head,deputy chair,deputy governor,deputy minister"
_PLURAL: Final = ",".join(f"{one}s" for one in _COUNTED.split(","))
HEADS: Final = phrases(f"{_ONE},{_OF_MANY},{_PLURAL}")
"""Posts and occupations, by their first words."""
PLURALS: Final = frozenset(phrase.split()[-1] for phrase in _PLURAL.split(","))
MANY: Final = PLURALS | {phrase.split()[-1] for phrase in _OF_MANY.split(",")} | {"founder", "co-founder", "candidate"}
"""Last words of what several people are at once."""
NO_NAMES: Final = frozenset(HEADS) - words("dean king queen sultan justice bishop")
"""Those that nobody is called by."""
NOT_YET: Final = ("-elect", "-designate")
CONTENDERS: Final = words("contender contenders")
SEEKERS: Final = words("candidate candidates nominee nominees hopeful") | CONTENDERS
NO_LONGER: Final = ("ex-", "then-")
BESIDE: Final = ("co-", "vice-", "deputy-")
"""Beginnings of a word for a post that leave it one."""
BEFORE: Final = words("""deputy vice senior executive assistant associate chief managing general principal permanent first special junior lead co honorary
    policy research programme program project human resources finance marketing technical legal political presidential gubernatorial mayoral
    operations communications regional national independent public data science education health climate operation sales business commercial corporate creative compliance economic adjunct visiting
    coordinating founding presiding""")
BEFORE_MINISTER: Final = words("deputy vice assistant coordinating prime junior senior")
UNDER_MINISTER: Final = words("deputy vice assistant junior")
"""Those of them whose bearer is no minister."""
HELD: Final[dict[str, RoleKind]] = {
    "former": "FORMER", "ex": "FORMER", "acting": "PLT", "interim": "PLT", "caretaker": "PJ", "then": "FORMER", "ex-": "FORMER", "onetime": "FORMER",
    "designate": "CANDIDATE", "aspiring": "CANDIDATE", "incoming": "CANDIDATE", "formerly": "FORMER", "previously": "FORMER", "late": "FORMER", "longer": "FORMER",
}  # fmt: skip
PLAIN: Final = words("the a an current outgoing newly new longtime incumbent its their one")
ARTICLES: Final = words("the a an its their his her my our")
"""Words by which of two posts before a name the first is somebody else's."""
PASSED: Final = PLAIN | HELD.keys()
"""Words before a post that are no part of it, and no institution's."""
PLACED: Final = words("governor mayor regent president king queen sultan ambassador envoy chief leader speaker")
"""Heads of places, whose complement may be one."""
OF_FIELDS: Final = words("director directors head deputy rector manager general officer professor professors dean envoy")
"""Heads behind which words in capitals that no list of names has are what for: ``Head of Public Relations``."""
SENT: Final = words("ambassador envoy representative consul adviser advisor staff")
"""Who is sent *to* a place or a body."""
SERVING: Final = SENT | words("spokesman spokeswoman spokesperson secretary deputy lawyer lawyers counsel advisers advisors")
"""Who serves somebody in office: *spokesman for the Minister of Finance*."""
TO: Final = words("of at for from with in")
WITHIN: Final = words("of and & for the on")
NO_FIELD: Final = (
    words("""a about after against all also although amid among an and another any are as at be because been before being between both but by can could did do
    does down during each even ever every few first for from had has have he her here him his how i if in into is it its just last late later many may me might more most
    much must my never new next no not now of off on once one only or other our out over own per same she should since so some soon still such than that the their them
    then there these they this those through to today too two three four five six seven eight nine ten under until up very was we were what when where whether which while who whom
    whose why will with within without would yesterday you your
    said says told tells added adds met meets made makes became become becomes won led left saw gave gives took takes sent sends knew knows got went goes came comes kept held
    thought found felt brought heard wrote writes spoke speaks chose quoted joined called asked named replaced replaces urged warned quotes backs sues""")
    | PLAIN
    | HELD.keys()
)
"""Words before a post that are no part of it."""
QUALITIES: Final = words("new newly own former current first only same")
"""Those that may say how an institution is: *head of the new Agency* …"""
OWNERS: Final = words("country nation state province city region world government")
"""… and whose: *head of the country's Agency*."""
BODIES: Final = words("""cooperative party agency ministry company bank club board commission institute institution university school foundation association union group firm
    government council committee organisation organization hospital college fund team office court bureau charity academy department faculty""")
"""Institutions without a name: *treasurer of the cooperative* is treasurer."""
ANY_BODY: Final = words("company firm group institution organisation organization agency charity office")
"""Those that may stand for an institution of any name."""
ADJECTIVE: Final = re.compile(
    r"[A-Z][a-z]{2,20}(?:ese|ian|ish|can|ean|ch)|German|Dutch|Thai|Greek|Iraqi|Pakistani|Israeli|Filipino|Philippine|Swiss|Czech|Slovak|Saudi|Emirati|Qatari|Kuwaiti"
    r"|Bangladeshi|Yemeni|Omani|Afghan|Lao|Kenyan|Ugandan|Rwandan|Ghanaian|Angolan|Libyan|Sudanese|Tibetan|Bhutani|Nepali|Somali|Uzbek|Tajik|Kazakh|Turk|Croat|Serb|Cypriot"
    r"|Argentine|Tuvaluan|Samoan|Tongan|Fijian|Papuan|Cuban|Haitian|Tanzanian|Zambian|Malagasy|Andean"
)
PERIOD: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)\d\d)?")
ENGLISH: Final = words("the of a an and in on at to for with by from said says is was has who it he she his her")
POSSESSIVE: Final = ("'s", "’s", "'", "’")
SENTENCE: Final = words(". ! ?") | {"\n"}
DAYS: Final = words("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december""")
INSTITUTES: Final = words(
    "institute university ministry agency department centre center office bank board council commission school faculty association"
)
UNITS: Final = words("bureau division section subdirectorate")
"""First or last words of names of parts of institutions, which belong to the post; a faculty is one of its own."""

SAID: Final = words("""said says told explained added stated argued noted warned stressed emphasised emphasized announced claimed believes
    suggested wrote believed denied insisted urged recalled""")
"""Verbs that tell of words."""

CHIEFS: Final = words("ceo cfo coo cto cio cmo chro ciso")
"""Short forms of posts, which begin or end no name."""
