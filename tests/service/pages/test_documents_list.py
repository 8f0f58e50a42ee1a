"""An answer that lists documents shows each once, with its date, a link and what shows that it is meant."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from service.app import create_app
from tests.index.hash_embedder import HashEmbedder
from tests.service.resolutions import resolutions_answerer


def test_the_page_lists_the_documents_with_links_and_dates(
    tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder
) -> None:
    answerer = resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)
    with TestClient(create_app(answerer)) as client:
        page = client.get("/", params={"q": "How many resolutions about Norland do you hold?"}).text
    listed = page[page.index('<ol class="listed">') : page.index("</ol>", page.index('<ol class="listed">'))]
    assert re.findall(r'listed-document"><a href="([^"]+)">([^<]+)</a> <span class="listed-date">([^<]+)<', listed) == [
        ("/documents/S/RES/1901(2009)", "S/RES/1901 (2009)", "14 May 2009"),
        ("/documents/S/RES/1954(2011)", "S/RES/1954 (2011)", "9 June 2011"),
    ]
    facts = page[page.index('<dl class="facts">') : page.index("</dl>")]
    assert "whose text names “Norland”" in facts
    assert "14 May 2009" not in facts
