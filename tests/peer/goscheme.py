# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The multi-client scheme of the Go libraries (1.5), both roles, over gipcwire.

A server has a manager, which gives ids to one client after the other, and a listener for each id; a
client asks the manager and dials its id.
"""

import errno
import queue
import socket
import struct
import threading
import time

import gipcwire as wire

ID_MESSAGE = 12
ID_REQUEST = b"client_id_request"

DONE = object()  # the client has left, the next may come


# Client ----------------------------------------------------------------------------------------


def ask_for_id(manager):
    """The id that a manager gives; `manager` is a client before its handshake. It stays connected: a
    Go client leaves the manager when it is connected to its id's address, and not before."""
    manager.handshake(then=lambda: manager.frame(ID_MESSAGE, ID_REQUEST))
    return receive_id(manager)


def leave_manager(manager):
    """Now the client is connected elsewhere. Had the manager ended the connection before, a Go client
    would have become a second one, which never reads."""
    manager.stream.socket.setblocking(False)
    try:
        ended = manager.stream.socket.recv(1) == b""
    except BlockingIOError:
        ended = False
    manager.stream.close()
    if ended:
        raise AssertionError("the manager has ended the connection of a client that was still there")


def receive_id(manager):
    msg_type, data = manager.receive()
    if msg_type != ID_MESSAGE or len(data) != 4:
        raise wire.WireError("MalformedFrame", f"type {msg_type} with {len(data)} bytes is no id")
    return struct.unpack(">I", data)[0]


def dial_id(place, client_id):
    """A socket to the listener of an id, which may appear only after a while."""
    deadline = time.monotonic() + wire.PATIENCE
    while True:
        try:
            return place.dial_id(client_id)
        except OSError as error:
            is_absent = error.errno in (errno.ENOENT, errno.ECONNREFUSED)
            if not is_absent or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


# Server ----------------------------------------------------------------------------------------


class MultiServer:
    """A Go server in multi-client mode, in threads of its own.

    As with the Go library, bad manners of a client (1.6) are the end of it: `deaths` has the
    reasons. While a listener serves somebody, whoever else comes is accepted, and then neither
    served nor closed: it is forgotten. `delay`: seconds from telling an id to listening there, which
    Go does in a goroutine of its own. `forgotten`: ids that never get a listener. `delays`: how many
    seconds it really took for each id.
    """

    def __init__(self, place, encrypted=True, delay=0, forgotten=()):
        self.deaths = []
        self.delays = {}
        self._place = place
        self._encrypted = encrypted
        self._delay = delay
        self._forgotten = forgotten
        self._last_id = 0
        self._clients = queue.Queue()
        self._sockets = []
        self._threads = []
        self._stopping = False
        self._manager = self._keep(place.listen("_manager"))
        self._run(self._serve_manager)

    def next_client(self):
        """The next client that has finished the handshake of its id, as (id, session)."""
        try:
            return self._clients.get(timeout=wire.PATIENCE)
        except queue.Empty:
            raise AssertionError(f"no client; the server died of {self.deaths}") from None

    def wait_for_death(self):
        deadline = time.monotonic() + wire.PATIENCE
        while not self.deaths and time.monotonic() < deadline:
            time.sleep(0.01)

    def stop(self):
        """As if the process had ended: every socket is closed."""
        self._stopping = True
        deadline = time.monotonic() + wire.PATIENCE
        while any(thread.is_alive() for thread in self._threads):
            for sock in self._sockets:
                try:
                    sock.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for it
                except OSError:
                    pass
            for thread in self._threads:
                thread.join(0.05)
            if time.monotonic() > deadline:
                raise TimeoutError("a thread of the server does not end")
        for sock in self._sockets:
            sock.close()
        self._place.clean_up()

    def _keep(self, sock):
        self._sockets.append(sock)
        sock.settimeout(None)
        return sock

    def _run(self, function, *arguments):
        def run():
            try:
                function(*arguments)
            except (wire.WireError, OSError) as error:
                if not self._stopping:
                    self.deaths.append(f"{function.__name__}{arguments[:1]}: {error!r}")

        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, listener, use):
        """Shakes hands with one client at a time, whom `use` serves in a thread of its own until that
        is `DONE`. Whatever fails here kills a Go server."""
        serving = threading.Event()

        def serve(session):
            if use(session) is DONE:
                serving.clear()

        while True:
            sock = self._keep(listener.accept()[0])
            if serving.is_set():
                continue  # forgotten
            session = wire.Server(
                wire.Stream(sock), encrypted=self._encrypted, nonces=wire.RandomNonces()
            ).handshake()
            serving.set()
            self._run(serve, session)

    def _serve_manager(self):
        self._serve(self._manager, self._give_id)

    def _give_id(self, session):
        try:
            request = session.receive()
        except wire.EndOfStream:
            return DONE
        if request != (ID_MESSAGE, ID_REQUEST):
            raise wire.WireError("MalformedFrame", f"no request for an id, but {request}")
        client_id, listener = self._open_id()
        told = time.monotonic()
        session.send(ID_MESSAGE, struct.pack(">I", client_id))
        if client_id not in self._forgotten:
            self._run(self._serve_id, client_id, listener, told)
        self._expect_end(session)
        return DONE

    def _open_id(self):
        while True:
            self._last_id += 1
            if self._delay or self._last_id in self._forgotten:
                return self._last_id, None
            try:
                return self._last_id, self._keep(self._place.listen_as(self._last_id))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:  # a port of somebody else
                    raise

    def _serve_id(self, client_id, listener, told):
        if listener is None:
            time.sleep(self._delay)
            listener = self._keep(self._place.listen_as(client_id))
        self.delays[client_id] = time.monotonic() - told
        self._serve(listener, lambda session: self._clients.put((client_id, session)))

    @staticmethod
    def _expect_end(session):
        try:
            session.receive()
        except wire.EndOfStream:
            return
        raise wire.WireError("MalformedFrame", "a client that has its id stays at the manager")
