"""What has to stand in what is shown to some questions: passages on the matter read like answers without it."""

from __future__ import annotations

import re

_OF_A_VOTE = (
    r"\b(?:abst(?:ain\w*|entions?)|vot(?:e[ds]?|ing)\s+(?:for|against|no|yes|in favou?r)"
    r"|votes?\s+on\s+(?:[A-Z]+/|resolution|it\b))"
)
_VOTING = r"\b(?:vot(?:e[ds]?|ing)|abst(?:ain\w*|entions?))\b"
_WHY = r"\b(?:why|how come|for (?:what|which) reasons?|what (?:was|is|were) [\w’' ]{0,20}reasons?)\b"
_REASON = (
    r"\b(?:because|since|reasons?|grounds?|explain\w*|explanations?|owing to|due to|unable to|considered that"
    r"|felt that|believed that|in view of)\b"
)
#: What is asked, and what an answer has. A resolution prints who abstained, and not why; what a thing costs is told in
#: money, or in a word for it.
_FORMS = tuple(
    (re.compile(asked, re.I | re.S), re.compile(shown, re.I | re.S))
    for asked, shown in (
        (rf"{_WHY}.*{_OF_A_VOTE}|{_OF_A_VOTE}.*{_WHY}", rf"{_VOTING}.*{_REASON}|{_REASON}.*{_VOTING}"),
        (
            r"(?<!\bat )\b(?:what|how much)\b(?![^?()]*\b(?:human|lives|life)\b)[^?()]*\b(?:costs?|price)\b"
            r"|\bhow (?:expensive|much money)\b",
            r"[$€£¥]|\b(?:costs?|costed|pric(?:es?|ed)|pa(?:y|ys|id|yments?|ying)|expen\w+|spen[dt]\w*|fund\w*|money"
            r"|dollars?|euros?|budget\w*|financ\w+|millions?|billions?)\b",
        ),
    )
)


def lacks_what_is_asked(question: str, shown: str) -> bool:
    """The question asks for something that has a form, and the text shown has nothing of that form."""
    return any(asked.search(question) and not has.search(shown) for asked, has in _FORMS)
