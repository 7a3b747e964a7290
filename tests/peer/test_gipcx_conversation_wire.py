# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: a Python client converses with a Python server, to attribute failures elsewhere."""

import secrets
import struct

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
import test_gipcx_wire
from gipcxconversation import ANSWER, CANCELLED, FAILED, NOBODY_ANSWERS
from peertest import pattern
from test_gipcx_wire import PROTECTIONS, Attempt

LIMIT = 3


class ConversationPythonAgainstPython(test_gipcx_wire.Python):
    options = {"converses": True, "open_requests": LIMIT}

    def each_way(self):
        for protection in PROTECTIONS:
            yield self.pair(protection)
            yield tuple(reversed(self.pair(protection)))

    def test_agreement(self):
        client, server = self.pair("encrypted")
        self.assertTrue(client.conversation and server.conversation)
        self.assertEqual(client.conversation.keep, 0)
        self.assertEqual(client.offered.open_requests, LIMIT)
        self.assertEqual(server.accepted.open_requests, LIMIT)

    def test_one_side_knows_nothing_of_it(self):
        plain = {"converses": False, "open_requests": None}
        for options in ((plain, {}), ({}, plain)):
            client, server = self.pair("encrypted", *options)
            self.assertEqual((client.conversation, server.conversation), (None, None))
            client.send(5, b"hello")
            self.assertEqual(server.receive(), (5, b"hello"))

    def test_session_that_is_gone(self):
        client, server = self.peers("encrypted")
        attempt = Attempt(server)
        attempt.start()
        client.shake_hands()
        client.ask_for_session(secrets.token_bytes(16))
        client.read_session()
        attempt.join()
        self.assertIsNone(attempt.error)

    def test_requests(self):
        for asker, answerer in self.each_way():
            numbers = [asker.request(7, pattern(n)) for n in range(LIMIT)]
            requests = [answerer.receive_request() for _ in numbers]
            self.assertEqual(requests, [(n, 7, pattern(n - 1)) for n in numbers])
            answerer.reply(3, ANSWER, 8, b"three")
            answerer.reply(1, FAILED, 0, b"no")
            answerer.reply(2, NOBODY_ANSWERS)
            replies = [asker.receive_reply() for _ in numbers]
            expected = [(3, ANSWER, 8, b"three"), (1, FAILED, 0, b"no"), (2, NOBODY_ANSWERS, 0, b"")]
            self.assertEqual(replies, expected)

    def test_cancel(self):
        for asker, answerer in self.each_way():
            number = asker.request(7, b"x")
            asker.cancel(number)
            asker.cancel(number)
            asker.send(1, b"behind")
            self.assertEqual(answerer.receive(), (1, b"behind"))
            self.assertEqual(asker.receive_reply(), (number, CANCELLED, 0, b""))
            self.assertEqual(answerer.cancelled, [number])

    def test_second_reply_is_dropped(self):
        for asker, answerer in self.each_way():
            asker.request(7)
            answerer.receive_request()
            answerer.reply(1, ANSWER, 8)
            answerer.write_frames(frames.reply(1, ANSWER, 9))
            answerer.send(1, b"behind")
            self.assertEqual(asker.receive(), (1, b"behind"))
            self.assertEqual(list(asker.replies), [(1, ANSWER, 8, b"")])

    def test_counts(self):
        for sender, receiver in self.each_way():
            for number in range(1, 100):
                sender.cancel(sender.request(2))
                sender.send(1, b"x")
                self.assertEqual(receiver.receive(), (1, b"x"))
                receiver.receive_request()
                self.assertEqual(sender.receive_reply().number, number)
            receiver.confirm()
            sender.confirm()
            receiver.send(1, b"end")
            self.assertEqual(sender.receive(), (1, b"end"))
            self.assertEqual(sender.conversation.sent, 3 * 99)
            self.assertLessEqual(3 * 99 - sender.conversation.confirmed, 1)

    def test_going_away(self):
        for leaver, other in self.each_way():
            other.request(7)
            leaver.receive_request()
            leaver.request(8)
            leaver.go_away(frames.GOING_AWAY, b"bye")
            with self.assertRaises(gipcx.PeerClosed):
                self.reply_until_close(other)
            self.assertEqual(other.conversation.peer_goes, (frames.GOING_AWAY, b"bye"))
            self.assertEqual([reply.status for reply in leaver.replies], [FAILED])

    def reply_until_close(self, peer):
        """`peer` answers GOAWAY by CLOSE, which the leaver has to read first."""
        while not peer.closing:
            peer.receive_any()
        leaver = self.client if peer is self.server else self.server
        with self.assertRaises(gipcx.PeerClosed):
            leaver.receive()
        peer.receive()

    def test_fatal_errors(self):
        request, reply = frames.request, frames.reply
        rows = (
            (frames.UNEXPECTED, frames.control(frames.SESSION, b"\0")),
            (frames.UNEXPECTED, request(2, 1)),
            (frames.UNEXPECTED, request(1, 1) * 2),
            (frames.UNEXPECTED, reply(1, ANSWER, 1)),
            (frames.UNEXPECTED, frames.cancel(1)),
            (frames.UNEXPECTED, frames.go_away() * 2),
            (frames.UNEXPECTED, frames.go_away() + request(1, 1)),
            (frames.MALFORMED, request(1, 0)),
            (frames.MALFORMED, reply(1, FAILED, 1)),
            (frames.MALFORMED, frames.control(frames.ACK, b"short")),
            (frames.TOO_LARGE, struct.pack(">IIB", 2**32 - 1, wire.CONTROL, frames.REQUEST)),
            (frames.TOO_MANY_REQUESTS, b"".join(request(n, 1) for n in range(1, LIMIT + 2))),
            (frames.BAD_COUNT, frames.ack(1)),
        )
        for code, plain in rows:
            for sender, receiver in self.each_way():
                receiver.answers_going_away = False
                self.write(sender, sender.records(plain))
                with self.assertRaises(frames.Fatal) as fatal:
                    receiver.receive()
                self.assertEqual(fatal.exception.code, code)
                with self.assertRaises(gipcx.PeerFailed) as failed:
                    sender.receive()
                self.assertEqual(failed.exception.code, code)

    def test_before_session(self):
        for plain in (frames.frame(1), frames.request(1, 1), frames.ack(0), frames.go_away()):
            client, server = self.peers("encrypted")
            attempt = Attempt(server)
            attempt.start()
            client.shake_hands()
            client.write_frames(plain)
            attempt.join()
            self.assertEqual(attempt.error.code, frames.UNEXPECTED)

    def test_going_away_is_ignored_after_close(self):
        for leaver, other in self.each_way():
            leaver.write_frames(frames.go_away() * 2)
            with self.assertRaises(gipcx.PeerClosed):
                self.reply_until_close(other)

    def test_features_in_part_are_refused(self):
        client, server = self.peers("encrypted")
        attempt = Attempt(server)
        attempt.start()
        client.start()
        client.check_offer()
        accept = tlv.Accept(tlv.BASIC | tlv.REQUESTS)
        client.stream.write(client.make_acceptance(accept))
        attempt.join()
        self.assertEqual(attempt.error.name, "MalformedFrame")
