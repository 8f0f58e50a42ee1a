"""What a question compares, and on which point: its sides, and what is left of it without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.ranges import without
from index.question import telling
from service.asking.larger.sides import Side
from service.asking.larger.votes import asked_only_of_vote

#: What says that things named are to be compared. English, and no subject matter.
_COMPARES = re.compile(
    r"\b(?:compar(?:e[ds]?|ing|ison)|contrast(?:s|ed|ing)?|differ(?:s|ed|ing|ences?|ents?|ently)?|versus|vs\b\.?"
    r"|as against|as opposed to|as compared|unlike|the same|same|alike|similar(?:ly|ity|ities)?|identical(?:ly)?"
    r"|in common|agree(?:s|d)?|disagree(?:s|d)?|contradict(?:s|ed)?|consistent|match(?:es|ed)?|respectively|each"
    r"|both)\b",
    re.I,
)
#: What says so only between two documents: that one has or does what the other has or does, or more.
_GOES_ON = re.compile(
    r"\b(?:any further|further than|more|less|stricter|harsher|stronger|weaker|tougher|milder|softer|broader"
    r"|narrower|wider|too|as well|also|likewise|really|line"
    r"|(?:change|develop|evolve|shift|widen|extend|tighten|strengthen|weaken"
    r"|soften|narrow|repeat|echo)(?:s|e?d)?)\b",
    re.I,
)
#: Two clauses, one of each side: "how is it put in … and how in …", "… in 853, and did 884 …".
_TWICE = re.compile(r"[,;.?]\s+(?:and\s+)?(?:do|does|did|is|was|are|were|how|what)\b|\band\s+(?:how|what)\b", re.I)
#: Words between sides that are named together: "in 853 and then in 884", "853 against 884".
_BETWEEN = r"(?:[\s,;(]|\b(?:and|or|then|also|vs?\.?|versus|against|to|with|in|of|by|per|under|according)\b)"
_TOGETHER = re.compile(rf"…(?:{_BETWEEN}+…)+", re.I)
#: The same where each is asked by itself: "who must help in … and then in …", "deadlines: … against …".
_EACH_IN_TURN = re.compile(
    r"\b(?P<in>in|of|by|per|under)\s+…[\s,;]+(?:and|or)\s+(?:then\s+)?(?P=in)\s+…"
    r"|…[\s,;]+(?:and\s+then|against|vs?\.?|versus)\s+(?:in\s+)?…"
    r"|…[\s,;]+and\s+(?:who|whom|where|when|which|how|what)\s+(?:in|by|under|per)\s+…",
    re.I,
)
#: Between clauses of which each may ask something of its own: "what does … ban and what does … allow?".
_CLAUSES = re.compile(
    r"\s*[,;]?\s+(?:and|but)\s+(?=(?:(?:in|by|to|for|under)\s+)?(?:how|what|which|who|whom|where|when|why)\b)", re.I
)
#: Sides in front of the question, or behind it, with nothing said of them.
_APART = re.compile(r"^\W*…\s*[:,–—-]\s+|\s*[:,–—-]\s+…(?=\W*$)")
_EACH = re.compile(r"\s+(?:in\s+)?each(?:\s+(?:one|of\s+them))?\b|\bboth\s+(?=…)", re.I)
#: "According to A and according to B": each of two voices is asked.
_OF_EACH = re.compile(r"\b(?:according to|by|says?|said)\s+…\W+(?:and|or)\s+(?:what\s+)?(?:according to|by)\s+…", re.I)
#: What one document says of another by name is no comparison: "does 853 recall 822?".
_CITES = re.compile(
    r"\b(?:recall|cite|mention|refer(?:s|red)?\s+(?:back\s+)?to|reaffirm|quote|welcome|endorse|implement|invoke)(?:s|d|ed|ing)?\b",
    re.I,
)
#: Words around the sides and the point.
_AROUND = re.compile(
    r"\b(?:according|how|what|which|who|does|do|did|is|are|was|were|has|have|that|there|any|please|between|with|from|by|of|in|on|off|as|to|and|or"
    r"|against|the|a|an|it|they|one|ones|put|treat(?:s|ed)?|deal(?:s|t)?|say(?:s|ing)?|said|report(?:s|ed)?|state[sd]?|give[sn]?|call(?:s|ed)?"
    r"|about|regarding|concerning|question|matter|point|terms?|way|thing|anything|something|difference|go(?:es)?|than)\b",
    re.I,
)
#: What a side is on, and no point of the comparison: "582 on the war and 461 on the hostages", "off Selby (665)".
_QUALIFIED = re.compile(
    r"…\s+on\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?(?=\s+(?:and|or|,)\s+…|\s+(?:each|both|say))"
    r"|(?:\b(?:off|in|on|of|for|against)\s+(?:the\s+)?[\w’'-]+|\b(?:the\s+)?(?:[\w’'-]+\s+){0,2}resolution)\s*\(\s*…\s*\)"
)
_BLANK = re.compile(r"\s+(?=[?.,!])")
_SIGNS = re.compile(r"[^\w’'-]+")
#: Resolutions, documents or voices. More would not fit on a page.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """What is asked of the sides, which are in the order of the question.

    point   "" where all that they say is compared
    own     the question as it is asked of each by itself, with “it” in its place; "" where it compares them in words
    points  the point on which each is asked, where each is asked something of its own; else none
    """

    sides: tuple[Side, ...]
    point: str
    own: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    def point_of(self, at: int) -> str:
        """The point on which one of the sides is asked."""
        return self.points[at] if self.points else self.point


def without_sides(question: str, sides: Sequence[Side]) -> str:
    """The question with a sign in the place of each side."""
    return without(question, (side.span for side in sides), " … ")


def compared(question: str, sides: Sequence[Side]) -> Compared | None:
    """What is compared; None for a question that compares nothing of two sides that it names."""
    if not 1 < len(sides) <= _MOST or _CITES.search(question):
        return None
    rest = without_sides(question, sides)
    of_documents = any(not side.voice for side in sides)
    if not (
        _COMPARES.search(rest)
        or _OF_EACH.search(rest)
        or (of_documents and (_GOES_ON.search(rest) or _TWICE.search(rest)))
    ):
        return None
    point = _QUALIFIED.sub(" … ", rest)
    for form in (_COMPARES, _GOES_ON, _AROUND):
        point = form.sub(" ", point)
    return _on(sides, point, question)


def each_in_turn(question: str, sides: Sequence[Side]) -> Compared | None:
    """What is asked of documents that are named one after the other; None for any other question.

    No word says that they are compared, and the question may be another: each has to answer it.
    """
    rest = without_sides(question, sides)
    if any(side.voice for side in sides) or _CITES.search(question) or not _EACH_IN_TURN.search(rest):
        return None
    return between(sides, _AROUND.sub(" ", rest), question)


def asks_only_of_votes(question: str, sides: Sequence[Side]) -> bool:
    """It asks how two documents or more that it names were voted on, and nothing else."""
    if not 1 < len(sides) <= _MOST:
        return False
    rest = _COMPARES.sub(" ", without_sides(question, sides).replace("…", " "))
    return asked_only_of_vote(" ".join(rest.lower().split()))


def between(sides: Sequence[Side], point: str, question: str) -> Compared | None:
    """The same of a question that is known to compare; None where it does not name enough sides, or too many."""
    return _on(sides, point, question) if 1 < len(sides) <= _MOST else None


def _on(sides: Sequence[Side], point: str, question: str) -> Compared:
    rest = without_sides(question, sides)
    shared = _words(point)
    clauses = [] if _says_so(rest) else [_with_it(clause) for clause in _CLAUSES.split(rest)]
    points = tuple(_words(_AROUND.sub(" ", clause)) for clause in clauses)
    if len(sides) == rest.count("…") == len(clauses) and all(map(telling, points)):
        return Compared(tuple(sides), shared, tuple(clauses), points)
    return Compared(tuple(sides), shared if telling(shared) else "", (_of_one(rest),) * len(sides))


def _words(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text).split())


def _of_one(rest: str) -> str:
    """ "What does it want on oil?" of "what do … and then … want on oil?"; "" where none can be asked that alone."""
    one = _EACH.sub("", _TOGETHER.sub("…", rest))
    if _says_so(one):
        return ""
    return _with_it(_APART.sub("", one.strip()))


def _with_it(rest: str) -> str:
    return _BLANK.sub("", " ".join(rest.replace("…", "it").split()))


def _says_so(rest: str) -> bool:
    """A word says that what is named is to be compared."""
    return bool(_COMPARES.search(rest) or _GOES_ON.search(rest))
