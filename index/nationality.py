"""Which country a word names: by the country itself, its people, an adjective, or its capital for its government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.countries import COUNTRIES
from corpus.ranges import Span
from index.capitals import countries_by_capital

Form = Literal["country", "adjective", "people", "capital"]

#: What countries are called besides, and States that are no more; after the terminology of the United Nations (UNTERM).
_ALSO_CALLED = {
    "burma": "myanmar",
    "czech republic": "czechia",
    "dprk": "democratic people's republic of korea",
    "east timor": "timor-leste",
    "ivory coast": "cote d'ivoire",
    "laos": "lao people's democratic republic",
    "macedonia": "north macedonia",
    "north korea": "democratic people's republic of korea",
    "palestine": "state of palestine",
    "russia": "russian federation",
    "republic of korea": "republic of korea",
    "south korea": "republic of korea",
    "soviet union": "soviet union",
    "swaziland": "eswatini",
    "syria": "syrian arab republic",
    "tanzania": "united republic of tanzania",
    "turkey": "türkiye",
    "uk": "united kingdom",
    "united states of america": "united states",
    "us": "united states",
    "usa": "united states",
    "ussr": "soviet union",
    "vietnam": "viet nam",
    "zaire": "democratic republic of the congo",
}
#: Adjectives that are not the country's name with an ending. The plural of most is what its people are called.
_ADJECTIVES = {
    "afghan": "afghanistan",
    "american": "united states",
    "argentine": "argentina",
    "azerbaijani": "azerbaijan",
    "azeri": "azerbaijan",
    "bahraini": "bahrain",
    "bangladeshi": "bangladesh",
    "basotho": "lesotho",
    "belgian": "belgium",
    "beninese": "benin",
    "bhutanese": "bhutan",
    "bosnian": "bosnia and herzegovina",
    "british": "united kingdom",
    "burkinabe": "burkina faso",
    "burmese": "myanmar",
    "chinese": "china",
    "costa rican": "costa rica",
    "congolese": "democratic republic of the congo",
    "croat": "croatia",
    "cypriot": "cyprus",
    "czech": "czechia",
    "danish": "denmark",
    "dutch": "netherlands",
    "emirati": "united arab emirates",
    "filipino": "philippines",
    "finnish": "finland",
    "french": "france",
    "gabonese": "gabon",
    "german": "germany",
    "greek": "greece",
    "guyanese": "guyana",
    "icelandic": "iceland",
    "iraqi": "iraq",
    "irish": "ireland",
    "israeli": "israel",
    "ivorian": "cote d'ivoire",
    "japanese": "japan",
    "kazakh": "kazakhstan",
    "kuwaiti": "kuwait",
    "kyrgyz": "kyrgyzstan",
    "lao": "lao people's democratic republic",
    "mauritian": "mauritius",
    "mauritanian": "mauritania",
    "laotian": "lao people's democratic republic",
    "lebanese": "lebanon",
    "macedonian": "north macedonia",
    "malagasy": "madagascar",
    "maltese": "malta",
    "monegasque": "monaco",
    "motswana": "botswana",
    "nepalese": "nepal",
    "nepali": "nepal",
    "ni-vanuatu": "vanuatu",
    "nigerian": "nigeria",
    "nigerien": "niger",
    "north korean": "democratic people's republic of korea",
    "norwegian": "norway",
    "omani": "oman",
    "pakistani": "pakistan",
    "palestinian": "state of palestine",
    "peruvian": "peru",
    "philippine": "philippines",
    "polish": "poland",
    "portuguese": "portugal",
    "qatari": "qatar",
    "russian": "russian federation",
    "salvadoran": "el salvador",
    "saudi": "saudi arabia",
    "saudi arabian": "saudi arabia",
    "senegalese": "senegal",
    "serb": "serbia",
    "sierra leonean": "sierra leone",
    "slovak": "slovakia",
    "slovene": "slovenia",
    "somali": "somalia",
    "south african": "south africa",
    "south korean": "republic of korea",
    "south sudanese": "south sudan",
    "soviet": "soviet union",
    "spanish": "spain",
    "sri lankan": "sri lanka",
    "sudanese": "sudan",
    "swazi": "eswatini",
    "swedish": "sweden",
    "swiss": "switzerland",
    "syrian": "syrian arab republic",
    "tajik": "tajikistan",
    "thai": "thailand",
    "timorese": "timor-leste",
    "togolese": "togo",
    "turkish": "türkiye",
    "turkmen": "turkmenistan",
    "ukrainian": "ukraine",
    "uzbek": "uzbekistan",
    "vietnamese": "viet nam",
    "yemeni": "yemen",
}
#: Countries that others share an adjective with: "Congolese". They count as one.
_AS_ONE = {
    "congo": "democratic republic of the congo",
    "dominica": "dominican republic",
    "equatorial guinea": "guinea",
    "guinea-bissau": "guinea",
    "papua new guinea": "guinea",
    "south sudan": "sudan",
}
_PEOPLES = {
    "danes": "denmark",
    "finns": "finland",
    "poles": "poland",
    "spaniards": "spain",
    "swedes": "sweden",
    "turks": "türkiye",
}
#: Endings of adjectives behind the name, or behind the name without its last vowel.
_ENDINGS = ("n", "an", "ian", "nian")
#: Letters of the shortest name that is known when it is typed small: "us" and "chad" are words besides.
_SHORTEST_SMALL = 5
#: Longer names that are words besides.
_WORDS_BESIDES = frozenset("china guinea jordan poles polish turkey".split())
_WORDS = re.compile(r"[Pp]eople[’']s|[^\W\d_]+(?:[’'-][^\W\d_]{2,})*")
_PLAIN = str.maketrans("’ôé", "'oe")


@dataclass(frozen=True, slots=True)
class Named:
    """A country named in a text: its name in small letters, how it is named, and where."""

    country: str
    form: Form
    span: Span


def countries_in(text: str) -> Iterator[Named]:
    """The countries that a text names, in order; the longest name counts."""
    table = _table()
    found = list(_WORDS.finditer(text))
    at = 0
    while at < len(found):
        for length in range(min(_most_words(), len(found) - at), 0, -1):
            span = Span(found[at].start(), found[at + length - 1].end())
            said = span.of(text)
            entry = table.get(" ".join(said.translate(_PLAIN).lower().split()))
            if entry and (said[0].isupper() or (len(said) >= _SHORTEST_SMALL and said not in _WORDS_BESIDES)):
                yield Named(*entry, span)
                at += length - 1
                break
        at += 1


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, Form]]:
    """By what it is called in small letters, the country and how that names it; what stands first counts."""
    names = {name.translate(_PLAIN).lower(): name.translate(_PLAIN).lower() for name in COUNTRIES} | _ALSO_CALLED
    table: dict[str, tuple[str, Form]] = {name: (country, "country") for name, country in names.items()}
    adjectives = dict(_ADJECTIVES)
    for name, country in names.items():
        if " " not in name and len(name) > 3:
            stems = {name, name[:-1] if name[-1] in "aeoy" else name}
            for adjective in (stem + ending for stem in stems for ending in _ENDINGS):
                adjectives.setdefault(adjective, country)
    for adjective, country in adjectives.items():
        table.setdefault(adjective, (country, "adjective"))
        table.setdefault(f"{adjective}s", (country, "people"))
    for people, country in _PEOPLES.items():
        table.setdefault(people, (country, "people"))
    for capital, called in countries_by_capital().items():
        table.setdefault(capital, (names.get(called.lower(), called.lower()), "capital"))
    return {name: (_AS_ONE.get(country, country), form) for name, (country, form) in table.items()}


@lru_cache(maxsize=1)
def _most_words() -> int:
    return max(len(name.split()) for name in _table())
