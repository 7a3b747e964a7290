# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what a malicious peer can do in a conversation, and before it has begun."""

import secrets
import struct
import threading

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import ExtendedAttacks, OnExtendedConnect, OnExtendedListen, for_each_protection
from gipcxconversation import ANSWER, CANCELLED, FAILED, NEW, NOBODY_ANSWERS, RESUME
from peertest import ATTACK_LIMIT, pattern

ROOM = 2**26  # bytes; far less than what the attacks would cost a peer that gives in
LARGEST_NUMBER = 2**64 - 1
ASKED_TYPE = 3  # of requests that have data
ERRORS = ["MalformedFrame", "LimitReached"]
ASK = bytes([NEW])
ASK_AGAIN = bytes([RESUME]) + bytes(16 + 8 + 8 + 48)


def session(rest):
    return frames.control(frames.SESSION, rest)


def close(reason=frames.DONE):
    return frames.control(frames.CLOSE, bytes([reason]))


CONVERSING = {
    "message": frames.frame(1, b"x"),
    "REQUEST": frames.request(1, 1, b"x"),
    "REPLY": frames.reply(1, ANSWER, 1, b"x"),
    "CANCEL": frames.cancel(1),
    "ACK": frames.ack(0),
    "GOAWAY": frames.go_away(),
}


class ConversationAttacks(ExtendedAttacks):
    """In either role."""

    converses = True

    def assert_serves(self):
        peer = self.victim()
        peer.send(wire.LARGEST_TYPE, b"good")
        self.tool.event("message", type=wire.LARGEST_TYPE)
        self.assert_no_message()
        self.close_in_order(peer)

    def assert_no_message(self):
        """But requests, which may be shown as such: they have no data here, or this type."""
        shown = self.tool.unread("message")
        shown = [event for event in shown if event["data"] and event["type"] != ASKED_TYPE]
        self.assertEqual(shown, [])

    def fatal(self, code, *whole):
        """These frames, in a session of their own, are answered by ERROR with this code."""

        def make(peer):
            peer.conversation.last_number = 9  # these are written by hand, and may be answered
            return peer.records(b"".join(whole))

        self.attack([code], ERRORS, make)

    def each_fatal(self, code, rows):
        for name, plain in rows.items():
            with self.subTest(name):
                self.fatal(code, plain)

    # Before SESSION

    def attack_opening(self, code, plain, *errors):
        peer = self.before_session()
        peer.stream.write(peer.records(plain))
        with self.assertRaises(gipcx.PeerFailed) as failed:
            self.read_on(peer)
        self.assertEqual(failed.exception.code, code)
        peer.stream.read_to_end()
        self.tool.failure(*(errors or ERRORS))
        self.assert_no_message()

    def read_on(self, peer):
        while True:
            peer.receive_any()

    def test_conversing_before_session(self):
        for name, plain in CONVERSING.items():
            with self.subTest(name):
                self.attack_opening(frames.UNEXPECTED, plain)
        self.assert_serves()

    def test_close_before_session(self):
        for reason in (frames.DONE, frames.GOING_AWAY, frames.RESUMED, frames.LIMIT_REACHED, 7, 255):
            with self.subTest(reason=reason):
                self.attack_opening(frames.UNEXPECTED, close(reason))
        self.assert_serves()

    def test_error_before_session(self):
        for plain in (frames.error_and_close(frames.INTERNAL), close(frames.AFTER_ERROR)):
            peer = self.before_session()
            peer.stream.write(peer.records(plain))
            peer.stream.read_to_end()
            self.tool.failure()
        self.assert_serves()

    def test_ping_before_session(self):
        peer = self.before_session()
        peer.send_ping(b"12345678")
        peer.open_session()
        peer.send(1, b"hello")
        self.assertEqual(self.tool.message(), (1, b"hello"))

    def test_session_of_another_form(self):
        for name, rest in self.bad_sessions().items():
            with self.subTest(name):
                self.attack_opening(frames.MALFORMED, session(rest))
        self.assert_serves()

    # Once it is open

    def test_session_again(self):
        self.each_fatal(frames.UNEXPECTED, {"as before": self.good_session(), "gone": session(ASK_AGAIN)})

    def test_requests_out_of_order(self):
        first = frames.request(1, 1)
        self.each_fatal(
            frames.UNEXPECTED,
            {
                "0": frames.request(0, 1),
                "skipped": frames.request(2, 1),
                "skipped later": first + frames.request(3, 1),
                "again": first + first,
                "back": first + frames.request(2, 1) + first,
                "largest": frames.request(LARGEST_NUMBER, 1),
            },
        )

    def test_cancel_and_reply_for_what_was_never_asked(self):
        asked = frames.request(1, 1)
        rows = {}
        for number in (0, 1, LARGEST_NUMBER):
            rows[f"REPLY {number}"] = frames.reply(number, ANSWER, 1)
            rows[f"CANCELLED {number}"] = frames.reply(number, CANCELLED)
            rows[f"CANCEL {number}"] = frames.cancel(number)
        rows["REPLY to the own request"] = asked + frames.reply(1, ANSWER, 1)
        rows["CANCEL of the next"] = asked + frames.cancel(2)
        self.each_fatal(frames.UNEXPECTED, rows)

    def test_types_and_statuses(self):
        rows = {}
        for msg_type in (0, 2**31, 2**32 - 1):
            rows[f"REQUEST {msg_type}"] = frames.request(1, msg_type)
            rows[f"REPLY {msg_type}"] = frames.reply(1, ANSWER, msg_type)
        for status in (CANCELLED + 1, 255):
            rows[f"status {status}"] = frames.reply(1, status)
        for status in (FAILED, NOBODY_ANSWERS, CANCELLED):
            rows[f"{status} with a type"] = frames.reply(1, status, 1)
            rows[f"{status} with a long text"] = frames.reply(1, status, 0, b"x" * 257)
        self.each_fatal(frames.MALFORMED, rows)

    def test_sizes(self):
        sizes = {
            frames.REQUEST: (0, 11),
            frames.REPLY: (0, 12),
            frames.ACK: (0, 7, 9),
            frames.SESSION: (0, 82, 500),
            frames.CANCEL: (0, 7, 9),
            frames.GO_AWAY: (0, 130),
        }
        for code, of_code in sizes.items():
            for size in of_code:
                with self.subTest(code=code, size=size):
                    self.fatal(frames.MALFORMED, frames.control(code, bytes(size)))

    def test_request_at_and_over_the_limit(self):
        peer = self.victim()
        peer.request(ASKED_TYPE, pattern(ATTACK_LIMIT))
        self.assertNotEqual(peer.receive_reply().status, CANCELLED)
        peer.request(ASKED_TYPE, pattern(ATTACK_LIMIT + 1))
        self.assert_fatal(peer, [frames.TOO_LARGE], "MessageTooLarge")

    def test_enormous_data(self):
        for code in (frames.REQUEST, frames.REPLY):
            for length in (2**32 - 1, 2**31):
                with self.subTest(code=code, length=length):
                    peer = self.victim()
                    before = self.tool.peak_memory()
                    peer.stream.write(peer.records(struct.pack(">IIB", length, 0, code)))
                    self.assert_fatal(peer, [frames.TOO_LARGE], "MessageTooLarge")
                    self.assertLess(self.tool.peak_memory() - before, 2**29)

    def test_unknown_codes(self):
        for code in (0, frames.GO_AWAY + 1, 127, 128, 255):
            with self.subTest(code=code):
                self.fatal(frames.UNEXPECTED, frames.control(code, bytes(20)))

    def test_wrong_counts(self):
        for name, counts in {
            "more than were sent": [4],
            "more, after good ones": [2, 3, 4],
            "far more": [LARGEST_NUMBER],
            "back": [2, 1],
            "back to nothing": [3, 0],
        }.items():
            with self.subTest(name):
                peer = self.victim()
                peer.confirms = False
                for number in range(3):
                    self.tool.write(1, b"%d" % number)
                for number in range(3):
                    self.assertEqual(peer.receive(), (1, b"%d" % number))
                peer.write_frames(*(frames.ack(count) for count in counts))
                self.assert_fatal(peer, [frames.BAD_COUNT], *ERRORS)

    def test_same_count_again(self):
        peer = self.victim()
        self.tool.write(1, b"hello")
        self.assertEqual(peer.receive(), (1, b"hello"))
        peer.write_frames(*[frames.ack(1)] * 100000)
        self.send_good(peer)
        self.close_in_order(peer)

    # Going away and CLOSE

    def test_behind_going_away(self):
        self.each_fatal(
            frames.UNEXPECTED,
            {
                "REQUEST": frames.go_away() + frames.request(1, 1),
                "GOAWAY": frames.go_away() * 2,
                "SESSION": frames.go_away() + self.good_session(),
            },
        )

    def test_behind_close(self):
        rows = {
            name: close(frames.GOING_AWAY) + plain
            for name, plain in CONVERSING.items()
            if name != "ACK"
        }
        rows["PING"] = close() + frames.control(frames.PING, bytes(8))
        rows["CLOSE"] = close() * 2
        rows["SESSION"] = close() + self.good_session()
        rows["ACK and a message"] = close() + frames.ack(0) + CONVERSING["message"]
        rows["wrong count"] = close() + frames.ack(1)
        for name, plain in rows.items():
            with self.subTest(name):
                peer = self.victim()
                peer.stream.write(peer.records(plain))
                peer.stream.read_to_end()  # whether it reads on to find the fault is its affair
                peer.stream.close()
                self.tool.event("disconnected")
                self.assert_serves()

    def test_refusal_in_the_session(self):
        for reason in (frames.NOT_ADMITTED, frames.NOT_ADMITTED_NOW, frames.RESUMED, 7, 255):
            with self.subTest(reason=reason):
                self.fatal(frames.UNEXPECTED, close(reason))

    def test_going_away_twice_is_too_late_for_who_has_closed(self):
        peer = self.victim()
        peer.go_away()
        while peer.receive_frame()[1][:1] != bytes([frames.CLOSE]):
            pass
        peer.write_frames(frames.go_away())
        peer.send_close()
        self.assertEqual(peer.stream.read_to_end(), b"")
        peer.stream.close()
        self.assert_clean_end(self.tool)

    def test_ill_text_of_going_away(self):
        peer = self.victim()
        text = b"\x1b[31m\0\n\xff\xfe\xed\xa0\x80" + b"\xc3" * 100
        peer.go_away(255, text)
        self.assert_closed(peer, *range(5))
        peer.stream.close()
        self.assert_clean_end(self.tool)
        self.assertEqual(self.tool.unread("not JSON"), [])
        self.assert_serves()

    # Floods

    def collect_replies(self, peer, count):
        """In the background: the peer's writing must not wait for its reading."""
        peer.confirms = False  # only one of both may write
        numbers = []

        def collect():
            while len(numbers) < count:
                numbers.append(peer.receive_reply().number)

        thread = threading.Thread(target=collect)
        thread.start()
        return numbers, thread

    def test_who_asks_and_never_reads(self):
        """At some time it has too many open; until then memory is bounded."""
        peer = self.victim()
        before = self.tool.peak_resident()
        number = 0
        try:
            while number < 2000000:
                requests = [frames.request(number + i, ASKED_TYPE, b"x" * 100) for i in range(1, 501)]
                number += len(requests)
                peer.stream.write(peer.records(b"".join(requests)))
        except OSError:
            pass  # the program has had enough
        self.assertLess(number, 2000000)
        self.tool.failure(*ERRORS)
        self.assertLess(self.tool.peak_resident() - before, ROOM)
        peer.stream.close()
        self.assert_serves()

    def test_who_cancels_everything(self):
        peer = self.victim()
        count = 500  # below what it holds open, so that only its own answers count
        for _ in range(20):
            numbers = [peer.conversation.next_number() for _ in range(count)]
            pairs = (frames.request(n, 1) + frames.cancel(n) * 3 for n in numbers)
            replies, thread = self.collect_replies(peer, count)
            peer.stream.write(peer.records(b"".join(pairs)))
            thread.join()
            self.assertEqual(sorted(replies), numbers)
        self.assertFalse(peer.replies)
        peer.send_close(frames.GOING_AWAY)
        self.assert_closed(peer, *range(5))
        self.assertEqual(peer.conversation.confirmed, 20 * count * 4)

    def test_random_frames(self):
        """Whatever it is, the program lives on."""
        for _ in range(50):
            peer = self.victim()
            code = frames.REQUEST + secrets.randbelow(6)
            plain = frames.control(code, secrets.token_bytes(1 + secrets.randbelow(90)))
            peer.stream.write(peer.records(plain + secrets.token_bytes(20)))
            peer.stream.socket.shutdown(1)
            peer.stream.read_to_end()
            self.tool.event("disconnected")
            peer.stream.close()
        self.assert_serves()


@for_each_protection(network=(False,))
class ConversationAttacksOnListen(OnExtendedListen, ConversationAttacks):
    def before_session(self):
        client = self.extended_client()
        client.shake_hands()
        return client

    def good_session(self):
        return session(ASK)

    def bad_sessions(self):
        granted = bytes([NEW]) + bytes(20)
        return {
            "too long": ASK + b"\0",
            "a grant": granted,
            "gone, too short": ASK_AGAIN[:-1],
            "gone, and nothing of it": bytes([RESUME]),
            "unknown kind": b"\2",
            "unknown kind, long": b"\2" + ASK_AGAIN[1:],
            "largest kind": b"\xff" + bytes(20),
        }

    def test_session_twice_at_once(self):
        self.attack_opening(frames.UNEXPECTED, session(ASK) * 2)

    def test_refusal_of_the_server(self):
        for reason in (frames.NOT_ADMITTED, frames.NOT_ADMITTED_NOW):
            with self.subTest(reason=reason):
                self.attack_opening(frames.UNEXPECTED, close(reason))
        self.assert_serves()

    def test_part_of_the_features(self):
        for part in range(32, tlv.CONVERSATIONS, 32):
            with self.subTest(part=part):
                client = self.extended_client()
                client.start()
                client.check_offer()
                features = client.known_features(self.psk) & ~tlv.CONVERSATIONS | part
                accept = tlv.Accept(features, client.limits, client.identity if self.psk else None)
                client.stream.write(client.make_acceptance(accept))
                self.assert_no_word(client)
                self.tool.failure("MalformedFrame")
        self.assert_serves()


@for_each_protection(network=(False,))
class ConversationAttacksOnConnect(OnExtendedConnect, ConversationAttacks):
    def before_session(self):
        # The program says only once why it does not get in.
        self.use_new_place()
        self.listener = self.start_server()
        self.tool = self.start_connect("--max-message-size", str(self.limit))
        server = self.extended_accept(self.listener)
        server.shake_hands()
        return server

    def good_session(self):
        return session(bytes([NEW]) + bytes(20))

    def bad_sessions(self):
        return {
            "a wish": ASK,
            "too short": bytes([NEW]) + bytes(19),
            "too long": bytes([NEW]) + bytes(21),
            "resumed": b"\1" + bytes(60),
            "closed": b"\2" + bytes(56),
            "a wish for one that is gone": ASK_AGAIN,
            "unknown kind": b"\3" + bytes(20),
        }

    def test_session_before_it_was_asked_for(self):
        # The client's goes out with its FINISHED, so that nobody can tell.
        server = self.before_session()
        server.stream.write(server.records(self.good_session()))
        server.read_session()
        server.conversation.opened = True
        server.send(1, b"hello")
        self.assertEqual(self.tool.message(), (1, b"hello"))

    def test_session_twice_at_once(self):
        self.attack_opening(frames.UNEXPECTED, self.good_session() * 2)

    def test_never_answers_session(self):
        self.use_new_place()
        listener = self.start_server()
        tool = self.start_connect("--handshake-timeout", "300")
        server = self.extended_accept(listener)
        server.shake_hands()
        server.read_session()
        tool.failure("HandshakeTimeout")
        self.assertEqual(tool.unread("connected"), [])
