"""Which language a text is in, told by a library among those that documents and questions are likely to be in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

#: ISO 639-1 codes: those that the multilingual encoder was trained on.
ENCODED = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
#: Languages of Member States beside them, so that none of these is taken for one that is understood.
_OTHERS = """am az be bg bn bs ca cs da el et fa fi he hi hr hu hy id is ka kk km ky lo lt lv mk mn ms my ne no ps ro si
    sk sl sq sr sv sw ta tg ur uk uz vi""".split()
_LATIN = "LATIN"
#: Probability from which on a text of some sentences is in a language.
_BEYOND_DOUBT = 0.95


def language_of(text: str) -> tuple[str, float]:
    """ISO 639-1 code and probability; ("", 0.0) for a text without letters."""
    if not any(map(str.isalpha, text)):
        return "", 0.0
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


def languages_in(text: str) -> tuple[tuple[str, float], ...]:
    """Languages with their probabilities, the likeliest first; none for a text without letters."""
    ranked = _identifier().rank(text) if any(map(str.isalpha, text)) else ()
    return tuple((str(code), float(probability)) for code, probability in ranked)


def script_of(text: str) -> str:
    """The script of most letters by the first word of their Unicode names, "LATIN" or "CJK"; "" for none."""
    scripts = Counter(_script(sign) for sign in text if sign.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


def is_latin(text: str) -> bool:
    return script_of(text) in (_LATIN, "")


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Of each of several texts; "" for one that does not tell beyond doubt: a table, a page of names."""
    told = map(language_of, texts)
    return tuple(code if probability >= _BEYOND_DOUBT else "" for code, probability in told)


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*sorted(ENCODED), *_OTHERS])
    return identifier
