#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Writes the figures that measure.py has measured as tables, in Markdown on standard output."""

import argparse
import os

import goals
import subjects
from results import (
    ONE_CORE, ONE_WAY, REQUEST, REQUEST_ONE_CORE, REQUESTS, ROUND_TRIP, TIMER, TIMER_FULL, Results,
    number, size_name, spread,
)

PLOTS = {
    "one-way.svg": "Messages a second and megabytes a second in one direction",
    "round-trip.svg": "Round trips",
}


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("|---" + "|---:" * (len(header) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def by_group(workload, results, cells):
    """A row for each subject of that workload, under the names of the groups."""
    there = results.subjects(workload)
    for group, members in subjects.GROUPS.items():
        chosen = [name for name in members if name in there]
        width = len(cells(chosen[0])) if chosen else 0
        if chosen:
            yield [f"**{group}**"] + [""] * width
        for name in chosen:
            title = subjects.title(name)
            ours = subjects.part(name) == subjects.OURS
            yield [f"**{title}**" if ours else title, *cells(name)]


def cell(results, *key, text=spread):
    samples = results.samples(*key)
    return text(samples) if samples else "–"


def print_head(results):
    about = results.about
    machine = about["machine"]
    count = about["repetitions"]
    repetitions = (
        f"Medians of {count} repetitions, with the lowest and the highest."
        if count > 1
        else "Measured once, so that chance had its part in it."
    )
    print("# Speed\n")
    print(
        f"Measured by `tests/bench/run` on {about['date']}: {machine['processor']}, "
        f"{machine['cores']} cores, Linux {machine['kernel']}, {', '.join(about['versions'])}. "
        f"{repetitions} The head of [measure.py](../measure.py) says how the figures come about "
        "and what each subject does for a message. Machines differ: a figure says something "
        "beside the others of its table.\n"
    )
    if about["not built"]:
        missing = ", ".join(subjects.title(name) for name in about["not built"])
        print(f"Not there, and so left out: {missing}.\n")
    for failure in about["failed"]:
        print(f"Left out of {failure['workload']}: {failure['subject']} ({failure['why']}).\n")


def print_plots(directory):
    for name, text in PLOTS.items():
        if os.path.exists(os.path.join(directory, name)):
            print(f"![{text}]({name})\n")


def print_one_way(results):
    sizes = results.sizes(ONE_WAY)

    def show(title, text, *names, render=spread, only=sizes):
        print(f"## {title}\n\n{text}\n")
        several = len(names) > 1
        header = [
            f"{size_name(size)}, {name.split()[0]}" if several else size_name(size)
            for size in only
            for name in names
        ]
        rows = by_group(ONE_WAY, results, lambda subject: [
            cell(results, ONE_WAY, size, subject, name, text=render)
            for size in only
            for name in names
        ])
        table(["", *header], rows)

    def median(samples):
        return spread(samples).split(" (")[0]

    show("One way, messages a second", "More is better.", "messages/s")
    show(
        "One way, MB a second", "The same in megabytes (10⁶) of data; medians.",
        "MB/s", render=median,
    )
    show(
        "Processor time",
        "Seconds for a million messages, both processes together; less is better.",
        "CPU s/million",
    )
    long = [size for size in sizes if size >= goals.MIB]
    if long:
        show(
            "Peak memory",
            "MiB by which each process has grown at most while it sent or received; less is better.",
            "sender MiB", "receiver MiB", only=long,
        )


def print_round_trips(results, workload, title):
    sizes = results.sizes(workload)
    print(f"## {title}\n\nMicroseconds, the median and the 99th of 100; less is better.\n")
    names = ("median µs", "p99 µs")
    header = [f"{size_name(size)}, {name.split()[0]}" for size in sizes for name in names]
    rows = by_group(workload, results, lambda subject: [
        cell(results, workload, size, subject, name) for size in sizes for name in names
    ])
    table(["", *header], rows)


def print_requests(results):
    figures = {
        REQUESTS: ("requests/s", "1,024 open, a second"),
        REQUEST: ("median µs", "one, µs"),
        REQUEST_ONE_CORE: ("median µs", "one, on one core, µs"),
    }
    there = [(workload, size) for workload in figures for size in results.sizes(workload)]
    if not there:
        return
    print(
        "## Requests and answers\n\nHow many requests are answered in a second while 1,024 are "
        "open, where more is better; and how long one takes when there is no other, the median, "
        "where less is better.\n"
    )
    header = [f"{size_name(size)}, {figures[workload][1]}" for workload, size in there]
    rows = by_group(there[0][0], results, lambda subject: [
        cell(results, workload, size, subject, figures[workload][0]) for workload, size in there
    ])
    table(["", *header], rows)


def print_connect(results):
    workloads = [name for name in results.workloads() if name.startswith("connect")]
    if not workloads:
        return
    print(
        "## Becoming connected\n\nMilliseconds from connecting to the reply to the first message, "
        "key agreement included; less is better. For many it is the time until the last has its "
        "reply, and the P-384 work is that of all of them, done by one core. TLS and CURVE agree "
        "over X25519, which is less work.\n"
    )
    rows = by_group(workloads[0], results, lambda subject: [
        cell(results, workload, 64, subject, "ms") for workload in workloads
    ])
    table(["", *(name.split(", ")[1] for name in workloads)], rows)


def print_growth(results):
    dispatchers = {"epoll": "`GipcEventDispatcher`", "qt": "Qt's dispatcher"}
    there = [name for name in dispatchers if name in results.subjects("growth")]
    if not there:
        return
    print("## Beside idle clients\n\nOne server with `multiClient`, GIPC-X, Unix socket.\n")
    titles = {
        "1,000 connect s": "1,000 clients connect, s",
        "KiB/client": "memory for an idle client, KiB",
    }
    rows = []
    for name in results.names("growth", there[0]):
        clients = name.split()[-1]
        title = titles.get(name) or f"round trip of 64 B beside {clients} idle clients, µs"
        rows.append([title, *(cell(results, "growth", 0, which, name) for which in there)])
    table(["", *(dispatchers[name] for name in there)], rows)


def print_timer(results):
    titles = {TIMER: "1 GB/s", TIMER_FULL: "full speed"}
    there = [workload for workload in titles if results.sizes(workload)]
    if not there:
        return
    print(
        "## A timer beside a busy worker\n\nMilliseconds by which the ticks of a 16 ms timer in "
        "the main thread come too late, and the megabytes a second that a worker thread of the "
        "process reads meanwhile in messages of 64 KiB: 1,000, or all that another process can "
        "send.\n"
    )
    names = {"late median ms": "median", "late p99 ms": "p99", "MB/s": "MB/s"}
    header = [f"{titles[workload]}: {name}" for workload in there for name in names.values()]
    rows = by_group(there[0], results, lambda subject: [
        cell(results, workload, goals.TIMER_SIZE, subject, name)
        for workload in there
        for name in names
    ])
    table(["", *header], rows)


def print_goals(results):
    rows = []
    for goal in goals.GOALS:
        samples = goal.measured(results)
        if samples:
            what = f"{subjects.title(goal.ours)}: {goal.figure()}"
            met = "yes" if goal.is_met(samples) else "**no**"
            rows.append([what, goal.text(), spread(samples), met])
    races = list(goals.races(results))
    if races:
        lost = [race for race in races if race[3] <= 1]
        rows.append([
            "faster than each peer that does the same work",
            f"in all {len(races)} cells", f"{len(races) - len(lost)}", "**no**" if lost else "yes",
        ])
    if not rows:
        return
    print(
        "## Goals\n\nOurs, over the reference where there is one, in each repetition; the median "
        "counts.\n"
    )
    table(["", "goal", "measured", "met"], rows)
    for peer, workload, size, times in races:
        if times <= 1:
            print(
                f"- {workload}, {size_name(size)}: {subjects.title(subjects.SAME_WORK[peer])} has "
                f"{number(times)} times the speed of {subjects.title(peer)}"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", help="the file of measure.py, beside which the plots are")
    options = parser.parse_args()
    results = Results(options.results)
    print_head(results)
    print_plots(os.path.dirname(options.results))
    if results.sizes(ONE_WAY):
        print_one_way(results)
    round_trips = {
        ROUND_TRIP: "Round trips",
        ONE_CORE: "Round trips, both processes on one core",
    }
    for workload, title in round_trips.items():
        if results.sizes(workload):
            print_round_trips(results, workload, title)
    print_requests(results)
    print_connect(results)
    print_growth(results)
    print_timer(results)
    print_goals(results)


if __name__ == "__main__":
    main()
