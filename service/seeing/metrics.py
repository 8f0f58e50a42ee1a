"""What is counted and measured, and given out at `/metrics` as Prometheus reads it, the counts of all workers together.

Requests are counted by Litestar's own plugin, by their route and never by their address, in which questions stand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Literal

from litestar.plugins.prometheus import PrometheusConfig, PrometheusController
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.samples import Sample

#: Seconds: an answer over the letter takes 0.05, over thousands of documents one or two, one that waits more.
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
#: Of gauges of several workers: those that run are summed, or the one that was set last counts.
_SUM: Literal["livesum"] = "livesum"
_LAST: Literal["livemostrecent"] = "livemostrecent"

ANSWERS = Counter(
    "pincite_answers", "Questions answered, by the status that the API names, and by language.", ["status", "language"]
)
STAGES = Histogram(
    "pincite_stage_seconds",
    "Seconds of a question: waiting for a turn, understanding it, and finding and citing behind that.",
    ["stage"],
    buckets=_SECONDS,
)
INSIDE = Gauge(
    "pincite_questions_inside", "Questions that are being answered or wait for their turn.", multiprocess_mode=_SUM
)
WAITING = Gauge("pincite_questions_waiting", "Those of them that wait.", multiprocess_mode=_SUM)
PASSAGES = Gauge("pincite_snapshot_passages", "Passages of the snapshot that answers.", multiprocess_mode=_LAST)
DOCUMENTS = Gauge("pincite_snapshot_documents", "Documents of the snapshot that answers.", multiprocess_mode=_LAST)
BUILT = Gauge(
    "pincite_snapshot_built_seconds",
    "When the snapshot that answers was built, in seconds since 1970.",
    multiprocess_mode=_LAST,
)
SWAPS = Counter("pincite_snapshots_taken_up", "Snapshots taken up, with the one at the start.")


def samples(name: str) -> Iterator[Sample]:
    """Of one metric, its counts those of all workers."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return (sample for metric in registry.collect() for sample in metric.samples if sample.name == name)


class Metrics(PrometheusController):
    path = "/metrics"
    include_in_schema = False


#: Counts requests by method, route and status, and measures them.
REQUESTS = PrometheusConfig(app_name="pincite", prefix="pincite", group_path=True, exclude="^/metrics")
