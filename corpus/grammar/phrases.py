"""Turns of phrase that the grammar goes by: verbs of saying, annexes, signatures, resolutions. Data, with reasons.

These lists hold the English of United Nations documents and of the reports they quote. They name no document,
person or place. To teach the grammar a turn of phrase, add it here with a test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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

#: Behind a name and a comma they go on with the sentence, and tell nobody's title.
NO_TITLES = "which whom whose that where when while but and or nor".split()

#: How the record of a meeting gives somebody the floor: "Mr. Okoye (Norland) (spoke in French): …".
FLOOR = re.compile(
    r"(?P<name>(?:The\s|(?:Mr|Mrs|Ms|Dr|Msgr)\.|Miss|Sir|Dame|Lord|Baroness|Prince|Princess|Sheikh|King|Queen|President|"
    r"Archbishop|Monsignor|Cardinal|General|Judge|Ambassador)[^():]{1,80}?)\s*"
    r"(?:\((?!spoke|interpretation|continued)(?P<office>[^():]{2,90})\))?\s*"
    r"(?:\((?:spoke|interpretation|continued)[^()]{2,60}\))?\s*:\s"
)

# --- Parts of a document ----------------------------------------------------------------------------------

ANNEX = re.compile(
    r"(?P<word>Annex|Appendix|Enclosure)(?:es)?(?:\s+(?P<number>[IVXLC]+|\d+|[A-Z]))?(?=$|[\s.:,*–—-])", re.I
)

#: The head of a draft that a report carries: its paragraphs are numbered from 1 again.
DRAFT_HEAD = re.compile(
    r"(?P<word>Draft\s+(?:resolution|decision))(?:\s+(?P<number>[IVXLC]+|\d{1,2}|[A-Z])(?=[\s.:*–—-]|$).{0,200}|\s*\*?)",
    re.I,
)

#: The whole of it, where a line has no looks to tell that it is a heading.
ANNEX_TITLE = re.compile(
    rf"{ANNEX.pattern}\s+to\s+the\s+(?:identical\s+)?(?:letters?|notes?|report|resolution)\b", re.I
)

SIGNATURE = re.compile(r"\(?\s*Signed\s*\)?\s+\S", re.I)

#: The sentence that asks for circulation closes a letter to the Secretary-General.
CLOSING = re.compile(
    r"(?:grateful if|appreciate it if|kindly request|have the honour to request|request that).{0,200}"
    r"(?:circulat|issued|distribut)",
    re.I | re.S,
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

#: What stands below it: "Adopted unanimously at the 12th meeting.", "56th plenary meeting 17 November 2015".
ADOPTED = re.compile(
    rf"Adopted\b.{{1,60}}\bmeeting\b.{{0,400}}|\d{{1,5}}(?:st|nd|rd|th)(?: plenary)? meeting\s+\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}",
    re.S,
)

ADOPTED_OPENS = re.compile(r"Adopted (?:unanimously\b|without\b|at the\b|by\b(?! the\b))")


@dataclass(frozen=True, slots=True)
class SectionHead:
    """A form of headings below which numbers may begin anew, and how what stands below is called: "sect. II"."""

    head: re.Pattern[str]
    called: str = ""

    def name(self, match: re.Match[str]) -> str:
        word = self.called or " ".join(match.groupdict().get("word", "").split()).lower()
        return f"{word} {match['number']}".strip()


#: The first form that a heading has counts.
SECTION_HEADS = (
    SectionHead(
        re.compile(
            r"(?P<word>(?:[A-Z][a-z]+\s)?(?i:resolution|decision|recommendation|declaration|conclusion|statement))\s+"
            r"(?P<number>(?:\d|[IVXLC]+\b|[A-Z]\b)[\w/.-]*(?:\s\(\d+\))?)(?<!\.)"
        )
    ),
    SectionHead(re.compile(r"(?i:chapter)\s+(?P<number>[IVXLC]+|\d{1,3}|[A-Z])\b"), "chap."),
    SectionHead(re.compile(r"(?P<word>(?i:part|title|article))\s+(?P<number>[IVXLC]+|\d{1,3}|[A-Z])\b")),
    SectionHead(re.compile(r"(?:(?i:section|sect\.)\s+)?(?P<number>[IVXLC]+|[A-Z])(?:$|[.):]\s?)"), "sect."),
    SectionHead(re.compile(r"(?P<number>\d{4}/\d{1,3})\s")),
)

#: What a paragraph says before a draft, or before several that have heads of their own.
DRAFT_FOLLOWS = re.compile(r"\b(?:following|present)\s+(?P<what>draft\s+(?:resolution|decision))\b", re.I)
