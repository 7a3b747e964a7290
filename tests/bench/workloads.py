# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What is measured of each subject. A measurement is run once in each repetition, in processes of
its own, and keeps what came out."""

import json
import os
import subprocess
import tempfile
import threading

ONE_WAY_SIZES = (64, 1024, 64 * 1024, 1024 * 1024)
ROUND_TRIP_SIZES = (64, 1024, 1024 * 1024)
REQUEST_SIZES = (64, 1024)
TIMER_SIZE = 64 * 1024
TIMER_RATE = 1000  # megabytes a second
DISPATCHERS = ("qt", "epoll")
CONNECT_SIZE = 64
MANY = 200  # clients that connect at once

PATIENCE = 600  # seconds
# One end is always gone first, which is no news to the other.
ENVIRONMENT = {**os.environ, "QT_LOGGING_RULES": "gipc.warning=false"}
FIRST_COUNT = {"one-way": 200, "round-trip": 50, "requests": 2000, "request": 50}  # messages, to find out how many are right
LEAST_COUNT = 50
MOST_COUNT = 50_000_000


class Processes:
    """Some that belong together; none outlives the block."""

    def __init__(self, one_core=False):
        self.started = []
        self.cores = os.sched_getaffinity(0)
        self.pin = {min(self.cores)} if one_core else self.cores
        self.watchdog = threading.Timer(PATIENCE, self.kill)

    def __enter__(self):
        self.watchdog.start()
        return self

    def __exit__(self, *_):
        self.watchdog.cancel()
        self.kill()
        for process in self.started:
            process.stdin.close()
            process.stdout.close()
            process.wait()

    def kill(self):
        for process in self.started:
            process.kill()

    def start(self, *arguments):
        os.sched_setaffinity(0, self.pin)  # what is started has the same
        try:
            process = subprocess.Popen(
                [str(argument) for argument in arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=ENVIRONMENT,
            )
        finally:
            os.sched_setaffinity(0, self.cores)
        self.started.append(process)
        return process

    def line(self, process):
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"no answer from {' '.join(process.args)}")
        return line.strip()

    def end(self):
        for process in self.started:
            process.stdin.close()
            if process.wait() != 0:
                raise RuntimeError(f"{' '.join(process.args)} ended with {process.returncode}")


class Measurement:
    """One subject and one workload."""

    workload = ""
    size = 0
    count = None  # messages, where that is found out

    def __init__(self, programs, subject):
        self.programs, self.subject = programs, subject
        self.samples = []

    def run(self):
        self.samples.append(self.measure())

    def result(self):
        """As it is written to the file."""
        return {
            "workload": self.workload,
            "size": self.size,
            "subject": self.subject,
            "count": self.count,
            "figures": {
                name: [sample[name] for sample in self.samples] for name in self.samples[0]
            },
        }


class Transfer(Measurement):
    """Messages in one direction, or to and fro, or requests, many or one at a time: as many as take
    the time that is asked for."""

    def __init__(self, programs, subject, kind, size, seconds, one_core=False):
        super().__init__(programs, subject)
        self.kind, self.size, self.seconds, self.one_core = kind, size, seconds, one_core
        self.workload = kind + (", one core" if one_core else "")
        if kind == "requests":
            self.workload += ", 1,024 open"

    def measure(self):
        if self.count is None:
            self.count = FIRST_COUNT[self.kind]
            for _ in range(2):
                listener, connector = self.pair()
                took = (max(listener["end"], connector["end"]) - connector["begin"]) / 1e9
                wanted = int(self.count * self.seconds / took)
                self.count = max(LEAST_COUNT, min(MOST_COUNT, 50 * self.count, wanted))
                if took > self.seconds / 4:
                    break
        return self.figures(*self.pair())

    def pair(self):
        """The results of both ends."""
        with tempfile.TemporaryDirectory(prefix="gipc-bench-") as place:
            with Processes(self.one_core) as processes:
                what = (self.subject, place, self.kind, self.size, self.count)
                listener = processes.start(self.programs["speed"], "listen", *what)
                if processes.line(listener) != "ready":
                    raise RuntimeError(f"{self.subject} does not listen")
                connector = processes.start(self.programs["speed"], "connect", *what)
                results = [json.loads(processes.line(end)) for end in (listener, connector)]
                processes.end()
                return results

    def figures(self, listener, connector):
        if self.kind in ("round-trip", "request"):
            return {"median µs": connector["median"] / 1e3, "p99 µs": connector["p99"] / 1e3}
        if self.kind == "requests":
            return {
                "requests/s": self.count / (connector["end"] - connector["begin"]) * 1e9,
                "CPU s/million": (listener["processor"] + connector["processor"])
                / self.count / 1e3,
            }
        # From the first message's start to the last one's arrival: both have the same clock.
        seconds = (listener["end"] - connector["begin"]) / 1e9
        return {
            "messages/s": self.count / seconds,
            "MB/s": self.count * self.size / seconds / 1e6,
            "CPU s/million": (listener["processor"] + connector["processor"]) / self.count / 1e3,
            "sender MiB": connector["memory"] / 1024,
            "receiver MiB": listener["memory"] / 1024,
        }


class Connect(Measurement):
    """From connecting to the first reply, for one client after the other or many at once."""

    size = CONNECT_SIZE

    def __init__(self, programs, subject, clients, times):
        super().__init__(programs, subject)
        self.clients, self.times = clients, times
        self.workload = "connect, " + ("1 client" if clients == 1 else f"{clients} clients")

    def measure(self):
        with tempfile.TemporaryDirectory(prefix="gipc-bench-") as place:
            with Processes() as processes:
                server = processes.start(self.programs["connect"], "serve", self.subject, place)
                if processes.line(server) != "ready":
                    raise RuntimeError(f"{self.subject} does not listen")
                clients = processes.start(
                    self.programs["connect"], "meet", self.subject, place, self.clients, self.times
                )
                result = json.loads(processes.line(clients))
                processes.end()
                return {"ms": result["median"] / 1e6}


class KeyAgreement(Connect):
    """What so many handshakes have to compute at least, by one process."""

    def __init__(self, programs, clients, times):
        super().__init__(programs, "p384-work", clients, times)

    def measure(self):
        with Processes() as processes:
            process = processes.start(self.programs["connect"], "work", self.times)
            result = json.loads(processes.line(process))
            processes.end()
            return {"ms": self.clients * result["median"] / 1e6}


class Growth(Measurement):
    """A server with more and more idle clients."""

    workload = "growth"

    def __init__(self, programs, dispatcher, most):
        super().__init__(programs, dispatcher)
        self.most = most

    def measure(self):
        with Processes() as processes:
            process = processes.start(
                self.programs["scale"], "--json", "--clients", self.most,
                "--dispatcher", self.subject, 1,
            )
            result = json.loads(processes.line(process))[self.subject]
            processes.end()
        figures = {
            f"µs beside {clients}": values[0]
            for clients, values in result.pop("round trip µs").items()
        }
        figures.update((name, values[0]) for name, values in result.items() if values)
        return figures


class Timer(Measurement):
    """A timer of the main thread, beside a worker thread that reads so many megabytes a second, or
    with 0 all that can be sent."""

    size = TIMER_SIZE

    def __init__(self, programs, subject, rate, ticks):
        super().__init__(programs, subject)
        self.rate, self.ticks = rate, ticks
        self.workload = f"timer, {rate} MB/s" if rate else "timer, full speed"

    def measure(self):
        with tempfile.TemporaryDirectory(prefix="gipc-bench-") as place:
            with Processes() as processes:
                what = (self.subject, place, self.size)
                program = self.programs["timer"]
                receiver = processes.start(program, "receive", *what, self.ticks)
                if processes.line(receiver) != "ready":
                    raise RuntimeError(f"{self.subject} does not listen")
                processes.start(program, "send", *what, self.rate)
                result = json.loads(processes.line(receiver))
                processes.end()
        return {
            "late median ms": result["median"],
            "late p99 ms": result["p99"],
            "late most ms": result["worst"],
            "MB/s": result["bytes"] / result["time"] * 1e3,
        }
