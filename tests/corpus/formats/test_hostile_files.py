"""Files that are damaged, misnamed or meant to do harm: each is an error that says what is wrong, soon and in little room."""

from __future__ import annotations

import io
import os
import signal
import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.formats.html.read import read_html
from corpus.formats.word import package as word_package
from corpus.formats.word.read import read_docx
from corpus.holdings.library import find_files
from corpus.holdings.source import LARGEST, read_document
from tests.corpus.formats.word.word_file import archive, footnote_mark, members, paragraph, run, word_file
from tests.places import ROOT

DOCX = word_file(paragraph("Eleven ferries were cut from their moorings."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PAGE = b"<!DOCTYPE html>\n<html><body><p>Text.</p></body></html>"


def refused(folder: Path, name: str, data: bytes) -> str:
    """The message with which a file is refused, without the words that every such message opens with."""
    (folder / name).write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        read_document(folder / name)
    said = str(caught.value)
    assert said.startswith(f"{name} cannot be read: ")
    return said.removeprefix(f"{name} cannot be read: ")


# --- Names that lie ---


@pytest.mark.parametrize(("name", "data", "message"), [
    ("report.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF; rename it to report.pdf"),
    ("report.docx", b"\x00\x00junk\n%PDF-1.4\n", "it is a PDF; rename it to report.pdf"),
    ("report.docx", b"Eleven ferries were cut.\n", "it is plain text; rename it to report.txt"),
    ("report.docx", b"\xff" * 600 + "ä".encode() * 600, "it is of no kind that Pincite knows"),
    ("report.docx", PAGE, "it is a web page; rename it to report.html"),
    ("report.docx", OLE + "WordDocument".encode("utf-16-le"), "it is a document of Word 97 to 2003; rename it to report.doc"),
    ("report.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected with a password; open it in Word and save it without one"),
    ("report.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected with a password; open it in Word and save it without one"),
    ("report.doc", OLE + "Workbook".encode("utf-16-le"), "it is a file of an old Office program, but no Word document"),
    ("report.docx", archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "it is a zip archive, but no Word document"),
    ("report.docx", archive({}), "it is a zip archive, but no Word document"),
    ("report.docx", b"{\\rtf1 text}", "it is an RTF document; rename it to report.doc"),
    ("report.docx", b"\xffWPC\x00\x00", "it is a WordPerfect document; rename it to report.doc"),
    ("report.doc", DOCX, "it is a Word document; rename it to report.docx"),
    ("report.html", DOCX, "it is a Word document; rename it to report.docx"),
    ("report.md", DOCX, "it is a Word document; rename it to report.docx"),
    ("report.v2.txt", DOCX, "it is a Word document; rename it to report.v2.docx"),
    ("report.htm", b"%PDF-1.7\n", "it is a PDF; rename it to report.pdf"),
    ("report.md", b"\xef\xbb\xbf<!-- saved --><HTML lang=en><p>Text.</p>", "it is a web page; rename it to report.html"),
    ("report.html", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "it is a web page in an archive (MHTML); save it as HTML"),
])  # fmt: skip
def test_a_file_of_another_kind_than_its_name_says_is_told_what_it_is(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    assert refused(tmp_path, name, data) == message


@pytest.mark.parametrize(("name", "data"), [
    ("notes.md", b"<div>Eleven ferries were cut, it says on page 3 of %PDF-1.7.</div>"),
    ("notes.txt", b"word/document.xml holds the text of eleven ferries."),
    ("notes.html", b"Eleven ferries were cut, with no tag around it."),
    ("notes.HTM", PAGE),
    ("NOTES.DOCX", DOCX),
    ("notes.txt", b"a" * 1023 + "ä".encode() + b" behind the reach"),
])  # fmt: skip
def test_a_file_of_the_kind_its_name_says_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / name).with_suffix(".toml").write_text('symbol = "A/77/401"\n', encoding="utf-8")
    assert read_document(tmp_path / name).text


@pytest.mark.parametrize("name", ["report.docx", "report.doc", "report.html", "report.htm"])
def test_an_empty_file_has_no_text(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name, b"") == "there is no text in it"


@pytest.mark.parametrize("name", ["report.docx", "report.txt", "report.html"])
def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    os.truncate(tmp_path / name, LARGEST + 1_000_000)
    with pytest.raises(UnreadableSource, match="it has 101,000,000 bytes; 100,000,000 are the most"):
        read_document(tmp_path / name)


def test_files_that_only_look_like_documents_are_not_found(tmp_path: Path) -> None:
    for name in ("report.docx", "~$report.docx", "._report.docx", ".hidden.md"):
        (tmp_path / name).write_bytes(DOCX)
    assert [path.name for path in find_files(tmp_path)] == ["report.docx"]


# --- Word files that are damaged ---


@pytest.mark.parametrize("length", [4, 30, 400, len(DOCX) // 2, len(DOCX) - 30, len(DOCX) - 1])
def test_a_file_that_is_cut_short_says_so(length: int) -> None:
    with pytest.raises(ValueError, match="it is cut short or damaged: the directory at its end is missing"):
        read_docx(DOCX[:length])


def test_a_damaged_part_is_named() -> None:
    at = DOCX.index(b"word/document.xml") + len("word/document.xml") + 20
    with pytest.raises(ValueError, match=r"its part 'word/document\.xml' is (damaged|no sound XML)"):
        read_docx(DOCX[:at] + bytes([DOCX[at] ^ 0xFF]) + DOCX[at + 1 :])


def parts(**changed: str | None) -> bytes:
    """The file with parts changed, by the last words of their names, or left out."""
    files: dict[str, str | bytes] = {**members(DOCX)}
    names = {"relations": "_rels/.rels", "document": "word/document.xml"}
    for name, text in changed.items():
        del files[names[name]]
        if text is not None:
            files[names[name]] = text
    return archive(files)


RELATIONS = '<Relationships xmlns="x"><Relationship Id="a" Type="x/officeDocument" Target="{}"/></Relationships>'


@pytest.mark.parametrize(("data", "message"), [
    (parts(document=None), "its text, the part 'word/document.xml', is missing"),
    (parts(relations=None), "it holds no Word document: its parts do not name a main one"),
    (parts(relations=RELATIONS.format("[Content_Types].xml")), "its main part, '[Content_Types].xml', is no Word document"),
    (parts(relations=RELATIONS.format("../../../etc/passwd")), "its text, the part 'etc/passwd', is missing"),
    (parts(relations=RELATIONS.format("file:///etc/passwd")), "its text, the part 'file:/etc/passwd', is missing"),
    (parts(document="<w:document"), "its part 'word/document.xml' is no sound XML: "),
    (parts(document=""), "its part 'word/document.xml' is no sound XML: "),
    (parts(document="plain text"), "its part 'word/document.xml' is no sound XML: "),
    (parts(document='<?xml version="1.0" encoding="klingon"?><a/>'), "its part 'word/document.xml' is no sound XML: "),
])  # fmt: skip
def test_a_package_without_its_text_says_what_is_missing(tmp_path: Path, data: bytes, message: str) -> None:
    assert refused(tmp_path, "report.docx", data).startswith(message)


def test_a_document_without_a_body_has_no_text(tmp_path: Path) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert (
        refused(tmp_path, "report.docx", parts(document=f'<w:document xmlns:w="{name}"/>')) == "there is no text in it"
    )


# --- Archives that are bombs, or tricks ---


def stored(name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The file with one part put in, or in the place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as into:
        for each, part in {**members(DOCX), name: data}.items():
            into.writestr(each, part)
    return out.getvalue()


def test_a_part_that_is_packed_too_well_is_not_unpacked() -> None:
    bomb = stored("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    assert len(bomb) < 50_000
    with pytest.raises(
        ValueError, match=r"its part 'word/document\.xml' is packed more than 300 times, as zip bombs are"
    ):
        read_docx(bomb)


def test_a_part_is_not_unpacked_beyond_the_limit() -> None:
    large = stored("word/document.xml", b"<a>" + bytes(33_000_000), zipfile.ZIP_STORED)
    with pytest.raises(ValueError, match="its text takes more than 32 MB unpacked, which no document does"):
        read_docx(large)


def test_parts_together_are_not_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file(paragraph("Text."), styles="<w:docDefaults/>", settings="<w:x/>" * 1_000)
    read_docx(data)
    monkeypatch.setattr(word_package, "LARGEST_SUM", 8_000)
    with pytest.raises(ValueError, match="its text takes more than 0 MB unpacked"):
        read_docx(data)


def test_a_directory_that_lies_about_a_size_is_found_out() -> None:
    bomb = stored("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    told = bomb.replace(struct.pack("<L", 30_000_007), struct.pack("<L", 1_000))
    assert told != bomb
    with pytest.raises(ValueError, match=r"its part 'word/document\.xml' is damaged"):
        read_docx(told)


def test_what_all_parts_promise_together_is_limited() -> None:
    bomb = stored("word/media/picture.bmp", bytes(2_000_000))
    told = bomb.replace(struct.pack("<L", 2_000_000), struct.pack("<L", 2_000_000_000))
    with pytest.raises(ValueError, match=r"unpacked it would have 2\.0 GB, as zip bombs do"):
        read_docx(told)


def test_the_number_of_parts_is_limited() -> None:
    many = archive({**members(DOCX), **{f"word/media/{number}": "" for number in range(10_001)}})
    with pytest.raises(ValueError, match="it holds more than 10,000 parts; a document has some dozens"):
        read_docx(many)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_word_packs_with_is_unpacked(how: int) -> None:
    with pytest.raises(ValueError, match="is packed in a way that no DOCX file is"):
        read_docx(stored("word/document.xml", b"<a/>", how))


def test_a_part_with_a_password_says_so() -> None:
    locked = bytearray(DOCX)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(sign, at + 1)) >= 0:
            locked[at + flags] |= 1
    with pytest.raises(ValueError, match="it is protected with a password; save it without one"):
        read_docx(bytes(locked))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"it holds two parts with the name 'word/document\.xml'"):
        read_docx(stored("word\\document.xml", b"<a/>"))


def test_paths_that_lead_out_lead_nowhere(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    out.write_text("<secret/>", encoding="utf-8")
    data = stored(f"../../../../../../..{out}", b"<own/>")
    assert [line.text for line in read_docx(data).lines] == ["Eleven ferries were cut from their moorings."]
    assert out.read_text(encoding="utf-8") == "<secret/>"


def test_parts_with_the_strokes_of_windows_are_found() -> None:
    files = {name.replace("/", "\\"): part for name, part in members(DOCX).items()}
    assert [line.text for line in read_docx(archive(files)).lines] == ["Eleven ferries were cut from their moorings."]


# --- Entities ---

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">]>'
NETWORK = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]>'
UNUSED = "<!DOCTYPE x [<!ENTITY a 'b'>]>"


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, NETWORK, UNUSED])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/_rels/document.xml.rels", "word/footnotes.xml", "word/styles.xml"]
)
def test_no_entity_is_looked_up_or_unfolded(part: str, declared: str) -> None:
    data = word_file(paragraph("Text.", footnote_mark(1)), footnotes={1: paragraph("Note.")}, styles="<w:docDefaults/>")
    text = members(data)[part].replace(b"Text.", b"&a11;&outside;").replace(b'w:id="1"', b'w:id="&a11;"')
    data = archive({**members(data), part: declared.encode() + text})
    with pytest.raises(
        ValueError, match=rf"its part '{part}' (declares entities, which no Word document does|is no sound XML)"
    ):
        read_docx(data)


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, NETWORK])
def test_a_page_unfolds_no_entities_either(declared: str) -> None:
    page = f"{declared}<html><body><p>Text &a11; &outside;</p></body></html>"
    assert "".join(line.text for line in read_html(page.encode()).lines).endswith("Text &a11; &outside;")


def test_nothing_that_a_file_names_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("a reader has gone to the network")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    page = (
        """<html><head><base href="http://127.0.0.1:1/"><link rel="stylesheet" href="x.css"><script src="x.js"></script>
    <meta http-equiv="refresh" content="0; url=http://127.0.0.1:1/"></head><body><nav>menu</nav><iframe src="x"></iframe>
    <img src="http://127.0.0.1:1/x.png">"""
        + "<p>A sentence of some length stands in this page.</p>" * 20
    )
    assert read_html(page.encode()).lines
    assert read_docx(word_file(paragraph("Text."), links={"template": "http://127.0.0.1:1/x.dotm"}))


# --- Depth and length ---


@pytest.mark.parametrize(("opens", "closes"), [
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
])  # fmt: skip
def test_what_is_nested_is_read_as_deep_as_any_person_nests_and_refused_beyond(opens: str, closes: str) -> None:
    depth = 200 // opens.count("<")
    assert [line.text for line in read_docx(word_file(opens * depth + paragraph("deep") + closes * depth)).lines] == [
        "deep"
    ]
    with pytest.raises(ValueError, match="Excessive depth"):
        read_docx(word_file(opens * 300 + paragraph("deep") + closes * 300))


def test_styles_based_on_one_another_in_a_ring_are_read() -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba")
    )
    assert [line.text for line in read_docx(word_file(paragraph("x", style="a"), styles=ring)).lines] == ["x"]


@pytest.mark.parametrize(("page", "message"), [
    (b"<p>" + b"x" * 50_000_000, "it has 50 MB; web pages of up to 10 MB are read"),
    (b"<div>" * 3_000 + b"deep", "its elements are nested too deeply; no page is built like that"),
    (b"<b>" * 1_000_000 + b"deep", "its elements are nested too deeply; no page is built like that"),
    (b"<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x", "one of its tags has more than 100,000 characters; no page has such a one"),
])  # fmt: skip
def test_a_page_beyond_all_measure_is_refused(tmp_path: Path, page: bytes, message: str) -> None:
    assert refused(tmp_path, "page.html", page) == message


def test_pictures_within_a_page_do_not_count() -> None:
    page = b"<p>Text.<img src='data:image/png;base64," + b"A" * 2_000_000 + b"'></p>"
    assert [line.text for line in read_html(page).lines] == ["Text."]


#: Reads the files named on the command line under limits of CPU seconds and memory, which a busy machine does not change.
_LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from corpus.holdings.source import read_document
for name in sys.argv[3:]:
    print(len(read_document(Path(name)).blocks))
"""


@pytest.fixture
def read_within(tmp_path: Path) -> Callable[..., list[int]]:
    """`read_within(seconds, name=bytes, …)`: how many blocks each file has, read in a process of its own."""

    def read_within(seconds: int, **files: bytes) -> list[int]:
        names = []
        for number, (name, data) in enumerate(files.items()):
            path = tmp_path / f"{name}{number}.{name.rpartition('_')[2]}"
            path.write_bytes(data)
            path.with_suffix(".toml").write_text(f'symbol = "A/77/{number}"\n', encoding="utf-8")
            names.append(str(path))
        done = subprocess.run(
            [sys.executable, "-c", _LIMITED, str(seconds), str(1_000_000_000), *names],
            cwd=ROOT,
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TimeoutError(f"took longer than {seconds} s")
        assert done.returncode == 0, done.stderr
        return list(map(int, done.stdout.split()))

    return read_within


def test_what_is_large_and_odd_is_read_in_time_and_in_little_memory(read_within: Callable[..., list[int]]) -> None:
    """It guards against costs that grow with a square, each of which these files once had, and is no benchmark."""
    words = "word word word word word word"
    assert read_within(
        10,
        unstopped_docx=word_file(*(paragraph(words) for _ in range(3_000))),
        runs_docx=word_file(paragraph(*(run(words[: n % 9 + 1], "<w:b/>" if n % 2 else "") for n in range(8_000)))),
        marks_docx=word_file(
            paragraph("Text", *(footnote_mark(1) for _ in range(5_000))), footnotes={1: paragraph("Note.")}
        ),
        links_html=b"<a href='#x'>1</a> " * 10_000 + b"<p id=x>" + b"<a href='#y'></a>" * 10_000 + b"Text.</p>",
    ) == [5, 1, 2, 2]
