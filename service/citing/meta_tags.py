"""What the head of a document's page tells reference managers: Highwire's names and Dublin Core's.

Zotero's translator "Embedded Metadata" takes a page with `citation_technical_report_institution` for a report, and one
with Dublin Core alone for a web page; a comma behind an author's name keeps that of a body in one piece.
"""

from __future__ import annotations

from service.citing.record import Record
from service.citing.ris import corporate

Tag = tuple[str, str]


def meta_tags(record: Record) -> tuple[Tag, ...]:
    """Names and contents; those that have one."""
    return tuple((name, content) for name, content in (*_highwire(record), *_dublin_core(record)) if content)


def _highwire(record: Record) -> tuple[Tag, ...]:
    if record.kind == "web page":
        return ()
    return (
        ("citation_title", record.title),
        ("citation_author", corporate(record.author_in_full)),
        ("citation_publication_date", record.date.strftime("%Y/%m/%d") if record.date else ""),
        ("citation_technical_report_institution", record.publisher or record.author),
        ("citation_technical_report_number", record.symbol),
        ("citation_public_url", record.url),
        ("citation_language", record.language),
    )


def _dublin_core(record: Record) -> tuple[Tag, ...]:
    return (
        ("DC.title", record.title),
        ("DC.creator", record.author_in_full),
        ("DC.date", record.date.isoformat() if record.date else ""),
        ("DC.publisher", record.publisher),
        ("DC.identifier", record.symbol or record.url),
        ("DC.language", record.language),
    )
