"""How English joins questions into one: their first words, what stands between them, what they leave out. Data."""

from __future__ import annotations

import re

from index.irregular_verbs import PARTICIPLES, PASTS
from service.asking.leaning_words import DEGREES

_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
PREPOSITION = (
    r"(?:up to|out of|by|on|in|at|to|from|with|for|of|until|till|since|under|through|over|near|during|against|between"
    r"|within|before|after|about|into|towards?)"
)
_DEGREE = rf"(?:{DEGREES})"
_HOW = rf"how\s+{_DEGREE}"
_ASKED = rf"(?:{_HOW}|how|when|where|why|who|whom|whose|what|which)"
OPENER = rf"(?:{PREPOSITION}\s+)?{_ASKED}\b"
SUBJECT = (
    r"(?:(?:it|they|he|she|there|this|that|these|those|the|an?|any\w*|some\w*|no|nobody|its|their|his|her)\b"
    r"|(?-i:[A-Z]))"
)
#: What may begin a further question behind "and", or behind a comma where there is no "and".
FURTHER = re.compile(
    rf"\s*[,;–—-]?\s*(?:\band|\bplus|\bas well as|\bbut|\balso|&)\s+"
    rf"(?:also\s+|then\s+|exactly\s+|roughly\s+|if so,?\s+)?(?={OPENER})"
    rf"|\s*[,;]\s+and\s+(?:also\s+)?(?={_AUX}\s+{SUBJECT})"
    rf"|\s*[,;/]\s*(?=(?:{PREPOSITION}\s+(?:which|what|whom|how)|{_HOW}|(?:what|when|where|why|how)\s+{_AUX})\b)"
    r"|\s*[,;/]\s*(?=(?:when|where|why|who|how|what)\s*(?:,|\band\b|&))",
    re.I,
)
#: Behind one interrogative of a list: "When, where and by whom".
LISTED = re.compile(r"\w+\s*(?:,|\band\b|&)", re.I)
#: What stands at the end of a question that another is joined to.
JOINING = re.compile(r"\s*(?:[,;–—-]\s*|\b(?:and|plus|but|also|as well as|then)\b\s*|[&+]\s*)+$", re.I)
AND = re.compile(r"\b(?:and|plus|as well as|but|also)\b|&", re.I)
#: Behind a part that is only an interrogative, a comma will do: "until what date, who abstained?".
AFTER_BARE = re.compile(r"\s*[,;/]\s*(?=who\s+\w|what\s+\w|which\s+\w|when\b|where\b|why\b)", re.I)
#: Asks for the place or the speaker that a citation gives in any case, for its words, or for more of each thing.
OF_THE_SAME = re.compile(
    rf"(?:{PREPOSITION}\s+)?(?:what|which)\s+(?:\w+\s+)?"
    r"(?:paragraph|words?|wording|terms?|document|footnote|source|passage|sentence)s?\W*"
    rf"|how\s+{_AUX}\s+(?:it|they|this|that)\s+(?:worded|phrased|put|expressed|formulated)\W*"
    r"|(?:what|which|where)\s+(?:is|are|was)\s+(?:the\s+|its\s+)?(?:source|footnote|reference)s?\W*"
    r"|(?:what|which)\s+(?:are|were)\s+their\s+(?:symbol|number|name|title)s?(?:\s+called)?\W*"
    r"|who (?:says?|said|states?|stated|claims?|claimed|reports?|reported|wrote|writes) (?:so|that|this|it)\W*"
    r"|according to whom\W*|(?:who|what|where|which|how many)\s+else\W*"
    r"|how (?:many|much)\s+(?:(?:in|of|at|by|for)\s+)?(?:each|them|these|those|which)\b.*"
    rf"|{OPENER}(?:\s+[\w’'-]+){{0,3}},\s+{_AUX}\b.*",
    re.I,
)
LEAD = re.compile(
    r"^\W*(?:(?:please|hello|hi|well|ok|so|and|also)\b,?\s*)*(?:(?:can|could|would|will)\s+you\s+(?:please\s+)?|"
    r"i(?:\s+would|[’']d)?\s+(?:want|need|like)\s+to\s+|do\s+you\s+(?=know))?"
    r"(?P<request>(?:tell|show|explain|say|find out|know)\b(?:\s+(?:me|us))?(?:\s+(?:exactly|please))?\s+)?"
    r"(?=(?P<question>\w))",
    re.I,
)
QUESTION = re.compile(rf"(?:{OPENER}|{_AUX}\s+{SUBJECT})", re.I)
#: "When the Council met, …", "where it can": a clause of another question, and none itself.
SUBORDINATE = re.compile(rf"(?:when|where|how|why)\s+(?!{_AUX}\b|{_DEGREE}\b|exactly\b|else\b|and\b|&|\W|$)", re.I)
#: "Is there any, and which?" is one question: the one answers the other.
YES_OR_NO = re.compile(rf"{_AUX}\s", re.I)
TOPIC_END = re.compile(r"(?:[,:;–—]|\s-)\s+")
RELATIVE = re.compile(r"\w\s+(?:who|that|which|where|when|whose)\s", re.I)
_VERBS = rf"(?:{_AUX}|\w+ed|{'|'.join(sorted(PASTS | PARTICIPLES))})"
VERB = re.compile(rf"{_VERBS}$", re.I)
NO_NOUN = re.compile(rf"{_VERBS}|{PREPOSITION}|it|they|them|he|him|she|there|each", re.I)
BARE = re.compile(rf"(?P<asked>{OPENER})(?P<noun>(?:\s+(?!and\b)[\w’'-]+){{0,4}})\W*", re.I)
NOUNLESS = re.compile(r"(?:who|whom|when|where|why|how|how (?:long|often|far|late|soon))$", re.I)
FULL = re.compile(
    rf"(?P<preposition>{PREPOSITION}\s+)?(?P<asked>{_ASKED})\b(?P<noun>(?:\s+(?!{_AUX}\b)[\w’'-]+){{0,6}}?)"
    rf"\s+(?P<aux>{_AUX})\b\s*(?P<rest>.+)",
    re.I,
)
DANGLING = re.compile(rf"\b{PREPOSITION}$", re.I)
ADVERBS = frozenset(
    ("when", "where", "why", "how", "how long", "how often", "how far", "how late", "how soon", "how well")
)
#: "How many in Selby", "and how many were wounded", "which were returned": the noun is that of the question before.
HEADLESS = re.compile(rf"(?P<asked>how many|how much|which|what)\s+(?=(?:{_AUX}|{PREPOSITION})\s)", re.I)
HEAD = re.compile(
    rf"(?:how many|how much|which|what)\s+(?P<noun>(?:(?!{_VERBS}\b|{PREPOSITION}\b)[\w’'-]+\s+){{1,4}}?)"
    rf"(?=(?:{_AUX}|{PREPOSITION}|\w+ed|{'|'.join(sorted(PASTS))})\b)",
    re.I,
)
PRONOUN = re.compile(r"\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|hers?|there|then|those|these)\b", re.I)
#: Organs and actors of many documents: to name one is to say of no event that it is another one.
OF_MANY = frozenset(
    """Council Assembly Secretary-General Secretariat Government Governments State States President Organization
    Security General Member Members United Nations UN""".split()
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
#: "The buoys and the lamps, who looks after each of them?": one question of each of two topics.
OF_EACH = re.compile(
    r"(?P<one>[^,:;?]{3,60}?)\s+and\s+(?P<other>[^,:;?]{3,60}?)\s*[,:;–—-]\s*"
    r"(?P<asks>(?:who|what|when|where|which|how)\b[^,;?]*?\b)(?:each|both)\s+of\s+(?:them|these|those)\b(?P<behind>[^,;?]*)\??$",
    re.I,
)
#: "The death toll in Selby from the storm and the one in Tarn": what is asked stands once, before the first place.
OF_THE_OTHER = re.compile(
    rf"(?!{_AUX}\b|.*\b(?:differen\w*|differ\w*|compar\w*|same|between|as)\b)"
    rf"(?P<what>[^,;?]{{0,150}}?\w)\s+(?P<one>(?P<preposition>{PREPOSITION})\s+[^,;?]{{1,150}}?)\s*,?\s+and\s+(?:also\s+)?"
    rf"(?:the ones?|that|those)\s+(?P<other>(?P=preposition)(?:\s+(?!{_AUX}\b)[^\s,;?]+)+)\W*$",
    re.I,
)
TAKEN_OVER = re.compile(r"\s*\((?P<words>[^()]+)\)\s*$")
