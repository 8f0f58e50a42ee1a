"""Lists of what the parsing of documents knows: who voted how, who is quoted, what is cited, who is called upon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Block, Document, Reference
from corpus.ranges import Span
from index.words import stem, words
from service.asking.cite import AnswerPlace
from service.asking.larger.items import enumerations
from service.asking.larger.list_blocks import item_span, list_blocks
from service.asking.larger.meant import Meant
from service.asking.larger.name_kinds import is_of
from service.asking.larger.wide_items import wide_enumerations

# --- Votes ---------------------------------------------------------------------------------------------------

_ABSTAINED = re.compile(r"\babst(?:ain(?:ed|s|ing)?|entions?)\b")
_AGAINST = re.compile(r"\b(?:vote[ds]?|voting|votes) (?:\w+ )?(?:against|no)\b|\bopposed\b")
_NOT_IN_FAVOUR = re.compile(r"\b(?:not|n[o’']t) (?:vote|voting) (?:for|in favou?r)\b|\bnot (?:back|support)\b")
_STAYED_AWAY = re.compile(
    r"\b(?:not|n[o’']t) (?:participate|take part|vote|voting)\b(?! (?:for|in))|\b(?:stay(?:ed)?|were) away\b|\babsent\b"
)
_NAMES_IN_BRACKETS = r"\s*\((?P<names>[^()]+)\)"
_PRINTED = (
    (_ABSTAINED, re.compile(rf"\babstentions?{_NAMES_IN_BRACKETS}")),
    (_AGAINST, re.compile(rf"\bvotes? to \w+{_NAMES_IN_BRACKETS}")),
    (_STAYED_AWAY, re.compile(rf"\bmembers?{_NAMES_IN_BRACKETS}\s+did not participate")),
)


def asks_for_votes(question: str) -> bool:
    """True for "who abstained?" and "which members voted against it?"."""
    said = question.lower()
    return any(form.search(said) for form in (_ABSTAINED, _AGAINST, _STAYED_AWAY, _NOT_IN_FAVOUR))


def voters(document: Document, question: str) -> Iterator[AnswerPlace]:
    """The members that voted as the question asks, where the document prints their names."""
    said = question.lower()
    every = bool(_NOT_IN_FAVOUR.search(said))
    for block in document.of_kind("masthead", "footnote"):
        for asked, printed in _PRINTED:
            match = printed.search(document.text_of(block)) if every or asked.search(said) else None
            if match:
                names = _names(match["names"], block.start + match.start("names"))
                yield from (place_of(document, block, span) for span in names)


def _names(text: str, start: int) -> Iterator[Span]:
    found = enumerations(f"({text})")
    spans = found[0] if found else (Span(1, len(text) + 1),)
    return (span.moved(start - 1) for span in spans)


# --- Speakers ------------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"\b(?:quote[ds]?|quoting|words|cited|cites?|speaks?|speakers?|statements?|testimon(?:y|ies))\b")
_ORGANISATIONS = re.compile(r"\b(?:ngos?|organi[sz]ations?|bodies|agencies|groups|institutions)\b")
_PRIVATE = re.compile(r"\bngos?\b|\bnon-?governmental\b")
_PERSONS = re.compile(r"\b(?:people|persons?|officials?|individuals|experts?|men|women|who(?:se)?)\b")
#: A name that holds one of these is no private organisation's.
_OFFICIAL = re.compile(
    r"\b(?:Agency|Army|Assembly|Cabinet|Council|Court|Defen[cs]e|Forces?|Government|Ministry|National|Office|Parliament"
    r"|Police|Security|Service|United Nations)\b"
)
_SPEAKING = re.compile(
    r"\b(?:who|whose|whom|that|are|is|the|all|in|of|by|does|do|it|its|named?|letter|have|has|there|directly|here|and)\b"
)


def asks_for_speakers(meant: Meant) -> bool:
    """It asks which organisations or persons are quoted, and nothing else."""
    kind = _ORGANISATIONS if _ORGANISATIONS.search(meant.rest) else _PERSONS
    private = re.compile(r"\b(?:non-?governmental|international|human rights)\b")
    return bool(_QUOTED.search(meant.rest)) and meant.asks_only(_QUOTED, kind, private, _SPEAKING)


def speakers(document: Document, rest: str) -> Iterator[AnswerPlace]:
    """Where the names of those stand whose words the document quotes."""
    wanted = "quoted organisation" if _ORGANISATIONS.search(rest) else "quoted person"
    names = dict.fromkeys(
        voice.name
        for block in document.blocks
        for chain in block.chains
        for voice in chain[1:]
        if voice.role == wanted and voice.manner == "quoted"
    )
    for name in names:
        if not (_PRIVATE.search(rest) and _OFFICIAL.search(name)):
            yield from _naming(document, name)


def _naming(document: Document, name: str) -> Iterator[AnswerPlace]:
    for block in document.of_kind("paragraph", "quotation"):
        at = document.text.find(name, *block.span)
        if at >= 0:
            yield place_of(document, block, Span(at, at + len(name)))


# --- What is cited -------------------------------------------------------------------------------------------

_RECALLING = re.compile(
    r"\b(?:recall(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|refer(?:s|red|ring)?(?: back)?(?: to)?|cite[sd]?|citing"
    r"|mention(?:s|ed)?|note[sd]?|quote[sd]?|list(?:s|ed)?"
    r"|(?:builds?|built|rests?|rely|relies|draws?|based) (?:up)?on)\b"
)
_CITED = re.compile(r"\b(?:recalled|reaffirmed|referred to|cited|mentioned|noted|quoted)\b")
_OF_KIND = re.compile(
    r"\b(?:(?:earlier|previous|other|past|prior|un|united nations|security council|council|general assembly)\s+)*"
    r"(?P<kind>resolutions|documents|symbols|papers)\b"
)


def asks_for_references(meant: Meant) -> bool:
    """It asks which resolutions or documents the ones that it names recall, and nothing else.

    What else it says of those may only be what the documents are about: "earlier resolutions on buoys".
    """
    if not meant.named or _OF_KIND.search(meant.rest) is None:
        return False
    return meant.asks_only(_RECALLING, _OF_KIND, *(_said_in(document, meant.rest) for document in meant.documents))


def asks_for_what_is_cited(question: str) -> bool:
    """It asks which resolutions or documents are cited, wherever that is."""
    said = question.lower()
    return _OF_KIND.search(said) is not None and _CITED.search(said) is not None


def _said_in(document: Document, rest: str) -> re.Pattern[str]:
    """The words of a question that the document has in what it says."""
    own = {stem(word) for word in words(document.text)}
    said = [re.escape(word) for word in words(rest) if stem(word) in own and not _RECALLING.search(word)]
    return re.compile(rf"\b(?:{'|'.join(said)})\b" if said else r"(?!)")


def references(document: Document, rest: str) -> Iterator[AnswerPlace]:
    """The references to resolutions, or to documents: of sentences with the question's verb, where there are any."""
    kind, verb = _OF_KIND.search(rest), _RECALLING.search(rest)
    only = kind is not None and kind["kind"] == "resolutions"
    found = [
        (r, _place(document, r))
        for r in document.references
        if r.symbol and (_is_resolution(r) or not only) and is_of_organ(r, rest)
    ]
    own = [place for r, place in found if r.symbol and not r.symbol.same_document(document.symbol)]
    with_verb = [place for place in own if verb and _says(place, verb.group())]
    yield from with_verb or own


def is_of_organ(reference: Reference, question: str) -> bool:
    """It is of the organ that the question names: "General Assembly resolutions"."""
    said = question.lower()
    assembly, council = "general assembly" in said, "security council" in said
    symbol = str(reference.symbol)
    return assembly == council or symbol.startswith("A/" if assembly else "S/")


def _is_resolution(reference: Reference) -> bool:
    return "/RES/" in str(reference.symbol)


def _place(document: Document, reference: Reference) -> AnswerPlace:
    return place_of(document, document.block(reference.block), Span(reference.start, reference.end))


def _says(place: AnswerPlace, verb: str) -> bool:
    said = place.sentence.of(place.document.text).lower().split()
    return any(stem(word.strip(",.;")) == stem(verb) for word in said)


# --- Who is called upon, and what is demanded ----------------------------------------------------------------

_ADVERBS = r"(?:(?:also|again|further|once|more|strongly|solemnly|urgently|especially|immediately|therefore)\s+)*"
_DIRECTIVES = (
    r"calls?\s+(?:once\s+again\s+)?(?:up)?on|urges?|requests?|invites?|appeals?\s+(?:again\s+)?to|encourages?|authorizes?"
    r"|reiterates\s+its\s+(?:request|call|appeal|demand)\s+(?:to|upon)|demands?(?:\s+(?:also|again))?\s+(?:that|from)"
)
_OPERATIVE = re.compile(
    rf"(?:^\W*(?:\w{{1,3}}[.,]\s*)?|(?<=[,;])\s+(?:and\s+)?|\band\s+){_ADVERBS}(?P<verb>{_DIRECTIVES})\s+"
    rf"{_ADVERBS}(?P<whom>.+?)(?=\s*,?\s*(?:\b(?:urgently|immediately|once|\w+\s+days)\b\s*)?"
    r"(?<![\w-])(?:to|not|within|in(?!\s+(?-i:[A-Z]))|acting|after)(?![\w-])|\s*[;:]|$)",
    re.I,
)
_ASKED_OF = re.compile(
    r"\b(?:(?:is|are|was|were|been|does|do|did)\s+(?:it\s+)?)?(?:called\s+(?:up)?on|call\s+(?:up)?on|calls\s+(?:up)?on|urged?|"
    r"request(?:ed|s)?|invited?|asked|ask|told|tell|appeal(?:ed)?|address(?:e[sd])?|turn|required?|demand(?:ed)?|act)\b"
)
_WHOM = re.compile(
    r"\b(?:who(?:m)?(?: all| else)?|(?:which|what)\s+(?:states|countries|governments|organs|bodies|parties|members"
    r"|actors|addressees))\b|\baddressees\b"
)
_WHO_IS_ASKED = re.compile(
    r"\bwho(?:[’']s|\s+(?:is|are|was|were))\s+(?:also\s+|again\s+)?(?:asked|requested|called\s+(?:up)?on|urged|invited)\s+to\b"
    r"|\bwhom\s+(?:is|are|was|were|do|does|did)\b.*\b(?:ask|request|call\s+(?:up)?on|urge|invite)\b",
    re.I,
)
_TO_DO = re.compile(
    r"\b(?:to do|something|anything|what|things|requests?|calls|demands|act|take|action|to|in|it|on|upon)\b"
)


def asks_for_addressees(meant: Meant) -> bool:
    """It asks who is called upon, urged or requested in the documents that it names, and nothing else."""
    asked = _WHOM.search(meant.rest) and _ASKED_OF.search(meant.rest)
    return meant.named and bool(asked) and meant.asks_only(_ASKED_OF, _WHOM, _TO_DO)


def asks_who_is_asked(question: str) -> bool:
    """It asks who is to do something, by the paragraph that says so: "who is requested to report?"."""
    return _WHO_IS_ASKED.search(question) is not None


def addressees(document: Document, rest: str) -> Iterator[AnswerPlace]:
    """Whom the operative paragraphs of a resolution call upon, each where it is named."""
    for block in document.blocks:
        if document.kind == "resolution" and block.kind == "paragraph" and block.numbering != "preambular":
            text = document.text_of(block)
            for match in _OPERATIVE.finditer(text):
                whom = Span(*match.span("whom"))
                for span in each_named(text, whom):
                    if not _STATES.search(rest) or _is_of_states(span.of(text)):
                        yield place_of(document, block, span.moved(block.start))


_STATES = re.compile(r"\b(?:states|countries|governments)\b")


def _is_of_states(whom: str) -> bool:
    """ "All States", "the Government of Norland", "Estavia"."""
    return re.search(r"\b(?:States?|Governments?|countries)\b", whom) is not None or is_of(whom, "state")


def each_named(text: str, whom: Span) -> Iterator[Span]:
    """Those that are named together: "the Secretary-General and relevant international agencies"."""
    said = whom.of(text)
    every = (*enumerations(said), *wide_enumerations(said))
    whole = (items for items in every if items[0].start == 0 and items[-1].end == len(said))
    yield from (span.moved(whom.start) for span in max(whole, key=len, default=(Span(0, len(said)),)))


_NOUNS = re.compile(r"\b(?P<noun>demands?|requests)\b")
_MAKING = re.compile(
    r"\b(?:make|makes|made|contain|contains|set out|every|each|tell|told|to do|i|want|put|of|has|it)\b"
)


def asks_for_clauses(meant: Meant) -> bool:
    """It asks which demands, or requests, the resolutions that it names make."""
    return meant.named and _NOUNS.search(meant.rest) is not None and meant.asks_only(_NOUNS, _MAKING)


def clauses(document: Document, rest: str) -> Iterator[AnswerPlace]:
    """What follows the operative verb of the question's noun; of a printed list its items."""
    noun = _NOUNS.search(rest)
    verb = stem(noun["noun"]) if noun else ""
    lists = list_blocks(document)
    opening = re.compile(rf"^\W*(?:\w{{1,3}}[.,]\s*)?{_ADVERBS}(?P<verb>\w+)\s+{_ADVERBS}(?:that\s+)?", re.I)
    for block in document.of_kind("paragraph") if document.kind == "resolution" else ():
        text = document.text_of(block)
        match = opening.match(text)
        if not match or stem(match["verb"].lower()) != verb or block.numbering == "preambular":
            continue
        if block.id in lists:
            for item in lists[block.id].items:
                yield AnswerPlace(document, item, item.span, (item_span(document, item),))
        else:
            yield place_of(document, block, Span(block.start + match.end(), block.start + len(text.rstrip(" ;,.:"))))


def place_of(document: Document, block: Block, span: Span) -> AnswerPlace:
    """A place whose sentence is that in which the range begins."""
    own = next((s for s in document.sentences_of(block) if s.start <= span.start < s.end), block.span)
    sentence = Span(own.start, max(own.end, span.end))
    return AnswerPlace(document, block, sentence, (span,))


def may_ask(question: str) -> bool:
    """It has a word of one of these lists, by whatever name it calls the documents."""
    said = question.lower()
    return any(form.search(said) for form in (_QUOTED, _OF_KIND, _WHOM, _NOUNS))
