#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Draws the figures that measure.py has measured, as SVG files; takes matplotlib."""

import argparse
import os

import matplotlib

matplotlib.use("svg")

from matplotlib import pyplot
from matplotlib.patches import Patch

import subjects
from results import ONE_CORE, ONE_WAY, ROUND_TRIP, Results, number, size_name

# Told apart also by those who see few colours, and in grey.
COLOURS = {subjects.OURS: "#0b6bcb", subjects.REFERENCE: "#b8b8b8", subjects.PEER: "#e08a1e"}
LABELS = {
    subjects.OURS: "Gipc",
    subjects.REFERENCE: "references: by hand, for this one task",
    subjects.PEER: "other libraries",
}
KIB, MIB = 1024, 1024**2

# Each panel: its title, and where its figures are.
PLOTS = {
    "one-way": [
        ("64 B, messages a second", ONE_WAY, 64, "messages/s"),
        ("1 KiB, messages a second", ONE_WAY, KIB, "messages/s"),
        ("64 KiB, MB a second", ONE_WAY, 64 * KIB, "MB/s"),
        ("1 MiB, MB a second", ONE_WAY, MIB, "MB/s"),
    ],
    "round-trip": [
        ("64 B, µs", ROUND_TRIP, 64, "median µs"),
        ("64 B, both on one core, µs", ONE_CORE, 64, "median µs"),
        ("1 KiB, µs", ROUND_TRIP, KIB, "median µs"),
        ("1 MiB, µs", ROUND_TRIP, MIB, "median µs"),
    ],
}
TITLES = {
    "one-way": "One way: more is better",
    "round-trip": "Round trips, median: less is better",
}
COLUMNS = 2
BAR, GAP = 1.0, 0.9  # the height of a bar's place, and of that between groups
INCHES = 0.21  # for each of them
WIDTH = 10  # inches, as are these: for title and legend, and for a panel's title
HEAD = 0.5
PANEL_HEAD = 0.4


def places(names):
    """Where each bar goes, from the top, and where the groups' titles; and the height of all."""
    bars, titles, at = {}, {}, 0.0
    for group, members in subjects.GROUPS.items():
        chosen = [name for name in members if name in names]
        if chosen:
            titles[group] = at
            at += BAR
        for name in chosen:
            bars[name] = at
            at += BAR
        at += GAP if chosen else 0
    return bars, titles, at


def draw_panel(axes, results, title, key, bars, height):
    workload, size, name = key
    values = {subject: results.median(workload, size, subject, name) for subject in bars}
    most = max((value for value in values.values() if value), default=1)
    for subject, at in bars.items():
        value = values[subject]
        if value is None:
            axes.text(most * 0.01, at, "not measured", va="center", fontsize=8, color="#666666")
            continue
        part = subjects.part(subject)
        axes.barh(at, value, height=0.78, color=COLOURS[part])
        weight = "bold" if part == subjects.OURS else "normal"
        end = value + most * 0.012
        axes.text(end, at, number(value), va="center", fontsize=8, fontweight=weight)
    axes.set_title(title, fontsize=10, loc="left")
    axes.set_xlim(0, most * 1.2)
    axes.set_ylim(height - GAP, -BAR)
    axes.set_xticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)


def draw(results, name, path):
    panels = [panel for panel in PLOTS[name] if panel[2] in results.sizes(panel[1])]
    if not panels:
        return
    measured = set().union(*(results.subjects(panel[1]) for panel in panels))
    bars, titles, height = places(measured)
    rows = -(-len(panels) // COLUMNS)
    figure, grid = pyplot.subplots(
        rows, COLUMNS, sharey=True, squeeze=False, facecolor="white", layout="constrained",
        figsize=(WIDTH, HEAD + rows * (height * INCHES + PANEL_HEAD)),
    )
    for axes in grid.flat[len(panels):]:
        axes.axis("off")
    for axes, (title, *key) in zip(grid.flat, panels):
        draw_panel(axes, results, title, key, bars, height)
    for axes in grid[:, 0]:
        axes.set_yticks(
            [*bars.values(), *titles.values()],
            [*(subjects.title(subject) for subject in bars), *titles],
            fontsize=8,
        )
        for label, which in zip(axes.get_yticklabels(), [*bars, *titles]):
            if which in titles or subjects.part(which) == subjects.OURS:
                label.set_fontweight("bold")
    top = 1 - HEAD / figure.get_figheight()
    figure.get_layout_engine().set(rect=(0.005, 0, 0.995, top))
    middle = (1 + top) / 2
    figure.text(0.01, middle, TITLES[name], fontsize=12, fontweight="bold", va="center")
    handles = [Patch(color=COLOURS[part], label=LABELS[part]) for part in COLOURS]
    figure.legend(
        handles=handles, loc="center right", bbox_to_anchor=(1, middle), ncols=3, fontsize=9,
        frameon=False,
    )
    # Without a date: the same figures give the same file.
    figure.savefig(path, format="svg", metadata={"Date": None})
    pyplot.close(figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", help="the file of measure.py")
    parser.add_argument("directory", help="where the plots go")
    options = parser.parse_args()
    matplotlib.rcParams["svg.hashsalt"] = "gipc"
    results = Results(options.results)
    for name in PLOTS:
        draw(results, name, os.path.join(options.directory, f"{name}.svg"))


if __name__ == "__main__":
    main()
