"""Plots as SVG that stands inside a page: text and axes in the page's own colour, so that light and dark both read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.measuring.answers import Bin
from service.measuring.metrics import Values

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.typing import RcKeyType

#: Okabe and Ito's colours for any eye, but those too light for white or too dark for black.
COLOURS = ("#0f7fc0", "#d55e00", "#009e73", "#b8679a", "#8a7b00")
_STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
#: Stands for the page's colour while matplotlib draws: an SVG in a page may say `currentColor`, matplotlib cannot.
_INK = "#010203"
_LOOK: dict[RcKeyType, object] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": _INK,
    "grid.alpha": 0.15,
    "legend.frameon": False,
}
#: Without a date and a maker, so that the same figures give the same file.
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


@dataclass(frozen=True, slots=True)
class Plot:
    """`says` is the plot in words, for whoever cannot see it."""

    title: str
    says: str
    svg: str


def recall(at: Sequence[int], of_rows: Mapping[str, Sequence[float]]) -> Plot:
    def draw(axes: Axes) -> None:
        for n, (name, values) in enumerate(of_rows.items()):
            axes.plot(at, values, label=name, color=COLOURS[n], linestyle=_STYLES[n], marker="o", markersize=3)
        axes.set(xlabel="k", ylabel="recall@k", xscale="log", ylim=(0, 1.02))
        axes.set_xticks(at, map(str, at))
        axes.minorticks_off()
        axes.legend(loc="lower right")

    says = "; ".join(f"{name} {values[-1]:.2f}" for name, values in of_rows.items())
    return _plot("Recall at k", f"Share of the right documents among the first k. At {at[-1]}: {says}.", draw)


def risk_against_coverage(coverage: Values, risk: Values, *, at: tuple[float, float] | None) -> Plot:
    """`at` is where the service's own threshold stands, None where it answers nothing."""

    def draw(axes: Axes) -> None:
        axes.step(coverage, risk, where="post", color=COLOURS[0])
        if at:
            axes.plot(*at, "o", color=COLOURS[1], label="threshold in use")
            axes.legend(loc="upper left")
        axes.set(xlabel="coverage (share of all questions answered)", ylabel="risk (share of answers wrong)")
        axes.set(xlim=(0, 1.02), ylim=(0, 1.02))

    here = f" At the threshold in use {at[0]:.0%} are answered, {at[1]:.0%} of them wrongly." if at else ""
    return _plot("Risk against coverage", f"Answers wrong as the threshold of confidence falls.{here}", draw)


def reliability_diagram(bins: Sequence[Bin], *, error: str) -> Plot:
    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=_INK, alpha=0.5, linewidth=1)
        axes.plot([b.confidence for b in bins], [b.right for b in bins], color=COLOURS[0], linewidth=1)
        most = max(b.of for b in bins)
        for b in bins:
            axes.plot(b.confidence, b.right, "o", color=COLOURS[0], markersize=3 + 9 * np.sqrt(b.of / most))
            axes.annotate(str(b.of), (b.confidence, b.right), xytext=(7, -11), textcoords="offset points", fontsize=8)
        axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1.02), ylim=(-0.02, 1.06))

    says = f"Confidence and how often the first citation was right, with the number of questions; ECE {error} %."
    return _plot("Reliability of the confidence", says, draw)


def latency(of_rows: Mapping[str, Sequence[float]]) -> Plot:
    """`of_rows` in seconds."""

    def draw(axes: Axes) -> None:
        for n, (name, seconds) in enumerate(of_rows.items()):
            axes.ecdf(1000 * np.array(seconds), label=name, color=COLOURS[n], linestyle=_STYLES[n])
        axes.set(xlabel="milliseconds a question", ylabel="share of questions", xscale="log", ylim=(0, 1.3))
        axes.set_yticks(np.linspace(0, 1, 6))
        axes.legend(loc="upper left", ncols=2)

    medians = "; ".join(f"{name} {1000 * np.median(s):.0f}" for name, s in of_rows.items())
    return _plot("Latency", f"Share of questions done within a time. Medians in milliseconds: {medians}.", draw)


def _plot(title: str, says: str, draw: Callable[[Axes], None]) -> Plot:
    from matplotlib import rc_context  # noqa: PLC0415  # see metrics.per_question
    from matplotlib.figure import Figure  # noqa: PLC0415

    prefix = title.split()[0].casefold()
    written = io.StringIO()
    with rc_context({**_LOOK, "svg.hashsalt": prefix}):
        drawing = Figure(figsize=(5.6, 3.8), layout="constrained")
        draw(drawing.add_subplot())
        drawing.savefig(written, format="svg", transparent=True, metadata=_NO_METADATA)
    svg = written.getvalue()
    svg = svg[svg.index("<svg") :].replace(_INK, "currentColor")
    # two plots on a page share no id
    return Plot(title, says, re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg))
