"""Judges one passage of a text: whether it stands in the documents, where, in which words, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Voice
from corpus.names import NO_NAMES
from corpus.ranges import Span
from index.words import STOP_WORDS
from service.checking.chains import APART, IN_BLOCK, TURNED, Chain, Located, chains, locate
from service.checking.difference_kind import KINDS
from service.checking.differences import differences, with_edges
from service.checking.matching import Match, near_matches
from service.checking.passages import Passage
from service.checking.quotation import Cut, Quotation, read_quotation
from service.checking.speakers import speaks
from service.checking.verdict import Difference, Framing, Judgement, Occurrence, Pieced, Place, Said, Verdict
from service.checking.word_index import Run, WordIndex
from service.checking.wording import PrintedWord, Wording

#: They make another statement of it; whose it is, is a lesser matter then.
_GRAVE = frozenset(("number", "negation", "hedge", "name", "tense"))
#: The share of its pairs of words that a paragraph without marks has in common with the documents, if it is theirs: one
#: word in seven may be another (`_WHOLE` in service/checking/check.py), which changes two pairs.
_PAIRS = 0.6
#: They join a frame to what it hands over to, and are not told as words of it.
_SIGNS = " ,:–—-.!?"
#: The share of its words, weighed by rarity, that a block has at least to be shown as the nearest.
_NEAREST = 0.3
#: Words in order that the nearest has at least, where it is found by them.
_NEAREST_RUN = 4


class Judge:
    """Judges passages over one collection of documents."""

    def __init__(self, index: WordIndex) -> None:
        self._index = index

    def judge(self, text: str, passage: Passage, said: Voice | None) -> Judgement | None:
        """None for a passage without words."""
        quotation = read_quotation(_without_frame(text, passage), passage.span)
        if not quotation.pieces or not (passage.sure or self._may_stand(quotation)):
            return None
        found = chains(self._index, locate(self._index, quotation))
        changed = tuple(change for change in quotation.changes)
        if not found or not self._is_quoted(found[0], quotation.length):
            forms = [form for piece in quotation.pieces for form in piece.forms]
            named = Said(said.name, agrees=False) if said else None
            nothing: tuple[Verdict, ...] = ("not_found",)
            nearest = self._nearest(forms)
            return Judgement(
                passage.span, passage.form, "not_found", nothing, changes=changed, said=named, nearest=nearest
            )
        judged = self._found(text, passage, said, found, changed)
        frame = tuple(Framing(span, " ".join(span.of(text).split()).strip(_SIGNS)) for span in passage.frame)
        return replace(judged, frame=frame)

    def _may_stand(self, quotation: Quotation) -> bool:
        """Most pairs of its words stand somewhere: looked at before anything is laid beside anything."""
        forms = [form for piece in quotation.pieces for form in piece.forms]
        return self._index.share_of_pairs(self._index.numbers(forms)) >= _PAIRS

    def _is_quoted(self, chain: Chain, length: int) -> bool:
        """Half of the words at least are in pieces that stand somewhere."""
        return 2 * sum(len(piece.piece.words) for piece, _ in chain.found) >= length

    def _found(
        self, text: str, passage: Passage, said: Voice | None, found: Sequence[Chain], changed: tuple[Span, ...]
    ) -> Judgement:
        placed = [(chain, self._occurrence(text, chain)) for chain in found]
        placed.sort(key=lambda each: said is not None and not _all_speak(said, each[1]))
        occurrences = tuple(occurrence for _, occurrence in placed)
        differences = tuple(self._differences(text, placed[0][0]))
        pieced = self._pieced(placed[0][0])
        agrees = said is None or _all_speak(said, occurrences[0])
        findings = tuple(_findings(differences, pieced, agrees=agrees))
        return Judgement(
            span=passage.span,
            form=passage.form,
            verdict=findings[0],
            findings=findings,
            occurrences=occurrences,
            differences=differences,
            changes=changed,
            said=Said(said.name, agrees) if said else None,
            pieced=pieced,
        )

    def _occurrence(self, text: str, chain: Chain) -> Occurrence:
        """The places of a chain, those together that have nothing between them."""
        runs: list[Run] = []
        for run in (self._with_counterparts(text, located, match) for located, match in chain.found):
            if runs and runs[-1].behind == run.first:
                runs[-1] = Run(runs[-1].first, run.behind)
            else:
                runs.append(run)
        places = tuple(place for run in runs for place in self._places(run))
        return Occurrence(places, tuple(self._left_out(runs)))

    def _with_counterparts(self, text: str, located: Located, match: Match) -> Run:
        """The run of a match, and all that stands for words of the quotation."""
        if len(match.pairs) == len(located.piece.words):
            return match.run
        compared = self._wording(text, located, match)
        words = [word for difference in differences(compared, match.pairs) for word in difference.printed]
        words += [word for _, word in with_edges(compared, match.pairs)]
        return Run(min(words), max(words) + 1)

    def _places(self, run: Run) -> Iterator[Place]:
        return (Place(document, block, span) for document, block, span in self._index.spans(run))

    def _left_out(self, runs: Sequence[Run]) -> Iterator[Place]:
        for one, other in pairwise(runs):
            is_between = one.behind < other.first
            if is_between and self._index.block_number(one.behind - 1) == self._index.block_number(other.first):
                yield from self._places(Run(one.behind, other.first))

    def _pieced(self, chain: Chain) -> Pieced | None:
        parts = [(located.cut, match) for located, match in chain.found]
        joins = [
            (cut, apart)
            for (_, one), (cut, other), apart in zip(parts, parts[1:], chain.apart, strict=False)
            if not self._goes_on(one, other, cut)
        ]
        if not joins:
            return None
        furthest = max(apart for _, apart in joins)
        within = "paragraph" if furthest == IN_BLOCK else "documents" if furthest == APART else "document"
        return Pieced(
            pieces=len(joins) + 1,
            within=within,  # type: ignore[arg-type]
            in_order=furthest < TURNED,
            marked=all(cut in ("omission", "bracket") for cut, _ in joins),
        )

    def _goes_on(self, one: Match, other: Match, cut: Cut) -> bool:
        """Nothing is left out between two pieces, or only what stands between two paragraphs: a footnote, "…"."""
        last, first = one.run.behind - 1, other.run.first
        if last + 1 == first:
            return True
        if cut != "paragraph" or first < last:
            return False
        if self._index.document_of(last) is not self._index.document_of(first):
            return False
        ends = {self._index.block_number(last), self._index.block_number(first)}
        between = [(self._index.block_number(word), word) for word in _words_of(Run(last + 1, first))]
        return all(
            number not in ends and self._index.place_of(word)[1].kind in ("footnote", "omission")
            for number, word in between
        )

    def _differences(self, text: str, chain: Chain) -> Iterator[Difference]:
        found: list[Difference] = []
        for located, match in zip(chain.located, chain.matches, strict=True):
            if match is None:
                found.append(_missing(located))
            elif len(match.pairs) < len(located.piece.words) or len(match.pairs) < match.run.behind - match.run.first:
                found += self._of_match(text, located, match)
        return iter(sorted(found, key=lambda difference: (KINDS.index(difference.kind), difference.said)))

    def _of_match(self, text: str, located: Located, match: Match) -> Iterator[Difference]:
        compared = self._wording(text, located, match)
        for found in differences(compared, match.pairs):
            said = Span(found.said[0].start, found.said[-1].end) if found.said else Span(found.at, found.at)
            places = tuple(self._places(Run(found.printed[0], found.printed[-1] + 1))) if found.printed else ()
            yield Difference(found.kind, said, places[0] if places else None)

    def _wording(self, text: str, located: Located, match: Match) -> Wording:
        index = self._index

        def printed(word: int) -> PrintedWord:
            document, _, span = index.place_of(word)
            return PrintedWord(*span, index.form(word), span.of(document.text))

        def is_note(word: int, form: str) -> bool:
            if not form.isdigit() or word <= 0 or index.block_number(word - 1) < 0:
                return False
            _, block, span = index.place_of(word - 1)
            return any(mark.number == form and span.end <= mark.at <= span.end + 4 for mark in block.marks)

        return Wording(
            text=text,
            said=located.piece.words,
            printed=printed,
            is_name=self._is_name,
            is_known=index.is_known,
            is_note=is_note,
            within=range(self._sentence_of(match.run.first).first, self._sentence_of(match.run.behind - 1).behind),
        )

    def _sentence_of(self, word: int) -> Run:
        """The words of the sentence that a word stands in."""
        index = self._index
        document, block, span = index.place_of(word)
        sentence = next((s for s in document.sentences_of(block) if span.within(s)), block.span)
        run = index.block_words(index.block_number(word))
        first = next((w for w in range(word, run.first - 1, -1) if index.place_of(w)[2].start < sentence.start), None)
        behind = next((w for w in range(word, run.behind) if index.place_of(w)[2].end > sentence.end), run.behind)
        return Run(run.first if first is None else first + 1, behind)

    def _is_name(self, printed: str) -> bool:
        form = printed.casefold()
        return printed[:1].isupper() and not self._index.is_mostly_small(form) and form not in STOP_WORDS | NO_NAMES

    def _nearest(self, forms: Sequence[str]) -> Place | None:
        near = near_matches(self._index, forms)
        if near and len(near[0].pairs) >= _NEAREST_RUN:
            return self._sentence(near[0].run)
        alike = self._index.alike(self._index.numbers(forms))
        if alike is None or alike[1] < _NEAREST:
            return None
        return self._likest_sentence(alike[0], set(forms))

    def _sentence(self, run: Run) -> Place:
        """The sentence, of the first block of a run, that most of the run lies in."""
        place = next(self._places(run))
        sentences = place.document.sentences_of(place.block)
        best = max(sentences, key=lambda sentence: sentence.shared(place.span).end - sentence.shared(place.span).start)
        return Place(place.document, place.block, best)

    def _likest_sentence(self, run: Run, forms: set[str]) -> Place:
        document, block, _ = next(self._index.spans(run))
        weights: dict[Span, float] = dict.fromkeys(document.sentences_of(block), 0.0)
        for word in _words_of(run):
            _, _, span = self._index.place_of(word)
            sentence = next((sentence for sentence in weights if span.within(sentence)), None)
            if sentence and self._index.form(word) in forms:
                weights[sentence] += self._index.rarity(int(self._index.ids[word]))
        return Place(document, block, max(weights, key=lambda sentence: weights[sentence]))


def _words_of(run: Run) -> range:
    return range(run.first, run.behind)


def _without_frame(text: str, passage: Passage) -> str:
    """The text with blanks where a frame stands within the passage."""
    for start, end in (part for part in passage.frame if part.within(passage.span)):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _all_speak(said: Voice, occurrence: Occurrence) -> bool:
    return all(speaks(said, place) for place in occurrence.places)


def _findings(differences: Sequence[Difference], pieced: Pieced | None, *, agrees: bool) -> Iterator[Verdict]:
    is_grave = any(difference.kind in _GRAVE for difference in differences)
    findings: tuple[tuple[Verdict, bool], ...] = (
        ("differs", is_grave),
        ("another_speaker", not agrees),
        ("differs", bool(differences) and not is_grave),
        ("pieced_together", pieced is not None),
    )
    held = [verdict for verdict, holds in findings if holds]
    yield from held or ["word_for_word"]


def _missing(located: Located) -> Difference:
    """A piece that stands nowhere."""
    return Difference("words", located.piece.span, None)
