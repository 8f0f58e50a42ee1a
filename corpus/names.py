"""What names of people and organisations look like, and the words that tell one from the other. Data, with reasons.

English of United Nations documents; no name of anybody is in it.
"""

from __future__ import annotations

from corpus.dates import MONTHS
from corpus.letters import CAPITALS

#: Speakers without a name. "The journalist said that …" is the journalist's account, not the quoting author's.
UNNAMED = (
    "journalist reporter witness eyewitness resident villager official spokesman spokeswoman spokesperson commander "
    "officer soldier survivor victim doctor nurse teacher expert analyst lawyer driver worker neighbour neighbor "
    "refugee prisoner detainee minister ambassador president prosecutor mayor governor"
).split()

#: A name that holds one of these is an organisation's.
ORGANISATIONS = (
    "Agency Administration Alliance Amnesty Armed Assembly Association Bank Board Bureau Center Centre Chamber "
    "Coalition College Command Commission Committee Conference Congress Council Court Department Directorate "
    "Federation Force Forces Foundation Front Fund Government Group Headquarters Institute International League Mission "
    "Ministry Monitor Movement Network Observatory Office Organization Organisation Parliament Party Police "
    "Programme Program Project Register Secretariat Service Services Society Tribunal Union Unit University Watch Witness"
).split()

#: A name that holds one of these, and is no organisation's, is a person's.
TITLES = (
    "Admiral Ambassador Archbishop Bishop Brigadier Captain Chair Chairman Chairperson Chairwoman Chancellor "
    "Chief Colonel Commander Commissioner Coordinator Director Envoy General Governor Judge Justice King Lieutenant Lord "
    "Major Mayor Minister Mr Mrs Ms Patriarch Pope President Prime Prince Princess Prof Professor Prosecutor Queen "
    "Rapporteur Representative Secretary Secretary-General Sergeant Sheikh Sir Spokesperson Dr"
).split()

#: What a name of this kind says is a text's provision, and nobody's word: "according to Article 3 of the Treaty".
PROVISIONS = (
    "Act Agreement Annex Article Articles Chapter Charter Code Constitution Convention Covenant Figure Law Map Paragraph "
    "Part Plan Principle Protocol Resolution Rule Rules Section Statute Table Treaty"
).split()

#: Capitalised like a name in front of a comma or a verb, and never a speaker's: "On 3 May, Professor …".
CALENDAR = frozenset((*MONTHS, *"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))

#: Capitalised at the head of a sentence, and never part of a name.
NO_NAMES = frozenset(
    """a about above according additionally after again all also although among an and another any are as at because
    before besides between both but by consequently despite during each equally even every finally first following for
    from furthermore given hence here his her however i if in indeed instead it its last later likewise many meanwhile
    moreover most my nevertheless no nor not on once one only or other others our out over recently second several
    she he similarly since so some such than that the their then there therefore these they third this those thus
    to today two under unlike until upon we what when where whereas whether which while who with within without
    yesterday yet you your""".split()
)

#: With their full stop they are part of a name. "Rev." is left out: it stands in symbols, "A/77/5/Rev.1".
FORMS_OF_ADDRESS = "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Maj Hon".split()

_NAME_WORD = rf"(?:(?:{'|'.join(FORMS_OF_ADDRESS)})\.(?=\s)|[{CAPITALS}][\w’'\-]{{0,60}}\w(?!\w)|[{CAPITALS}]\.)"

_LINK_WORD = r"(?:of|for|the|and|on|de|der|van|von|bin|al)"

#: A run of capitalised words, small words between them allowed: "High Commissioner for Human Rights". The
#: longest speaker met so far has eight; without a limit a page of capitals costs time with its square.
NAME = rf"\b{_NAME_WORD}(?:\s+(?:{_LINK_WORD}\s+){{0,2}}{_NAME_WORD}){{0,11}}"
