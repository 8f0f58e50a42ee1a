"""A record as BibTeX, in UTF-8: the fields that Zotero, JabRef and biblatex read."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from service.citing.cited import Cited
from service.citing.line import one_line
from service.citing.notes import note_of
from service.citing.record import Record

#: What LaTeX reads as a command. Braces have names of letters alone, since BibTeX counts those with a backslash too.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
        "%": r"\%", "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip
#: Signs that stand in an address as they are; what would end or open a field is escaped as addresses escape it.
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%-._~"
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENTRIES = {"document of the United Nations": "techreport", "web page": "online", "document": "misc"}


def bibtex(cited: Cited) -> str:
    """One entry, ended by a line's end."""
    record = cited.record
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(cited) if value)
    return f"@{_ENTRIES[record.kind]}{{{key(record)},\n{fields}\n}}\n"


def key(record: Record) -> str:
    """Of plain letters and figures alone: "A-75-660"."""
    bare = unicodedata.normalize("NFKD", record.key).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub("-", bare).strip("-") or "document"


def escaped(text: str) -> str:
    return one_line(text).translate(_LATEX)


def _fields(cited: Cited) -> list[tuple[str, str]]:
    record = cited.record
    report = record.kind == "document of the United Nations"
    return [
        ("author", _braced(f"{{{escaped(record.author_in_full)}}}") if record.author else ""),
        ("title", _braced(f"{{{escaped(record.title)}}}")),
        ("institution" if report else "organization", _told(record.publisher)),
        ("type", _told(record.type.capitalize()) if report else ""),
        ("number", _told(record.symbol)),
        ("year", _braced(str(record.year)) if record.year else ""),
        ("month", _MONTHS[record.date.month - 1] if record.date else ""),
        ("date", _braced(record.date.isoformat()) if record.date else ""),
        ("url", _braced(quote(record.url, safe=_SAFE_IN_ADDRESS)) if record.url else ""),
        ("urldate", _braced(record.accessed.isoformat()) if record.accessed else ""),
        ("language", _told(record.language)),
        ("note", _told(note_of(cited))),
    ]


def _told(text: str) -> str:
    return _braced(escaped(text)) if text else ""


def _braced(value: str) -> str:
    return f"{{{value}}}"
