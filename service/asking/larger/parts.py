"""Several questions in one, told apart by grammar: "when and where was it signed", "who signed, and how many …".

Each part stands alone: what it lacks it takes over from the others. A question that is one is left whole; an "and"
between nouns joins no questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.sentences import sentences
from index.question import names
from service.asking import leaning_words
from service.asking.larger import asking_forms as forms
from service.asking.larger.items import NAME_WITH_AND

_WORDS = re.compile(r"\w")
#: Parts. What asks for more is no question but a list of wishes.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a question.

    text   stands alone
    own    what was typed of it, without what it takes over
    """

    text: str
    own: str

    @property
    def leans(self) -> bool:
        """It takes something over."""
        return self.text != self.own

    @property
    def is_bare(self) -> bool:
        """It is only an interrogative: "until when?"."""
        return _is_bare(self.own)

    @property
    def has_topic(self) -> bool:
        """It takes over nothing but a topic or a clause that stands before all parts."""
        return self.leans and self.text.casefold().endswith(self.own.casefold())


def parts_of(question: str, further: Sequence[int] = ()) -> tuple[Asked, ...]:
    """The questions in one, in order; none for a question that is one.

    `further` are the places where further ones begin, where they are known; else grammar tells them.
    """
    each = forms.OF_EACH.match(question.strip())
    if each and not NAME_WITH_AND.search(question):
        topics = (re.sub(r"^(?:The|An?)\b", lambda article: article.group().lower(), each[n]) for n in ("one", "other"))
        asked = (f"{each['asks']}{topic}{each['behind']}" for topic in topics)
        return tuple(Asked(_question(text), _question(text)) for text in asked)
    if told := _of_the_other(question):
        return told
    taken = forms.TAKEN_OVER.search(question)
    context = taken["words"] if taken else ""
    text = question[: taken.start()] if taken else question
    statement, topic, segments = _known(text, further) if further else _told_apart(text)
    if segments and forms.YES_OR_NO.match(segments[0]) and any(map(_is_bare, segments[1:])):
        return ()
    if not 1 < len(segments) <= _MOST:
        return ()
    front = " ".join(part for part in (statement, topic) if part)
    return tuple(
        Asked(_question(_behind(front, part.text), context), _question(part.own)) for part in _filled(segments, front)
    )


def _of_the_other(question: str) -> tuple[Asked, ...]:
    """Both questions of "deaths in Selby from the storm and those in Tarn": “those” stands for what is asked of."""
    found = forms.OF_THE_OTHER.match(question.strip())
    if found is None or NAME_WITH_AND.search(question):
        return ()
    texts = (f"{found['what']} {found['one']}", f"{found['what']} {found['other']}")
    return tuple(Asked(_question(text), _question(text)) for text in texts)


def _told_apart(question: str) -> tuple[str, str, list[str]]:
    """What is stated, the topic in front of the questions, and the questions as typed."""
    statement, asking = _sentences(question)
    topic, segments = "", list[str]()
    for sentence in asking:
        opening, own = _segments(sentence)
        topic = topic or opening
        segments += own
    return statement, topic, segments


def _known(question: str, further: Sequence[int]) -> tuple[str, str, list[str]]:
    """The same where it is known where each begins."""
    bounds = [0, *(at for at in further if 0 < at < len(question)), len(question)]
    first, *others = (question[start:end] for start, end in pairwise(bounds))
    statement, topic, own = _told_apart(_unjoined(first))
    if not own:  # it asks in a form that no grammar tells: "date of resolution 853, and …"
        statement, own = "", [_unjoined(first)]
    return statement, topic, [*own, *filter(_WORDS.search, map(_unjoined, others))]


def _unjoined(segment: str) -> str:
    """Without the word that joins the next one to it."""
    return forms.JOINING.sub("", segment)


def _behind(front: str, text: str) -> str:
    """The question behind a statement or a topic."""
    if not front:
        return text
    return f"{front} {_opened(text) if front[-1] in '.?!' else text}"


def _opened(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _question(text: str, context: str = "") -> str:
    bare = text.strip(" ,;–—-").rstrip("?!. ")
    bracket = f" ({context})" if context and context not in bare else ""
    return f"{_opened(bare)}?{bracket}"


def _sentences(question: str) -> tuple[str, list[str]]:
    """What is stated, and the sentences that ask."""
    found = [question[start:end] for start, end in sentences(question)]
    asking = [sentence for sentence in found if _asks(sentence)]
    return " ".join(sentence for sentence in found if sentence not in asking), asking


def _asks(sentence: str) -> bool:
    return _opening(sentence) is not None


def _opening(sentence: str) -> int | None:
    """Where the sentence begins to ask, behind a request, a clause or a topic; None where it asks nothing."""
    lead = forms.LEAD.match(sentence)
    start = lead.start("question") if lead else 0
    if lead and lead["request"] and forms.QUESTION.match(sentence, start):
        return start
    places = [start, *(match.end() for match in forms.TOPIC_END.finditer(sentence))]
    return next(
        (at for at in places if forms.QUESTION.match(sentence, at) and not forms.SUBORDINATE.match(sentence, at)), None
    )


def _segments(sentence: str) -> tuple[str, list[str]]:
    """The topic in front of a sentence's questions, "" where there is none, and the questions as typed."""
    at = _opening(sentence) or 0
    lead = forms.LEAD.match(sentence)
    topic = sentence[lead.start("question") if lead else 0 : at]
    return topic.strip(), list(_cut(sentence[at:]))


def _cut(asking: str) -> Iterator[str]:
    start = 0
    for match in _boundaries(asking):
        before, behind = asking[start : match.start()], asking[match.end() :]
        if before and match.start() > start and _goes_on(before, behind, match):
            yield before
            start = match.end()
    yield asking[start:]


def _boundaries(asking: str) -> list[re.Match[str]]:
    quoted = [match.span() for match in forms.QUOTED.finditer(asking)]
    found = (match for form in (forms.FURTHER, forms.AFTER_BARE) for match in form.finditer(asking))
    outside = (m for m in found if not any(start < m.start() < end for start, end in quoted))
    return sorted(outside, key=lambda match: match.start())


def _goes_on(before: str, behind: str, match: re.Match[str]) -> bool:
    """True where a further question begins behind the match, and neither a relative clause nor the same question."""
    if forms.OF_THE_SAME.fullmatch(behind) or not forms.QUESTION.match(before):
        return False
    if not forms.AND.search(match.group()) and " " not in before.strip() and not forms.LISTED.match(behind):
        return False
    if match.re is forms.AFTER_BARE:
        return _is_bare(before) and " " in before.strip()
    if forms.YES_OR_NO.match(before) and _is_bare(_first_of(behind)):
        return False
    if re.match(r"which\b", behind, re.I):
        follows = re.match(r"which\s+([\w’'-]+)", behind, re.I)
        verb = bool(follows and forms.VERB.match(follows[1]))
        return not verb or (bool(forms.HEAD.match(before)) and "," in match.group())
    if re.match(r"(?:who|where|when|whose)\b", behind, re.I):
        return not forms.RELATIVE.search(re.sub(forms.OPENER, "", before, count=1, flags=re.I))
    return True


def _first_of(behind: str) -> str:
    following = forms.FURTHER.search(behind)
    return behind[: following.start()] if following else behind


def _is_bare(segment: str) -> bool:
    """It is only an interrogative, with its noun: "when", "on what day", "for how many years"."""
    found = forms.BARE.fullmatch(segment.strip())
    if not found:
        return False
    noun = found["noun"].split()
    takes = not forms.NOUNLESS.search(found["asked"])
    if len(noun) > 1 and noun[-1][0].isupper():  # "which rivers cross Norland": a verb that no form of words tells
        return False
    return (not noun or takes) and not any(forms.NO_NOUN.fullmatch(word) for word in noun)


def _filled(segments: Sequence[str], front: str) -> list[Asked]:
    """Each segment with what it lacks; `front` stands before all of them in any case."""
    full = [at for at, segment in enumerate(segments) if not _is_bare(segment)]
    return [
        _full(at, segments, full[0], front) if at in full else _completed(at, segments, full, front)
        for at in range(len(segments))
    ]


def _full(at: int, segments: Sequence[str], first: int, front: str) -> Asked:
    segment = segments[at]
    if at != first:
        return _leaning(segment, segments[first], front)
    return Asked(segment if front else _with_places(segment, segments[at + 1 :]), segment)


def _completed(at: int, segments: Sequence[str], full: Sequence[int], front: str) -> Asked:
    """An interrogative alone with the rest of the question behind it, or of the one before."""
    segment = segments[at].strip(" ?!.,;")
    behind, before = [other for other in full if other > at], [other for other in full if other < at]
    if not full:
        return Asked(segment, segment)
    model = segments[behind[0] if behind else before[-1]]
    shared = _shared(segment, model)
    if shared:
        return Asked(shared, shared)
    return Asked(segment if front and behind else f"{segment} ({_stated(model)})", segment)


def _shared(asked: str, full: str) -> str:
    """The rest of a full question asked with another interrogative; "" where it has no subject of its own."""
    asked = asked.strip(" ?!.,;")
    found = forms.FULL.fullmatch(full.strip(" ?!.,;"))
    if found is None or asked.lower().startswith("of ") or forms.DANGLING.search(found["rest"]):
        return ""
    rest, aux, noun = found["rest"], found["aux"], found["noun"].strip()
    if found["preposition"] or found["asked"].lower() in forms.ADVERBS:
        return f"{asked} {aux} {rest}"
    if not noun or found["asked"].lower() == "whose":
        return ""
    if asked.lower().startswith(found["asked"].lower()) and len(asked) > len(found["asked"]):
        return f"{asked} {aux} {rest}"
    inverted = aux.lower() in ("do", "does", "did") or re.match(forms.SUBJECT, rest)
    return f"{asked} {aux} {rest} {noun}" if inverted else f"{asked} {aux} {noun} {rest}"


def _stated(question: str) -> str:
    """What a question states, without a verb that only says that it was so."""
    return re.sub(
        r"\s+(?:happen(?:ed)?|occur(?:red)?|take place|took place|start(?:ed)?|begin|began)$",
        "",
        leaning_words.stated(question),
    )


def _with_places(first: str, others: Sequence[str]) -> str:
    """ "How many died" of "how many died and how many were wounded in Barda"."""
    if names(f"… {first}"):
        return first
    places = next((found for other in others if (found := leaning_words.adjuncts(other))), [])
    return f"{first.rstrip(' ?!.')} {' '.join(text for _, text in places)}" if places else first


def _leaning(segment: str, first: str, front: str) -> Asked:
    """A later question with what it takes over from the first; one with a subject of its own as it is."""
    headless, head = forms.HEADLESS.match(segment), forms.HEAD.match(first)
    if headless and head:
        behind, noun = segment[headless.end() :], head["noun"].strip()
        if gapped := _gapped(headless["asked"], behind, first):
            return Asked(gapped, gapped)
        segment = f"{headless['asked']} {noun} {behind}"
    leans = forms.PRONOUN.search(segment) or leaning_words.leaning(segment) or not _names_its_own(segment)
    bare = segment.rstrip(" ?!.")
    return Asked(f"{bare} ({_stated(first)})" if leans and not front else segment, segment)


def _names_its_own(segment: str) -> bool:
    """It names more than organs and actors of many documents."""
    said = (word for name in names(f"… {segment}") for word in name.split())
    return any(word not in forms.OF_MANY for word in said)


def _gapped(asked: str, adjunct: str, first: str) -> str:
    """ "How many on the Indian side" after "how many troops were to stay on the Pakistani side"; "" for any other."""
    preposition = re.match(rf"{forms.PREPOSITION}\b", adjunct, re.I)
    before, found, _ = first.rpartition(f" {preposition.group()} ") if preposition else ("", "", "")
    return f"{before} {adjunct}" if found and before.lower().startswith(asked.lower()) else ""
