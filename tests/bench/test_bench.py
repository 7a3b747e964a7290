# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The programs that measure, and what makes tables and plots of it, do what they are for. How fast
anything is does not matter here.

    python3 tests/bench/test_bench.py DIRECTORY-OF-THE-PROGRAMS [unittest arguments]
"""

import os
import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec

sys.dont_write_bytecode = True  # keeps the source tree clean

import goals
import measure
import subjects
from results import Results, number, size_name
from workloads import Connect, Growth, KeyAgreement, Timer, Transfer

HERE = os.path.dirname(os.path.abspath(__file__))
MESSAGES = 50
programs = {}


class Programs(unittest.TestCase):
    def transfer(self, subject, kind, size, one_core=False):
        transfer = Transfer(programs, subject, kind, size, seconds=0, one_core=one_core)
        transfer.count = MESSAGES
        return transfer

    def test_every_subject_is_known(self):
        for program in ("speed", "connect", "timer"):
            listed = measure.lines_of(programs[program], "list")
            self.assertIn("gipc-x", listed)
            self.assertLessEqual(set(listed), set(subjects.ALL))
        listed = measure.lines_of(programs["speed"], "list-requests")
        self.assertLessEqual({"gipc-x", "gipc-x-plain"}, set(listed))
        self.assertLessEqual(set(listed), set(subjects.ALL))

    def test_messages_arrive(self):
        for subject in measure.lines_of(programs["speed"], "list"):
            for size in (64, 200_000):
                with self.subTest(subject=subject, size=size):
                    transfer = self.transfer(subject, "one-way", size)
                    listener, connector = transfer.pair()
                    self.assertGreater(listener["end"], connector["begin"])
                    self.assertGreater(listener["processor"], 0)
                    figures = transfer.figures(listener, connector)
                    self.assertGreater(figures["messages/s"], 0)
                    self.assertAlmostEqual(
                        figures["MB/s"], figures["messages/s"] * size / 1e6, places=3
                    )

    def test_messages_come_back(self):
        for subject in measure.lines_of(programs["speed"], "list"):
            for one_core in (False, True):
                with self.subTest(subject=subject, one_core=one_core):
                    figures = self.transfer(subject, "round-trip", 1024, one_core).measure()
                    self.assertGreater(figures["median µs"], 0)
                    self.assertGreaterEqual(figures["p99 µs"], figures["median µs"])

    def test_requests_are_answered(self):
        for subject in measure.lines_of(programs["speed"], "list-requests"):
            with self.subTest(subject=subject):
                figures = self.transfer(subject, "request", 1024, one_core=True).measure()
                self.assertGreater(figures["median µs"], 0)
                many = self.transfer(subject, "requests", 64)
                for many.count in (MESSAGES, 2000):  # fewer and more than are open
                    self.assertGreater(many.measure()["requests/s"], 0)

    def test_the_number_of_messages_is_found_out(self):
        transfer = Transfer(programs, "raw", "one-way", 64, seconds=0.01)
        transfer.run()
        self.assertGreaterEqual(transfer.count, 50)
        self.assertEqual(len(transfer.samples), 1)

    def test_clients_connect(self):
        for subject in measure.lines_of(programs["connect"], "list"):
            for clients, times in ((1, 3), (5, 1)):
                with self.subTest(subject=subject, clients=clients):
                    figures = Connect(programs, subject, clients, times).measure()
                    self.assertGreater(figures["ms"], 0)

    def test_keys_are_agreed_on(self):
        self.assertGreater(KeyAgreement(programs, 1, 3).measure()["ms"], 0)

    def test_a_server_grows(self):
        figures = Growth(programs, "epoll", 10).measure()
        self.assertEqual(list(figures), ["µs beside 0", "µs beside 10"])

    def test_a_timer_ticks_beside_a_worker(self):
        for subject in measure.lines_of(programs["timer"], "list"):
            for rate in (0, 10):
                with self.subTest(subject=subject, rate=rate):
                    figures = Timer(programs, subject, rate, ticks=50).measure()
                    self.assertEqual(figures["MB/s"] > 0, subject != "idle")
                    if rate:
                        self.assertLess(figures["MB/s"], 10 * rate)
                    self.assertLessEqual(0, figures["late median ms"])
                    self.assertLessEqual(figures["late median ms"], figures["late p99 ms"])
                    self.assertLessEqual(figures["late p99 ms"], figures["late most ms"])

    def test_what_does_not_work_is_told(self):
        with self.assertRaisesRegex(RuntimeError, "no answer"):
            self.transfer("no such subject", "one-way", 64).pair()


class Report(unittest.TestCase):
    def test_everything_is_shown(self):
        with tempfile.TemporaryDirectory(prefix="gipc-bench-") as place:
            path = os.path.join(place, "speed.json")
            subprocess.run(
                [
                    sys.executable, "-B", os.path.join(HERE, "measure.py"),
                    os.path.dirname(programs["speed"]), path, "--repetitions", "2",
                    "--seconds", "0.001", "--only", "^(raw-batched|gipc-plain|gipc-x-plain)$",
                    "--workloads", "one-way, 64 B|round-trip, 64 B|1 client|timer|request",
                ],
                check=True, stderr=subprocess.DEVNULL,
            )
            results = Results(path)
            self.assertEqual(results.subjects("one-way"), {"raw-batched", "gipc-plain", "gipc-x-plain"})
            samples = results.samples("one-way", 64, "gipc-plain", "messages/s")
            self.assertEqual(len(samples), 2)
            text = subprocess.run(
                [sys.executable, "-B", os.path.join(HERE, "report.py"), path],
                check=True, capture_output=True, encoding="utf-8",
            ).stdout
            titles = (
                "One way", "Processor time", "Round trips", "Requests and answers",
                "Becoming connected",
                "A timer beside a busy worker", "Goals",
            )
            for title in titles:
                self.assertIn(f"\n## {title}", text)
            self.assertIn("| **Gipc plain** |", text)
            self.assertIn("Gipc plain: one-way, 64 B | at least 0.25 ×", text)
            self.assertIn(
                "Gipc GIPC-X, not encrypted: requests, 1,024 open, 64 B | at least 0.10 ×", text
            )
            timer = "Gipc plain: timer, 1000 MB/s, 64 KiB"
            self.assertIn(f"{timer}, lateness, p99 | at most 5.00 ms", text)
            self.assertIn(f"{timer}, meanwhile | at least 990 MB/s", text)
            if find_spec("matplotlib"):
                subprocess.run(
                    [sys.executable, "-B", os.path.join(HERE, "plot.py"), path, place], check=True
                )
                with open(os.path.join(place, "one-way.svg"), encoding="utf-8") as file:
                    self.assertIn("</svg>", file.read())


class Made:
    """Results of two repetitions that are not measured."""

    def __init__(self, **samples):
        self.all = samples

    def samples(self, _workload, _size, subject, _name):
        return self.all.get(subject)

    ratios = Results.ratios


class Goals(unittest.TestCase):
    def test_a_goal_to_reach(self):
        goal = goals.Goal("ours", "theirs", "one-way", 64, "messages/s", 0.5)
        self.assertEqual(goal.measured(Made(ours=[1, 6], theirs=[4, 8])), [0.25, 0.75])
        self.assertTrue(goal.is_met([0.25, 0.75]))
        self.assertFalse(goal.is_met([0.25, 0.7]))

    def test_a_goal_not_to_exceed(self):
        goal = goals.Goal("ours", "theirs", "round-trip", 64, "median µs", 1.25)
        self.assertTrue(goal.is_met([1.25]))
        self.assertFalse(goal.is_met([1.3]))

    def test_the_larger_side_counts(self):
        goal = goals.Goal("ours", "", "one-way", 64, "MiB", 20)
        self.assertEqual(goal.measured(Made(ours=[3, 4])), [3, 4])

    def test_a_figure_that_is_limited_itself(self):
        late = goals.Goal("ours", "", "timer", 64, "late p99 ms", 5)
        self.assertEqual(late.measured(Made(ours=[3, 6, 4])), [3, 6, 4])
        self.assertTrue(late.is_met([3, 6, 4]))
        self.assertFalse(late.is_met([6, 7, 4]))
        self.assertFalse(goals.Goal("ours", "", "timer", 64, "MB/s", 1000).is_met([999]))

    def test_nothing_measured(self):
        goal = goals.Goal("ours", "theirs", "one-way", 64, "messages/s", 0.5)
        self.assertIsNone(goal.measured(Made(ours=[1])))

    def test_numbers(self):
        self.assertEqual(
            [number(value) for value in (0.123, 1.5, 12.34, 123.4, 12345, 1234567)],
            ["0.12", "1.50", "12.3", "123", "12,300", "1.23 M"],
        )
        sizes = [size_name(size) for size in (64, 1024, 1024**2)]
        self.assertEqual(sizes, ["64 B", "1 KiB", "1 MiB"])


if __name__ == "__main__":
    directory = sys.argv.pop(1)
    programs = measure.programs_in(directory)
    unittest.main()
