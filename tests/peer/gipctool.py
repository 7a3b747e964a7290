# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The program `gipc` as a subprocess, and the places where it and the test meet."""

import base64
import glob
import itertools
import json
import os
import signal
import socket
import subprocess
import threading

PATIENCE = 120  # seconds

_counter = itertools.count(1)


def input_line(msg_type, data, **members):
    """A message as `gipc` reads it with --format json."""
    return json.dumps({"type": msg_type, "data": base64.b64encode(data).decode(), **members})


class Place:
    """Where server and client meet: a name, and what belongs to it in /tmp or on TCP.

    Names end in a letter, so that none is the beginning of another.
    """

    def __init__(self, network=False):
        self.network = network
        self.name = f"gipc-peer-{os.getpid()}-{next(_counter)}-t"
        self.port = None  # known once somebody listens

    def path(self, suffix=""):
        return f"/tmp/{self.name}{suffix}.sock"

    def listen(self, suffix=""):
        """A listening socket in the place of `gipc listen`."""
        if self.network:
            listener = socket.create_server(("127.0.0.1", self.port or 0), reuse_port=False)
            self.port = listener.getsockname()[1]
        else:
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(self.path(suffix))
            listener.listen()
        listener.settimeout(PATIENCE)
        return listener

    def listen_as(self, client_id):
        """A listening socket for the client of this id, in the scheme of the Go libraries."""
        if not self.network:
            return self.listen(client_id)
        return socket.create_server(("127.0.0.1", self.port + client_id))

    def stop_listening(self, listener):
        listener.close()
        if not self.network:
            os.unlink(self.path())

    def dial(self, suffix=""):
        if self.network:
            return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(PATIENCE)
        try:
            client.connect(self.path(suffix))
        except OSError:
            client.close()
            raise
        return client

    def dial_id(self, client_id):
        if not self.network:
            return self.dial(client_id)
        return socket.create_connection(("127.0.0.1", self.port + client_id), timeout=PATIENCE)

    def options(self, listening):
        if not self.network:
            return []
        port = 0 if listening and self.port is None else self.port
        return ["--network", "--host", "127.0.0.1", "--port", str(port)]

    def clean_up(self):
        for pattern in (f"/tmp/{self.name}*", f"/tmp/.{self.name}*"):
            for path in glob.glob(pattern):
                os.unlink(path)


class Tool:
    """A running `gipc`. Events and lines are waited for, each is handed out once."""

    def __init__(self, program, *arguments):
        self._arguments = arguments
        self._news = threading.Condition()
        self._transcript = []  # all lines, for the message of a failed test
        self._events = []  # not yet handed out
        self._lines = []  # of standard error, not yet handed out
        self._open_streams = 2
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIPC_")}
        environment["LC_ALL"] = "C.UTF-8"  # English wherever it runs
        # The address sanitizer keeps what was freed for a while; here memory is counted.
        options = [environment.get("ASAN_OPTIONS"), "quarantine_size_mb=4"]
        environment["ASAN_OPTIONS"] = ":".join(filter(None, options))
        self.process = subprocess.Popen(
            [program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self._threads = [
            threading.Thread(target=self._collect, args=stream_and_use, daemon=True)
            for stream_and_use in (
                (self.process.stdout, self._add_event),
                (self.process.stderr, self._lines.append),
            )
        ]
        for thread in self._threads:
            thread.start()

    def _collect(self, stream, add):
        for raw in stream:
            line = raw.decode(errors="replace").rstrip("\n")
            with self._news:
                self._transcript.append(line)
                add(line)
                self._news.notify_all()
        with self._news:
            self._open_streams -= 1
            self._news.notify_all()

    def _add_event(self, line):
        try:
            event = json.loads(line)
        except ValueError:
            event = {"event": "not JSON", "line": line}
        self._events.append(event)

    def _take(self, items, wanted, description):
        """Removes and returns the first item, present or future, that is `wanted`."""

        def position():
            return next((i for i, item in enumerate(items) if wanted(item)), None)

        with self._news:
            self._news.wait_for(
                lambda: position() is not None or self._open_streams == 0, PATIENCE
            )
            index = position()
            if index is None:
                raise AssertionError(f"no {description} from the program.\n{self.transcript()}")
            return items.pop(index)

    def transcript(self):
        lines = [line if len(line) < 200 else line[:200] + "…" for line in self._transcript[-60:]]
        return "\n".join([f"gipc {' '.join(self._arguments)}:", *lines])

    # What it says

    def event(self, kind, **fields):
        def wanted(event):
            return event.get("event") == kind and all(
                event.get(key) == value for key, value in fields.items()
            )

        return self._take(self._events, wanted, f"event {kind} {fields or ''}")

    def status(self, status):
        return self.event("status", status=status)

    def failure(self, *names):
        """An error of one of these names, alone or as the reason of a disconnection."""

        def wanted(event):
            if event.get("event") not in ("error", "disconnected"):
                return False
            name = event.get("error", "NoError")
            return name in names if names else name != "NoError"

        return self._take(self._events, wanted, f"error {' or '.join(names)}")

    def message(self):
        """The next message as (msgType, data)."""
        event = self.event("message")
        return event["type"], base64.b64decode(event["data"], validate=True)

    def unread(self, kind):
        with self._news:
            return [event for event in self._events if event.get("event") == kind]

    def listening_address(self):
        prefix = "gipc: listening on "
        line = self._take(self._lines, lambda line: line.startswith(prefix), prefix)
        return line[len(prefix) :]

    # What it is told

    def write(self, msg_type, data, client=None):
        members = {} if client is None else {"client": client}
        self.feed(input_line(msg_type, data, **members).encode() + b"\n")

    def feed(self, data, end=False):
        # A program that does not read would block us for ever; killed, it breaks the pipe.
        guard = threading.Timer(PATIENCE, self.process.kill)
        guard.start()
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        finally:
            guard.cancel()
        if end:
            self.process.stdin.close()

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def exit_code(self):
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the program does not end.\n{self.transcript()}") from None

    def peak_memory(self):
        """The largest address space so far in bytes: reserved counts, not only touched."""
        return self._memory("VmPeak")

    def peak_resident(self):
        """The most memory so far that was really in use, in bytes."""
        return self._memory("VmHWM")

    def _memory(self, kind):
        with self._news:  # what it takes to start does not count
            self._news.wait_for(lambda: self._transcript or self._open_streams == 0, PATIENCE)
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if kind in line) * 1024

    def clean_up(self):
        self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass  # unread input of a program that has ended
