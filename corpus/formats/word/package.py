"""A DOCX file opened with care: its parts by their relationships, inflated within limits, as XML without entities.

Own code over zipfile and lxml, since python-docx 1.2 inflates without limit, and refuses what Word opens: a file with
a picture missing, one with macros (they are never looked at), one in the "strict" dialect.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

#: Bytes. The text of a report of 400 pages takes about 10 MB; a tree in memory ten times what it is made from.
LARGEST_PART = 32_000_000
LARGEST_SUM = 64_000_000
#: What the directory of the archive may promise of all parts together, pictures included.
LARGEST_PROMISE = 1_000_000_000
#: WordprocessingML is packed to a tenth or a thirtieth; deflate packs zeroes to a thousandth.
HIGHEST_RATIO = 300
_SMALL_PART = 1_000_000
MOST_PARTS = 10_000

_ENTRY_OF_DIRECTORY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Element: TypeAlias = etree._Element


def attribute(element: Element | None, name: str) -> str | None:
    """A `w:` attribute, None where the element or the attribute is missing."""
    return None if element is None else element.get(WORD + name)


def child_value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a `w:` child; None where there is none."""
    return None if element is None else attribute(element.find(WORD + name), "val")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its tree, and where its relationships lead, `(type, target)` by their ids."""

    name: str
    root: Element
    relations: Mapping[str, tuple[str, str]]

    def target(self, element: Element) -> str:
        """Where the relationship that an element names leads, "" where it leads nowhere."""
        return self.relations.get(element.get(_LINK_ID) or "", ("", ""))[1]


@dataclass(slots=True)
class Package:
    """The parts of a DOCX file, read one by one as they are asked for."""

    archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]
    inflated: int = 0
    _relations: dict[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Raises ValueError for what is no sound DOCX file, and for what would not fit the limits above."""
        if data.count(_ENTRY_OF_DIRECTORY) > MOST_PARTS:
            raise ValueError(f"it holds more than {MOST_PARTS:,} parts; a document has some dozens")
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise ValueError("it is cut short or damaged: the directory at its end is missing") from error
        names: dict[str, zipfile.ZipInfo] = {}
        for info in archive.infolist():
            name = _part_name(info.filename)
            if name in names:
                raise ValueError(f"it holds two parts with the name {name!r}")
            names[name] = info
        promised = sum(info.file_size for info in names.values())
        if promised > LARGEST_PROMISE:
            raise ValueError(f"unpacked it would have {promised / 1e9:,.1f} GB, as zip bombs do")
        return cls(archive, names)

    def main(self) -> Part:
        """The text. Raises ValueError where there is none."""
        found = self._first("", "officeDocument")
        if found is None:
            raise ValueError("it holds no Word document: its parts do not name a main one")
        if found not in self.names:
            raise ValueError(f"its text, the part {found!r}, is missing")
        part = self._part(found)
        if part.root.tag != WORD + "document":
            raise ValueError(f"its main part, {found!r}, is no Word document")
        return part

    def related(self, part: Part, kind: str) -> Part | None:
        """The part that `part` names as its "styles", "footnotes", …; None where there is none."""
        return self.part(self._first(part.name, kind) or "")

    def part(self, name: str) -> Part | None:
        return self._part(name) if name in self.names else None

    def _first(self, name: str, kind: str) -> str | None:
        targets = (target for its_kind, target in self._relations_of(name).values() if its_kind == kind)
        return next(targets, None)

    def _part(self, name: str) -> Part:
        return Part(name, self._tree(name), self._relations_of(name))

    def _relations_of(self, name: str) -> Mapping[str, tuple[str, str]]:
        if name not in self._relations:
            folder, base = posixpath.split(name)
            place = posixpath.join(folder, "_rels", f"{base}.rels")
            root = self._tree(place) if place in self.names else ()
            self._relations[name] = {relation.get("Id") or "": _relation(relation, folder) for relation in root}
        return self._relations[name]

    def _tree(self, name: str) -> Element:
        data = self._inflated(self.names[name])
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        # A new parser each time: one that has failed is not to be trusted.
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ValueError(f"its part {name!r} is no sound XML: {error.msg}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ValueError(f"its part {name!r} declares entities, which no Word document does")
        return root

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of one part. The directory may lie about its size: never more than the limit is read."""
        if info.flag_bits & _ENCRYPTED:
            raise ValueError("it is protected with a password; save it without one")
        if info.compress_type not in _PACKED_AS:
            raise ValueError(f"its part {info.filename!r} is packed in a way that no DOCX file is")
        if info.file_size > _SMALL_PART and info.file_size > HIGHEST_RATIO * info.compress_size:
            raise ValueError(f"its part {info.filename!r} is packed more than {HIGHEST_RATIO} times, as zip bombs are")
        left = min(LARGEST_PART, LARGEST_SUM - self.inflated)
        try:
            with self.archive.open(info) as packed:
                data = packed.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise ValueError(f"its part {info.filename!r} is damaged") from error
        if len(data) > left:
            raise ValueError(f"its text takes more than {left / 1e6:,.0f} MB unpacked, which no document does")
        self.inflated += len(data)
        return data


def _part_name(printed: str) -> str:
    """Some writers use the strokes of Windows."""
    return printed.replace("\\", "/").removeprefix("/")


def _relation(relation: Element, folder: str) -> tuple[str, str]:
    kind = re.split("[/#]", relation.get("Type") or "")[-1]
    target = relation.get("Target") or ""
    if relation.get("TargetMode") != "External" and kind != "hyperlink":
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    return kind, target
