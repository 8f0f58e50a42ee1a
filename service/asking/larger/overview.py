"""What a document is about: its title, and what carries it from one end to the other, in its own words and order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Block, Document
from corpus.ranges import Span
from corpus.voice_chain import quoted_in
from index.words import STOP_WORDS, stem, words
from service.asking.cite import AnswerPlace
from service.asking.larger.meant import FUNCTION, Meant, is_annexed
from service.asking.larger.topics import Topics

_POINTS = (
    "points?|provisions?|messages?|statements?|take-?aways?|ideas?|arguments?|elements?|contents?|findings?|claims?|"
    "themes?|facts|lines|parts|thrust"
)
_SUMMARY = (
    r"summar(?:y|ies|i[sz](?:e|ed|es|ing))|over-?view|outlines?|gist|synopsis|pr[eé]cis|digest|abstract|recap|"
    r"run-?down|breakdown|tl;?\s?dr|in (?:short|brief|essence|a nutshell|a few words)|nutshell|briefly|"
    r"sum(?:s|med)? (?:it )?up|boils? (?:it )?down(?: to)?|purpose|contents?|essence|substance|thrust|take-?aways?|"
    r"highlights|bullet points|deals? with|explain(?:ed)?|broad(?:ly)?(?: lines)?|"
    rf"(?:main|key|principal|central|chief|essential|most important|core) (?:{_POINTS})"
)
#: What a document as a whole does; what it does to something is asked of a paragraph.
_DOES = (
    r"(?:wants?|is after|asks? for|lays? down|sets? out|provides?|covers?|contains?|aims? (?:at|for)|is meant to do|"
    r"tr(?:y|ies) to (?:do|say|achieve)|accomplish|achieve)"
)
_ASKED = re.compile(
    rf"\b(?:{_SUMMARY}|{_DOES}|what(?:[’']s| is| was)? in it|about)\b",
    re.I,
)
_DOCUMENT_DOES = re.compile(rf"\b{_DOES}\b", re.I)
#: How long, how plain and for whom.
_MANNER = re.compile(
    r"\b(?:(?:in|with|using) (?:[\w-]+ ){0,3}(?:words?|sentences?|lines?|points?|bullets?|terms|english|language|"
    r"minutes?)|(?:to|for|like)(?: (?:an?|the|my|i[’']?m))? (?:layman|lay ?person|beginners?|child|dummies|boss|editor|"
    r"students?|five|readers?|class|article|report)|quick(?:ly)?|short(?:ly)?|brief|basically|essentially|really|simply|"
    r"plain(?:ly)?|simple|whole|entire|roughly|main|overall|okay|ok|hi|hello|now|need|send|write|provide|and why)\b",
    re.I,
)
#: Who does something in the document, in front of what is done.
_SUBJECT = re.compile(
    rf"\b(?:does|did|do|is|has)\s+(?P<who>(?:(?!it\b)[\w’'-]+\s+){{1,6}}?)(?=(?:say|said|tell|{_DOES})\b)", re.I
)
_FROM = re.compile(r"\b(?:from|of)\s+(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)")
_APPOSITION = re.compile(r"\bit\s*\((?P<who>[^)]*)\)")
_CLAUSES = re.compile(r"[:;?!]+\s*|\.\s+|\s[-–—]+\s")
_ASKS = re.compile(r"\b(?:what|which|who|how|summ\w*|gist|explain|give|tell|overview|outline)\b", re.I)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: Headings. One alone is a second title.
_FEWEST_HEADINGS = 2
#: Documents that one overview goes through.
_MOST_DOCUMENTS = 5


def asks_for_overview(meant: Meant, topics: Topics) -> bool:
    """True where the question as a whole, or a clause of it that names the document, asks for nothing else."""
    if not meant.documents or len(meant.documents) > _MOST_DOCUMENTS:
        return False
    clauses = [clause for clause in _CLAUSES.split(meant.with_it) if not meant.named or re.search(r"\bit\b", clause)]
    return any(_asks_only_for_it(clause, meant, topics) for clause in (meant.with_it, *clauses))


def _asks_only_for_it(text: str, meant: Meant, topics: Topics) -> bool:
    text = re.sub(r"^[^,?]*,\s+(?=\w+)", _unless_idle, text)
    asked = _ASKED.search(text)
    if asked is None:
        return False

    def of_it(match: re.Match[str]) -> str:
        return " " if _is_its_own(match["who"], meant, topics) else match.group()

    text = _SUBJECT.sub(lambda match: f" does {of_it(match)}", text)
    text = _APPOSITION.sub(of_it, text)
    if _DOCUMENT_DOES.search(text):
        text = _FROM.sub(of_it, text)
    return not telling_words(_MANNER.sub(" ", _ASKED.sub(" ", text)))


def _unless_idle(clause: re.Match[str]) -> str:
    """Nothing for a clause in front of the question that asks nothing: "I am writing on the lake, …"."""
    said = clause.group()
    return said if _ASKS.search(said) or _ASKED.search(said) or re.search(r"\bit\b", said) else ""


def _is_its_own(words_said: str, meant: Meant, topics: Topics) -> bool:
    """They say who speaks in every document meant, or what each is about."""
    terms = [stem(word) for word in words(words_said) if word not in STOP_WORDS]
    return bool(terms) and all(
        topics.is_by(document, term) or topics.is_about(document, term)
        for document in meant.documents
        for term in terms
    )


def telling_words(text: str) -> list[str]:
    """The words of a text, in small letters, that say what is asked: neither politeness nor what holds it together."""
    return [word for word in map(str.lower, _WORD.findall(text)) if word not in FUNCTION and word not in STOP_WORDS]


def overview(document: Document) -> Iterator[AnswerPlace]:
    """The title; of a resolution its operative paragraphs with their items; else headings, each with what opens it.

    Where the main text has no headings, the first sentence of each paragraph of the author's own. Of annexes the
    headings, and the first sentence of each paragraph that prints its number.
    """
    yield from (_whole(document, block) for block in document.of_kind("title"))
    main = [block for block in document.blocks if not is_annexed(block)]
    headings = [block for block in main if block.kind == "heading"]
    if document.kind == "resolution":
        yield from (_whole(document, block) for block in main if _is_operative(block))
    elif len(headings) >= _FEWEST_HEADINGS:
        yield from _by_headings(document, main)
    else:
        yield from (_shown(document, block) for block in main if _is_own(block) or block.kind == "heading")
    annexed = (block for block in document.blocks if is_annexed(block))
    yield from (_shown(document, block) for block in annexed if block.kind == "heading" or _is_numbered(block))


def _is_operative(block: Block) -> bool:
    return block.kind in ("paragraph", "list_item") and bool(block.number) and block.numbering != "preambular"


def _is_own(block: Block) -> bool:
    return block.kind == "paragraph" and bool(block.number) and not quoted_in(block.voice)


def _is_numbered(block: Block) -> bool:
    return block.kind == "paragraph" and bool(block.number) and block.numbering == "printed"


def _by_headings(document: Document, blocks: list[Block]) -> Iterator[AnswerPlace]:
    waiting = False
    for block in blocks:
        if block.kind == "heading":
            waiting = True
            yield _whole(document, block)
        elif waiting and block.kind == "paragraph":
            waiting = False
            yield _opening(document, block)


def _shown(document: Document, block: Block) -> AnswerPlace:
    return _whole(document, block) if block.kind == "heading" else _opening(document, block)


def _whole(document: Document, block: Block) -> AnswerPlace:
    return AnswerPlace(document, block, block.span, (block.span,))


def _opening(document: Document, block: Block) -> AnswerPlace:
    first: Span = document.sentences_of(block)[0]
    return AnswerPlace(document, block, first, (first,))
