"""Which passages' items a list holds: those that answer, or that surely enumerate what is asked for."""

from __future__ import annotations

from index.words import related, stem, terms
from service.asking.cite import AnswerPlace, Extractor
from service.asking.find import Finder
from service.asking.larger.lists import ListAsked
from service.asking.larger.name_kinds import kind_of_noun
from service.asking.larger.named_items import NamedItems, is_introduced, leads_up, named_items
from service.asking.larger.reading_on import AllRead, Read

#: The probability of a passage whose items are all of the kind that is asked for, and of one that is the first found
#: and has most of the question's telling words, from which on it answers. Choosing questions, 2026-11-29: a fifth less
#: lets in the items of questions that are not answered.
_OF_KIND = 0.3
_FIRST_FOUND = 0.18
#: The same where documents are asked for and it cites some.
_CITES = 0.1
_COVERED = 0.5
#: As a share of what the likeliest has of them: a passage that has less is about something else.
_COVERED_AS_BEST = 0.6
_NAMES_MISSING = 0.2
#: Of one that is among the first found and joins three items or more.
_FAIRLY_LIKELY = 0.45
_NEAR_FIRST = 3
#: Of one that joins as many items as are asked for, or several of the kind, with that share of the telling words; and
#: of the first of all, where the noun that is asked for leads up to them. Choosing questions, 2026-11-30.
_ENUMERATED, _MOSTLY_COVERED, _INTRODUCED = 0.08, 0.45, 0.03
#: Of one with names that have the noun in them, in a document that is meant.
_WITH_NOUN = 0.2
#: Of one that cites several documents of the year and organ that are asked for, first of what was found.
_CITES_SEVERAL = 0.05
#: Of a printed list of acts, where it is the only one of the document that is meant.
_ONLY_LIST = 0.03
#: As a share of the likeliest: of a passage whose items are not of the kind, where there is a kind.
_NEARLY_OF_NO_KIND = 0.8
#: As a share of the likeliest: of a passage that joins several items, and of one that names them singly.
_NEARLY, _NEARLY_OF_KIND, _NEARLY_SINGLE = 0.5, 0.4, 0.7
#: Cosine of an item and of the noun that is asked for, from which on it is of its kind: "weapons" and "cluster
#: munitions" have 0.49, "weapons" and "private houses" 0.15.
_ALIKE = 0.38
#: Of a further enumeration that is not likely to answer, where others of its kind do, and its share of the words.
_MORE_ALIKE, _COVERED_MORE = 0.45, 0.35
#: Of so many items of an enumeration, where the passage found first names nothing of the kind.
_FAIRLY_ALIKE, _SEVERAL = 0.3, 4
#: The same for the items of a printed list, which are clauses.
_NEARLY_ALIKE = 0.2

#: Passages that were read, each with its items.
_AllNamed = list[tuple[Read, NamedItems]]


class ListChoice:
    """Chooses among the passages that were read for a list."""

    def __init__(self, finder: Finder, extractor: Extractor) -> None:
        self._finder = finder
        self._extractor = extractor

    def items(
        self, asked: ListAsked, all_read: AllRead, first: tuple[str, str] | None
    ) -> tuple[AnswerPlace | None, tuple[AnswerPlace, ...]]:
        """What leads up to the items, where that is a block of its own, and the items.

        `first` is the block that answers the question as an ordinary one; it has to be among those with items.
        """
        named = [(each, self._named(asked, each)) for each in all_read.read]
        printed = [n for each, n in named if self._is_printed_list(each, n, asked, all_read)]
        if printed:
            led_up = [n for n in printed if leads_up(asked, n)]
            return (led_up or printed)[0].lead, (led_up or printed)[0].items
        named = [(each, n) for each, n in named if n.form != "blocks"]
        if first is not None:
            chosen = self._with_first(asked, named, all_read, first)
        else:
            chosen = self._by_themselves(asked, named, all_read)
            if not chosen:
                return None, _with_the_noun(asked, named, all_read)
        return None, tuple(item for _, n in chosen for item in self._kept(asked, n))

    def _by_themselves(self, asked: ListAsked, named: _AllNamed, all_read: AllRead) -> _AllNamed:
        """An enumeration that answers though no passage surely does, one of the kind before others, and more of it."""
        best = all_read.read[:1]
        fitting = [c for c in named if self._is_list_by_itself(*c, asked, likeliest=c[0] in best)]
        chosen = [c for c in fitting if self._likeness(asked, c[1]) >= _ALIKE][:1] or fitting[:1]
        return [*chosen, *self._also_of_kind(asked, named, all_read, chosen[0][0])] if chosen else []

    def _with_first(self, asked: ListAsked, named: _AllNamed, all_read: AllRead, first: tuple[str, str]) -> _AllNamed:
        """The passage that was found first and those that answer beside it."""
        sure = [(each, n) for each, n in named if self._answers(each, n, asked, all_read)]
        if asked.sort == "acts":
            sure = [(each, n) for each, n in sure if _block_of(each) == first]
        of_kind = [(each, n) for each, n in sure if self._likeness(asked, n) >= _ALIKE]
        if of_kind:
            of_kind += [(each, n) for each, n in sure if _block_of(each) == first and (each, n) not in of_kind]
        chosen = of_kind or sure
        chosen.sort(key=lambda one: _block_of(one[0]) != first)
        if not chosen or _block_of(chosen[0][0]) != first:
            return self._instead(asked, named, first)
        if asked.sort == "things" and asked.noun and self._likeness(asked, chosen[0][1]) < _NEARLY_ALIKE:
            return []
        return [*chosen, *self._more_of_kind(asked, named, chosen)]

    def _instead(self, asked: ListAsked, named: _AllNamed, first: tuple[str, str]) -> _AllNamed:
        """What surely answers and joins several of the kind, where that which was found first names none of them."""
        own = [n for each, n in named if _block_of(each) == first]
        if any(len(n.items) > 1 or self._likeness(asked, n) >= _NEARLY_ALIKE for n in own):
            return []
        return [
            (each, n)
            for each, n in named
            if n.form == "joined"
            and len(n.items) >= _SEVERAL
            and self._finder.calibration.answers(each.probability)
            and self._likeness(asked, n) >= _FAIRLY_ALIKE
        ][:1]

    def _also_of_kind(self, asked: ListAsked, named: _AllNamed, all_read: AllRead, first: Read) -> _AllNamed:
        """Beside one that surely answers, the others that do and whose items are of the kind."""
        if not self._finder.calibration.answers(first.probability):
            return []
        others = [(each, n) for each, n in named if each is not first and self._answers(each, n, asked, all_read)]
        return [(each, n) for each, n in others if self._likeness(asked, n) >= _ALIKE]

    def _more_of_kind(self, asked: ListAsked, named: _AllNamed, chosen: _AllNamed) -> _AllNamed:
        """Further enumerations of the kind, of the documents of those chosen, that are about what is asked as well."""
        of_kind = [each for each, n in chosen if self._likeness(asked, n) >= _ALIKE]
        documents = {_block_of(each)[0] for each in of_kind}
        least = min([_COVERED_MORE, *(_COVERED_AS_BEST * _covered(each) for each in of_kind)])
        return [
            (each, n)
            for each, n in named
            if (each, n) not in chosen
            and _block_of(each)[0] in documents
            and n.form == "joined"
            and _covered(each) >= least
            and not (each.reading.evidence.said_otherwise or each.reading.evidence.other_people)
            and self._likeness(asked, n) >= _MORE_ALIKE
        ]

    def _is_list_by_itself(self, read: Read, named: NamedItems, asked: ListAsked, *, likeliest: bool) -> bool:
        """It surely answers, or is likely to and joins several items."""
        sure = self._finder.calibration.answers(read.probability) and named.form == "joined"
        covered = not read.rank or likeliest or read.reading.evidence.covered >= _COVERED
        if (sure and covered and len(named.items) > 1) or _is_first_found(read, named, asked):
            return True
        return self._is_enumerated(read, named, asked, likeliest=likeliest)

    def _is_enumerated(self, read: Read, named: NamedItems, asked: ListAsked, *, likeliest: bool) -> bool:
        """Near the first, it joins as many items as are asked for, or several of which all are of the kind."""
        several = len(named.items)
        near = read.rank < _NEAR_FIRST or likeliest
        if named.form != "joined" or several < 2 or not near:
            return False
        if asked.sort == "names":
            of_kind = bool(kind_of_noun(asked.noun))
        else:
            of_kind = several > 2 and self._likeness(asked, named) >= _ALIKE
        if not of_kind or asked.count not in (0, several):
            return False
        if is_introduced(asked, named.items[0]) and several > 2:
            return read.probability >= _INTRODUCED
        counted = asked.count == several or (several > 2 and _covered(read) >= _MOSTLY_COVERED)
        return counted and read.probability >= _ENUMERATED

    def _is_printed_list(self, read: Read, named: NamedItems, asked: ListAsked, all_read: AllRead) -> bool:
        """A list in blocks of its own is first of what was found, and likely or in a document that is meant."""
        if named.form != "blocks" or read.rank >= _NEAR_FIRST:
            return False
        if asked.sort == "acts" and all_read.narrowed:
            lists = {each.found.lead.id for each in all_read.read if each.found}
            return read.probability >= (_ONLY_LIST if len(lists) == 1 else _OF_KIND)
        if leads_up(asked, named):
            return read.probability >= _INTRODUCED
        if read.rank > all_read.narrowed:
            return False
        if self._finder.calibration.answers(read.probability):
            return True
        of_kind = self._likeness(asked, named) >= _NEARLY_ALIKE
        return all_read.narrowed and of_kind and read.probability >= _FIRST_FOUND

    def _answers(self, read: Read, named: NamedItems, asked: ListAsked, all_read: AllRead) -> bool:
        best = all_read.read[0]
        of_kind = self._likeness(asked, named) >= _ALIKE
        nearly = (_NEARLY_OF_KIND if of_kind else _NEARLY) if named.form == "joined" else _NEARLY_SINGLE
        if not named.items or read.probability < nearly * best.probability:
            return False
        if read is not best and not of_kind and _covered(read) < _COVERED_AS_BEST * _covered(best):
            return False
        if not _covered(read) and _covered(best):
            return False
        if asked.sort == "things" and not of_kind and read.probability < _NEARLY_OF_NO_KIND * best.probability:
            return False
        if self._finder.calibration.answers(read.probability):
            several = named.form == "joined" and (len(named.items) > 2 or read is best or asked.sort != "things")
            return several or asked.sort == "names" or of_kind
        return read.probability >= _OF_KIND and of_kind

    def _named(self, asked: ListAsked, read: Read) -> NamedItems:
        return named_items(asked, self._extractor.place(read.reading), read.found)

    def _likeness(self, asked: ListAsked, named: NamedItems) -> float:
        """How much the items are of the kind that the question's noun names, by their words or by what they mean.

        It is the mean of theirs, in [-1, 1]; 0 where the question has no such noun, or one for what has a name.
        """
        if not asked.noun or not named.items:
            return 0.0
        if asked.sort == "names":
            return float(all(stem(asked.noun) in terms(text_of(item)) for item in named.items))
        if asked.sort != "things":
            return 0.0
        if is_introduced(asked, named.items[0]):
            return 1.0
        each = self._each_alike(asked, named)
        return sum(each) / len(each)

    def _each_alike(self, asked: ListAsked, named: NamedItems) -> list[float]:
        texts = [text_of(item) for item in named.items]
        of_kind = {stem(asked.noun), *related(stem(asked.noun))}
        cosines = self._finder.likeness(asked.noun, texts)
        return [1.0 if not of_kind.isdisjoint(terms(text)) else c for text, c in zip(texts, cosines, strict=True)]

    def _kept(self, asked: ListAsked, named: NamedItems) -> tuple[AnswerPlace, ...]:
        """Its items without those of another kind, where the others are of the kind: "rockets" of "rockets, towns"."""
        things = asked.sort == "things" and asked.noun and named.form == "joined"
        if not things or is_introduced(asked, named.items[0]) or self._likeness(asked, named) < _ALIKE:
            return named.items
        alike = zip(named.items, self._each_alike(asked, named), strict=True)
        return tuple(item for item, own in alike if own >= _NEARLY_ALIKE)


def _is_first_found(read: Read, named: NamedItems, asked: ListAsked) -> bool:
    """Among the first of what was found, with most of the question's telling words, it joins several items."""
    evidence, several = read.reading.evidence, len(named.items)
    if asked.sort == "documents" and several > 2 and not read.rank and read.probability >= _CITES_SEVERAL:
        return True
    if asked.count not in (0, several):
        return False
    if named.form != "joined" or several < 2 or evidence.covered < _COVERED:
        return False
    if several > 2 and read.rank < _NEAR_FIRST and read.probability >= _FAIRLY_LIKELY:
        return True
    if evidence.names_missing >= _NAMES_MISSING and asked.sort != "documents":
        return False
    first = read.rank < (_NEAR_FIRST if several > 2 else 1)
    return first and read.probability >= (_CITES if asked.sort == "documents" else _FIRST_FOUND)


def _with_the_noun(asked: ListAsked, named: _AllNamed, all_read: AllRead) -> tuple[AnswerPlace, ...]:
    """Names that have the noun in them, of the first passages found in documents that are meant."""
    near = [n for each, n in named if each.rank < _NEAR_FIRST and each.probability >= _WITH_NOUN]
    items = [item for n in near for item in n.items if asked.noun and stem(asked.noun) in terms(text_of(item))]
    return tuple(items) if asked.sort == "names" and all_read.narrowed else ()


def _block_of(read: Read) -> tuple[str, str]:
    return read.reading.hit.passage.of_block


def _covered(read: Read) -> float:
    return read.reading.evidence.covered


def text_of(place: AnswerPlace) -> str:
    return place.spans[0].of(place.document.text)
