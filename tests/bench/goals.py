# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What is aimed at, as ratios to the references of the same run, and what came of it."""

import statistics
from dataclasses import dataclass

import subjects
from results import (
    ONE_CORE, ONE_WAY, REQUEST, REQUEST_ONE_CORE, REQUESTS, ROUND_TRIP, TIMER, number, size_name,
)

KIB, MIB = 1024, 1024**2
TIMER_SIZE = 64 * KIB
LOWER_IS_BETTER = ("CPU s/million", "median µs", "ms", "MiB", "late p99 ms")
MEMORY = ("sender MiB", "receiver MiB")


@dataclass
class Goal:
    ours: str
    reference: str  # or nothing: the figure itself is limited
    workload: str
    size: int
    name: str
    limit: float
    beside: tuple = ()  # another workload, and a figure of it, of the reference

    def at_least(self):
        return self.name not in LOWER_IS_BETTER

    def figure(self):
        what = {
            "CPU s/million": "processor time",
            "MiB": "memory of either side",
            "late p99 ms": "lateness, p99",
            "MB/s": "meanwhile",
        }.get(self.name)
        text = f"{self.workload}, {size_name(self.size)}"
        return f"{text}, {what}" if what else text

    def measured(self, results):
        """Of each repetition."""
        if self.name == "MiB":
            both = [results.samples(self.workload, self.size, self.ours, name) for name in MEMORY]
            return [max(ends) for ends in zip(*both)] if all(both) else None
        if not self.reference:
            return results.samples(self.workload, self.size, self.ours, self.name)
        return results.ratios(
            self.ours, self.reference, self.workload, self.size, self.name, self.beside
        )

    def is_met(self, samples):
        value = statistics.median(samples)
        return value >= self.limit if self.at_least() else value <= self.limit

    def text(self):
        sign = "at least" if self.at_least() else "at most"
        if not self.reference:
            return f"{sign} {number(self.limit)} {self.name.split()[-1]}"
        what = f", {self.beside[0]}" if self.beside else ""
        return f"{sign} {self.limit:.2f} × {subjects.title(self.reference)}{what}"


def _one_way(ours, reference, *limits):
    sizes = (64, KIB, 64 * KIB, MIB)
    return [
        Goal(ours, reference, ONE_WAY, size, "messages/s", limit)
        for size, limit in zip(sizes, limits)
    ]


def _requests(ours):
    for size in (64, KIB):
        yield Goal(
            ours, ours, REQUEST_ONE_CORE, size, "median µs", 1.15, (ONE_CORE, "median µs")
        )
        yield Goal(ours, ours, REQUESTS, size, "requests/s", 0.1, (ONE_WAY, "messages/s"))


PLAIN, V2, X = "gipc-plain", "gipc-v2", "gipc-x"
WRITES, BATCHED, FRAMES, RECORDS = "raw", "raw-batched", "raw-gcm-frames", "raw-gcm-records"

GOALS = [
    *_one_way(PLAIN, BATCHED, 0.25, 0.50, 0.95, 0.95),
    *_one_way("gipc-plain-handler", BATCHED, 0.75),
    *_one_way(PLAIN, "qdatastream", 3),
    *_one_way(V2, FRAMES, 0.80, 0.90, 0.95, 0.95),
    *_one_way(X, RECORDS, 0.40, 0.70, 0.95, 0.95),
    *_one_way("gipc-x-handler", RECORDS, 0.75),
    Goal(PLAIN, WRITES, ONE_CORE, 64, "median µs", 1.25),
    Goal(V2, WRITES, ONE_CORE, 64, "median µs", 1.35),
    Goal(X, WRITES, ONE_CORE, 64, "median µs", 1.35),
    Goal(PLAIN, WRITES, ROUND_TRIP, MIB, "median µs", 1.2),
    Goal(V2, FRAMES, ROUND_TRIP, MIB, "median µs", 1.05),
    Goal(X, FRAMES, ROUND_TRIP, MIB, "median µs", 0.65),
    Goal(PLAIN, BATCHED, ONE_WAY, 64, "CPU s/million", 4),
    Goal(V2, FRAMES, ONE_WAY, 64, "CPU s/million", 1.25),
    Goal(X, FRAMES, ONE_WAY, 64, "CPU s/million", 0.4),
    *_requests("gipc-x-plain"),
    *_requests(X),
    Goal(PLAIN, "", ONE_WAY, MIB, "MiB", 20),
    Goal(V2, "", ONE_WAY, MIB, "MiB", 20),
    Goal(X, "", ONE_WAY, MIB, "MiB", 20),
    Goal(V2, "p384-work", "connect, 1 client", 64, "ms", 1.3),
    Goal(X, "p384-work", "connect, 1 client", 64, "ms", 1.3),
    Goal(PLAIN, "", TIMER, TIMER_SIZE, "late p99 ms", 5),
    Goal(PLAIN, "", TIMER, TIMER_SIZE, "MB/s", 990),
]


def races(results):
    """Each cell in which a peer does the same work as ours: (peer, workload, size, how many times
    as fast ours is)."""
    messages, requests = subjects.SAME_WORK, subjects.SAME_REQUESTS
    cells = (
        (ONE_WAY, "messages/s", messages), (ROUND_TRIP, "median µs", messages),
        (ONE_CORE, "median µs", messages), (REQUESTS, "requests/s", requests),
        (REQUEST, "median µs", requests), (REQUEST_ONE_CORE, "median µs", requests),
    )
    for workload, name, peers in cells:
        for size in results.sizes(workload):
            for peer, ours in peers.items():
                ratios = results.ratios(ours, peer, workload, size, name)
                if ratios:
                    ratio = statistics.median(ratios)
                    yield peer, workload, size, 1 / ratio if name in LOWER_IS_BETTER else ratio
