"""A document changed by chance: in its bytes, in its lines, or in what its format is built from, packed again."""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from tests.corpus.formats.word.word_file import archive, members

#: Bytes of what comes of a change, at most: what is large takes time, and small things go wrong in the same ways.
_LARGEST = 200_000
#: What stands for a number or a value: the edges of what programs count with, and what is none.
_ODD = (
    b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"2147483648", b"-2147483649", b"99999999999999999999",
    b"1e308", b"-0.0", b"NaN", b"inf", b"0x10", b"", b" ", "٣".encode(), "²".encode(), "½".encode(), b"1.2.3", b"%n",
)  # fmt: skip
_SIGNS = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\r", b"\n\n", b"\t", b"\x0c", b"\x1b",
    "\u202e\u2066\u200d\u0301".encode(), "\u2028\u00a0\u00ad".encode(), "İıſẞǅ".encode(), "𝟙①₁¹".encode(), b"&#0;", b"&#xD800;",
    b"&lt;", b"A/75/660", b"S/RES/822(1993)", b"[^1]", b"[^1]: x", b"| a | b |\n|---|---|\n", b"```\n", b"> > > ",
    b"1.", b"(a)", b"*", b"**", b"~~", b"# ", b"http://[::1", b"31 February 0000", b"Article 99999999999999999999",
)  # fmt: skip
_TAGS = (
    b"<p>", b"</p>", b"<table>", b"<tr><td colspan='99999999' rowspan='0'>", b"</table>", b"<ol start='-9'><li>", b"<sup>", b"<sup>1</sup>",
    b"<a href='#n1'>", b"<a href='http://[x'>", b"<del>", b"<s>", b"<math><mfrac>", b"<svg>", b"<script>", b"<style>", b"<!--", b"-->",
    b"<template>", b"<select>", b"<noscript>", b"<body>", b"<frameset>", b"<base href='//'>", b"<meta charset='utf-7'>",
    b"<meta charset='x'>", b"<?xml version='1.0' encoding='utf-16'?>", b"<![CDATA[", b"<article>", b"<details hidden>", b"<br>",
)  # fmt: skip
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_OPERATOR = re.compile(rb"\b(?:BT|ET|Tf|Td|TD|Tm|Tj|TJ|T\*|TL|Tc|Tw|Tz|Ts|Tr|cm|re|f|S|Do|BDC|BMC|EMC|q|Q|gs|sh)\b")

Change = Callable[[bytes, random.Random], bytes]


def mutated(suffix: str, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One of the seeds, changed once to eight times; a change whose result is too large is left out."""
    data = chance.choice(seeds)
    changes = _CHANGES[suffix]
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 8))):
        change = chance.choice(changes)
        changed = _spliced(data, chance.choice(seeds), chance) if change is _splice else change(data, chance)
        data = changed if len(changed) <= _LARGEST else data
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """A bit turned, a piece taken out, repeated, cut off or filled, a sign put in."""
    if not data:
        return chance.choice(_SIGNS)
    at, size = chance.randrange(len(data)), chance.choice((1, 2, 8, 64, 500))
    match chance.randrange(7):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + size :]
        case 2:
            return data[:at] + data[at : at + size] * chance.choice((2, 3, 50)) + data[at + size :]
        case 3:
            return data[:at] if chance.random() < 0.3 else data[:at] + chance.randbytes(size) + data[at + size :]
        case 4:
            return data[:at] + chance.choice(_SIGNS) + data[at:]
        case 5:
            other = chance.randrange(len(data))
            return data[:at] + data[other : other + size] + data[at:]
        case _:
            return data[:at] + bytes([chance.choice((0, 32, 60, 127, 255))]) * size + data[at + size :]


def _numbers(data: bytes, chance: random.Random) -> bytes:
    return _replaced(data, _NUMBER, chance.choice(_ODD), chance)


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines[at], lines[other] = lines[other], lines[at]
        case 1:
            lines[at:at] = lines[other : other + 5]
        case 2:
            del lines[at : at + 3]
        case 3:
            lines[at] = (
                chance.choice((b"> ", b"    ", b"- ", b"1. ", b"| ", b"# ", b"\t")) * chance.choice((1, 3, 80))
                + lines[at]
            )
        case _:
            lines[at] = lines[at] * chance.choice((2, 20))
    return b"\n".join(lines)


def _tags(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TAGS) * chance.choice((1, 1, 2, 300)) + data[at:]


def _splice(data: bytes, chance: random.Random) -> bytes:
    """Stands for `_spliced`, which needs another document."""
    return data


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _word_part(data: bytes, chance: random.Random) -> bytes:
    """One part of the package changed, as bytes or as a tree, and the package whole around it."""
    parts = _parts(data)
    if not parts:
        return _bytes(data, chance)
    name = chance.choice(sorted(parts))
    parts[name] = chance.choice((_bytes, _numbers, _elements, _elements, _elements, _elements))(parts[name], chance)
    return archive(parts)


def _word_package(data: bytes, chance: random.Random) -> bytes:
    """A part left out, given the name or the content of another, or none."""
    parts = _parts(data)
    if not parts:
        return _bytes(data, chance)
    name, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    match chance.randrange(4):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[other]
        case 2:
            parts[chance.choice((f"../{name}", f"/{name}", name.upper(), name.replace("/", "\\"), "x"))] = parts.pop(
                name
            )
        case _:
            parts[name] = chance.choice(
                (
                    b"",
                    b"<a/>",
                    b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                    parts[name].decode("utf-8", "replace").encode("utf-16"),
                )
            )
    return archive(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        return members(data)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return {}


def _elements(data: bytes, chance: random.Random) -> bytes:
    """An element taken out, copied, moved or nested, an attribute or a text made odd."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _bytes(data, chance)
    below = [element for element in root.iter() if element is not root and isinstance(element.tag, str)]
    if not below:
        return _bytes(data, chance)
    one, other = chance.choice(below), chance.choice(below)
    copy = deepcopy(one)
    match chance.randrange(7):
        case 0:
            one.getparent().remove(one)
        case 1:
            one.addnext(copy)
        case 2:
            other.append(copy)
        case 3:
            for _ in range(chance.choice((2, 40))):
                copy.append(deepcopy(one))
                copy = copy[-1] if len(copy) < 2 else copy
            one.addnext(copy.getroottree().getroot())
        case 4 if one.attrib:
            one.set(chance.choice(sorted(one.attrib)), chance.choice(_ODD).decode())
        case 5:
            one.tag = other.tag
        case _:
            one.text = chance.choice(("", "\u202e", "1.", "A/75/660", "\u00ad", "x" * 5000, "(a)", "İ"))
    return bytes(etree.tostring(root))


def _pdf_objects(data: bytes, chance: random.Random) -> bytes:
    """An object taken out, put in twice, in the place of another; pdfium then looks for objects itself."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return _bytes(data, chance)
    one, other = chance.choice(found), chance.choice(found)
    body = chance.choice((b"", one[0] + b"\n" + other[0], other[0], one[0].replace(b"0 R", b"0 R " + b"[" * 60)))
    return data[: one.start()] + body + data[one.end() :]


def _pdf_words(data: bytes, chance: random.Random) -> bytes:
    names = _NAME.findall(data) or [b"/X"]
    pattern, word = chance.choice(
        (
            (_NAME, chance.choice(names)),
            (_NUMBER, chance.choice(_ODD)),
            (_OPERATOR, chance.choice((b"q", b"Tj", b"Tm", b"BT"))),
        )
    )
    return _replaced(data, pattern, word, chance)


def _pdf_streams(data: bytes, chance: random.Random) -> bytes:
    """A stream unpacked, changed and left unpacked, or packed again in its place."""
    found = list(_STREAM.finditer(data))
    if not found:
        return _bytes(data, chance)
    one = chance.choice(found)
    try:
        content, packed = zlib.decompress(one[1]), True
    except zlib.error:
        content, packed = one[1], False
    for _ in range(chance.choice((1, 3))):
        content = chance.choice((_bytes, _numbers, _pdf_words))(content, chance)
    if len(content) > _LARGEST:
        return data
    return data[: one.start(1)] + (zlib.compress(content) if packed else content) + data[one.end(1) :]


def _replaced(data: bytes, pattern: re.Pattern[bytes], word: bytes, chance: random.Random) -> bytes:
    """One of the places that a pattern finds, or all that read the same."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    if chance.random() < 0.2:
        return data.replace(one[0], word)
    return data[: one.start()] + word + data[one.end() :]


_TEXT: tuple[Change, ...] = (_bytes, _lines, _numbers, _splice)
_CHANGES: dict[str, tuple[Change, ...]] = {
    ".md": _TEXT,
    ".txt": _TEXT,
    ".html": (_bytes, _tags, _tags, _numbers, _splice),
    ".docx": (_bytes, _word_part, _word_part, _word_part, _word_part, _word_package),
    ".pdf": (_bytes, _pdf_objects, _pdf_words, _pdf_words, _pdf_streams, _pdf_streams),
    ".doc": (_bytes, _numbers, _splice),
}
