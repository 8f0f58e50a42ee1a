"""Quotations of the letter that ships with Pincite, and what is to be said of each. Written from the letter's text alone."""

from __future__ import annotations

from typing import NamedTuple

from service.checking.difference_kind import Kind
from service.checking.verdict import Verdict


class Case(NamedTuple):
    """A text with one quotation; `block` is where it stands, `kind` the gravest difference, "" for none."""

    text: str
    verdict: Verdict
    block: str = ""
    kind: Kind | None = None


EXACT = (
    Case("Ganja, the second largest city of Azerbaijan, was hit three times.", "word_for_word", "p12"),
    Case('"claiming the lives of 25 civilians and injuring more than 84 civilians"', "word_for_word", "p12"),
    Case("«The combat actions that followed have lasted for 44 days.»", "word_for_word", "p10"),
    Case("The letter speaks of ‘the crime of genocide’ in its third paragraph.", "word_for_word", "p3"),
    Case("„Even hospitals, medical facilities, ambulances, schools, kindergartens, religious sites, cultural monuments and cemeteries were not spared“", "word_for_word", "p14"),
    Case("In Yerevan nobody denied that “almost 84000 people were forced to leave their homes”.", "word_for_word", "p14"),
    Case("“striking a residential neigh\u00adbourhood close to a hospital”", "word_for_word", "p23"),
    Case("ARMENIA IS RESPONSIBLE FOR NUMEROUS WAR CRIMES", "word_for_word", "p42"),
    Case("“Smerch multiple‑launch   rocket\nsystems, causing the death of 21 civilians”", "word_for_word", "p13"),
    Case("Michelle Bachelet called it “the biggest single loss of life”.", "word_for_word", "p13"),
    Case("“cruel and reckless”, said Marie Struthers of Amnesty International.", "word_for_word", "p25"),
    Case("“Human Rights Watch researchers documented four attacks with cluster munitions in three of the country’s districts,” according to Human Rights Watch.", "word_for_word", "p33"),
    Case("Human Rights Watch stated the following:\n\nThe attack reportedly killed at least 21 civilians and wounded at least another 70.", "word_for_word", "p27"),
    Case("The Permanent Representative of Azerbaijan wrote:\n\n> The war claimed the lives of tens of thousands of people and\n> ruined cities, towns and villages", "word_for_word", "p2"),
    Case("“all captured areas were ethnically cleansed of more than 700,000 Azerbaijanis,” Azerbaijan said.", "word_for_word", "p2"),
)  # fmt: skip
RETOLD = (
    Case("Amnesty International wrote: “The Azerbaijani Prosecutor General’s Office has stated that at least 21 people were killed, with an estimated 70 more injured.”", "word_for_word", "p23"),
    Case("Azerbaijan said that “it will take between 10 and 13 years to clear the liberated areas of all mines and munitions”.", "word_for_word", "p39"),
    Case("Hugh Williamson of Human Rights Watch said: “Again and again in the course of the six-week war, these attacks unlawfully destroyed civilian lives and homes.”", "word_for_word", "p17"),
)  # fmt: skip
NUMBERS = (
    Case("“Ganja, the second largest city of Azerbaijan, was hit four times”", "differs", "p12", "number"),
    Case("“claiming the lives of 52 civilians and injuring more than 84 civilians”", "differs", "p12", "number"),
    Case("“The combat actions that followed have lasted for 45 days”", "differs", "p10", "number"),
    Case("101 Azerbaijani civilians, including 21 children, were killed", "differs", "p14", "number"),
    Case("“all captured areas were ethnically cleansed of more than 70,000 Azerbaijanis”", "differs", "p2", "number"),
    Case("“it will take between 10 and 30 years to clear the liberated areas of all mines and munitions”", "differs", "p39", "number"),
    Case("“reviewed six videos and 28 photographs taken from the scenes of two attacks”", "differs", "p29", "number"),
)  # fmt: skip
NEGATIONS = (
    Case("“Even hospitals, medical facilities, ambulances, schools and kindergartens were spared”", "differs", "p14", "negation"),
    Case("“Security Council key demands have been implemented by Armenia”", "differs", "p7", "negation"),
    Case("“Armenian forces do not possess Smerch multi-barrel rocket launchers, but Nagorno-Karabakh forces do not”", "differs", "p28", "negation"),
    Case("“Armenia has engaged faithfully in negotiations”", "differs", "p8", "negation"),
    Case("“these attacks lawfully destroyed civilian lives and homes and should be impartially investigated”", "differs", "p17", "negation"),
    Case("“their use in a residential civilian setting is permitted under the laws of war”", "differs", "p31", "negation"),
    Case("The firing of cluster munitions into civilian areas isn't cruel and reckless", "differs", "p25", "negation"),
)  # fmt: skip
HEDGES = (
    Case("“the rockets, fired by Armenian forces from Nagorno-Karabakh, reportedly carried cluster munitions”", "differs", "p13", "hedge"),
    Case("“The attack killed at least 21 civilians and wounded at least another 70”", "differs", "p27", "hedge"),
    Case("“It is therefore certain that Armenian forces carried out the attack”", "differs", "p28", "hedge"),
)  # fmt: skip
NAMES = (
    Case("“Barda, the second largest city of Azerbaijan, was hit three times”", "differs", "p12", "name"),
    Case("“Azerbaijan has never engaged faithfully in negotiations”", "differs", "p8", "name"),
    Case("“As far as Amnesty International is aware, Armenian forces possess Smerch multi-barrel rocket launchers”", "differs", "p28", "name"),
    Case("“launched from the territory of Georgia, claiming the lives of 25 civilians”", "differs", "p12", "name"),
    Case("“On 28 November, the city centre of Barda came under the massive fire with Smerch multiple-launch rocket systems”", "differs", "p13", "name"),
    Case("one or several Grad rockets were fired into Barda, striking a residential neighbourhood", "differs", "p23", "name"),
)  # fmt: skip
TENSES = (
    Case("“The firing of cluster munitions into civilian areas was cruel and reckless”", "differs", "p25", "tense"),
    Case("“Armenian forces repeatedly launch missiles, unguided rockets, and heavy artillery into populated cities”", "differs", "p17", "tense"),
    Case("“most of the occupied territories are heavily mined”", "differs", "p39", "tense"),
    Case("“Armenia encourages and facilitated the transfer of thousands of settlers into the occupied territories”", "differs", "p8", "tense"),
    Case("“The armed forces of Armenia repeatedly used the prohibited cluster munitions”", "differs", "p11", "tense"),
)  # fmt: skip
OTHER_WORDS = (
    Case("“Armenian forces fired hugely destructive, imprecise weapons into Azerbaijan’s cities, towns, and villages”", "differs", "p19", "words"),
    Case("“The scorched-earth policy has been implemented systemically in the occupied territories by Armenia”", "differs", "p38", "words"),
    Case("“less than 100 metres from Barda Central Hospital, the city's largest fully functioning hospital”", "differs", "p29", "spelling"),
)  # fmt: skip
PIECED = (
    Case("“Ganja … was hit three times”", "pieced_together", "p12"),
    Case("“Two strikes, on 11 and 17 October, [...] were launched from the territory of Armenia”", "pieced_together", "p12"),
    Case("“[T]he rockets, allegedly fired by Armenian forces …, reportedly carried cluster munitions”", "pieced_together", "p13"),
    Case("“In total … 101 Azerbaijani civilians, including 12 children, were killed (...) Even hospitals, medical facilities, ambulances, schools, kindergartens, religious sites, cultural monuments and cemeteries were not spared.”", "pieced_together", "p14"),
    Case("“Ganja, the second largest city of Azerbaijan, was hit three times. … Even hospitals, medical facilities, ambulances, schools”", "pieced_together", "p12"),
    Case("“Ganja, the second largest city of Azerbaijan, was hit three times. The scale of destruction, vandalism, plunder and looting evidenced after their liberation is shocking and unprecedented.”", "pieced_together", "p12"),
    Case("“[Human Rights Watch] identified two of the weapons as a Smerch cluster munition rocket [...] and a Smerch parachute-retarded high-explosive fragmentation rocket. . . . Armenia should immediately cease using cluster munitions”", "pieced_together", "p28"),
)  # fmt: skip
SPEAKERS = (
    Case("Amnesty International spoke of “the biggest single loss of life”, and Amnesty International said: “the rockets, allegedly fired by Armenian forces from Nagorno-Karabakh, reportedly carried cluster munitions”.", "another_speaker", "p13"),
    Case("According to Human Rights Watch, “the firing of cluster munitions into civilian areas is cruel and reckless”.", "another_speaker", "p25"),
    Case("“Armenian forces repeatedly launched missiles, unguided rockets, and heavy artillery into populated cities and villages”, said Marie Struthers.", "another_speaker", "p17"),
    Case("The United Nations said that “Ganja, the second largest city of Azerbaijan, was hit three times”.", "another_speaker", "p12"),
    Case("“Armenia is responsible for numerous war crimes,” Human Rights Watch concluded.", "another_speaker", "p42"),
    Case("“It will take between 10 and 13 years to clear the liberated areas of all mines and munitions,” said President Ilham Aliyev.", "another_speaker", "p39"),
    Case("Michelle Bachelet told reporters: “These attacks unlawfully destroyed civilian lives and homes and should be impartially investigated.”", "another_speaker", "p17"),
)  # fmt: skip
INVENTED = (
    Case("“Armenian soldiers confessed that they had been ordered to burn every mosque in Shusha.”", "not_found"),
    Case("Azerbaijan will rebuild the cities and villages that were destroyed during thirty years of occupation.", "not_found"),
    Case("“Both sides used cluster munitions against civilians,” Human Rights Watch said.", "not_found"),
    Case("Michelle Bachelet said: “I call on Armenia and Azerbaijan to respect international humanitarian law and to protect civilians.”", "not_found"),
    Case("“The Security Council condemns the attack on Ganja and demands a ceasefire in Nagorno-Karabakh.”", "not_found"),
    Case("“Amnesty International found no evidence of the use of white phosphorus by either party”", "not_found"),
    Case("The rockets that hit the hospital in Barda came from positions near the front line and killed 30 patients.", "not_found"),
    Case("“More than 84 schools in Ganja, Barda and Tartar were destroyed by missiles”", "not_found"),
)  # fmt: skip
CASES = (*EXACT, *RETOLD, *NUMBERS, *NEGATIONS, *HEDGES, *NAMES, *TENSES, *OTHER_WORDS, *PIECED, *SPEAKERS, *INVENTED)
