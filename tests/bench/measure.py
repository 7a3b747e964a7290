#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Usage: measure.py PROGRAM [--repetitions N] [--seconds S] [--only REGEX] [--json FILE]

Runs gipc_bench_speed, two processes for each measurement, and prints the figures as tables. The
subjects take turns in each repetition, so that a change of the machine's mood hits all of them. A
figure is the median of the repetitions, with the lowest and the highest.
"""

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile

ONE_WAY_SIZES = (64, 1024, 64 * 1024, 1024 * 1024)
ROUND_TRIP_SIZES = (64, 1024, 1024 * 1024)
PATIENCE = 120  # seconds
FIRST_COUNT = {"one-way": 200, "round-trip": 50}  # messages, to find out how many are right
LEAST_COUNT = 50
MOST_COUNT = 50_000_000


def pair(program, subject, workload, size, count, one_core=False):
    """The results of both ends, as (listener's, connector's)."""
    prefix = ["taskset", "-c", "0"] if one_core else []
    with tempfile.TemporaryDirectory(prefix="gipc-bench-") as place:
        ends = []
        try:
            for role in ("listen", "connect"):
                end = subprocess.Popen(
                    [*prefix, program, role, subject, place, workload, str(size), str(count)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                ends.append(end)
                if role == "listen" and end.stdout.readline() != "ready\n":
                    raise RuntimeError(f"{subject} does not listen")
            results = [json.loads(end.stdout.readline()) for end in ends]
            for end in ends:
                end.stdin.close()
                if end.wait(PATIENCE) != 0:
                    raise RuntimeError(f"{subject} ended with {end.returncode}")
            return results
        finally:
            for end in ends:
                end.kill()
                end.wait()


def seconds_of(listener, connector):
    """From the first message's start to the last one's arrival; both processes have one clock."""
    return (max(listener["end"], connector["end"]) - connector["begin"]) / 1e9


def figures_of(workload, size, count, listener, connector):
    if workload == "one-way":
        seconds = (listener["end"] - connector["begin"]) / 1e9
        return {
            "messages/s": count / seconds,
            "MB/s": count * size / seconds / 1e6,
            "CPU s/million": (listener["processor"] + connector["processor"]) / count / 1e3,
            "sender MiB": connector["memory"] / 1024,
            "receiver MiB": listener["memory"] / 1024,
        }
    return {"median µs": connector["median"] / 1e3, "p99 µs": connector["p99"] / 1e3}


class Measurement:
    """One subject, one workload, one size."""

    def __init__(self, subject, workload, size, one_core=False):
        self.subject, self.workload, self.size, self.one_core = subject, workload, size, one_core
        self.count = None
        self.samples = []

    def key(self):
        return (self.workload + (", one core" if self.one_core else ""), self.size)

    def run(self, program, seconds):
        if self.count is None:  # as many as take so long
            self.count = FIRST_COUNT[self.workload]
            for _ in range(2):
                took = seconds_of(*self._pair(program))
                wanted = int(self.count * seconds / took)
                self.count = max(LEAST_COUNT, min(MOST_COUNT, 50 * self.count, wanted))
        self.samples.append(
            figures_of(self.workload, self.size, self.count, *self._pair(program))
        )

    def _pair(self, program):
        return pair(program, self.subject, self.workload, self.size, self.count, self.one_core)

    def figures(self):
        """Each as (median, lowest, highest)."""
        all_of = {name: [sample[name] for sample in self.samples] for name in self.samples[0]}
        return {
            name: (statistics.median(values), min(values), max(values))
            for name, values in all_of.items()
        }


def measurements(subjects):
    for size in ONE_WAY_SIZES:
        for subject in subjects:
            yield Measurement(subject, "one-way", size)
    for one_core in (True, False):
        for size in ROUND_TRIP_SIZES:
            for subject in subjects:
                yield Measurement(subject, "round-trip", size, one_core)


def size_name(size):
    for unit, factor in (("MiB", 1024**2), ("KiB", 1024)):
        if size >= factor:
            return f"{size // factor} {unit}"
    return f"{size} B"


def number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def print_tables(done):
    """One table for each workload and size."""
    keys = list(dict.fromkeys(measurement.key() for measurement in done))
    for key in keys:
        rows = [measurement for measurement in done if measurement.key() == key]
        names = list(rows[0].figures())
        print(f"\n{key[0]}, {size_name(key[1])}\n")
        print("| | " + " | ".join(names) + " |")
        print("|---|" + "---|" * len(names))
        for row in rows:
            cells = [
                f"{number(median)} ({number(low)} to {number(high)})"
                for median, low, high in row.figures().values()
            ]
            print(f"| {row.subject} | " + " | ".join(cells) + " |")


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        models = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "kernel": platform.release(),
    }


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.4)
    parser.add_argument("--only", default="", help="subjects that match this regular expression")
    parser.add_argument("--cells", default="", help="workloads and sizes that match, as in the titles")
    parser.add_argument("--json")
    options = parser.parse_args()

    listed = subprocess.run([options.program, "list"], capture_output=True, text=True, check=True)
    subjects = [name for name in listed.stdout.split() if re.search(options.only, name)]
    todo = [
        measurement
        for measurement in measurements(subjects)
        if re.search(options.cells, f"{measurement.key()[0]}, {size_name(measurement.size)}")
    ]
    for repetition in range(options.repetitions):
        for index, measurement in enumerate(todo):
            progress = f"{repetition + 1}/{options.repetitions} {index + 1}/{len(todo)}"
            what = f"{measurement.subject}, {measurement.key()[0]}, {size_name(measurement.size)}"
            print(f"\r\x1b[K{progress} {what}", end="", file=sys.stderr, flush=True)
            measurement.run(options.program, options.seconds)
    print("\r\x1b[K", end="", file=sys.stderr)
    print_tables(todo)
    if options.json:
        results = {
            "machine": machine(),
            "repetitions": options.repetitions,
            "figures": [
                {
                    "subject": measurement.subject,
                    "workload": measurement.key()[0],
                    "size": measurement.size,
                    "figures": measurement.figures(),
                }
                for measurement in todo
            ],
        }
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
