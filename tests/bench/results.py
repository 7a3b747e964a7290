# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The file that measure.py writes, for those that show it; numbers and sizes as text."""

import json
import statistics

ONE_WAY, ROUND_TRIP, ONE_CORE = "one-way", "round-trip", "round-trip, one core"
REQUESTS, REQUEST, REQUEST_ONE_CORE = "requests, 1,024 open", "request", "request, one core"
TIMER, TIMER_FULL = "timer, 1000 MB/s", "timer, full speed"


class Results:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.about = json.load(file)
        self.figures = {
            (result["workload"], result["size"], result["subject"]): result["figures"]
            for result in self.about["results"]
        }

    def workloads(self):
        return list(dict.fromkeys(workload for workload, _, _ in self.figures))

    def sizes(self, workload):
        return sorted({size for name, size, _ in self.figures if name == workload})

    def subjects(self, workload):
        return {subject for name, _, subject in self.figures if name == workload}

    def names(self, workload, subject):
        """Of the figures there are."""
        return [
            name
            for (other, _, which), figures in self.figures.items()
            if (other, which) == (workload, subject)
            for name in figures
        ]

    def samples(self, workload, size, subject, name):
        """One of each repetition; nothing if that was not measured."""
        return self.figures.get((workload, size, subject), {}).get(name)

    def median(self, *key):
        samples = self.samples(*key)
        return statistics.median(samples) if samples else None

    def ratios(self, ours, reference, workload, size, name, beside=None):
        """Ours over the reference's, of each repetition; beside is another workload and name of
        the reference's."""
        above = self.samples(workload, size, ours, name)
        other_workload, other_name = beside or (workload, name)
        below = self.samples(other_workload, size, reference, other_name)
        return [a / b for a, b in zip(above, below)] if above and below else None


def size_name(size):
    for unit, factor in (("MiB", 1024**2), ("KiB", 1024)):
        if size >= factor:
            return f"{size // factor} {unit}"
    return f"{size} B"


def number(value):
    """With three digits that count."""
    if value >= 1e6:
        return f"{number(value / 1e6)} M"
    if value >= 100:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(samples):
    """The median, and where there are several the lowest and the highest."""
    text = number(statistics.median(samples))
    if len(samples) > 1:
        text += f" ({number(min(samples))} to {number(max(samples))})"
    return text
