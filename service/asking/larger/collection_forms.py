"""Forms of words in which a question says what documents have to do with something, and what says nothing of that."""

from __future__ import annotations

import re

FILLING = re.compile(
    r"\b(?:(?:is|are|were|was|have been|has been|being)? ?(?:currently |presently |all |already )?(?:held|stored"
    r"|available|included|loaded|here|present)"
    r"(?: (?:here|in (?:the|this|your) (?:collection|library|holdings|archive|corpus|set|system|database)))?"
    r"|(?:in|of|from|within|among) (?:the|this|your|our|all the|these|those) (?:whole |entire )?(?:collection"
    r"|library|holdings|archive|corpus|set|system|"
    r"database|documents?|papers?|lot|bunch|ones?|material)(?: (?:held|here|you (?:hold|have)))?"
    r"|(?:do|can|have|did) (?:you|we|i)(?: (?:have|hold|got|find|see|know|store|keep))?(?: (?:here|any))?"
    r"|you (?:have|hold|got|know)|have you got"
    r"|(?:are|is) (?:there|here|they|it|these)|there (?:are|is)|(?:of|in) (?:them|these|those)|in here|here"
    r"|altogether|in total|overall|"
    r"please|exist|exists|that exist|at all)(?!\w)",
    re.I,
)
#: Asks how the answer is to be given, behind the question.
ALSO = re.compile(
    r"[,;]?\s*(?:\b(?:and|or)\b)?,?\s*\b(?:if so,? (?:which|what|how many|when)(?: ones?)?|which(?: ones?| are they"
    r"| is it)?\W*$|what (?:are|is) (?:they|it)(?: called)?\W*$|"
    r"when (?:was|were|is) (?:it|they|that|this)(?: (?:adopted|passed|issued|dated|written|published|sent|released"
    r"|from))?\W*$|"
    r"(?:what|which|from which|from what) (?:is|was)?\s*(?:its|the|their)?\s*(?:date|number|symbol|year|title"
    r"|day)s?(?: (?:is|was) (?:it|that))?\W*$|when\W*$|"
    r"what (?:does|do) (?:it|they) (?:say|date from)\W*$|(?:name|list) (?:it|them)\W*$|from when\W*$|how many\W*$)",
    re.I,
)
AND_WHICH = re.compile(r"[,;?]?\s*\b(?:and\s+)?which(?: ones?| are (?:they|those)| of them)?\W*$", re.I)
PASSED = re.compile(
    r"\b(?:that |which )?(?:(?:is|are|was|were|has been|have been|had been|been|being|get|got) )?(?:adopted|passed"
    r"|issued|dated|dates?|made|written|published|"
    r"approved|sent|circulated|put out|come|comes|came|from|exist|exists)(?: by (?:the )?(?:un "
    r"|united nations )?(?:security council|council|general assembly))?\W*$"
    r"|\b(?:did|has|have|does|do) (?:the )?(?:un |united nations )?(?:security council|council|general assembly"
    r"|unsc|sc) (?:ever |also )?(?:adopt(?:ed)?|pass(?:ed)?|issued?|make|made|put out|produced?)\b",
    re.I,
)
MEETING = re.compile(
    r"\b(?:at|in|during) (?:the |its )?(?:council[’']s )?(?P<number>\d+(?:st|nd|rd|th)) meeting\b", re.I
)
ABOUT = re.compile(
    r"^\W*(?:(?:that|which|to|is|are|do|does|was|were|have|has|the|ever)\s+)*(?:on|about|concern(?:s|ing|ed with"
    r"|ed)?|regarding|deal(?:s|ing|t)? with|relat(?:es?|ing|ed) to|"
    r"cover(?:s|ing)?|relevant to|address(?:es|ing)?|touch(?:es|ing)? (?:on|upon)|devoted to|for|focus(?:es|ed"
    r"|ing)? on|in connection with|to do with|"
    r"over|against|tackl(?:e|es|ing)|discuss(?:es|ing)?|treat(?:s|ing)?)\s+(?=\w)",
    re.I,
)
NAMING = re.compile(
    r"^\W*(?:(?:that|which|to|do|does|also|ever|even|explicitly|where)\s+)*(?:mention(?:s|ed|ing)?|nam(?:e|es|ing)"
    r"|refer(?:s|ring)? to|talk(?:s|ing)? (?:about|of)|"
    r"speak(?:s|ing)? (?:of|about)|contain(?:s|ing)?(?: the words?)?|us(?:e|es|ing) the (?:word|term|phrase)s?"
    r"|bring(?:s)? up|quot(?:e|es|ing)|cit(?:e|es|ing))\s+(?=\w)",
    re.I,
)
NAMED = re.compile(
    r"^\W*(?:is|are|was|were|does|do)?\s*(?P<what>.+?)\s+(?:is |are |was |were |gets? |being )?(?:mentioned|named"
    r"|referred to|come up|comes up|appear|appears|figure|figures|occur|occurs)(?: in)?\W*$",
    re.I,
)
OUTRIGHT = r"(?:expressly|explicitly|outright|literally|verbatim|in\s+so\s+many\s+words)"
#: What the Council does "acting under Chapter VII", or "invoking" it.
UNDER = re.compile(
    rf"^\W*(?:(?:that|which|do|does|did|says?|states?|declares?|are|is|were|was|been|have|has|{OUTRIGHT}|the"
    r"|security|council|it)\s+)*(?:(?:(?:act(?:s|ed|ing)?|adopted|passed|made|taken|written)\s+)?under"
    r"|(?:invok|cit)(?:es?|ed|ing)|rel(?:y|ies|ied|ying)\s+(?:up)?on|rest(?:s|ed|ing)?\s+(?:up)?on)"
    r"\s+Chapter\s+(?P<chapter>[IVX]+|\d{1,2})\b"
    r"(?:\s+of\s+the\s+(?:un\s+|united\s+nations\s+)?charter(?:\s+of\s+the\s+united\s+nations)?)?"
    rf"(?:\W*{OUTRIGHT})?(?:\s*\([^()]*\))?\W*$",
    re.I,
)
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX".split()
BY = re.compile(
    r"^\W*(?:(?:that|which|are|is|was|were|come|comes|came)\s+)*(?:(?:written|authored|submitted|issued|sent|signed"
    r"|circulated|put out)\s+)?(?:by|from)\s+(?:the\s+)?(?P<who>.+?)\W*$"
    r"|^\W*(?:do|does|did|has|have|is|was|were)\s+(?P<author>.+?)\s+(?:the )?(?:author(?:ed)?(?: of)?|wr[io]te"
    r"|written|submit(?:ted)?|issued?|put out|circulated?|sent?|send|behind)\W*$",
    re.I,
)
