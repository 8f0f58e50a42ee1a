"""Retrieval metrics by ir-measures, with intervals and paired tests by scipy.

The test is Fisher's randomisation test on the metric's difference question by question, two-sided, as Smucker, Allan
and Carterette (2007) recommend; p-values are Holm's over the rows that are compared with the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.measuring.rankings import Run
from service.measuring.topics import Qrels

Values = NDArray[np.float64]
RESAMPLES = 2000
_PERMUTATIONS = 9999
#: Resamples computed at one time: memory is this times the number of questions.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % bootstrap interval, all in percent, and the number of questions it is of."""

    value: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.0f}–{self.high:.0f})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference to the first row in points of percent; `p` is corrected for the number of rows compared."""

    difference: float
    p: float

    def __str__(self) -> str:
        return f"{self.difference:+.1f}, p {'< 0.001' if self.p < 0.001 else f'= {self.p:.3f}'}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row's figures, in the order of the table's measures; `against` is empty for the first row."""

    name: str
    figures: tuple[Figure, ...]
    against: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Table:
    measures: tuple[str, ...]
    rows: tuple[Row, ...]


def table(of_rows: Sequence[Run], qrels: Qrels, measures: Sequence[str]) -> Table:
    """`measures` as ir-measures writes them: "nDCG@10"."""
    values = [per_question(run, qrels, measures) for run in of_rows]
    rows = [tuple(figure(column) for column in row) for row in values]
    tests = zip(*(_against_first([row[m] for row in values]) for m in range(len(measures))), strict=True)
    compared = ((), *tests)
    return Table(
        tuple(measures),
        tuple(Row(run.name, row, test) for run, row, test in zip(of_rows, rows, compared, strict=True)),
    )


def per_question(run: Run, qrels: Qrels, measures: Sequence[str]) -> list[Values]:
    """For each measure its values, in the order of the judged questions."""
    # matplotlib, ir-measures and scipy are an extra, and slow to load; `pincite ask` needs none of them
    import ir_measures  # noqa: PLC0415

    asked = [ir_measures.parse_measure(name) for name in measures]
    calculated = ir_measures.iter_calc(asked, qrels, run.scores)
    found = {(str(metric.measure), metric.query_id): metric.value for metric in calculated}
    return [np.array([found.get((str(measure), query), 0.0) for query in qrels]) for measure in asked]


def figure(values: Sequence[float] | Values) -> Figure:
    """Mean of values in [0, 1] with its interval."""
    return interval(_mean, np.asarray(values, dtype=float))


def interval(statistic: Callable[..., Values], *samples: Values, paired: bool = False) -> Figure:
    """A statistic in [0, 1] of samples that are drawn anew apart from one another, or row by row if `paired`.

    The statistic is computed along the last axis, many resamples at one time. The percentile interval, seeded; of a
    sample of one there is none: it is the value itself.
    """
    from scipy.stats import bootstrap  # noqa: PLC0415  # see per_question

    value = float(statistic(*samples))
    low = high = value
    if min(map(len, samples)) > 1:
        low, high = bootstrap(
            samples,
            statistic,
            n_resamples=RESAMPLES,
            batch=_BATCH,
            paired=paired,
            vectorized=True,
            method="percentile",
            rng=0,
        ).confidence_interval
    of = len(samples[0]) if paired else sum(map(len, samples))
    return Figure(round(100 * value, 1), round(100 * float(low), 1), round(100 * float(high), 1), of)


def _mean(values: Values, axis: int = -1) -> Values:
    return np.asarray(np.mean(values, axis=axis))


def _against_first(rows: Sequence[Values]) -> list[Comparison]:
    first, *others = rows
    corrected = holm([_p_value(other, first) for other in others])
    return [Comparison(100 * float(np.mean(o - first)), p) for o, p in zip(others, corrected, strict=True)]


def _p_value(values: Values, baseline: Values) -> float:
    from scipy.stats import permutation_test  # noqa: PLC0415  # see per_question

    difference = values - baseline
    if len(difference) < 2 or not difference.any():
        return 1.0
    found = permutation_test(
        (difference,),  # one sample of pairs: each permutation turns the signs of some
        _mean,
        permutation_type="samples",
        n_resamples=_PERMUTATIONS,
        batch=_BATCH,
        vectorized=True,
        rng=0,
    )
    return float(found.pvalue)


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's step-down correction (1979): the smallest times n, the next times n - 1, never less than one before."""
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for step, at in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        highest = max(highest, min(1.0, (len(p_values) - step) * p_values[at]))
        corrected[at] = highest
    return corrected
