#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What the pages say about speed is what was measured: tests/bench/results/speed.md has it, of that day, and requests.md
what was measured of requests."""

import re
import sys
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

from pages import ROOT, all_pages

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?: M\b)?")
DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def rows(text):
    """The title and the cells of each row of tables."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|---"):
            title, *cells = [cell.strip() for cell in line.strip("|").split("|")]
            yield title.replace("*", "").strip(), cells


def medians(text):
    """Those of each title."""
    found = {}
    for title, cells in rows(text):
        found.setdefault(title, set()).update(cell.split(" (")[0] for cell in cells)
    return found


def unknown(page, measured):
    """The figures in its tables that were not measured."""
    known = medians(measured)
    for title, cells in rows(page):
        for cell in cells:
            if FIGURE.fullmatch(cell) and cell not in known.get(title, ()):
                yield f"{title}: {cell}"


def section(page, title):
    return re.split(r"^#+ ", page.prose.split(f"# {title}\n")[1], flags=re.M)[0]


class Figures(unittest.TestCase):
    def setUp(self):
        results = ROOT / "tests/bench/results"
        self.measured = (results / "speed.md").read_text(encoding="utf-8")
        self.requests = (results / "requests.md").read_text(encoding="utf-8")
        self.date = DATE.search(self.measured)[0]

    def test_in_tables(self):
        page = all_pages()["tests/bench/README.md"].prose
        self.assertGreater(sum(len(cells) for _, cells in rows(page)), 80)
        self.assertEqual(list(unknown(page, self.measured + self.requests)), [])
        self.assertIn(self.date, page)
        self.assertIn(DATE.search(self.requests)[0], page)

    def test_in_the_readme(self):
        text = section(all_pages()["README.md"], "Speed")
        self.assertIn(self.date, text)
        figures = FIGURE.findall(DATE.sub("", text))
        self.assertGreater(len(figures), 3)
        known = set(FIGURE.findall(self.measured))
        self.assertEqual([figure for figure in figures if figure not in known], [])

    def test_a_wrong_one_is_found(self):
        measured = "| | a |\n|---|---|\n| **x** | 1.50 M (1.20 M to 2 M) | 7 (6 to 8) |\n| y | 3 |\n"
        self.assertEqual(list(unknown("| x | 1.50 M | 7 |\n| y | 3 | |\n", measured)), [])
        self.assertEqual(list(unknown("| x | 1.20 M |\n| y | 7 |\n", measured)), ["x: 1.20 M", "y: 7"])
        self.assertEqual(list(unknown("| z | 3 |\n", measured)), ["z: 3"])

    def test_of_the_example_jobs(self):
        """How many lines it has, without those of licences."""
        lines = [line for path in (ROOT / "examples/jobs").iterdir() if path.suffix != ".png"
                 for line in path.read_text(encoding="utf-8").splitlines() if "SPDX" not in line]
        self.assertLess(len(lines), 350)
        text = section(all_pages()["examples/README.md"], "See a whole program: jobs")
        self.assertIn(f"is {len(lines)} lines", text)


if __name__ == "__main__":
    unittest.main()
