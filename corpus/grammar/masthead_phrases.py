"""What mastheads and titles print, and what is said of a document by its kind. Data, with reasons.

To teach the grammar a masthead, add its phrase here with a test.
"""

from __future__ import annotations

import re

#: Lines of the column on the right of a masthead, beside its symbol: they stand above the title wherever it is printed.
COLUMN_SIGNS = (
    re.compile(r"Distr(?:\.?\s*:|\.$|\.\s+(?:General|Limited|Restricted|general|générale|limitada|limitée)\b)", re.I),
    re.compile(r"(?:Original|Language|Langue|Idioma|Язык оригинала|الأصل|原件)\s*[:：]", re.I),
    re.compile(
        r"^(?:(?:Arabic|Chinese|English|French|Russian|Spanish)(?:(?:,| and|/) ?(?:Arabic|Chinese|English|French|Russian|Spanish))*"
        r"(?: only)?|Français|Español|Русский|العربية|中文)$", re.I),
)  # fmt: skip

#: Above the title of a draft it says whose draft that is.
DRAFT = re.compile(r"^Draft (?:resolution|decision)\b|\bdraft (?:resolution|decision)$", re.I)

#: Lines of a masthead that stand above the title, and what is printed of the session and of the agenda.
PLACE_SIGNS = (
    re.compile(r"(?:Provisional\s+)?Agenda\s+items?\b", re.I),
    re.compile(r"Items?\s+\d+\s*(?:\([a-z]+\)\s*(?:\([ivx]+\)\s*)?)*(?:(?:and|,)\s*\S+\s*)*of\s+the\b", re.I),
    re.compile(r"^(?:Points?|Temas?|Пункты?|البند|البندان|البنود)\s+\d.*(?:ordre du jour|programa|повестки дня|جدول الأعمال)"),
    re.compile(r"^(?:临时)?议程项目"),
    re.compile(r"^[\w\- ]+\s(?:special\s+|emergency\s+)?(?:session|year|meeting|année)(?:,?\s(?:of\s)?\d{4})?(?:\s\(resumed\))?$", re.I),
    re.compile(r"^[\w\- ]+\s(?:período (?:extraordinario )?de sesiones|año|сессия|год)$", re.I),
    re.compile(r"^(?:الدورة|السنة)\s\S.{0,40}$"),
    re.compile(r"^第?\S{1,12}(?:届会议|届特别会议|年)$"),
    DRAFT,
    # Where and when: "New York, 28 April–2 May 2025", "2 to 5 June 2025, New York".
    re.compile(
        r"^(?:[^\W\d_][\w .,'’()-]{2,60},\s)?\d{1,2}(?:\s[^\W\d_]+)?(?:\s\d{4})?\s?(?:[–—-]|to|and|au|al)\s?\d{1,2}\s[^\W\d_]+\s\d{4}"
        r"(?:,\s[^\W\d_][\w ,.'’-]{2,40})?$"),
)  # fmt: skip

#: Names that stand large at the top of a masthead.
NAME_SIGNS = (
    re.compile(
        r"^(?:United Nations|General Assembly|Security Council|Economic and Social Council|Human Rights Council)$", re.I
    ),
)

#: Lines that only a masthead has.
MASTHEAD_SIGNS = (
    *COLUMN_SIGNS,
    *PLACE_SIGNS,
    *NAME_SIGNS,
    re.compile(r"^Official Records\b|^Supplement No\.\s?\d", re.I),
)

#: What the press is told above the title of what is sent to it.
PRESS_SIGNS = re.compile(
    r"\W*(?:(?:Joint\s+)?(?:Press|News|Media|Public)\s+(?:Release|Statement|Notice|Communiqu[eé]|Briefing|Advisory)"
    r"|(?:For\s+)?(?:Immediate|General)\s+(?:Release|Use|Distribution)|(?:Strictly\s+)?Embargo(?:ed)?|Communiqué de presse)\b"
    r"[^.]{0,60}$", re.I)  # fmt: skip

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

#: Which of several reports it is: "Progress report", "Third annual report".
_WHICH = r"(?:(?:Annual|Biennial|Final|Further|Interim|Periodic|Preliminary|Progress|Supplementary|First|Second|Third|[A-Z][a-z-]+th)\s+)*"

#: Below a title it says whose report on that it is.
REPORT_BY = re.compile(rf"{_WHICH}(?:Report|Note|Statement)\s+(?:of|by)\s+the\s+[^,:;.]{{3,80}}", re.I)

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
    ("statement", re.compile(
        r"Statement\s+submitted\s+by\s+(?P<author>.+?)(?:,\s+(?:an?\s+)?(?:non-governmental\s+)?organi[sz]ations?\b.*)?$", re.S | re.I)),
    ("meeting record", re.compile(r"^\d{1,5}(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting$")),
    ("resolution", re.compile(r"^\d{1,3}/\d{1,3}(?:\s?[A-Z])?\.\s+\S")),
    ("letter", re.compile(
        r"Lettres?\s+(?:identiques\s+)?datées?\s+du\s+(?P<date>\d{1,2}(?:er)? \w+ \d{4}),?\s+adressées?\s+(?:à|aux?)\s.+?\s+par\s+"
        r"(?:l[ea]s?\s+|l[’'])(?P<author>.+?)(?:\s+auprès de l[’']Organisation des Nations Unies)?$", re.S)),
    ("letter", re.compile(
        r"Cartas?\s+(?:idénticas\s+)?de\s+fecha\s+(?P<date>\d{1,2} de \w+ de \d{4})\s+dirigidas?\s.+?\s+por\s+(?:el|la|los|las)\s+"
        r"(?P<author>.+?)(?:\s+ante las Naciones Unidas)?$", re.S)),
    ("letter", re.compile(
        r"(?:Идентичные письма|Письмо)\s+(?P<author>.+?)(?:\s+при Организации Объединенных Наций)?\s+от\s+(?P<date>\d{1,2} \w+ \d{4})",
        re.S)),
    ("report", re.compile(
        rf"{_WHICH}(?:Report|Note|Statement)\s+(?:of|by)\s+the\s+(?P<author>Secretary-General(?![’'\w])|[^,:]+)", re.I)),
    ("report", re.compile(r"Rapport\s+(?:du\s+|de\s+la\s+|de\s+l[’'])(?P<author>Secrétaire général(?!e?\w)|[^,:]+)", re.I)),
    ("report", re.compile(r"Informe\s+(?:del\s+|de\s+la\s+)(?P<author>Secretario General(?!\w)|[^,:]+)", re.I)),
    ("report", re.compile(r"Доклад\s+(?P<author>Генерального секретаря|[^,:]+)", re.I)),
    ("resolution", re.compile(r"(?:\d{1,4}\s?\((?:\d{4}|[IVXLC]+)\)\.?\s+)?Resolution\s+(?:\d|of\s+\d)", re.I)),
    ("report", re.compile(r"\breport\b", re.I)),
)  # fmt: skip

#: What stands between the title of a resolution and its text: how and when it was adopted, its draft's symbol.
#: Dates may be misread; they are what they are by their place.
ADOPTION = re.compile(
    r"Adopted by the \S.{0,120}\bmeeting\b.{0,60}|(?:[oe][fn]\s+)?\d\S?\s+\S{3,12}\s+\S\d{3}(?=\W*(?:\s\d{1,3})?$|\s*[\[(])"
    r"|[\[(]\s?[A-Z\d]{1,3}/[^\s\])}]{1,24}(?:\s\S{1,12})?[\])}]$", re.I)  # fmt: skip

#: What stands above the name of a resolution of the General Assembly.
ADOPTED_ON = re.compile(r"Resolutions? adopted by the \D{5,80} on (?=\d)")

#: A resolution's name, alone on its line: "Resolution 12 (1950)", "12 (1950). Resolution of 3 May 1950".
RESOLUTION_NAME = re.compile(
    r"(?:RESOLUTION|Resolution)\s+\d{1,4}\b(?:\s?\([^()]{1,8}\))?(?:\s+of\s+\d{1,2}\s+\S+\s+\d{4})?\s*\*?"
    r"|\d{1,4}\s?\((?:\d{4}|[IVXLC]+)\)\.?\s+Resolution\s+of\s+\d{1,2}\s+\S+\s+\d{4}\b.{0,12}"
)

#: Who speaks in a document of an organ that names no author.
ORGAN_AUTHORS = {"S": "Security Council", "A": "General Assembly", "E": "Economic and Social Council"}

#: Shown with every answer from a document that prints no symbol, and is known by a name that somebody gave to it.
NOTICE_OF_NAMED = "A document held under a name that it was given here, not under a symbol of the United Nations."

#: Shown with what several parties have sent together, and with an annex whose text is somebody else's than the document.
NOTICE_OF_PARTIES = (
    "A statement by the parties that sent it, circulated at their request; not a finding of the United Nations."
)
NOTICE_OF_ANNEX = "A statement by the author named, circulated as an annex; not a finding of the United Nations."
NOTICE_OF_JOINT_ANNEX = (
    "A joint statement by the authors named, circulated as an annex; not a finding of the United Nations."
)

#: Shown with every answer from a document of this kind.
NOTICES = {
    "letter": "A statement by one party, circulated at its request; not a finding of the United Nations.",
    "note verbale": "A statement by one party, circulated at its request; not a finding of the United Nations.",
    "web page": "A web page as it stood on the day it was taken; not a document of the United Nations.",
}
