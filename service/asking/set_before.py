"""What a question sets before itself, put where its pronoun stands: "krill: what may be done with it?"."""

from __future__ import annotations

import re

from index.words import STOP_WORDS

_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may)"
_ASKS = rf"(?:(?:by|in|at|on|to|from|with|for|of|under)\s+)?(?:what|whom?|whose|when|where|why|how|which|{_AUX})\b"
_SET_BEFORE = re.compile(
    rf"^\W*(?P<topic>(?!{_ASKS})(?:[\w’'.-]+\s+){{0,5}}[\w’'.-]+)\s*(?:[,:]|\s[–—-])\s+(?P<question>{_ASKS}.+)$", re.I
)
#: In a comparison it is what the question itself compares: "is the ban wider than it was?".
_PRONOUN = re.compile(r"(?<!\bthan )(?<!\bas )\b(?:(?P<whose>their|its|his)|(?P<it>they|them|it|he|him))\b", re.I)
#: Says only that a question follows, or whose it is: "quick question:", "a lawyer's question –".
_ANNOUNCED = re.compile(
    r"^\W*(?:(?:an?|my|our|one|the|another|next|last|quick|short|simple|legal|(?-i:[A-Za-z][a-z]+)[’']s)\s+){1,3}"
    r"(?:question|query)\s*(?:[:,]|\s[–—-])\s+(?=\w)",
    re.I,
)
#: "It" that stands for nothing.
_EMPTY = re.compile(
    r"\b(?:is|was) it (?:true|possible|known|likely|said|that|to)\b|\b(?:does|did|will|would) it (?:take|cost)\b", re.I
)
#: "It" is a document that is named, whichever way a question names it.
_OF_A_DOCUMENT = re.compile(r"\b(?:resolution|res|letter|report|note|statement|document)\b|\d{2}|/", re.I)
#: Of two things set before it a question asks twice, and is taken apart.
_OF_EACH = re.compile(r"\b(?:each|both) of (?:them|these|those)\b", re.I)
#: Said to whoever is asked, or of when and where: they are no topic.
_NO_TOPIC = re.compile(
    r"^(?:and|but|so|or|ok|okay|well|please|thanks|thank|sorry|hello|hi|in|on|at|by|after|before|during|since|under|if"
    r"|when|while|as|for|from|with|according|given|then|now|also|however|yes|no|wait|i|we|you|it|they|he|she|this|that"
    r"|these|those|there|list|show|name|give|tell|explain|quote|describe|summari[sz]e|find|compare|good|read|open)\b"
    r"|\b(?:is|are|was|were|did|has|have|had|\w{3,}ed)\b",
    re.I,
)


def in_its_place(text: str) -> str:
    """The question with what it sets before itself in the place of the first pronoun; any other as it is.

    That a question follows is no part of it.
    """
    text = _ANNOUNCED.sub("", text)
    found = _SET_BEFORE.match(text)
    if found is None or _NO_TOPIC.search(found["topic"]) or _EMPTY.search(found["question"]):
        return text
    if _OF_EACH.search(found["question"]):
        return text
    topic, question = found["topic"], found["question"]
    pronoun = _PRONOUN.search(question)
    if pronoun is None or _OF_A_DOCUMENT.search(topic) or all(word.lower() in STOP_WORDS for word in topic.split()):
        return text
    whose = f"{topic}’" if topic.endswith("s") else f"{topic}’s"
    put = whose if pronoun["whose"] else topic
    return f"{question[:1].upper()}{question[1 : pronoun.start()]}{put}{question[pronoun.end() :]}"
