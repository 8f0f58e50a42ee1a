"""What titles and first words of annexes say of who speaks in them, and what authors say of texts. Data.

To teach the grammar another form, add it here with a test.
"""

from __future__ import annotations

import re

from corpus.grammar.masthead_phrases import TITLE_FORMS

#: Behind the author a title says what it is about, and when and where it was said.
_ENDS = (
    r"(?=\s+(?:regarding|concerning|about|following|dated|delivered|made|issued|adopted|addressed|entitled|circulated"
    r"|at\s+(?:the|its|an?)|to\s+the|on\s+(?:the|its|an?|his|her|their|\d)|in\s+(?:connection|response|relation|reaction|view|support)"
    r"|with\s+(?:regard|respect)|of\s+\d{1,2}\s+[A-Z]|(?:held|meeting|met)\s+(?:in|on|at)|for\s+the\s+\w+\s+(?:meeting|session))\b"
    r"|\s*[(;:*]|,\s+(?:\d|on\b|in\b|at\b|dated\b)|\s*$)"
)

_SPOKEN = (
    r"Statement|Declaration|Communiqu[eé]|Comments?|Commentary|Address|Remarks|Message|Appeal|Aide-m[eé]moire|Memorandum"
    r"|Report|Note|Position\s+paper|Proclamation|Letter|Speech|Advice|Briefing|Testimony|Opinion"
)

#: Forms of titles that name an author. A name goes on over commas: "… by the President of X, the King of Y and …".
ANNEX_FORMS: tuple[re.Pattern[str], ...] = (
    *(form for kind, form in TITLE_FORMS if kind in ("letter", "note verbale", "note") and "author" in form.groupindex),
    re.compile(
        rf"(?:[A-Z][\w-]+\s+){{0,3}}?(?i:{_SPOKEN})\s+(?i:of|by|from|(?:issued|made|adopted|submitted|delivered)\s+by)\s+"
        rf"(?i:the\s+)?(?P<author>[^\W\d_a-z].*?){_ENDS}",
    ),
)  # fmt: skip

#: "We, the President of X, the Prime Minister of Y and the King of Z, state": the authors name themselves. They end
#: where a comma leads to what they do.
WE = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:We|WE),\s+(?:the\s+)?(?P<authors>[^\W\d_].{4,400}?),\s+"
    r"(?!(?:and|or|as\s+well|the|its|their|of|for)\b)(?=[a-z])"
)

#: Who signs it says who that is; "we, as Members of …" and "we, too, believe" name nobody.
NAMED_BELOW = re.compile(
    r"undersigned\b|(?:as|too|therefore|in|on|at|for|like|who|having|being|together|however)\b", re.I
)

#: Officers and bodies of the United Nations: what they write is no statement of a party.
OFFICERS = re.compile(
    r"(?:(?:Acting|Deputy|Under-|Assistant)\s*)*Secretary-General\b(?!\s+of\s+the\s+(?!United\s+Nations))"
    r"|(?:Acting\s+)?President\s+of\s+the\s+(?:Security\s+Council|General\s+Assembly|Economic\s+and\s+Social\s+Council"
    r"|Human\s+Rights\s+Council|Trusteeship\s+Council|International\s+(?:Court|Tribunal|Residual))"
    r"|.*\b(?:Security\s+Council\s+(?:Committee|Working\s+Group)|Committee\s+(?:established\s+)?pursuant\s+to|Peacebuilding\s+Commission"
    r"|Military\s+Staff\s+Committee|International\s+Law\s+Commission|(?:Panel|Group)\s+of\s+Experts|Monitoring\s+Team|Monitoring\s+Group)\b"
    r"|United\s+Nations\s+High\s+Commissioner\b"
    r"|Secrétaire\s+général(?!\s+de\s+l)|Secretario\s+General(?!\s+de\s+la)|Генеральн\w+\s+секретар\w+",
    re.I | re.S)  # fmt: skip

#: More than one party: "Permanent Representatives of Norland and Estavia", "Chargé d’affaires of X and the … of Y".
SEVERAL_PARTIES = re.compile(
    r"(?:Permanent\s+(?:Representatives|Missions|Observers)|Représentants\s+permanents|Representantes\s+Permanentes"
    r"|постоянных\s+представителей)\b"
    r"|.*\band\s+the\s+(?:Permanent|Deputy|Chargé|Acting|President|Prime|Minister|Ambassador|Head|King)\b"
    r"|(?:Heads|Leaders|Ministers|Presidents|National\s+Coordinators|Foreign\s+Ministers)\s+of\b"
    r"|.*,.*\s+and\s+(?:President|Prime|Minister|King)\b", re.I | re.S)  # fmt: skip
