"""Words the grammar goes by: speakers, verbs of saying, mastheads, annexes. Data, each table with its reason.

These lists hold the English of United Nations documents and of the reports they quote. They name no document,
person or place. To teach the grammar a turn of phrase, add it here with a test.
"""

from __future__ import annotations

import re

from corpus.dates import MONTHS

# --- Who speaks -------------------------------------------------------------------------------------------

#: Verbs that hand over to somebody's words. "Found" and "documented" are left out: they tell what somebody
#: did, and the words that follow are the outer voice's.
SAYING = (
    "said says stated states declared declares noted notes noting reported reports added adds told wrote writes warned "
    "warns announced concluded concludes confirmed claimed claims argued explained emphasized emphasised stressed "
    "underlined underscored characterized characterised described observed asserted alleged acknowledged "
    "admitted indicated testified recalled reiterated maintained insisted remarked commented cautioned estimated "
    "estimates predicted"
).split()

#: Verbs that hand over to a name put into quotation marks: "called it “…”".
NAMING = "called calls labelled labeled labels dubbed termed terms".split()

#: In a sentence that ends with a colon and leads to a block quotation these hand over as well.
LEADING_IN = (
    *SAYING,
    *"shared shares provides provided reads read found finds documented documents issued published".split(),
)

#: Words between a name and its verb.
ADVERBS = "also further later earlier then thus subsequently recently has have had is was been publicly repeatedly itself".split()

#: They open a clause that is not the sentence's own statement: whoever is quoted in it has not said the rest.
SUBORDINATING = (
    "despite notwithstanding although though while whereas even regardless contrary since because when whenever after "
    "before until unless if once unlike following given"
).split()
#: Right before a name they make it the subject of a relative clause.
RELATIVE = "which whom whose that what".split()

#: What is made by its speaker: "the report of X", "in a statement by X".
UTTERANCES = (
    "report statement article findings release communique communiqué assessment estimate warning appeal call demand "
    "words account testimony letter declaration investigation analysis study survey data figures"
).split()

#: Speakers without a name. "The journalist said that …" is the journalist's account, not the quoting author's.
UNNAMED = (
    "journalist reporter witness eyewitness resident villager official spokesman spokeswoman spokesperson commander "
    "officer soldier survivor victim doctor nurse teacher expert analyst lawyer driver worker neighbour neighbor "
    "refugee prisoner detainee minister ambassador president prosecutor mayor governor"
).split()

#: A name that holds one of these is an organisation's.
ORGANISATIONS = (
    "Agency Administration Alliance Amnesty Armed Assembly Association Bank Board Bureau Center Centre Chamber "
    "Coalition College Command Commission Committee Conference Congress Council Court Department Directorate "
    "Federation Force Forces Foundation Front Fund Government Group Headquarters Institute International League Mission "
    "Ministry Monitor Movement Network Observatory Office Organization Organisation Parliament Party Police "
    "Programme Program Project Register Secretariat Service Services Society Tribunal Union Unit University Watch Witness"
).split()

#: A name that holds one of these, and is no organisation's, is a person's.
TITLES = (
    "Admiral Ambassador Archbishop Bishop Brigadier Captain Chair Chairman Chairperson Chairwoman Chancellor "
    "Chief Colonel Commander Commissioner Coordinator Director Envoy General Governor Judge Justice King Lieutenant Lord "
    "Major Mayor Minister Mr Mrs Ms Patriarch Pope President Prime Prince Princess Prof Professor Prosecutor Queen "
    "Rapporteur Representative Secretary Secretary-General Sergeant Sheikh Sir Spokesperson Dr"
).split()

#: Behind a name and a comma they go on with the sentence, and tell nobody's title.
NO_TITLES = "which whom whose that where when while but and or nor".split()

#: What a name of this kind says is a text's provision, and nobody's word: "according to Article 3 of the Treaty".
PROVISIONS = (
    "Act Agreement Annex Article Articles Chapter Charter Code Constitution Convention Covenant Figure Law Map Paragraph "
    "Part Plan Principle Protocol Resolution Rule Rules Section Statute Table Treaty"
).split()

#: Capitalised like a name in front of a comma or a verb, and never a speaker's: "On 3 May, Professor …".
CALENDAR = frozenset((*MONTHS, *"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))

#: Capitalised at the head of a sentence, and never part of a name.
NO_NAMES = frozenset(
    """a about above according additionally after again all also although among an and another any are as at because
    before besides between both but by consequently despite during each equally even every finally first following for
    from furthermore given hence here his her however i if in indeed instead it its last later likewise many meanwhile
    moreover most my nevertheless no nor not on once one only or other others our out over recently second several
    she he similarly since so some such than that the their then there therefore these they third this those thus
    to today two under unlike until upon we what when where whereas whether which while who with within without
    yesterday yet you your""".split()
)

#: With their full stop they are part of a name. "Rev." is left out: it stands in symbols, "A/77/5/Rev.1".
FORMS_OF_ADDRESS = "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Maj Hon".split()
_NAME_WORD = rf"(?:(?:{'|'.join(FORMS_OF_ADDRESS)})\.(?=\s)|[A-ZÀ-ÖØ-Þ][\w’'\-]{{0,60}}\w(?!\w)|[A-Z]\.)"
_LINK_WORD = r"(?:of|for|the|and|on|de|der|van|von|bin|al)"
#: A run of capitalised words, small words between them allowed: "High Commissioner for Human Rights". The
#: longest speaker met so far has eight; without a limit a page of capitals costs time with its square.
NAME = rf"\b{_NAME_WORD}(?:\s+(?:{_LINK_WORD}\s+){{0,2}}{_NAME_WORD}){{0,11}}"

OPENING_QUOTES = '“"«„'
CLOSING_QUOTES = '”"»'
#: What closes each; a text may still mix them, "“…\"".
QUOTES = {"“": "”", '"': '"', "«": "»", "„": "”"}

#: How the record of a meeting gives somebody the floor: "Mr. Okoye (Norland) (spoke in French): …".
FLOOR = re.compile(
    r"(?P<name>(?:The\s|(?:Mr|Mrs|Ms|Dr|Msgr)\.|Miss|Sir|Dame|Lord|Baroness|Prince|Princess|Sheikh|King|Queen|President|"
    r"Archbishop|Monsignor|Cardinal|General|Judge|Ambassador)[^():]{1,80}?)\s*"
    r"(?:\((?!spoke|interpretation|continued)(?P<office>[^():]{2,90})\))?\s*"
    r"(?:\((?:spoke|interpretation|continued)[^()]{2,60}\))?\s*:\s"
)

# --- Parts of a document ----------------------------------------------------------------------------------

#: Omissions stand in block quotations as paragraphs of their own.
OMISSION = re.compile(r"[\[(]?\s*(?:(?:\.\s?){3,}|…)\s*[\])]?|\*\s?\*\s?\*")

ANNEX = re.compile(
    r"(?P<word>Annex|Appendix|Enclosure)(?:es)?(?:\s+(?P<number>[IVXLC]+|\d+|[A-Z]))?(?=$|[\s.:,*–—-])", re.I
)

#: The whole of it, where a line has no looks to tell that it is a heading.
ANNEX_TITLE = re.compile(
    rf"{ANNEX.pattern}\s+to\s+the\s+(?:identical\s+)?(?:letters?|notes?|report|resolution)\b", re.I
)

CAPTION = re.compile(
    r"(?P<word>Images?|Figures?|Photos?|Photographs?|Pictures?|Maps?|Tables?|Charts?|Plates?|Exhibits?)\s+"
    r"(?P<numbers>\d+[a-z]?(?:\s?[-–—,&]\s?\d+[a-z]?|\s+(?:and|to)\s+\d+)*)(?=$|[\s.:,–—-])"
)

SIGNATURE = re.compile(r"\(?\s*Signed\s*\)?\s+\S", re.I)

#: The sentence that asks for circulation closes a letter to the Secretary-General.
CLOSING = re.compile(
    r"(?:grateful if|appreciate it if|kindly request|have the honour to request|request that).{0,200}"
    r"(?:circulat|issued|distribut)",
    re.I | re.S,
)

LIST_ITEM = re.compile(r"(?P<marker>\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)|[a-z]\)|[•●▪◦·–—-])\s+\S")

#: "12. Condemns …", "3.Text": a printed paragraph number.
NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s*(?=[^\d\s])")

#: What ends a paragraph. A paragraph that lacks it, before one that begins in lower case or with a digit, was
#: cut by a page.
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

#: A full stop that belongs to an abbreviation, where a line of a signature ends: "Chargé d’affaires a.i."
ABBREVIATED = re.compile(r"(?:(?<![\w.])(?:[A-Za-z]\.){2,}|\b(?:Jr|Sr|Esq|Ret|ret|Ph\.D)\.)\)?$")

# --- Plain text --------------------------------------------------------------------------------------------

#: What stands at the edges of pages: page numbers, job numbers with their language, printing date and bar code, "/...".
PAGE_FURNITURE = re.compile(
    r"(?:(?:page\s+)?\d{1,3}\s?/\s?\d{1,3}|page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|-\s?\d{1,3}\s?-"
    r"|(?:(?:GE|V|K|HS|NA)\.?\s?)?[\dogiszb]{2}-\d{5}\*{0,3}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,2}"
    r"|\*\s?(?:\d\s?){6,}\*|\d{3,5}[a-z]\s?[(C]?[A-Z]\)(?:\s+\d{6})?|/?\s?(?:\.\s?\.\s?\.|…)|please recycle|accessible document)(?=\s|$)\s*", re.I)  # fmt: skip
#: Day, month and year of printing, below a job number: "131120".
PRINTING_DATE = re.compile(r"\d{6}")
#: Dirt that scans take for signs.
SPECK = re.compile(r"[~^`'.,:;|_=\\]{1,2}")
#: A row of these stands above footnotes.
RULE = re.compile(r"[_‗]{5,}|[-–—]{8,}")

#: A line does not end a paragraph behind one of these.
LINKING = frozenset(
    """a an the of and or to in on for from by with at as its their his her that which who this these those between
    under into than including both""".split()
)

#: So short a line opens a resolution's sentence, of which every paragraph is a part.
ENACTING = re.compile(
    r"(?:The\s+(?:General\s+Assembly|Security\s+Council|(?:Economic\s+and\s+Social|Human\s+Rights|Trusteeship)\s+Council)"
    r"|THE\s+(?:GENERAL\s+ASSEMBLY|SECURITY\s+COUNCIL|(?:ECONOMIC\s+AND\s+SOCIAL|HUMAN\s+RIGHTS|TRUSTEESHIP)\s+COUNCIL))"
    r"\s*[,:]?"
)

#: The words a preambular paragraph opens with, behind adverbs; an operative one opens with a verb in the present.
PREAMBULAR = re.compile(
    r"(?:(?:Also|Further|Again|Once again|Deeply|Gravely|Seriously|Strongly|Profoundly|Fully|Particularly|Greatly|Firmly|"
    r"Extremely|Still|Equally|Keenly|Now|More)\s+)*"
    r"(?:Acknowledging|Acting|Affirming|Alarmed|Anxious|Appalled|Appreciating|Approving|Aware|Bearing|Believing|"
    r"Calling|Cognizant|Commending|Concerned|Concluding|Concurring|Condemning|Confident|Confirming|Conscious|Considering|"
    r"Continuing|Convinced|Declaring|Deeming|Deploring|Desiring|Desirous|Determined|Determining|Disapproving|Dismayed|"
    r"Distressed|Disturbed|Emphasi[sz]ing|Encouraged|Encouraging|Endorsing|Expecting|Expressing|Finding|Grieved|Guided|"
    r"Having|Holding|Hoping|Indignant|Insisting|Inspired|Keeping|Learning|Looking|Mindful|Noting|Observing|Paying|Pending|"
    r"Perturbed|Preoccupied|Prepared|Ready|Reaffirming|Realizing|Recalling|Receiving|Recogni[sz]ing|Referring|Regarding|"
    r"Regretting|Reiterating|Rejecting|Remaining|Remembering|Renewing|Reserving|Resolved|Responding|Satisfied|Seeking|"
    r"Seized|Sharing|Shocked|Stressing|Supporting|Taking|Thanking|Underlining|Underscoring|Urging|Viewing|Welcoming|"
    r"Whereas|Wishing|In (?:view|accordance|pursuance|the light)|As (?:a|the)|With)\b", re.I)  # fmt: skip
OPERATIVE = re.compile(
    r"(?:(?:Also|Further|Again|Once again|Deeply|Gravely|Strongly|Fully|Hereby|Solemnly|Therefore|Urgently)\s+)*"
    r"(?!(?:This|These|Its|His|As|Is|Was|Has|Members|States|Whereas)\b)(?i:[a-z])[a-z]+s\b")  # fmt: skip

#: What stands between the title of a resolution and its text: how and when it was adopted, its draft's symbol.
#: Dates may be misread; they are what they are by their place.
ADOPTION = re.compile(
    r"Adopted by the \S.{0,120}\bmeeting\b.{0,60}|(?:[oe][fn]\s+)?\d\S?\s+\S{3,12}\s+\S\d{3}(?=\W*(?:\s\d{1,3})?$|\s*[\[(])"
    r"|[\[(]\s?[A-Z\d]{1,3}/[^\s\])}]{1,24}(?:\s\S{1,12})?[\])}]$", re.I)  # fmt: skip
#: What stands below it: "Adopted unanimously at the 12th meeting.", "56th plenary meeting 17 November 2015".
ADOPTED = re.compile(
    rf"Adopted\b.{{1,60}}\bmeeting\b.{{0,400}}|\d{{1,5}}(?:st|nd|rd|th)(?: plenary)? meeting\s+\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}",
    re.S,
)
#: What stands above the name of a resolution of the General Assembly.
ADOPTED_ON = re.compile(r"Resolutions? adopted by the \D{5,80} on (?=\d)")
ADOPTED_OPENS = re.compile(r"Adopted (?:unanimously\b|without\b|at the\b|by\b(?! the\b))")
#: A resolution's name, alone on its line: "Resolution 12 (1950)", "12 (1950). Resolution of 3 May 1950".
RESOLUTION_NAME = re.compile(
    r"(?:RESOLUTION|Resolution)\s+\d{1,4}\b(?:\s?\([^()]{1,8}\))?(?:\s+of\s+\d{1,2}\s+\S+\s+\d{4})?\s*\*?"
    r"|\d{1,4}\s?\((?:\d{4}|[IVXLC]+)\)\.?\s+Resolution\s+of\s+\d{1,2}\s+\S+\s+\d{4}\b.{0,12}"
)

#: Letters that scans put for figures. Believed only where they make the number that is due.
MISREAD = re.compile(r"(?P<number>[\dIilOoSZB|]{1,3})(?:[.,]\s+(?=\W?\s?[A-Z])|\s(?=[A-Z][a-z]+s\b))")
FIGURES = str.maketrans("IilOoSZB|", "111005281")

#: What is left of a word behind the hyphen of a line's end, where it is no word of its own.
WORD_ENDINGS = frozenset(
    """able ance ances ation ations cation cations cially cil dent ence ences ers ing ings ism ities ity ment mental ments
    nal ness nity sented sion sional sions sive tation tations ther ties tional tions tion tive tives tory ture tures
    ury""".split()
)

# --- Mastheads --------------------------------------------------------------------------------------------

MASTHEAD_SIGNS = (
    re.compile(r"Distr(?:\.?\s*:|\.$|\.\s+(?:General|Limited|Restricted)\b)", re.I),
    re.compile(r"(?:Original|Language)\s*:", re.I),
    re.compile(r"(?:Provisional\s+)?Agenda\s+items?\b", re.I),
    re.compile(r"Items?\s+\d+\s+of\s+the\b", re.I),
    re.compile(
        r"^(?:United Nations|General Assembly|Security Council|Economic and Social Council|Human Rights Council)\b"
    ),
    re.compile(r"^[\w\- ]+\s(?:special\s+|emergency\s+)?(?:session|year|meeting)$", re.I),
)
ORGANS = (
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
)
SESSION = re.compile(r"\b(?P<session>[A-Z][a-z]+(?:-[a-z]+)?(?:\s[a-z]+){0,2}\s(?:session|year))\b")
DISTRIBUTION = re.compile(r"Distr(?:\.?\s*:|\.(?=\s|$))\s*(?P<level>General|Limited|Restricted)?", re.I)
LANGUAGE = re.compile(r"Original\s*:\s*(?P<language>[A-Z][a-z]+(?:(?:/|, | and )[A-Z][a-z]+)*)", re.I)
REISSUED = re.compile(r"reissued? for technical reasons (?:on\s+|\()(?P<date>\d{1,2} \w+ \d{4})", re.I)
#: Below a title it says whose report on that it is.
REPORT_BY = re.compile(r"(?:Report|Note|Statement)\s+(?:of|by)\s+the\s+[^,:;.]{3,80}")
AGENDA_NUMBERS = re.compile(r"(?:(?:Provisional\s+)?Agenda\s+)?items?\s+\d", re.I)
AGENDA = re.compile(r"(?:(?:Provisional\s+)?Agenda\s+items?|^Items?)\s+(?P<items>[\d,\s()a-z]+?)(?=\*|$|[A-Z])")

#: What the first page of a meeting's record says of the record, and nobody at the meeting.
RECORD_NOTE = re.compile(r"This record (?:contains|is subject to)\b")

#: What a title says of the document's kind and author. The first that matches counts.
TITLE_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("letter", re.compile(
        r"(?:Identical letters|Letter|Letters)\s+dated\s+(?P<date>\d{1,2} \w+ \d{4})\s+from\s+(?:the\s+)?(?P<author>.+?)"
        r"(?:\s+to the United Nations)?(?:,?\s+addressed to\b|$)", re.S)),
    ("note verbale", re.compile(
        r"Note verbale\s+dated\s+(?P<date>\d{1,2} \w+ \d{4})\s+from\s+(?:the\s+)?(?P<author>.+?)"
        r"(?:\s+to the United Nations)?(?:,?\s+addressed to\b|$)", re.S | re.I)),
    ("note", re.compile(r"Note\s+by\s+the\s+(?P<author>President\s+of\s+the\s+(?:Security\s+Council|General\s+Assembly))", re.I)),
    ("statement", re.compile(r"Statement\s+by\s+the\s+(?P<author>President\s+of\s+the\s+(?:Security\s+Council|General\s+Assembly))", re.I)),
    ("meeting record", re.compile(r"^\d{1,5}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting$")),
    ("resolution", re.compile(r"^\d{1,3}/\d{1,3}(?:\s?[A-Z])?\.\s+\S")),
    ("report", re.compile(r"(?:Report|Note|Statement)\s+(?:of|by)\s+the\s+(?P<author>Secretary-General(?![’'\w])|[^,:]+)", re.I)),
    ("resolution", re.compile(r"(?:\d{1,4}\s?\((?:\d{4}|[IVXLC]+)\)\.?\s+)?Resolution\s+(?:\d|of\s+\d)", re.I)),
    ("report", re.compile(r"\breport\b", re.I)),
)  # fmt: skip

#: Who speaks in a document of an organ that names no author.
ORGAN_AUTHORS = {"S": "Security Council", "A": "General Assembly", "E": "Economic and Social Council"}

#: Shown with every answer from a document of this kind.
NOTICES = {
    "letter": "A statement by one party, circulated at its request; not a finding of the United Nations.",
    "note verbale": "A statement by one party, circulated at its request; not a finding of the United Nations.",
    "web page": "A web page as it stood on the day it was taken; not a document of the United Nations.",
}
