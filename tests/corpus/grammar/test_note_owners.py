"""Which footnote a mark means, and where a footnote belongs."""

from __future__ import annotations

from tests.corpus.grammar.lake import Body, Holding, marked


def test_numbering_that_starts_anew_in_an_annex_is_kept_apart(body: Body, holding: Holding) -> None:
    document, _ = body(
        "The lake is deep.<sup>1</sup> It is cold.<sup>2</sup>\n\n<sup>1</sup> First note.\n\n<sup>2</sup> Second note.\n\n**Annex I**\n\n"
        "Nobody has ever sounded the river.<sup>1</sup> Nobody will.<sup>2</sup>\n\n<sup>1</sup> Note of the annex.\n\n<sup>2</sup> Another one.\n"
    )
    assert marked(document, holding(document, "The lake is deep.")) == [("fn1", "deep."), ("fn2", "cold.")]
    assert marked(document, holding(document, "Nobody will.")) == [("fn1-2", "river."), ("fn2-2", "will.")]
    assert document.text_of(document.block("fn1-2")) == "Note of the annex."
    assert document.block("fn1-2").label == "annex I, footnote 1"
    assert document.block("fn1").label == "footnote 1"
