# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what two sides that converse know of each other (2.7 to 2.9): counts, requests, going away.

No sockets, no keys. It judges what came from the peer and remembers what was sent; who sends is
gipcxsession. Sessions are never kept here, so each ends with its connection.
"""

import struct
import typing

import gipcwire as wire
import gipcxframes as frames

# Kinds of SESSION
NEW, RESUME, CLOSED = range(3)
# What the client's and the server's SESSION have behind the kind
ASKED = {NEW: 0, RESUME: 16 + 8 + 8 + 48}
GRANTED = {NEW: 16 + 4}  # the others answer a wish that is never sent here

# What REPLY says
ANSWER, FAILED, NOBODY_ANSWERS, CANCELLED = range(4)

# ACK is due after so much
MOST_FRAMES = 64
MOST_BYTES = 256 * 1024


class Request(typing.NamedTuple):
    number: int
    msg_type: int
    data: bytes


class Reply(typing.NamedTuple):
    number: int
    status: int
    msg_type: int
    data: bytes


def unexpected(text):
    return frames.Fatal(frames.UNEXPECTED, "MalformedFrame", text)


def malformed(text):
    return frames.Fatal(frames.MALFORMED, "MalformedFrame", text)


class Conversation:
    """One side. `take()` wants each frame of the peer's, and raises what ends the session."""

    def __init__(self, direction, largest_data, own_limit):
        self._direction = direction
        self._largest_data = largest_data
        self._own_limit = own_limit  # so many requests are held open for the peer
        self.opened = False  # SESSION went both ways
        self.asked = None  # of a server: the kind of session that the client wants
        self.session_id = None  # of a client: what the server said
        self.keep = None

        self.sent = 0  # counted frames of ours
        self.confirmed = 0  # of them, by the peer
        self.taken = 0  # counted frames of the peer's
        self.acknowledged = 0  # of them, by us
        self._unacknowledged_bytes = 0

        self.last_number = 0  # of our own requests
        self.waiting = set()  # those without a reply
        self._last_of_peer = 0
        self.open = {}  # requests of the peer's without a reply, by number
        self.peer_goes = None  # reason and text of its GOAWAY

    # What we send

    def next_number(self):
        self.last_number += 1
        self.waiting.add(self.last_number)
        return self.last_number

    @property
    def owes_ack(self):
        return self.taken > self.acknowledged

    @property
    def ack_is_due(self):
        return (
            self.taken - self.acknowledged >= MOST_FRAMES
            or self._unacknowledged_bytes >= MOST_BYTES
        )

    def acknowledge(self):
        """What ACK is to say."""
        self._unacknowledged_bytes = 0
        self.acknowledged = self.taken
        return self.taken

    # What comes

    def take(self, msg_type, data):
        """A message, or a control frame of any code; its size was checked."""
        code, rest = None, b""
        if msg_type == wire.CONTROL:
            code, rest = data[0], data[1:]
        if code == frames.SESSION:
            self._take_session(rest)
        elif msg_type != wire.CONTROL or code in self._readers:
            if not self.opened:
                raise unexpected("before SESSION")
            if code is None:
                self._count(data)
            else:
                self._readers[code](self, rest)

    def _count(self, data=b""):
        self.taken += 1
        self._unacknowledged_bytes += len(data)

    def _take_session(self, rest):
        if self.opened or self.asked is not None:
            raise unexpected("SESSION again")
        kind = rest[0]
        sizes = ASKED if self._direction == wire.SERVER else GRANTED
        if sizes.get(kind) != len(rest) - 1:
            raise malformed(f"SESSION of kind {kind} and {len(rest)} bytes")
        if self._direction == wire.SERVER:
            self.asked = kind
        else:
            self.session_id, self.keep = rest[1:17], struct.unpack_from(">I", rest, 17)[0]
            self.opened = True

    def _take_request(self, rest):
        number, msg_type = struct.unpack_from(">QI", rest)
        if self.peer_goes:
            raise unexpected("REQUEST behind GOAWAY")
        if not 0 < msg_type <= wire.LARGEST_TYPE:
            raise malformed(f"a request of type {msg_type}")
        if number != self._last_of_peer + 1:
            raise unexpected(f"request {number} behind {self._last_of_peer}")
        if len(self.open) >= self._own_limit:
            raise frames.Fatal(frames.TOO_MANY_REQUESTS, "MalformedFrame", "too many requests")
        self._last_of_peer = number
        self.open[number] = Request(number, msg_type, rest[frames.REQUEST_FIELDS :])
        self._count(self.open[number].data)

    def _take_reply(self, rest):
        reply = Reply(*struct.unpack_from(">QBI", rest), rest[frames.REPLY_FIELDS :])
        if reply.status == ANSWER:
            good = 0 < reply.msg_type <= wire.LARGEST_TYPE
            if len(reply.data) > self._largest_data:
                raise frames.Fatal(frames.TOO_LARGE, "MessageTooLarge", f"{len(reply.data)} bytes")
        else:
            good = reply.msg_type == 0 and len(reply.data) <= frames.LARGEST_REPLY_TEXT
        if not good or reply.status > CANCELLED:
            raise malformed(f"a reply of status {reply.status} and type {reply.msg_type}")
        if not 0 < reply.number <= self.last_number:
            raise unexpected(f"a reply to {reply.number}")
        self._count(reply.data)
        # A second one is dropped.
        self.reply = reply if reply.number in self.waiting else None
        self.waiting.discard(reply.number)

    def _take_cancel(self, rest):
        (number,) = struct.unpack(">Q", rest)
        if not 0 < number <= self._last_of_peer:
            raise unexpected(f"{number} cancelled, which is no request yet")
        self._count()

    def _take_ack(self, rest):
        (count,) = struct.unpack(">Q", rest)
        if not self.confirmed <= count <= self.sent:
            text = f"{count} confirmed, not from {self.confirmed} to {self.sent}"
            raise frames.Fatal(frames.BAD_COUNT, "MalformedFrame", text)
        self.confirmed = count

    def _take_go_away(self, rest):
        if self.peer_goes:
            raise unexpected("GOAWAY again")
        self.peer_goes = rest[0], rest[1:]

    _readers = {
        frames.REQUEST: _take_request,
        frames.REPLY: _take_reply,
        frames.CANCEL: _take_cancel,
        frames.ACK: _take_ack,
        frames.GO_AWAY: _take_go_away,
    }
