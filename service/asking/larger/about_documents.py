"""Questions about one document as such: date, author, agenda items, how many paragraphs, what is cited, the vote.

They are answered from what the reader has understood of a document, or of a place in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.citations.catalogue import mentions
from corpus.document import Block, Document
from service.asking.larger import document_facts as tell
from service.asking.larger.about_places import part_author, part_language, part_paragraphs, part_title
from service.asking.larger.about_sources import RESTING
from service.asking.larger.document_facts import Library, Tells, Told
from service.asking.larger.meant import Meant
from service.asking.larger.votes import VOTERS, asked_of_vote, tell_vote
from service.asking.periods import find_periods
from service.asking.subjects import Subject, Subjects

_THINGS = re.compile(
    r"\b(?:documents?|sources?|works?|persons?|people|organi[sz]ations?|ngos?|speakers?|whole|papers?|texts?"
    r"|titles?|names?)\b"
)
_ANNEX = re.compile(r"\b(?:of|to|in) (?:the )?annex(?:es)?\b|\bannex(?:es)?\b(?= (?:of|to|in)\b)|\bannex\W*$")
_HOW_MANY = re.compile(r"\b(?:how many|how long|(?:the )?(?:total |exact )?number of|count(?: of)?)\b")
#: What is said around a question and asks nothing, and how an answer is to be given.
_AROUND = re.compile(
    r"\b(?:exactly|actually|really|altogether|in total|total|officially|printed|inside|need|know|like|see|find|looking|"
    r"remind|quick(?:ly)?|just|happen(?:s)? to|there|you|we|do|does|did|tell|us|here|now|then|so|hi|hello|thanks"
    r"|own|under|"
    r"it|its|he|she|they|his|her|their|also|if any|any|and if so|attached|contained?s?|includ(?:e|es|ed)|carr(?:y"
    r"|ies)|bears?|"
    r"going by (?:its|the) (?:annex )?(?:heading|masthead|head|title)|counted|counting|"
    r"(?:leaving out|without|excluding|not counting|apart from)(?: the)?(?: annex(?:es)?)?|"
    r"come|comes|after|at the (?:end|bottom|top|head)|on it|as|per|s)\b"
)
#: No date or signature tells a place; "where is it from?" asks whose it is.
ASKS_WHERE = re.compile(r"\W*(?:(?:and|but|so)\b\W*)?where\b(?!.*\bfrom\b)")
#: What a document that is named is called besides: "whose letter is S/2020/1104?".
_CALLED = re.compile(
    r"^\W*(?:whose|(?:is|of)(?: the)?)?\s*(?:letter|resolution|note|report|document|statement|text"
    r"|paper)\b"
)


def asks_about_document(meant: Meant, subjects: Subjects) -> Tells | None:
    """What tells that which is asked of a document; None where anything else is asked."""
    if ASKS_WHERE.match(meant.rest):
        return None
    if meant.part:
        of_part = next((tells for form, tells in _ASKED_OF_PART if _asks(meant, form)), None)
        return (lambda document, _: of_part(document, meant.part)) if of_part else None
    return next((tells for form, tells in _ASKED if _asks(meant, form)), None) or _asks_of_vote(meant, subjects)


def _asks(meant: Meant, form: re.Pattern[str]) -> bool:
    """Of the question nothing is left but the form and what is said around it."""
    return bool(form.search(meant.rest)) and meant.asks_only(form, _HOW_MANY, _THINGS, _AROUND, _CALLED, _ANNEX)


def _asks_of_vote(meant: Meant, subjects: Subjects) -> Tells | None:
    """What tells of the vote; whatever else is said of the document has to stand in it."""
    asked = asked_of_vote(meant.rest)
    if asked is None or not meant.named:
        return None
    rest = left_over(meant.typed, asked[1])
    known = not rest.strip() or (
        meant.one is not None and subjects.names(meant.one.text, Subject.of(rest), loosely=True)
    )
    return (lambda document, _: tell_vote(document, asked[0])) if known or meant.asks_only(asked[1], VOTERS) else None


def left_over(typed: str, form: re.Pattern[str]) -> str:
    """What a question on a vote says besides, without its dates: what the resolution is about."""
    text = re.sub(form.pattern, " ", typed, flags=re.I)
    for span, _ in reversed(list(find_periods(text))):
        text = f"{text[: span.start]} {text[span.end :]}"
    text = re.sub(VOTERS.pattern, " ", text, flags=re.I)
    said = Meant((), named=False, rest=text.lower(), typed=text)
    return "" if said.asks_only() else text


def citing(meant: Meant, library: Library) -> tuple[tuple[Document, Block], ...]:
    """The blocks of others that cite the one document that a question asks this of; none for any other question."""
    document = meant.one
    if document is None or not meant.named or not _CITED_BY.search(meant.rest) or _OF_ITS_OWN.search(meant.rest):
        return ()
    meant = replace(meant, rest=_without_its_number(_CALLED_BEFORE.sub(" ", meant.rest), document))
    if not meant.asks_only(_CITED_BY, _THINGS, _WHAT_CITES, _AROUND):
        return ()
    wanted = next((kind for form, kind in _KINDS if form.search(meant.rest)), "")
    return citing_blocks(document, library, wanted)


def _without_its_number(rest: str, document: Document) -> str:
    """ "The embargo resolution, 713": the number says again which it is."""
    number = _NUMBER.search(str(document.symbol))
    return re.sub(rf",?\s*\b{number['number']}\b", " ", rest) if number else rest


def citing_blocks(document: Document, library: Library, kind: str = "") -> tuple[tuple[Document, Block], ...]:
    """The blocks of others that cite a document, or of others of one kind."""
    among = [other for other in library.documents if not kind or other.kind == kind]
    return tuple(dict.fromkeys((mention.document, mention.block) for mention in mentions(document, among)))


#: What a document is called in front of its name: "the arms embargo resolution, 713".
_CALLED_BEFORE = re.compile(r"\bthe (?:[\w’'-]+ ){1,6}?(?:resolution|letter|report|note|text|document)\s*,?\s*(?=\W*$)")
_NUMBER = re.compile(r"RES/(?P<number>\d+)")
_CITED_BY = re.compile(
    r"\b(?:cit(?:es?|ing|ed)|quot(?:es?|ing)|refer(?:s|red|ring)?(?: back)? to|mention(?:s|ing)?|recall(?:s|ing)?"
    r"|(?:is |are )?cited by|"
    r"(?:is|are|was|gets?|being) (?:cited|mentioned|recalled|referred to|quoted|invoked)(?: (?:in|by))?|invoke[sd]?"
    r"|build(?:s)? on|"
    r"reaffirm(?:s|ing)?|point(?:s)? (?:back )?to|look(?:s)? back (?:at|to))\b"
)
_WHAT_CITES = re.compile(
    r"\b(?:(?:later|other|subsequent|following|further|held|these|of these|security|council|un) )*"
    r"(?:resolutions?|letters?|reports?|notes?|papers?|files?|ones?|texts?)\b|\b(?:later|other|subsequent|of these"
    r"|held|back|again|afterwards)\b"
)
_KINDS = tuple((re.compile(rf"\b{kind}s?\b"), kind) for kind in ("resolution", "letter", "report", "note"))
#: "What does it cite?" asks for what it cites itself.
_OF_ITS_OWN = re.compile(
    r"\b(?:does|did|its|documents? cited|cited in)\b|\bdo(?:es)? (?:it|\s*$)|\bit (?:cite|refer|mention)"
    r"|^\W*(?:what|which)\b[^?]*\b(?:does|do)\s+(?:cite|refer|mention|recall)\b"
)  # one form


def _drafter(document: Document, library: Library) -> Told | None:
    """Who wrote it; who drafts a resolution is not printed."""
    return None if document.kind == "resolution" else tell.author(document, library)


def _of_resolutions(document: Document, library: Library) -> Told | None:
    """What it cites, resolutions alone."""
    entries = tuple(entry for entry in library.entries if entry.symbol and "/RES/" in str(entry.symbol))
    return tell.cites(document, Library(library.documents, entries))


def _sender(document: Document, _: str) -> Told | None:
    """Who sent the annex: the document's own author."""
    return tell.author(document, Library((), ()))


_ANNEXED = r"(?: (?:are |is )?(?:there )?in (?:the |its )?annex(?:es)?)?"
_ASSEMBLY = r"(?:general assembly(?:[’']s)?|security council(?:[’']s)?|ga|assembly(?:[’']s)?|council(?:[’']s)?)"
_PUT_OUT = (
    r"(?:distributed|circulated|published|issued|released|put out|came out|come out|went out|made public|brought out)"
)
_WROTE = r"(?:written|drafted|drawn up|composed|issued|typed|published|put out|prepared|submitted)"
_PASSED_ON = (
    r"(?:pass(?:ed|es)(?: (?:it|this))?(?: on)?|forward(?:ed|s)|transmit(?:ted|s)|convey(?:ed|s)|relay(?:ed|s)|sent)"
)
_TO_ORGAN = (
    r"(?: (?:on )?to (?:the )?(?:(?:un|united nations) )?(?:security council|council|general assembly"
    r"|secretary-general))?"
)
#: What is asked, and what tells it. The first that matches counts.
_ASKED: tuple[tuple[re.Pattern[str], Tells], ...] = tuple(
    (re.compile(rf"\b(?:{form})(?!\w)"), tells)
    for form, tells in (
        (r"(?:numbered |operative |preambular |preamble |clauses and )*(?:and preambular "
         r"|and operative )?(?:paragraphs?|paras?|clauses?)"
         r"(?: (?:in the preamble|long))?", tell.paragraphs),
        (r"(?:under |on )?(?:which|what) chapters?(?: of the (?:un |united nations )?charter)?"
         r"(?: (?:does|did|is|was|do))?(?: it)?(?: the (?:security )?council)?(?: it)?(?: (?:acts?|acting|adopted"
         r"|passed|invokes?|invoked|based|rests?|rely|relies))?(?: under| on| upon)?(?: in)?", tell.chapter),
        (r"foot ?notes?", tell.footnotes),
        (r"pages?(?: long)?", tell.pages),
        (rf"(?:images?|photographs?|photos?|pictures?){_ANNEXED}", tell.images),
        (r"annex(?:es)?(?: (?:of|to))?(?: it)? (?:called|titled|entitled|headed|named)|annex(?:es)?(?: titles?)?"
         r"|titles? of (?:the |its )?annex(?:es)?|annexed", tell.annexes),
        (rf"(?:under |for )?(?:which |what )?(?:{_ASSEMBLY} )?(?:agenda items?|items? (?:of|on) (?:the "
         rf"|its )?(?:{_ASSEMBLY} )?agenda|agenda)"
         rf"(?: (?:of|for) (?:the )?{_ASSEMBLY})?(?: (?:was|is|were|did))?(?: (?:{_PUT_OUT}|submitted|listed|placed"
         rf"|filed|fall|come)|(?: (?:asks?|asked|wants?|wanted|requests?|requested|wish(?:es|ed)?))"
         r"(?: to (?:have|be)| for)?"
         rf"(?: it)? (?:{_PUT_OUT}|circulation))?",
         tell.agenda),
        (rf"(?:in |at |for |during )?(?:which "
         rf"|what )?(?:{_ASSEMBLY} )?sessions?(?: of (?:the )?{_ASSEMBLY})?(?: (?:was|is|did|does))?"
         rf"(?: (?:{_PUT_OUT}|submitted|belongs? to|sent))?", tell.sessions),
        (r"distribution (?:status|category|type|level|class)|(?:kind|type|sort) of distribution|how widely (?:is"
         r"|was) distributed"
         r"|(?:for )?(?:general|limited|restricted)(?: or (?:general|limited|restricted))* distribution", tell.spread),
        (rf"who(?:m)? (?:is|was) (?:it )?{_PUT_OUT} by|by whom (?:was|is) {_PUT_OUT}|who (?:adopted|passed|approved"
         rf"|issued|put out|released"
         r"|published|circulated)|(?:which|what) (?:un |united nations )?(?:organ|body)(?: (?:adopted|passed|issued"
         r"|approved))?"
         r"|adopted by whom", tell.author),
        (rf"(?:date|day) of (?:distribution|circulation|publication|issue|release)|(?:publication|release"
         rf"|distribution|circulation) date|"
         rf"(?:(?:what|which|on what|on which) (?:date|day|year|month) )?(?:(?:was|is|did) )?{_PUT_OUT}",
         tell.distributed),
        (rf"(?:in )?(?:what |which )?(?:original )?(?:languages?|tongue)(?: (?:was|is|were))?(?: (?:the|its) original)?"
         rf"(?:.*\b{_WROTE}(?: in)?)?|original (?:in|{_WROTE} in)", tell.language),
        (r"to (?:whom|who) (?:was|is|were|did|does).*(?:sent|written|address(?:ed)?|directed|go|send|write)"
         r"|who(?:m)? (?:was|is) (?:it |that |this )?"
         r"(?:sent|written|addressed|directed|meant|for|to)(?: to| for)?\W*$|address(?:ed|ee|es)(?: to)?|recipients?"
         r"|(?:sent|written|directed|goes|went|go) to|receive[sd]?|who(?:m)? (?:does|did) (?:it )?(?:address|go to"
         r"|write to)", tell.addressee),
        (r"authors?(?:ed)?|issued by|(?:which|what) (?:country|state|government|mission|ambassador) issued",
         tell.author),
        (rf"who(?:ever)? (?:has |had )?{_PASSED_ON}{_TO_ORGAN}", _drafter),
        (r"who (?:wrote|sent|submitted|is|was).*\bfrom|from\W*$|who (?:is|stands?|was) behind|whose|wrote|writes|writer"
         r"|(?:is|was|are)?\s*from (?:who(?:m)?|which (?:country|state|government|mission))"
         r"|(?:written|authored|sent|submitted|drafted|put forward|penned) by"
         r"|(?:which|what) (?:country|state|government|mission|ambassador) (?:sent|wrote|submitted)"
         r"|who (?:sent|submitted|drafted|penned|sends|is the sender|was the sender)|sen(?:der|ds)|submit(?:s|ted)",
         _drafter),
        (r"(?:puts?|set|sets|gave|affixe[sd]) (?:his|her|their|its|a|the)?\s*(?:own )?(?:names?|signatures?"
         r"|pen)(?: (?:to|under|on|below|beneath|at the bottom of))?"
         r"|(?:has |have )?sign(?:s|ed|er|ers|atory|atories|ature|atures)?(?: off)?(?: (?:on|by|under|it))?"
         r"|undersigned|(?:names?|whose name) (?:is |stands? )?(?:under|beneath|below|at the bottom)",
         tell.signatory),
        (r"(?:did |has |have )?(?:the )?(?:security |general )?(?:council|assembly) (?:adopt|pass|approve)(?:e?d)?"
         r"|(?:date of )?adoption|dated?|days?|years?|months?|adopted|passed|written|write|sent|send|signed on|approved"
         r"|agreed|drafted"
         r"|how old|when (?:is|was) from", tell.dated),
        (r"(?:document |un |official |reference |its )*(?:symbols?|number|reference|code)(?: number)?", tell.symbol),
        (r"titles?|titled|entitled|called|headed|headings?|subject line|full name|official name", tell.title),
        (r"(?:kind|type|sort) of (?:a )?(?:document|text|paper|thing)", tell.kind),
        (r"speakers?|(?:is |are )?quote[sd]?|voices?|(?:speaks?|speaking) in", tell.speakers),
        (r"(?:which |what )?(?:(?:earlier|previous|other|past|council|security) )*resolutions? (?:does |do |did "
         r"|are |is )?(?:it )?(?:cites?|cited|refers? to|recalls?|recalled|mentions?"
         r"|mentioned|referred to|name|names|quoted?|invoke|reaffirms?)(?: (?:in|by))?", _of_resolutions),
        (RESTING, tell.cites),
    )
)  # fmt: skip
_ASKED_OF_PART: tuple[tuple[re.Pattern[str], Callable[[Document, str], Told | None]], ...] = tuple(
    (re.compile(rf"\b(?:{form})(?!\w)"), tells)
    for form, tells in (
        (r"(?:numbered )?(?:paragraphs?|paras?|points?|articles?|clauses?|provisions?)", part_paragraphs),
        (r"titles?|titled|entitled|called|headings?|headed", part_title),
        (r"(?:in )?(?:what |which )?(?:original )?languages?(?: (?:was|is|were))?(?: (?:issued|written|drawn up"
         r"|made))?", part_language),
        (rf"who(?:ever)? (?:has |had )?{_PASSED_ON}{_TO_ORGAN}", _sender),
        (r"sign(?:s|ed|atory|atories|ature|atures)?(?: by)?|(?:puts?|set) (?:his|her|their|its|a)\s*(?:names?"
         r"|signatures?)(?: (?:to|under|on))?"
         r"|authors?|wrote|written by|issued by|made by|whose|from\W*$|parties(?: to)?|who (?:made|issued|agreed"
         r"|is behind)|by whom",
         part_author),
    )
)  # fmt: skip
