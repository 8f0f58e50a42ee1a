"""Verbs of English whose past does not end in "-ed". Data; no subject matter."""

from __future__ import annotations

#: Past and past participle, the latter only where it differs, written out after the alphabetical list in Quirk,
#: Greenbaum, Leech and Svartvik, "A Comprehensive Grammar of the English Language" (1985), 3.20; of verbs with a prefix
#: only the frequent ones.
_FORMS = """
    arose arisen, awoke awoken, bore borne, beat beaten, became become, began begun, bent, bet, bid, bound, bit
    bitten, bled, blew blown, broke broken, bred, brought, broadcast, built, burnt, burst, bought, cast, caught,
    chose chosen, clung, came come, cost, crept, cut, dealt, dug, did done, drew drawn, drank drunk, drove driven,
    ate eaten, fell fallen, fed, felt, fought, found, fled, flung, flew flown, forbade forbidden, forecast, forgot
    forgotten, forgave forgiven, froze frozen, got gotten, gave given, went gone, ground, grew grown, hung, had,
    heard, hid hidden, hit, held, hurt, kept, knelt, knew known, laid, led, leapt, learnt, left, lent, let, lay
    lain, lit, lost, made, meant, met, mistook mistaken, overcame overcome, overran overrun, overthrew overthrown,
    paid, proved proven, put, quit, read, rid, rode ridden, rang rung, rose risen, ran run, said, saw seen,
    sought, sold, sent, set, sewed sewn, shook shaken, shed, shone, shot, showed shown, shrank shrunk, shut, sang
    sung, sank sunk, sat, slew slain, slept, slid, slit, sowed sown, spoke spoken, sped, spent, spilt, spun,
    split, spread, sprang sprung, stood, stole stolen, stuck, stung, strode stridden, struck stricken, strove
    striven, swore sworn, swept, swam swum, swung, took taken, taught, tore torn, told, thought, threw thrown,
    thrust, trod trodden, understood, undertook undertaken, upheld, upset, woke woken, wore worn, wove woven,
    wept, won, wound, withdrew withdrawn, withheld, withstood, wrung, wrote written
""".split(",")

#: "fell", "fled".
PASTS = frozenset(forms.split()[0] for forms in _FORMS)
#: "fallen", "fled".
PARTICIPLES = frozenset(forms.split()[-1] for forms in _FORMS)
