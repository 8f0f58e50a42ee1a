"""What titles and first words of annexes say of who speaks in them, and what authors say of texts. Data.

To teach the grammar another form, add it here with a test.
"""

from __future__ import annotations

import re

from corpus.grammar.masthead_phrases import TITLE_FORMS
from corpus.names import TITLES

#: A body or an office is named by what it works on: "Committee on the Elimination of …", and goes on over "on the".
_WORKS_ON = "Committee Commission Subcommittee Conference Forum Group Panel Experts Team Rapporteur Expert".split()
_NOT_BEHIND_THOSE = "".join(rf"(?<!\b{word})" for word in _WORKS_ON)

#: Words in -ing that stand in names: "working group", "participating States". All others begin what the text is about.
_ING_IN_NAMES = (
    r"acting|building|contributing|coordinating|drafting|founding|governing|housing|meeting|monitoring|outgoing"
    r"|participating|peacebuilding|peacekeeping|planning|ruling|signing|sitting|standing|steering|training|working"
)

#: Behind the author a title says what it is about, and when and where it was said.
_ENDS = (
    rf"(?=\s+(?:(?!(?:{_ING_IN_NAMES})\b)[a-z]+ing|about|dated|delivered|made|issued|adopted|addressed|entitled|circulated"
    r"|established|submitted|presented|pursuant|before|during"
    r"|at\s+(?:the|its|an?)|to\s+the|in\s+(?:connection|response|relation|reaction|view|support)"
    r"|with\s+(?:regard|respect)|of\s+\d{1,2}\s+[A-Z]|(?:held|met)\s+(?:in|on|at)|for\s+the\s+\w+\s+(?:meeting|session))\b"
    rf"|(?:{_NOT_BEHIND_THOSE}|(?=\s+on\s+\w+\s+[a-z]))\s+on\s+(?:(?:the|its|an?|his|her|their)\b|\d)"
    r"|\s+meeting\s+(?:in|on|at)\b|\s*[(;:*]|,\s+(?:\d|on\b|in\b|at\b|dated\b)|\s*$)"
)

_SPOKEN = (
    r"Statement|Declaration|Communiqu[eé]|Comments?|Commentary|Address|Remarks|Message|Appeal|Aide-m[eé]moire|Memorandum"
    r"|Report|Note(?:\s+verbale)?|Position\s+paper|Proclamation|Letter|Speech|Advice|Briefing|Testimony|Opinion"
    r"|(?:Press|News|Media)\s+release|Resolution|Decision"
)

#: What stands in front of it in small letters: "Joint press statement", "Text of the statement".
_WHICH = (
    r"(?:(?:Full\s+)?(?i:text)\s+of\s+(?:the|an?)\s+)?(?:[A-Z][\w-]+\s+){0,3}?"
    r"(?:(?:closing|common|concluding|final|joint|ministerial|official|opening|oral|political|press|public|special|written)\s+){0,3}"
)

#: Behind "of" it says what kind of text it is, and not whose: "Memorandum of Understanding", "Message of Condolence".
_NO_AUTHOR = r"(?i:Understanding|Principles|Intent|Condolences?|Solidarity)\b"

_NUMBER = r"(?:,?\s+(?:No\.?\s*)?\d[\w/.-]*(?:\s*\(\d{4}\))?)?(?:,?\s+dated\s+\d{1,2}\s+\w+\s+\d{4},?)?"

_MEETING = r"(?:(?i:the\s+)?(?:[\w-]+\s+){1,3}(?i:meeting|session|summit)\s+of\s+)?"

#: Titles of letters name who wrote them, whatever they are annexed to.
LETTER_FORMS: tuple[re.Pattern[str], ...] = tuple(
    form for kind, form in TITLE_FORMS if kind in ("letter", "note verbale") and "author" in form.groupindex
)

#: Forms of titles that name an author. A name goes on over commas: "… by the President of X, the King of Y and …".
ANNEX_FORMS: tuple[re.Pattern[str], ...] = (
    *LETTER_FORMS,
    *(form for kind, form in TITLE_FORMS if kind == "note" and "author" in form.groupindex),
    re.compile(
        rf"{_WHICH}(?i:{_SPOKEN})(?:\s+of\s+{_NO_AUTHOR})?{_NUMBER}\s+"
        rf"(?i:(?P<of>of)|by|from|(?:issued|made|adopted|submitted|delivered)\s+by)\s+"
        rf"{_MEETING}(?i:the\s+)?(?!{_NO_AUTHOR})(?P<author>[^\W\d_a-z].*?){_ENDS}",
    ),
)  # fmt: skip

#: "We, the President of X, the Prime Minister of Y and the King of Z, state": the authors name themselves. They end
#: where a comma leads to what they do.
WE = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:We|WE),\s+(?:the\s+)?(?P<authors>[^\W\d_].{4,400}?),\s+"
    r"(?!(?:and|or|as\s+well|the|its|their|of|for)\b)(?=[a-z])"
)

#: Who signs it says who that is; "we, as Members of …" and "we, Mr. President, believe" name nobody.
NAMED_BELOW = re.compile(
    r"(?:undersigned|Mr|Mrs|Ms|Madam|Sir|Your|Excellenc(?:y|ies)|Distinguished)\b"
    r"|(?:as|too|therefore|in|on|at|for|like|who|having|being|together|however|along|alongside|of|with|by|to|from|through"
    r"|under|after|since|while|because|among)\b", re.I)  # fmt: skip

_UNITED_NATIONS = r"(?!\s+of\s+(?!the\s+United\s+Nations\b))"
_ORGAN = (
    r"(?:Security\s+Council|General\s+Assembly|Economic\s+and\s+Social\s+Council|Human\s+Rights\s+Council|Trusteeship\s+Council)"
    rf"\b{_UNITED_NATIONS}"
)
#: Parliaments and parties have committees on something, too.
_ELSEWHERE = (
    r"(?!.*\b(?:Parliament|Senate|Congress|House|Legislat\w+|National\s+Assembly|Party|League|Union|Organi[sz]ation)\b)"
)

#: Officers and bodies of the United Nations: what they write is no statement of a party.
OFFICERS = re.compile(
    rf"(?:(?:Acting|Deputy|Under-|Assistant)\s*)*Secretary-General\b{_UNITED_NATIONS}"
    r"|(?:(?:Acting|Deputy|Principal|Personal|Special|Executive)\s+)*(?:Representative|Envoy|Advis[eo]r|Coordinator)\s+of\s+the\s+"
    rf"Secretary-General\b{_UNITED_NATIONS}"
    rf"|(?:(?:Acting\s+)?President\s+of\s+the\s+)?{_ORGAN}"
    r"|(?:Acting\s+)?President\s+of\s+the\s+International\s+(?:Court|Tribunal|Residual)"
    r"|(?:(?:Acting\s+|Vice-)?(?:Chair|Chairman|Chairperson|Chairwoman|Rapporteur)\s+of\s+the\s+)?"
    rf"(?:(?:First|Second|Third|Fourth|Fifth|Sixth)\s+Committee\b|(?:Special\s+)?Committee\s+on\b){_ELSEWHERE}"
    r"|Office\s+of\s+Internal\s+Oversight\s+Services\b|(?:Acting\s+)?Emergency\s+Relief\s+Coordinator\b"
    r"|.*\b(?:Security\s+Council\s+(?:Committee|Working\s+Group)|Committee\s+(?:established\s+)?pursuant\s+to|Peacebuilding\s+Commission"
    r"|Military\s+Staff\s+Committee|International\s+Law\s+Commission|(?:Panel|Group)\s+of\s+Experts|Monitoring\s+Team|Monitoring\s+Group)\b"
    r"|(?:Office\s+of\s+the\s+)?United\s+Nations\s+High\s+Commissioner\b"
    r"|Secrétaire\s+général(?!\s+de\s+l)|Secretario\s+General(?!\s+de\s+la)|Генеральн\w+\s+секретар\w+",
    re.I | re.S)  # fmt: skip

#: Plurals of offices and of who sends: "Ministers for Foreign Affairs", "Governments".
PLURALS = tuple(f"{word}s" for word in (*TITLES, "Head", "Leader", "Government", "Mission", "Delegation", "Observer"))

_OFFICE = r"(?:Permanent|Deputy|Chargé|Acting|President|Prime|Minister|Ambassador|Head|King)\b"

#: More than one party: "Permanent Representatives of Norland and Estavia", "Chargé d’affaires of X and the … of Y". Of
#: one man's offices the first is said behind his name: "Tomas Okoye, Deputy Prime Minister and Minister of Ferries".
SEVERAL_PARTIES = re.compile(
    r"(?i:Permanent\s+(?:Representatives|Missions|Observers)|Représentants\s+permanents|Representantes\s+Permanentes"
    r"|постоянных\s+представителей)\b"
    rf"|(?:[A-Z][\w’'-]*\s+){{0,3}}?(?:[A-Z]\w*-)?(?:{'|'.join(PLURALS)})\s+(?:of|for|to)\b"
    rf"|(?is:.*\band\s+the\s+{_OFFICE}|[^,]*\bof\b[^,]*,.*\band\s+{_OFFICE}.*\bof\b)"
)  # fmt: skip

#: "Ana Beltran and Tomas Okoye", "Norland and Estavia".
TWO_NAMES = re.compile(r"(?:(?!of\b|for\b|and\b)[\w.’'-]+\s+)+and\s+(?:(?!of\b|for\b)[\w.’'-]+(?:\s+|$))+")
