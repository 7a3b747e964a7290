# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: a session from FINISHED on, the same for both roles (2.3, 2.4, 2.7).

It has no timers: it sends no PING by itself, never complains of silence, and confirms what it has
taken when it begins to wait for more.
"""

import collections
import hmac
import struct

import gipcwire as wire
import gipcxframes as frames
from gipcxconversation import CANCELLED, FAILED
from gipcxkeys import LARGEST_PLAIN, RecordCipher

FINISHED_RECORD = 73  # n of the only record that may carry FINISHED
KEY_UPDATES_FREE = 32
RECORDS_PER_KEY_UPDATE = 1024


class PeerClosed(wire.EndOfStream):
    """The peer sent CLOSE, which it has got back from us."""

    def __init__(self, reason, text):
        super().__init__()
        self.reason = reason
        self.text = text


class PeerFailed(wire.WireError):
    """The peer sent ERROR and CLOSE 2."""

    def __init__(self, code):
        super().__init__("PeerFailed", str(code))
        self.code = code


class Session:
    """Frames both ways. A mixin of the two roles, which set `stream` and `encrypted`.

    Tests that break the rules write with `record()`, `records()` and `stream.write()`.
    """

    def start_session(self, schedule, largest_data, conversation=None):
        self.schedule = schedule
        self.conversation = conversation  # None without the features for it
        if self.encrypted:
            self.sealer = RecordCipher(schedule.traffic[self.direction])
            self.opener = RecordCipher(schedule.traffic[self.direction ^ wire.SERVER])
        self._frames = frames.FrameReader(largest_data, self.encrypted, conversation is not None)
        self.answers_pings = True
        self.pings = 0  # received
        self.pongs = []  # what the received ones carried
        self.key_updates = 0  # received
        self.closing = False  # CLOSE is sent, nothing may follow but ACK
        # What came and was not asked for yet
        self.messages = collections.deque()
        self.requests = collections.deque()
        self.replies = collections.deque()
        self.cancelled = []  # numbers of requests, which were told so
        # What a test may forbid
        self.confirms = True
        self.answers_going_away = True

    # Sending

    def record(self, plain):
        """The bytes of one record, which use up its counter; plain sessions have no records."""
        return self.sealer.seal(plain) if self.encrypted else plain

    def records(self, plain, size=LARGEST_PLAIN):
        """A piece of the stream of frames, in records of this size; it counts what is counted."""
        if self.conversation:
            self.conversation.sent += frames.counted_in(plain)
        return b"".join(self.record(part) for part in frames.parts(plain, size))

    def extended_frame(self, msg_type, data=b""):
        return self.records(frames.frame(msg_type, data))

    def control(self, code, rest=b""):
        return self.records(frames.control(code, rest))

    def send_control(self, code, rest=b""):
        self.stream.write(self.control(code, rest))

    def send_ping(self, data):
        self.send_control(frames.PING, data)

    def key_update(self):
        """The bytes of KEYUPDATE; what is made after them is under the new key."""
        update = self.control(frames.KEY_UPDATE)
        self.sealer.update()
        return update

    def send_close(self, reason=frames.DONE, text=b""):
        self.confirm()
        self.closing = True
        self.send_control(frames.CLOSE, bytes([reason]) + text)

    # Conversations

    def write_frames(self, *whole):
        self.stream.write(self.records(b"".join(whole)))

    def request(self, msg_type, data=b""):
        """The number of a new request."""
        number = self.conversation.next_number()
        self.write_frames(frames.request(number, msg_type, data))
        return number

    def reply(self, number, status, msg_type=0, data=b""):
        """The one reply to a request of the peer's."""
        del self.conversation.open[number]
        self.write_frames(frames.reply(number, status, msg_type, data))

    def cancel(self, number):
        self.write_frames(frames.cancel(number))

    def confirm(self):
        """ACK, if there is anything to confirm."""
        if self.conversation and self.confirms and self.conversation.owes_ack:
            self.write_frames(frames.ack(self.conversation.acknowledge()))

    def go_away(self, reason=frames.GOING_AWAY, text=b""):
        """CLOSE follows when the peer has sent its own."""
        self.write_frames(frames.go_away(reason, text))

    def receive_request(self):
        return self._receive_into(self.requests)

    def receive_reply(self):
        return self._receive_into(self.replies)

    # FINISHED

    def make_finished(self, sender=None):
        """Our FINISHED record, or with the other direction as `sender` a false one."""
        if not self.encrypted:
            return b""
        proof = self.schedule.finished(self.direction if sender is None else sender)
        return self.control(frames.FINISHED, proof)

    def read_finished(self):
        """Nothing may be sent before it has come, not even an error if it is wrong."""
        if not self.encrypted:
            return
        header = self.stream.read(wire.LENGTH_SIZE)
        if struct.unpack(">I", header)[0] != FINISHED_RECORD:
            raise self.not_authentic("the first record is not FINISHED")
        plain = self.opener.open(header, self.stream.read(FINISHED_RECORD))
        if plain is None:
            raise self.not_authentic("the first record does not open")
        proof = self.schedule.finished(self.direction ^ wire.SERVER)
        if not hmac.compare_digest(plain, frames.control(frames.FINISHED, proof)):
            raise self.not_authentic("FINISHED is wrong")

    def not_authentic(self, text):
        return wire.WireError("AuthenticationFailed" if self.with_key else "Integrity", text)

    # Receiving

    def receive_message(self):
        """The next message as (msgType, data); control frames get their answers."""
        return self._receive_into(self.messages)

    def _receive_into(self, queue):
        while not queue:
            self.receive_any()
        return queue.popleft()

    def receive_any(self):
        """One more frame, into the queue where it belongs."""
        msg_type, data = self.receive_frame()
        if msg_type != wire.CONTROL:
            self.messages.append((msg_type, data))
        else:
            self._react(data[0], data[1:])

    def receive_frame(self):
        """The next frame, control frames included; key updates are carried out."""
        try:
            while (frame := self._frames.next()) is None:
                self._confirm_before_waiting()
                self._frames.append(self._read_plain())
            if frame[0] == wire.CONTROL:
                self._check_place(frame[1][0])
            if self.conversation and not self._is_too_late(*frame):
                self.conversation.take(*frame)
                if self.conversation.ack_is_due:
                    self._confirm_before_waiting()
            return frame
        except frames.Fatal as error:
            self.fail(error.code)
            raise

    def _is_too_late(self, msg_type, data):
        """Who has closed ignores GOAWAY."""
        return self.closing and msg_type == wire.CONTROL and data[0] == frames.GO_AWAY

    def _confirm_before_waiting(self):
        try:
            if not self.closing:
                self.confirm()
        except OSError:
            pass  # what the peer sent before it left is still read

    def fail(self, code):
        if self.closing:
            return
        self.closing = True
        try:
            self.stream.write(self.records(frames.error_and_close(code)))
        except OSError:
            pass  # the peer is gone

    def _read_plain(self):
        try:
            if not self.encrypted:
                return self.stream.read_some()
            header = self.stream.read(wire.LENGTH_SIZE)
            (size,) = struct.unpack(">I", header)
            if not wire.TAG_SIZE < size <= LARGEST_PLAIN + wire.TAG_SIZE:
                raise frames.Fatal(frames.INTEGRITY, "Integrity", f"a record of {size} bytes")
            sealed = self.stream.read(size)
        except wire.EndOfStream:
            raise wire.WireError("Truncated", "no CLOSE") from None
        plain = self.opener.open(header, sealed)
        if plain is None:
            raise frames.Fatal(frames.INTEGRITY, "Integrity", "a record does not open")
        return plain

    def _check_place(self, code):
        if code == frames.FINISHED:
            raise frames.Fatal(frames.UNEXPECTED, "MalformedFrame", "a second FINISHED")
        if code == frames.KEY_UPDATE:
            self._update_opener()

    def _update_opener(self):
        if not self._frames.between_frames:
            raise frames.Fatal(frames.UNEXPECTED, "MalformedFrame", "KEYUPDATE is not the last")
        self.key_updates += 1
        if self.key_updates > KEY_UPDATES_FREE + self.opener.records // RECORDS_PER_KEY_UPDATE:
            raise frames.Fatal(frames.TOO_MANY_KEY_UPDATES, "MalformedFrame", "key updates")
        self.opener.update()

    def _react(self, code, rest):
        if code == frames.PING:
            self.pings += 1
            if self.answers_pings and not self.closing:
                self.send_control(frames.PONG, rest)
        elif code == frames.PONG:
            self.pongs.append(rest)
        elif code == frames.CLOSE:
            self._answer_close()
            raise PeerClosed(rest[0], rest[1:])
        elif code == frames.ERROR:
            raise self._failure(rest)
        elif self.conversation:
            self._converse(code, rest)

    def _converse(self, code, rest):
        known = self.conversation
        if code == frames.REQUEST:
            self.requests.append(next(reversed(known.open.values())))
        elif code == frames.REPLY and known.reply:
            self.replies.append(known.reply)
        elif code == frames.CANCEL:
            (number,) = struct.unpack(">Q", rest)
            if number in known.open and not self.closing:
                self.reply(number, CANCELLED)
                self.cancelled.append(number)
        elif code == frames.GO_AWAY and self.answers_going_away:
            self._answer_going_away()

    def _answer_going_away(self):
        """Nobody here works longer on an answer."""
        if not self.closing:
            for number in list(self.conversation.open):
                self.reply(number, FAILED)
            self.send_close()

    def _answer_close(self):
        """If that was sent before, with ACK at most."""
        try:
            if self.closing:
                self.confirm()
            elif self.conversation is None or self.conversation.opened:
                self.send_close()
        except OSError:
            pass  # the peer did not wait for it

    def _failure(self, rest):
        # Both came in one record, so there is nothing to wait for.
        if self._frames.next() != (wire.CONTROL, bytes([frames.CLOSE, frames.AFTER_ERROR])):
            return wire.WireError("MalformedFrame", "ERROR without CLOSE 2")
        return PeerFailed(struct.unpack(">H", rest)[0])
