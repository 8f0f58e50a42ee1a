"""A record as RIS, in UTF-8, with the tags that Zotero and EndNote read. A value is one line: none adds a tag."""

from __future__ import annotations

from service.citing.cited import Cited
from service.citing.line import one_line
from service.citing.notes import note_of

_TYPES = {"document of the United Nations": "RPRT", "web page": "ELEC", "document": "RPRT"}
_LINE_END = "\r\n"


def ris(cited: Cited) -> str:
    """One record, ended by ER and a line's end."""
    told = [(tag, line) for tag, value in _tags(cited) if (line := one_line(value))]
    return "".join(f"{tag}  - {value}{_LINE_END}" for tag, value in [*told, ("ER", "")])


def corporate(name: str) -> str:
    """A body's name in one piece: a comma behind it says so, and one inside would begin a first name."""
    return f"{name.replace(',', ' –').replace('  ', ' ')}," if name else ""


def _tags(cited: Cited) -> list[tuple[str, str]]:
    record = cited.record
    report = record.kind != "web page"
    return [
        ("TY", _TYPES[record.kind]),
        ("AU", corporate(one_line(record.author_in_full))),
        ("TI", record.title),
        ("PB" if report else "T2", record.publisher),
        ("M3", record.type.capitalize() if report else ""),
        ("SN", record.symbol),
        ("PY", str(record.year or "")),
        ("DA", record.date.strftime("%Y/%m/%d") if record.date else ""),
        ("Y2", record.accessed.strftime("%Y/%m/%d") if record.accessed else ""),
        ("UR", record.url),
        ("LA", record.language),
        ("N1", note_of(cited)),
    ]
