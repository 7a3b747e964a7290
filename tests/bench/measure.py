#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Measures and writes all figures to a file; tests/bench/run calls it, and report.py and plot.py
make something to look at of the file.

How the figures come about. Each measurement has processes of its own: two that exchange
messages, a server and its clients. Everything is measured once in each repetition, one subject
after the other for each workload and size, so that a change of the machine's mood hits all of
them; a figure is the median of the repetitions, and a ratio that of the ratios in each. How many
messages a measurement takes is found out before the first: as many as last --seconds.

one-way     One process writes, the other reads every byte of every message; the clock runs
            from the first write to the last message's arrival. Processor time is that of both,
            threads and kernel included, and of a broker where there is one. Memory is what the
            peak of each has grown by since the two are connected.
round trip  One message at a time, sent back as another; the first tenth is not counted. Both
            processes wherever the kernel puts them, and both on one core.
requests    Requests of one process that another answers with as many bytes, 1,024 of them open
            all the time: how many are answered in a second.
request     The same one at a time, measured as round trips are.
connect     From the call that connects to the reply to the first message of 64 B: the median
            for clients that come one after the other, and the time until the last of 200 that
            come together has its reply.
growth      Round trips of one client beside idle ones, GIPC-X.
timer       By how many milliseconds each tick of a 16 ms timer comes too late, in the main thread
            of a process whose worker thread reads what another process sends, 1 GB a second or
            all it can; 500 ticks for each of --seconds, and the megabytes that arrive meanwhile.

What each does for a message:
raw               (a) sendmsg() of head and data; frames are parsed in place in reads of 256 KiB,
                  as in all of raw's.
raw-batched       (b) the same, gathered to writes of 64 KiB; longer messages are written as
                  they are.
raw-gcm-frames    (c) as (b), and each frame is sealed with AES-256-GCM: a counter for a nonce,
                  one EVP context for each direction.
raw-gcm-records   (d) as (b), and each 64 KiB are sealed, long messages without a copy.
qdatastream       (e) a QLocalSocket, type and QByteArray written with QDataStream and read in
                  transactions; at most 1 MiB waits in the socket.
gipc-…            write() until it says that the queue is full; a slot connected to
                  messageReceived(), or with -handler a setMessageHandler(). The settings are the
                  default ones but for encryption, policy and the largest message.
gipc-x, gipc-x-plain with requests: request() with a then() for each, and onRequest().
zeromq, nng       send() and receive in a loop without Qt, from and into memory of the program's;
                  CURVE with a key pair on both sides; a queue of 128 for nng's short messages.
zeromq-dealer     A loop of the program's in each process; each request and its answer have a number in
                  a part of their own.
grpc              Unary calls; many at a time with a completion queue, one at a time blocking. They
                  are answered with callbacks.
tls               QSslSocket with a self-signed P-384 certificate, u32 length before each
                  message; at most 1 MiB waits in the socket.
qtremoteobjects   A slot of the replica is called; back comes a signal, or, with requests, its result. The source says after
                  each batch that it was taken, as nothing else limits the queue.
qtdbus            Method calls, without reply one-way and with reply to and fro, over a bus of
                  its own; each batch of calls ends with one that has a reply.
p384-work         Key generation and ECDH of both ends of one handshake, by one process.
"""

import argparse
import datetime
import json
import os
import platform
import re
import resource
import subprocess
import sys

import subjects
from results import size_name
from workloads import (
    DISPATCHERS, MANY, ONE_WAY_SIZES, REQUEST_SIZES, ROUND_TRIP_SIZES, TIMER_RATE, Connect, Growth,
    KeyAgreement, Timer, Transfer,
)

TIMES = 50  # that one client connects
TICKS = 500  # of a timer, for each of --seconds
SPARE_DESCRIPTORS = 200


def programs_in(directory):
    return {
        name: os.path.join(directory, f"gipc_bench_{name}")
        for name in ("speed", "connect", "scale", "timer")
    }


def lines_of(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def most_clients(wanted):
    """Each takes a descriptor of the server; as many as the system lets it have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return min(wanted, hard - SPARE_DESCRIPTORS)


def plan(programs, options):
    def subjects_of(program, what="list"):
        listed = lines_of(programs[program], what)
        return [name for name in listed if re.search(options.only, name)]

    chosen = subjects_of("speed")
    for size in ONE_WAY_SIZES:
        for subject in chosen:
            yield Transfer(programs, subject, "one-way", size, options.seconds)
    for one_core in (True, False):
        for size in ROUND_TRIP_SIZES:
            for subject in chosen:
                yield Transfer(programs, subject, "round-trip", size, options.seconds, one_core)
    chosen = subjects_of("speed", "list-requests")
    for kind, one_core in (("requests", False), ("request", True), ("request", False)):
        for size in REQUEST_SIZES:
            for subject in chosen:
                yield Transfer(programs, subject, kind, size, options.seconds, one_core)
    chosen = subjects_of("connect")
    for clients, times in ((1, TIMES), (MANY, 1)):
        if re.search(options.only, "p384-work"):
            yield KeyAgreement(programs, clients, TIMES)
        for subject in chosen:
            yield Connect(programs, subject, clients, times)
    if re.search(options.only, "growth"):
        for dispatcher in DISPATCHERS:
            yield Growth(programs, dispatcher, most_clients(options.clients))
    chosen = subjects_of("timer")
    for rate in (TIMER_RATE, 0):
        for subject in chosen:
            yield Timer(programs, subject, rate, max(1, round(TICKS * options.seconds)))


def name_of(measurement):
    """As in "one-way, 64 KiB"."""
    size = f", {size_name(measurement.size)}" if measurement.size else ""
    return f"{measurement.workload}{size}"


class Progress:
    """On a terminal a line that changes; else a line for each workload."""

    def __init__(self, repetitions, count):
        self.repetitions, self.count = repetitions, count
        self.last = None

    def show(self, repetition, index, measurement):
        where = f"{repetition + 1}/{self.repetitions} {index + 1}/{self.count}"
        if sys.stderr.isatty():
            text = f"\r\x1b[K{where} {name_of(measurement)}, {measurement.subject}"
            print(text, end="", file=sys.stderr, flush=True)
        elif name_of(measurement) != self.last:
            self.last = name_of(measurement)
            print(f"{where} {self.last}", file=sys.stderr, flush=True)

    def clear(self):
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def measure(todo, repetitions):
    """What failed, and why; a subject that does is left out of that workload."""
    failures = {}
    progress = Progress(repetitions, len(todo))
    for repetition in range(repetitions):
        for index, measurement in enumerate(todo):
            if measurement in failures:
                continue
            progress.show(repetition, index, measurement)
            try:
                measurement.run()
            except (RuntimeError, ValueError) as error:
                failures[measurement] = str(error)
                progress.clear()
                print(f"{name_of(measurement)}, {measurement.subject}: {error}", file=sys.stderr)
    progress.clear()
    return failures


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        models = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "kernel": platform.release(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("directory", help="where gipc_bench_speed and the others are")
    parser.add_argument("results", help="the file to write, JSON")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.4, help="that a measurement lasts")
    parser.add_argument("--clients", type=int, default=5000, help="the most idle ones")
    parser.add_argument("--only", default="", help="subjects that match this regular expression")
    parser.add_argument("--workloads", default="", help="those that match, as progress shows them")
    options = parser.parse_args()

    programs = programs_in(options.directory)
    todo = [
        measurement
        for measurement in plan(programs, options)
        if re.search(options.workloads, name_of(measurement))
    ]
    failures = measure(todo, options.repetitions)
    built = lines_of(programs["speed"], "list") + lines_of(programs["speed"], "list-requests")
    results = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": lines_of(programs["speed"], "versions"),
        "repetitions": options.repetitions,
        "seconds": options.seconds,
        "not built": [peer for peer in subjects.PEERS if peer not in built],
        "failed": [
            {"workload": name_of(measurement), "subject": measurement.subject, "why": why}
            for measurement, why in failures.items()
        ],
        "results": [measurement.result() for measurement in todo if measurement not in failures],
    }
    with open(options.results, "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1, ensure_ascii=False)
        file.write("\n")
    # Of ours all must work.
    return 1 if any(m.subject not in subjects.PEERS for m in failures) else 0


if __name__ == "__main__":
    sys.exit(main())
