"""Word files for tests, written as XML: what a library writes for us would hide what files in the world look like."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _WORD,
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
#: Separators stand among the footnotes of every file that Word writes.
_SEPARATOR = '<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'


def run(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its `w:rPr`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what is no XML becomes a run."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def footnote_mark(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def custom_mark(number: int, mark: str) -> str:
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells hold paragraphs."""
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<w:tc>{cell if cell.startswith('<w:') else paragraph(cell)}</w:tc>" for cell in row)


def word_file(
    *body: str,
    styles: str = "",
    numbering: str = "",
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    settings: str = "",
    section: str = "",
    header: str = "",
    footer: str = "",
    of_pages: str = "first",
    links: Mapping[str, str] | None = None,
    **others: str | bytes,
) -> bytes:
    """A DOCX file.

    Notes are paragraphs by their ids. Header and footer are those `of_pages`, "first" or "default", which are all others.
    `others` are further parts, `word__media__x` for `word/media/x`.
    """
    inside = {
        "styles": f"<w:styles {_NAMESPACES}>{styles}</w:styles>" if styles else "",
        "numbering": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>" if numbering else "",
        "footnotes": _notes("footnote", footnotes) if footnotes else "",
        "endnotes": _notes("endnote", endnotes) if endnotes else "",
        "settings": f"<w:settings {_NAMESPACES}>{settings}</w:settings>" if settings else "",
        "header": f"<w:hdr {_NAMESPACES}>{header}</w:hdr>" if header else "",
        "footer": f"<w:ftr {_NAMESPACES}>{footer}</w:ftr>" if footer else "",
    }
    parts = {name: text for name, text in inside.items() if text}
    relations = [_relation(name, name, f"{name}.xml") for name in parts]
    relations += [_relation(name, "hyperlink", url, external=True) for name, url in (links or {}).items()]
    references = "".join(
        f'<w:{name}Reference w:type="{of_pages}" r:id="{name}"/>' for name in ("header", "footer") if name in parts
    )
    title_page = "<w:titlePg/>" if of_pages == "first" and "titlePg" not in section else ""
    ends = f"<w:sectPr>{references}{title_page}{section}</w:sectPr>"
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations(_relation("main", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}{ends}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*relations),
        "word/_rels/footnotes.xml.rels": _relations(*relations[len(parts) :]),
    }
    files |= {f"word/{name}.xml": text for name, text in parts.items()}
    return archive({**files, **{name.replace("__", "/"): data for name, data in others.items()}})


def archive(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same bytes whenever it is made
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """What an archive holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with each of its parts changed."""
    return archive({name: change(part) for name, part in members(data).items()})


def _notes(kind: str, notes: Mapping[int, str]) -> str:
    inside = "".join(f'<w:{kind} w:id="{number}">{text}</w:{kind}>' for number, text in notes.items())
    return f"<w:{kind}s {_NAMESPACES}>{_SEPARATOR.format(kind=kind)}{inside}</w:{kind}s>"


def _relations(*relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


def _relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'
