# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: the program asks, and what its peer makes of it."""

import base64
import json

import gipcxframes as frames
from extendedtest import ExtendedAttacks, OnExtendedConnect, OnExtendedListen, for_each_protection
from gipcxconversation import ANSWER, CANCELLED, FAILED, NOBODY_ANSWERS
from peertest import ATTACK_LIMIT, pattern

ERRORS = ["MalformedFrame", "LimitReached"]


class ProgramAsks(ExtendedAttacks):
    """The program asks, in either role: what its peer makes of it."""

    converses = True

    def ask(self, name, **members):
        line = {"request": name, "type": 5, "text": "?", **members}
        self.tool.feed(json.dumps(line).encode() + b"\n")

    def answer_to(self, name):
        return base64.b64decode(self.tool.event("reply", id=name)["data"])

    def test_answers_in_any_order(self):
        peer = self.victim()
        names = [f"r{number}" for number in range(20)]
        for name in names:
            self.ask(name)
        requests = [peer.receive_request() for _ in names]
        self.assertEqual([request.number for request in requests], list(range(1, 21)))
        for request in reversed(requests):
            peer.reply(request.number, ANSWER, 6, b"%d" % request.number)
        for number, name in enumerate(names, 1):
            self.assertEqual(self.answer_to(name), b"%d" % number)

    def test_second_reply(self):
        peer = self.victim()
        self.ask("mine")
        peer.receive_request()
        second = frames.reply(1, ANSWER, 6, b"two")
        peer.write_frames(frames.reply(1, ANSWER, 6, b"one"), second * 100, frames.frame(1, b"behind"))
        self.assertEqual(self.answer_to("mine"), b"one")
        self.assertEqual(self.tool.message(), (1, b"behind"))
        self.assertEqual(self.tool.unread("reply"), [])

    def test_refusals(self):
        peer = self.victim()
        for status in (FAILED, NOBODY_ANSWERS, CANCELLED):
            self.ask("mine")
            peer.reply(peer.receive_request().number, status, 0, b"\x1b[31m\xff" + b"x" * 250)
            self.tool.event("failed", id="mine")

    def test_never_answers(self):
        peer = self.victim()
        self.ask("mine", timeout=200)
        self.assertEqual(peer.receive_request().number, 1)
        self.tool.event("failed", id="mine")
        while not peer.cancelled:
            peer.receive_any()
        self.ask("next")
        peer.reply(peer.receive_request().number, ANSWER, 6, b"here")
        self.assertEqual(self.answer_to("next"), b"here")

    def test_holds_few_requests(self):
        peer = self.victim(open_requests=2)
        for name in range(6):
            self.ask(f"r{name}")
        for number in range(1, 7):
            self.assertLessEqual(len(peer.conversation.open), 2)
            self.assertEqual(peer.receive_request().number, number)
            peer.reply(number, ANSWER, 6, b"%d" % number)
            self.assertEqual(self.answer_to(f"r{number - 1}"), b"%d" % number)

    def test_reply_to_the_next_request(self):
        peer = self.victim()
        self.ask("mine")
        peer.receive_request()
        peer.write_frames(frames.reply(2, ANSWER, 6))
        self.assert_fatal(peer, [frames.UNEXPECTED], *ERRORS)

    def test_answer_over_the_limit(self):
        peer = self.victim()
        self.ask("mine")
        peer.receive_request()
        peer.write_frames(frames.reply(1, ANSWER, 6, pattern(ATTACK_LIMIT + 1)))
        self.assert_fatal(peer, [frames.TOO_LARGE], "MessageTooLarge")

    def test_goes_away_with_an_open_request(self):
        peer = self.victim()
        self.ask("mine")
        peer.receive_request()
        peer.go_away()
        self.assert_closed(peer, *range(5))
        peer.stream.close()
        self.tool.event("failed", id="mine")
        self.assert_clean_end(self.tool)


@for_each_protection(network=(False,))
class ListenAsks(OnExtendedListen, ProgramAsks):
    pass


@for_each_protection(network=(False,))
class ConnectAsks(OnExtendedConnect, ProgramAsks):
    pass
