"""The pages: every fragment is part of its page, everything a person typed is text, and every link leads somewhere."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from litestar.testing import TestClient

from index.snapshot import Snapshot, build, load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client

MOORINGS = "How many moorings did patrol boats of Estavia cut?"
WOUNDED = "How many sailors were wounded?"
SEAWORTHY = "Was any ferry seaworthy?"
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PAGES = ("/", f"/?q={WOUNDED}", f"/?h={WOUNDED}&q=who said that?", "/?q=zeppelin tiramisu recipe", "/documents", "/documents/A/77/401", "/documents/A/77/402", "/documents/A/77/401?find=ferry", "/help", "/api", "/check")  # fmt: skip
#: Files of script that every page names.
SCRIPTS = 2
#: Elements without an end tag.
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """A page read strictly: elements closed in order; ids, links and the text in each kind of element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data


def plain(text: str) -> str:
    """Without tags, entities resolved, white space made even."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def squeezed(text: str) -> str:
    """Without white space around tags: a fragment stands in its page indented."""
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_renders_well_formed_with_each_id_once(client: Client, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    page = Page(response.text)
    assert len(page.ids) == len(set(page.ids))
    assert page.texts["title"] != [""]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_site_leads_somewhere(client: Client, path: str) -> None:
    page = Page(client.get(path).text)
    for link in set(page.links):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("http", "https")
            continue
        if parts.path or parts.query:
            there = client.get(link.partition("#")[0])
            client.cookies.clear()  # of a link to another language
            assert there.status_code == 200, link
            ids = Page(there.text).ids if "html" in there.headers["content-type"] else []
        else:
            ids = page.ids
        assert not parts.fragment or parts.fragment in ids, link


def test_the_first_page_offers_examples_and_the_documents_held(client: Client) -> None:
    text = plain(client.get("/").text)
    assert "What does International Harbour Union say" in text
    assert "Who signed A/77/401–S/2023/91?" in text
    assert "A/77/401–S/2023/91" in text
    assert "A/77/402" in text


def test_of_many_documents_the_first_page_names_a_dozen_and_leads_to_all(
    client: Client, tmp_path: Path, hash_embedder: HashEmbedder
) -> None:
    numbers = [*range(1_000, 1_020), 9]
    paths = [tmp_path / f"{number}.md" for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        path.write_text(f"S/RES/{number} (2031)\n\nFerry {number} was found adrift.\n", encoding="utf-8")
        path.with_suffix(".toml").write_text(f'symbol = "S/RES/{number}(2031)"\n', encoding="utf-8")
    build(paths, tmp_path / "snapshots", hash_embedder)
    with TestClient(create_app(Answerer(load(tmp_path / "snapshots"), hash_embedder))) as many:
        first, whole = many.get("/").text, many.get("/documents").text
    assert '<a href="/documents">All 21 documents</a>' in first
    assert 'class="all"' not in client.get("/").text
    assert re.findall(r'href="/documents/S/RES/(\d+)', first) == [str(number) for number in range(1_000, 1_012)]
    assert re.findall(r'href="/documents/S/RES/(\d+)', whole) == ["9", *map(str, range(1_000, 1_020))]
    assert "21 documents held" in whole


def test_a_blank_question_is_the_first_page(client: Client) -> None:
    first, *others = (client.get(path).text.partition("<main")[2] for path in ("/", "/?q=", "/?q=%20"))
    assert first
    assert others == [first, first]


def test_the_turn_stands_in_the_chat_page(client: Client) -> None:
    for question in (MOORINGS, "zeppelin tiramisu recipe", "What does A/77/398 say?"):
        turn = client.get("/turn", params={"q": question})
        assert turn.status_code == 200
        assert turn.text.startswith("<article")
        assert squeezed(turn.text) in squeezed(client.get("/", params={"q": question}).text)


def test_the_turn_of_a_follow_up_stands_in_the_chat_page(client: Client) -> None:
    asked = {"h": [MOORINGS, "who said that?"], "q": "what is the source?"}
    page = client.get("/", params=asked).text
    assert squeezed(client.get("/turn", params=asked).text) in squeezed(page)
    assert page.count('<article class="turn earlier"') == 2
    assert page.count('<article class="turn ') == 3
    kept = re.findall(r'<input type="hidden" name="h" value="([^"]*)">', page)
    assert [html.unescape(value) for value in kept] == [MOORINGS, "who said that?", "what is the source?"]


def test_the_document_stands_in_its_page_and_beside_the_chat(client: Client) -> None:
    fragment = squeezed(client.get("/fragments/documents/A/77/401").text)
    assert fragment.startswith("<article")
    assert fragment in squeezed(client.get("/documents/A/77/401").text)
    answer = client.get("/", params={"q": WOUNDED}).text
    (mark,) = re.findall(r"/documents/A/77/401\?mark=(\d+-\d+)#p2", answer)[:1]
    assert squeezed(client.get(f"/fragments/documents/A/77/401?mark={mark}").text) in squeezed(answer)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "' onfocus='x", "</title><b>"]
)
def test_what_is_typed_is_shown_as_text(client: Client, typed: str) -> None:
    clean = Page(client.get("/", params={"h": [WOUNDED], "q": "moorings"}).text)
    text = client.get("/", params={"h": [typed], "q": f"{typed} moorings"}).text
    page = Page(text)
    assert f"{typed} moorings" in "".join(page.texts["h2"])
    assert page.texts["title"][0].startswith(f"{typed} moorings")
    assert len(page.texts["script"]) == len(clean.texts["script"]) == SCRIPTS
    assert "<img" not in text
    assert client.get("/turn", params={"q": typed}).text.count("<script") == 0


def test_what_an_error_repeats_is_text(client: Client) -> None:
    response = client.get("/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers=BROWSER)
    assert response.status_code == 400
    page = Page(response.text)
    assert len(page.texts["script"]) == SCRIPTS
    assert "<script>" in "".join(page.texts["main"])


def test_the_quote_is_shown_with_the_answer_marked(client: Client, ferries: Snapshot) -> None:
    page = Page(client.get("/turn", params={"q": WOUNDED}).text)
    document = ferries.by_slug("A/77/401")
    assert page.texts["blockquote"][0].strip() == document.text_of(document.block("p2"))
    assert page.texts["mark"][0] == "40 sailors"


def test_the_cited_range_is_marked_on_the_document_s_page(client: Client, ferries: Snapshot) -> None:
    turn = Page(client.get("/turn", params={"q": WOUNDED}).text)
    link = next(link for link in turn.links if "mark=" in link)
    text = client.get(link.partition("#")[0]).text
    page = Page(text)
    assert page.texts["mark"] == ["40 sailors"]
    assert link.partition("#")[2] == "p2"
    assert re.search(r'<p id="p2" class="[^"]*\bcited\b[^"]*">', text)
    assert len(re.findall(r'class="[^"]*\bcited"', text)) == 1


def test_the_page_without_a_range_marks_nothing(client: Client) -> None:
    assert "mark" not in Page(client.get("/documents/A/77/401").text).texts


def test_a_range_over_several_blocks_is_marked_in_each(client: Client, ferries: Snapshot) -> None:
    document = ferries.by_slug("A/77/401")
    start, end = document.block("p1").start, document.block("p2").end
    marked = "".join(Page(client.get(f"/documents/A/77/401?mark={start}-{end}").text).texts["mark"])
    assert marked == document.text[start:end].replace("\n", "")


def test_every_block_is_on_the_document_s_page_word_for_word(client: Client, ferries: Snapshot) -> None:
    for document in ferries.documents:
        text = client.get(f"/documents/{document.symbol.slug}").text
        for block in document.blocks:
            match = re.search(rf'<(p|h2) id="{block.id}"[^>]*>(.*?)</\1>', text, re.S)
            assert match is not None
            bare = re.sub(r"<(sup|a) class=\"(?:mark|pin|back)\".*?</\1>|<span class=\"number\">.*?</span>|<a class=\"(?:back|outside)\".*?</a>", "", match[2])  # fmt: skip
            assert plain(bare) == " ".join(document.text_of(block).split())


@pytest.mark.parametrize("mark", ["abc", "5-1", "3-3", "0-999999", "-5-3", "1-2-3", "1" * 5000, "%00", "٣-٥x"])
def test_a_range_that_is_none_is_a_400(client: Client, mark: str) -> None:
    response = client.get(f"/documents/A/77/401?mark={mark}", headers=BROWSER)
    assert response.status_code == 400
    assert "is no range" in plain(response.text)


def test_footnotes_and_their_marks_lead_to_one_another(client: Client) -> None:
    text = client.get("/documents/A/77/401").text
    for number, block in (("1", "p1"), ("2", "p5"), ("3", "p6")):
        assert re.search(rf'<p id="{block}".*?<sup class="mark"><a href="#fn{number}">{number}</a></sup>', text, re.S)
        assert re.search(rf'<p id="fn{number}".*?<a class="back" href="#{block}"', text, re.S)


def test_a_citation_shows_its_footnote_and_whether_its_source_is_held(client: Client) -> None:
    shown = plain(client.get("/turn", params={"q": MOORINGS}).text)
    assert "See United Nations document A/77/398-S/2023/90 (3 February 2023)." in shown
    assert "A/77/398–S/2023/90 not held" in shown
    assert "A/77/402 held" in plain(client.get("/turn", params={"q": "Who asked for a report?"}).text)


def test_who_speaks_is_said_from_the_outside_in(client: Client) -> None:
    shown = plain(client.get("/turn", params={"q": SEAWORTHY}).text)
    names = ("Permanent Representative of Norland", "International Harbour Union", "Ana Beltran")
    voices = shown[shown.index("Speaking") :]
    assert sorted(names, key=voices.index) == list(names)
    assert "not a finding of the United Nations" in shown


def test_what_is_not_answered_says_so_and_shows_no_probability(client: Client) -> None:
    text = client.get("/turn", params={"q": "zeppelin tiramisu recipe"}).text
    assert "No answer was found in the documents held." in plain(text)
    assert "no answer found here" in plain(text)
    assert "%" not in plain(text)
    assert 'class="citation nearest"' in text


def test_a_source_not_held_is_named_with_its_link(client: Client) -> None:
    page = Page(client.get("/turn", params={"q": "What does A/77/398 say about moorings?"}).text)
    assert "https://docs.un.org/en/A/77/398" in page.links
    assert "Not held: A/77/398–S/2023/90" in plain("".join(page.texts["li"]))


def test_a_correction_is_shown(client: Client) -> None:
    shown = plain(client.get("/turn", params={"q": "How many saylors were wounded?"}).text)
    assert "Understood as: How many sailors were wounded?" in shown
    assert "Understood as" not in plain(client.get("/turn", params={"q": WOUNDED}).text)


def test_what_the_documents_cite_is_listed_with_its_places(client: Client) -> None:
    text = client.get("/documents/A/77/401").text
    rows = [plain(row) for row in re.findall(r"<tr>(.*?)</tr>", text, re.S)][1:]
    assert len(rows) == 3
    assert [row.endswith("not held") for row in rows] == [True, True, False]


# --- citations across documents ------------------------------------------------------------------------------

LAKE_PAGES = (
    *("/documents/A/77/500", "/documents/S/RES/2650(2022)", "/documents/A/77/402", "/documents/A/77/500/blocks/p2"),
    *(f"/documents/A/77/500/blocks/{block}/sources" for block in ("p1", "p2", "p3", "p4", "fn1")),
    "/?q=What was demanded of the ferries?",
)


@pytest.mark.parametrize("path", LAKE_PAGES)
def test_pages_of_documents_that_cite_one_another_are_whole(lake_client: Client, path: str) -> None:
    test_every_page_renders_well_formed_with_each_id_once(lake_client, path)
    test_every_link_within_the_site_leads_somewhere(lake_client, path)
    test_no_page_holds_what_its_security_policy_forbids(lake_client, path)


def links_in(text: str, pattern: str) -> list[tuple[str, str]]:
    """Address and words of the links in the first element that the pattern opens."""
    element = re.search(rf"<(\w+)[^>]*{pattern}[^>]*>(.*?)</\1>", text, re.S)
    assert element is not None
    return re.findall(r'<a (?:class="[^"]*" )?href="([^"]*)"[^>]*>([^<]*)</a>', element[2])


def test_what_a_block_cites_is_a_link_to_the_document_held_or_out_of_pincite(lake_client: Client) -> None:
    text = lake_client.get("/documents/A/77/500").text
    assert ("/documents/S/RES/2650(2022)", "2650 (2022)") in links_in(text, 'id="p1"')
    assert ("/documents/S/RES/2650(2022)#p2", "2650 (2022)") in links_in(text, 'id="p3"')
    assert ("https://docs.un.org/en/S/2023/77", "S/2023/77") in links_in(text, 'id="p2"')


def test_a_footnote_leads_to_the_place_in_the_document_held_and_to_the_united_nations(lake_client: Client) -> None:
    links = links_in(lake_client.get("/documents/A/77/500").text, 'id="fn1"')
    assert ("/documents/A/77/402#a1-p3", "A/77/402") in links
    assert ("https://docs.un.org/en/A/77/402", "docs.un.org") in links
    assert ("#p2", "↩&nbsp;[para. 2]") in links


def test_a_citation_s_footnote_leads_to_the_place_in_the_document_held(lake_client: Client) -> None:
    turn = lake_client.get("/turn", params={"q": "When was the harbour of Port Selby closed by the commission?"}).text
    links = re.findall(r'<a (?:class="[^"]*" )?href="([^"]*)"[^>]*>([^<]*)</a>', turn)
    assert ("/documents/A/77/402", "A/77/402") in links
    assert ("/documents/A/77/402#a1-p3", "annex, para. 3") in links
    assert ("https://docs.un.org/en/A/77/402", "docs.un.org") in links


def test_links_within_pincite_are_not_external(lake_client: Client) -> None:
    for path in LAKE_PAGES:
        for link, rest in re.findall(r'<a [^>]*href="(/[^"]*)"([^>]*)>', lake_client.get(path).text):
            assert "external" not in rest, link


def test_the_document_page_says_what_it_cites_and_who_cites_it(lake_client: Client) -> None:
    text = lake_client.get("/documents/A/77/402").text
    assert "Cites (1)" in plain(text)
    assert "Cited by (1)" in plain(text)
    cited_by = plain(text[text.index('<section class="cited-by"') :])
    assert "A/77/500 Permanent Representative of Norland [para. 2], footnote 1" in cited_by
    assert "The harbour of Port Selby was closed by the commission on 3 February." in cited_by
    assert "Cited by" not in plain(lake_client.get("/documents/A/77/500").text)


def test_what_cites_can_be_checked_and_what_cites_nothing_not(lake_client: Client) -> None:
    text = lake_client.get("/documents/A/77/500").text
    checks = re.findall(r'<a class="check" href="([^"]*)"', text)
    assert checks == [f"/documents/A/77/500/blocks/{block}/sources" for block in ("p1", "p2", "p3")]
    turn = lake_client.get("/turn", params={"q": "What was demanded of the ferries?"}).text
    assert '<a class="check" href="/documents/A/77/500/blocks/p1/sources">Check the source</a>' in turn
    assert "/documents/S/RES/2650(2022)/blocks" not in turn


def test_the_sources_stand_in_their_page(lake_client: Client) -> None:
    path = "/documents/A/77/500/blocks/p2/sources"
    fragment = lake_client.get(f"/fragments{path}").text
    assert fragment.startswith("<section")
    assert squeezed(fragment) in squeezed(lake_client.get(path).text)


def test_a_sentence_and_its_source_stand_side_by_side_with_words_in_common_marked(lake_client: Client) -> None:
    page = Page(lake_client.get("/documents/A/77/500/blocks/p1/sources").text)
    quotes = [quote.strip() for quote in page.texts["blockquote"]]
    at = quotes.index("It demanded the immediate and unconditional release of all ferries seized.")
    assert quotes[at + 1] == "1. Demands the immediate and unconditional release of the ferries seized at Ardmouth;"
    assert {"unconditional release", "ferries seized"} <= set(page.texts["mark"])
    shown = plain("".join(page.texts["section"]))
    assert "Shown side by side; Pincite does not judge whether they agree." in shown
    assert page.texts["h1"] == ["Check the source"]


def test_a_source_not_held_is_named_and_who_can_fetch_it_is_told_once(lake_client: Client) -> None:
    page = Page(lake_client.get("/documents/A/77/500/blocks/p2/sources").text)
    assert "https://docs.un.org/en/S/2023/77" in page.links
    assert plain(" ".join(page.texts["p"])).count("can be fetched by whoever runs this service") == 1
    assert "Not held" in page.texts["h3"]


def test_many_sources_not_held_are_folded_up(letter_by_hash: Snapshot, hash_embedder: HashEmbedder) -> None:
    with Client(create_app(Answerer(letter_by_hash, hash_embedder))) as client:
        page = Page(client.get("/documents/A/75/660/blocks/p9/sources").text)
    assert "16 cited sources are not held" in page.texts["summary"]
    assert plain(" ".join(page.texts["p"])).count("can be fetched by whoever runs this service") == 1


def test_a_block_that_cites_nothing_says_so(lake_client: Client) -> None:
    assert "This block cites nothing." in plain(lake_client.get("/documents/A/77/500/blocks/p4/sources").text)


def test_a_block_s_address_shows_it_in_its_document(lake_client: Client) -> None:
    page = Page(lake_client.get("/documents/A/77/500/blocks/p4").text)
    assert page.texts["mark"] == ["The lake is deep."]


# --- errors and headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/documents/A/1/2", 404),
        ("/documents/nonsense", 400),
        ("/?q=%00", 400),
        (f"/?q={'x' * 2_001}", 400),
        ("/turn", 400),
        ("/turn?q=", 400),
        ("/fragments/documents/A/1/2", 404),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_error_is_a_page_for_a_browser_and_json_for_a_program(client: Client, path: str, status: int) -> None:
    shown = client.get(path, headers=BROWSER)
    assert shown.status_code == status
    assert shown.headers["content-type"].startswith("text/html")
    told = client.get(path, headers={"accept": "application/json"}).json()
    assert told["status"] == status
    wrong = re.split("; (?:GET|/schema) ", told["detail"])[0]  # without what a program does about it
    assert wrong[1:] in plain("".join(Page(shown.text).texts["main"]))
    assert "/schema" not in shown.text


def test_a_page_without_a_snapshot_says_that_it_is_not_ready(unready_client: Client) -> None:
    response = unready_client.get("/", headers=BROWSER)
    assert response.status_code == 503
    assert "No snapshot is loaded" in plain(response.text)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/documents", "/documents/A/77/401", f"/turn?q={WOUNDED}", "/health", "/api/v1/documents"),
        pytest.param("/nothing"),
        pytest.param("/documents/nonsense"),
        pytest.param("/api/v1/documents/nonsense"),
        pytest.param("/static/pincite.js"),
    ],
)
def test_every_response_carries_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path, headers=BROWSER).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_what_its_security_policy_forbids(client: Client, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"<[^>]*\s(?:on\w+|style)\s*=", text)
    assert re.findall(r"<script[^>]*>[^<]", text) == []
    assert "<style" not in text


@pytest.mark.parametrize("name", ["pincite.css", "pincite.js", "icon.svg"])
def test_the_static_files_are_served(client: Client, name: str) -> None:
    response = client.get(f"/static/{name}")
    assert response.status_code == 200
    assert response.content
