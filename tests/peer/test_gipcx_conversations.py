# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: the Python side and the program converse: SESSION, counts, requests, going away."""

import secrets
import time

import gipcwire as wire
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import ExtendedAttacks, OnExtendedConnect, OnExtendedListen, for_each_protection
from gipcxconversation import ANSWER, CANCELLED, FAILED, MOST_BYTES, MOST_FRAMES, NOBODY_ANSWERS
from peertest import THOUSAND, pattern
from test_gipcx_connect import ExtendedConnect, ExtendedSend
from test_gipcx_listen import ExtendedListen

ACK_DELAY = 0.05  # seconds; not later than this
IN_TIME = (frames.DONE, frames.GOING_AWAY)
UNCANCELLED = (ANSWER, FAILED, NOBODY_ANSWERS)  # whatever the program makes of requests


class Conversations(ExtendedAttacks):
    """In either role; `victim()` gives a session with the program, `self.tool`."""

    converses = True
    limit = MOST_BYTES

    def await_confirmed(self, peer, count):
        while peer.conversation.confirmed < count:
            peer.receive_any()
        self.assertEqual(peer.conversation.confirmed, count)

    def await_going_away(self, peer):
        while not peer.conversation.peer_goes:
            peer.receive_any()
        self.assertIn(peer.conversation.peer_goes[0], IN_TIME)

    def assert_alive(self, peer):
        number = peer.request(7, b"still there?")
        self.assertEqual(peer.receive_reply().number, number)

    # Opening

    def test_features(self):
        said = self.said_by_the_program(self.victim())
        self.assertEqual(said.features & tlv.CONVERSATIONS, tlv.CONVERSATIONS)
        self.assertEqual(said.open_requests, tlv.DEFAULT_OPEN_REQUESTS)

    def test_peer_without_the_features(self):
        self.converses = False
        peer = self.victim()
        self.assertIsNone(peer.conversation)
        peer.send(1, b"hello")
        self.assertEqual(self.tool.message(), (1, b"hello"))
        self.close_in_order(peer)
        self.converses = True
        self.assert_serves()

    def test_single_bytes(self):
        peer = self.victim(split=True)
        peer.send(5, b"hello")
        self.assertEqual(self.tool.message(), (5, b"hello"))
        self.assert_alive(peer)
        self.await_confirmed(peer, 2)

    # Counts

    def test_confirms_a_single_message(self):
        peer = self.victim()
        for count in range(1, 4):
            peer.send(1, b"alone")
            self.await_confirmed(peer, count)

    def check_confirmed_at_once(self, plain, count):
        """Not only when the time for it is over: once in many rounds this is fast enough."""
        peer = self.victim()
        for number in range(1, 101):
            begin = time.monotonic()
            peer.stream.write(peer.records(plain))
            self.await_confirmed(peer, count * number)
            if time.monotonic() - begin < ACK_DELAY * 0.8:
                return
        self.fail("ACK always takes its time")

    def test_confirms_many_messages_at_once(self):
        self.check_confirmed_at_once(frames.frame(1, b"x") * MOST_FRAMES, MOST_FRAMES)

    def test_confirms_a_large_message_at_once(self):
        self.check_confirmed_at_once(frames.frame(1, pattern(MOST_BYTES)), 1)

    def test_counts_messages_to_the_program(self):
        peer = self.victim()
        plain = b"".join(frames.frame(*message) for message in THOUSAND)
        for rounds, size in enumerate((65536, 1000, 7), 1):
            peer.stream.write(peer.records(plain, size))
            self.await_confirmed(peer, rounds * len(THOUSAND))
        self.assertEqual([self.tool.message() for _ in range(3 * len(THOUSAND))], THOUSAND * 3)

    def test_counts_messages_of_the_program(self):
        peer = self.victim()
        for message in THOUSAND[:200]:
            self.tool.write(*message)
        self.assertEqual([peer.receive() for _ in range(200)], THOUSAND[:200])
        peer.write_frames(frames.ack(200))
        self.assert_alive(peer)
        self.assertEqual(peer.conversation.taken, 201)

    def test_counts_all_that_counts(self):
        peer = self.victim()
        for _ in range(3):
            peer.send(1, b"message")
            number = peer.request(2, b"request")
            peer.cancel(number)
            peer.send_ping(b"12345678")
            peer.write_frames(frames.ack(0))
        self.assertEqual([peer.receive_reply().number for _ in range(3)], [1, 2, 3])
        self.await_confirmed(peer, 9)
        self.assertEqual(peer.conversation.taken, 3)

    def test_never_confirmed(self):
        peer = self.victim()
        peer.confirms = False
        for message in THOUSAND:
            self.tool.write(*message)
        self.assertEqual([peer.receive() for _ in THOUSAND], THOUSAND)
        self.assert_alive(peer)

    # Requests

    def test_answers(self):
        peer = self.victim()
        for size in (0, 1, 1000, self.limit):
            number = peer.request(wire.LARGEST_TYPE, pattern(size))
            reply = peer.receive_reply()
            self.assertEqual(reply.number, number)
            self.assertIn(reply.status, UNCANCELLED)

    def test_as_many_requests_as_it_holds(self):
        peer = self.victim()
        count = tlv.DEFAULT_OPEN_REQUESTS
        for _ in range(3):
            numbers = [peer.conversation.next_number() for _ in range(count)]
            peer.write_frames(*(frames.request(number, 1, b"x") for number in numbers))
            self.assertEqual(sorted(peer.receive_reply().number for _ in numbers), numbers)
        self.assertEqual(peer.conversation.waiting, set())

    def test_cancelled_request(self):
        peer = self.victim()
        numbers = [peer.request(5, b"never mind") for _ in range(10)]
        for number in numbers:
            peer.cancel(number)
        replies = [peer.receive_reply() for _ in numbers]
        self.assertEqual(sorted(reply.number for reply in replies), numbers)
        for reply in replies:
            self.assertIn(reply.status, (*UNCANCELLED, CANCELLED))
        peer.cancel(numbers[0])  # late, and once more
        self.assert_alive(peer)
        self.assertFalse(peer.replies)

    # Closing

    def test_peer_goes_away(self):
        for text in (b"", b"back in a moment", b"x" * frames.LARGEST_CLOSE_TEXT):
            peer = self.victim()
            peer.send(1, b"last")
            peer.go_away(frames.GOING_AWAY, text)
            self.assertEqual(self.tool.message(), (1, b"last"))
            self.assert_closed(peer, *IN_TIME)
            peer.stream.close()
            self.assert_clean_end(self.tool)
        self.assert_serves()

    def test_peer_goes_away_and_asked_before(self):
        peer = self.victim()
        numbers = [peer.conversation.next_number() for _ in range(100)]
        requests = [frames.request(number, 1) for number in numbers]
        peer.write_frames(*requests, frames.go_away())
        self.assert_closed(peer, *IN_TIME)
        self.assertEqual(sorted(reply.number for reply in peer.replies), numbers)
        self.assertEqual(peer.conversation.confirmed, len(numbers))

    def test_message_behind_going_away(self):
        peer = self.victim()
        peer.write_frames(frames.go_away(), frames.frame(1, b"late"))
        self.assertEqual(self.tool.message(), (1, b"late"))
        self.assert_closed(peer, *IN_TIME)
        self.assertEqual(peer.conversation.confirmed, 1)

    def test_close_of_the_peer_without_going_away(self):
        for reason in IN_TIME:
            peer = self.victim()
            peer.send(1, b"last")
            peer.send_close(reason)
            self.assertEqual(self.tool.message(), (1, b"last"))
            self.assert_closed(peer, *IN_TIME)
            self.assertEqual(peer.conversation.confirmed, 1)
            peer.stream.close()
            self.assert_clean_end(self.tool)

    def test_program_goes_away(self):
        peer = self.victim()
        self.tool.write(1, b"last")
        self.assertEqual(peer.receive(), (1, b"last"))
        self.tool.terminate()
        self.assert_closed(peer, *IN_TIME)
        self.assertIn(peer.conversation.peer_goes[0], IN_TIME)
        peer.stream.close()
        self.assertEqual(self.tool.exit_code(), 0)

    def test_program_goes_away_and_is_asked_still(self):
        peer = self.victim()
        peer.answers_going_away = False
        self.tool.terminate()
        self.await_going_away(peer)
        number = peer.request(1, b"one more thing")
        peer.send(1, b"crossing")
        reply = peer.receive_reply()
        self.assertEqual(reply.number, number)
        self.assertIn(reply.status, UNCANCELLED)
        peer.send_close()
        self.assert_closed(peer, *IN_TIME)
        self.assertEqual(self.tool.message(), (1, b"crossing"))
        self.assertEqual(peer.conversation.confirmed, 2)
        peer.stream.close()
        self.assertEqual(self.tool.exit_code(), 0)

    def test_both_go_away(self):
        peer = self.victim()
        peer.answers_going_away = False
        self.tool.terminate()
        self.await_going_away(peer)
        peer.go_away()
        self.assert_closed(peer, *IN_TIME)
        peer.stream.close()
        self.assertEqual(self.tool.exit_code(), 0)

    def test_closes_cross(self):
        peer = self.victim()
        self.tool.terminate()
        peer.send_close()
        self.assert_closed(peer, *IN_TIME)
        peer.stream.close()
        self.assertEqual(self.tool.exit_code(), 0)

    def test_program_goes_away_and_nobody_answers(self):
        peer = self.victim()
        peer.answers_going_away = False
        self.tool.terminate()
        with self.assertRaisesRegex(wire.WireError, "Truncated"):
            peer.receive()
        self.assertIn(peer.conversation.peer_goes[0], IN_TIME)
        self.tool.exit_code()


@for_each_protection()
class ConversingListen(OnExtendedListen, Conversations):
    def said_by_the_program(self, client):
        return client.offered

    def test_sessions_differ(self):
        sessions = []
        for _ in range(5):
            client = self.victim()
            sessions.append(client.conversation)
            self.close_in_order(client)
        self.assertEqual(len({session.session_id for session in sessions}), 5)
        self.assertEqual([session.keep for session in sessions], [0] * 5)

    def test_session_that_is_gone(self):
        client = self.victim()
        self.close_in_order(client)
        for session in (client.conversation.session_id, secrets.token_bytes(16)):
            client = self.extended_client()
            client.shake_hands()
            client.ask_for_session(session)
            client.read_session()
            self.assertNotEqual(client.conversation.session_id, session)
            self.assertEqual(client.conversation.keep, 0)
            self.assert_alive(client)
            self.close_in_order(client)


@for_each_protection()
class ConversingConnect(OnExtendedConnect, Conversations):
    def said_by_the_program(self, server):
        return server.accepted

    def test_part_of_the_features(self):
        for part in range(32, tlv.CONVERSATIONS, 32):
            with self.subTest(part=part):
                server = self.extended_accept(self.listener, converses=False)
                server.offering.features |= part
                server.handshake()
                self.assertEqual(server.accepted.features & tlv.CONVERSATIONS, 0)
                server.send(1, b"hello")
                self.assertEqual(self.tool.message(), (1, b"hello"))
                self.close_in_order(server)

    def test_not_admitted_now(self):
        server = self.extended_accept(self.listener)
        server.shake_hands()
        server.read_session()
        server.refuse_session(frames.NOT_ADMITTED_NOW, b"full")
        self.assert_no_word(server)
        server.stream.close()
        self.assert_serves()

    def test_not_admitted(self):
        server = self.extended_accept(self.listener)
        server.shake_hands()
        server.read_session()
        server.refuse_session(frames.NOT_ADMITTED, b"not you")
        self.assert_no_word(server)
        self.tool.failure("Refused")
        self.assertEqual(self.tool.unread("connected"), [])

    def test_what_waits_is_for_the_next_session(self):
        server = self.victim()
        server.go_away()
        self.assert_closed(server, *IN_TIME)
        server.stream.close()
        self.tool.status("Reconnecting")
        self.tool.write(5, b"written meanwhile")
        self.assertEqual(self.victim().receive(), (5, b"written meanwhile"))


# What has to hold without conversations has to hold with them, too.


@for_each_protection(network=(False,))
class ListenAndConverse(ExtendedListen):
    converses = True


@for_each_protection(network=(False,))
class ConnectAndConverse(ExtendedConnect):
    converses = True

    def test_acceptance(self):
        accepted = self.start_pair()[1].accepted
        self.assertEqual(accepted.features & tlv.CONVERSATIONS, tlv.CONVERSATIONS)


@for_each_protection(network=(False,))
class SendAndConverse(ExtendedSend):
    converses = True
