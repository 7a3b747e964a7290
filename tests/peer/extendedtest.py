# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What the tests of GIPC-X have in common, on top of peertest."""

import itertools
import json
import os
import sys
import threading

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from peertest import ATTACK_LIMIT, PeerTest
from test_frame_attacks import Attacks

PSK = bytes(range(1, 33))
IDENTITY = b"key of the tests"

LIMIT_OPTIONS = (
    *("--max-message-size", "70000"),
    *("--heartbeat-interval", "6000"),
    *("--idle-limit", "20000"),
)

# Name, encryption, key
PROTECTIONS = {"Plain": (False, b""), "Encrypted": (True, b""), "Keyed": (True, PSK)}


def for_each_protection(protections=tuple(PROTECTIONS), network=(False, True)):
    """Makes a test case of the class for each combination, such as ExtendedListenKeyedUnix."""

    def make(tests):
        module = vars(sys.modules[tests.__module__])
        for protection, with_network in itertools.product(protections, network):
            name = tests.__name__ + protection + ("Tcp" if with_network else "Unix")
            encrypted, psk = PROTECTIONS[protection]
            attributes = {
                "encrypted": encrypted,
                "psk": psk,
                "network": with_network,
                "__module__": tests.__module__,
            }
            module[name] = type(name, (tests, ExtendedTest), attributes)
        return tests

    return make


class ExtendedTest(PeerTest):
    """The place, the program and the Python side, all with the key of the test if it has one."""

    psk = b""
    converses = False  # the Python side knows the features for it
    limit = ATTACK_LIMIT  # largest message that the program takes in OnExtended...

    def key_options(self):
        if not self.psk:
            return []
        path = f"/tmp/{self.place.name}.key"  # cleaned up with the place
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "wb") as file:
            file.write(self.psk)
        return ["--key-file", path, "--key-id", IDENTITY.decode()]

    def start_at(self, place, command, *arguments, **settings):
        return super().start_at(place, command, *arguments, *self.key_options(), **settings)

    def common_options(self):
        return {"service": self.place.name, "converses": self.converses}

    def extended_client(self, split=False, **options):
        """A client before its handshake."""
        stream = wire.Stream(self.place.dial(), split)
        self.addCleanup(stream.close)
        ours = {"psk": self.psk, "identity": IDENTITY, **self.common_options()}
        return gipcx.ExtendedClient(stream, encrypted=self.encrypted, **ours | options)

    def extended_accept(self, listener, split=False, **options):
        """A server before its handshake."""
        stream = wire.Stream(listener.accept()[0], split)
        self.addCleanup(stream.close)
        ours = {"keys": {IDENTITY: self.psk} if self.psk else {}, **self.common_options()}
        return gipcx.ExtendedServer(stream, encrypted=self.encrypted, **ours | options)

    def assert_extended(self, tool):
        event = tool.event("connected")
        security = "authenticated" if self.psk else "encrypted" if self.encrypted else "unencrypted"
        self.assertEqual((event["security"], event["extended"]), (security, True))
        return event

    def not_authentic(self):
        """What a first record is called that the other side cannot have sent."""
        return "AuthenticationFailed" if self.psk else "Integrity"

    def assert_closed(self, peer, *reasons):
        """The program's CLOSE is the next thing but control frames, and the last."""
        with self.assertRaises(gipcx.PeerClosed) as closed:
            peer.receive()
        self.assertIn(closed.exception.reason, reasons or (frames.DONE,))
        self.assertEqual(peer.stream.read_to_end(), b"")

    def assert_clean_end(self, tool, **fields):
        self.assertEqual(tool.event("disconnected", **fields).get("error", "NoError"), "NoError")
        self.assertEqual(tool.unread("error"), [])

    def assert_no_word(self, peer):
        """The connection ends; what still came is no ERROR and no message."""
        self.assertEqual(peer.stream.read_to_end(), b"")


class Answerer(threading.Thread):
    """Answers the requests that a program hands on; one that hands on none says so to the peer."""

    def __init__(self, tool):
        super().__init__(daemon=True)
        self._tool = tool

    def run(self):
        try:
            while self._tool.process.poll() is None:
                number = self._tool.event("request")["id"]
                self._tool.feed(json.dumps({"reply": number, "text": "answer"}).encode() + b"\n")
        except (AssertionError, OSError, ValueError):
            pass  # the program or the test is over


class ExtendedAttacks(Attacks):
    """What a malicious peer can do; `victim()` gives a session with the program, `self.tool`."""

    def assert_serves(self):
        peer = self.victim()
        peer.send(wire.LARGEST_TYPE, b"good")
        self.assertEqual(self.tool.message(), (wire.LARGEST_TYPE, b"good"))
        self.assertEqual(self.tool.unread("message"), [])
        self.close_in_order(peer)

    def close_in_order(self, peer):
        peer.send_close(frames.GOING_AWAY)
        self.assert_closed(peer, *range(5))
        peer.stream.close()

    def assert_fatal(self, peer, codes, *errors):
        """The program says one of these codes, reports one of these errors, and serves on."""
        with self.assertRaises(gipcx.PeerFailed) as failed:
            peer.receive()
        self.assertIn(failed.exception.code, codes)
        self.assert_refused(peer, *errors)

    def attack(self, codes, errors, make):
        """`make` turns a connected peer into the bytes that it sends."""
        peer = self.victim()
        peer.stream.write(make(peer))
        self.assert_fatal(peer, codes, *errors)


class OnExtendedListen:
    def setUp(self):
        super().setUp()
        self.tool = self.start_listen("--max-message-size", str(self.limit))
        Answerer(self.tool).start()

    def victim(self, **options):
        client = self.extended_client(**options).handshake()
        self.assert_extended(self.tool)
        return client


class OnExtendedConnect:
    def setUp(self):
        super().setUp()
        self.listener = self.start_server()
        self.tool = self.start_connect("--max-message-size", str(self.limit))
        Answerer(self.tool).start()

    def victim(self, **options):
        server = self.extended_accept(self.listener, **options).handshake()
        self.assert_extended(self.tool)
        return server


def bad_lists(terms, sizes):
    """Encoded TLVs that fail a handshake, made of good ones; `sizes` as in gipcxtlv."""
    good = terms.tlvs()
    whole = tlv.encode(good)
    bad = {
        "nothing": b"",
        "a type alone": whole + b"\xc8",
        "a value too short": whole + b"\xc8\5four",
    }
    for number, (kind, value) in enumerate(good):

        def replaced(*values, place=number, kind=kind):
            others = good[:place], good[place + 1 :]
            return tlv.encode([*others[0], *((kind, value) for value in values), *others[1]])

        least, most = sizes[kind]
        bad[f"{kind} missing"] = replaced()
        bad[f"{kind} doubled"] = replaced(value, value)
        if least > 0:
            bad[f"{kind} too short"] = replaced(value[: least - 1])
        if most < 255:
            bad[f"{kind} too long"] = replaced(value.ljust(most + 1, b"x"))
    return bad
