# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: a Python client and `gipc listen`."""

import os

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import IDENTITY, LIMIT_OPTIONS, OnExtendedListen, for_each_protection
from messagetests import ListenMessages
from peertest import THOUSAND, pattern


@for_each_protection()
class ExtendedListen(ListenMessages):
    """A Python client and `gipc listen`."""

    def meet_tool(self, **options):
        return self.extended_client(**options).handshake()

    def assert_met(self, tool):
        self.assert_extended(tool)

    def test_handshake(self):
        tool, client = self.start_pair()
        self.assertEqual(client.greeting, bytes([2, self.encrypted]))
        event = self.assert_extended(tool)
        if not self.network:
            self.assertEqual((event["uid"], event["pid"]), (os.getuid(), os.getpid()))

    def test_offer(self):
        _, client = self.start_pair(*LIMIT_OPTIONS)
        offer = client.offered
        self.assertLess(len(client.size_frame), gipcx.LARGEST_SIZE_FRAME)
        self.assertEqual(client.server_limit, 70000)
        self.assertEqual(offer.limits, tlv.Limits(70000, 6000, 20000))
        self.assertEqual(offer.service.decode(), self.place.name)
        expected = tlv.BASIC | (tlv.PRE_SHARED_KEY if self.psk else 0)
        self.assertEqual(offer.features & (tlv.BASIC | tlv.PRE_SHARED_KEY), expected)
        self.assertEqual([v for v in offer.versions if v < tlv.FIRST_UNASSIGNED], [tlv.VERSION])
        self.assertEqual(len(offer.versions), 2)
        kinds = [kind for kind, _ in tlv.decode(tlv.find_offer(client.offer))]
        self.assertEqual(len([kind for kind in kinds if kind >= tlv.FIRST_UNASSIGNED]), 1)

    def test_offers_differ(self):
        self.start_listen()
        randoms = set()
        for _ in range(5):
            client = self.extended_client().handshake()
            randoms.add(client.offered.random)
            client.stream.close()
        self.assertEqual(len(randoms), 5)

    def test_thousand_messages_in_order(self):
        tool, client = self.start_pair("--echo")
        plain = b"".join(frames.frame(*message) for message in THOUSAND)
        for size in (65536, 1000, 7):
            with self.subTest(size=size):
                client.stream.write(client.records(plain, size))
                self.assertEqual([client.receive() for _ in THOUSAND], THOUSAND)
                self.assertEqual([tool.message() for _ in THOUSAND], THOUSAND)

    def test_unknown_types_are_skipped(self):
        unknown = [(kind, b"") for kind in range(tlv.OPEN_REQUESTS + 1, 256)]
        self.start_listen("--echo")
        for edit in (
            lambda tlvs: unknown + tlvs,
            lambda tlvs: tlvs + unknown + unknown[-50:],  # only known ones must not be doubled
            lambda tlvs: list(reversed(tlvs)) + [(200, b"x" * 255)],
            lambda tlvs: tlvs,
        ):
            client = self.extended_client(edit=edit).handshake()
            client.send(1, b"hello")
            self.assertEqual(client.receive(), (1, b"hello"))
            client.stream.close()

    def test_ping(self):
        tool, client = self.start_pair("--echo")
        client.send_ping(b"12345678")
        client.send(1, b"behind it")
        self.assertEqual(tool.message(), (1, b"behind it"))
        self.assertEqual(client.receive(), (1, b"behind it"))
        self.assertEqual(client.pongs, [b"12345678"])

    def test_signs_of_life(self):
        _, client = self.start_pair(limits=tlv.Limits(idle=1000))
        for _ in range(3):
            msg_type, data = client.receive_frame()
            self.assertEqual((msg_type, data[0], len(data)), (wire.CONTROL, frames.PING, 9))
            client.send_control(frames.PONG, data[1:])

    def test_close_by_the_client(self):
        tool = self.start_listen()
        for reason in (frames.DONE, frames.GOING_AWAY):
            client = self.extended_client().handshake()
            number = self.assert_extended(tool)["client"]
            message = (1, pattern(1000000))
            client.send(*message)
            client.send_close(reason, "tschüss".encode())
            self.assertEqual(tool.message(), message)
            self.assert_closed(client, *range(5))
            client.stream.close()
            self.assert_clean_end(tool, client=number)

    def test_close_by_the_server(self):
        tool, client = self.start_pair()
        self.assert_extended(tool)
        message = (1, pattern(1000000))
        tool.write(*message)
        self.assertEqual(client.receive(), message)
        tool.terminate()
        self.assert_closed(client, frames.DONE, frames.GOING_AWAY)
        client.stream.close()
        self.assertEqual(tool.exit_code(), 0)
        if not self.network:
            self.assertFalse(os.path.exists(self.place.path()))

    def test_end_without_close(self):
        tool, client = self.start_pair("--echo")
        self.assert_extended(tool)
        client.stream.close()
        tool.failure("Truncated")
        client = self.extended_client().handshake()
        client.send(1, b"next")
        self.assertEqual(client.receive(), (1, b"next"))

    def test_refusals_of_the_client(self):
        self.start_listen("--echo")
        for cause in (tlv.NO_COMMON_VERSION, tlv.OTHER_SERVICE, tlv.OTHER_CAUSE, 0, 255):
            client = self.extended_client()
            client.start()
            client.refuse(cause)
            self.assert_no_word(client)
        client = self.extended_client().handshake()
        client.send(1, b"hello")
        self.assertEqual(client.receive(), (1, b"hello"))


@for_each_protection(("Encrypted", "Keyed"), network=(False,))
class ExtendedListenKeys:
    def test_key_updates(self):
        tool = self.start_listen("--echo")
        client = self.extended_client().handshake()
        for number in range(32):
            client.stream.write(client.key_update() + client.frame(1, b"%d" % number))
            self.assertEqual(client.receive(), (1, b"%d" % number))
            self.assertEqual(tool.message(), (1, b"%d" % number))
        self.assertEqual(client.key_updates, 0)  # the other direction is not touched

    def test_fresh_secrets(self):
        self.start_listen()
        secrets = set()
        for _ in range(5):
            client = self.extended_client().handshake()
            secrets |= set(client.schedule.traffic.values())
            client.stream.close()
        self.assertEqual(len(secrets), 10)


@for_each_protection(("Keyed",))
class ListenWithKey(OnExtendedListen):
    """Who does not have the key does not get in."""

    def check(self, *errors, **options):
        client = self.extended_client(**options)
        with self.assertRaises(wire.WireError) as failed:
            client.handshake()
        client.stream.read_to_end()
        self.tool.failure(*errors)
        self.assertEqual(self.tool.unread("connected"), [])
        self.close(self.victim())
        return failed.exception

    def close(self, peer):
        peer.send_close()
        self.assert_closed(peer)
        peer.stream.close()

    def test_wrong_key(self):
        for psk in (bytes(31) + b"\1", self.psk + b"\0", self.psk[:31], b"x" * 64):
            with self.subTest(psk=psk):
                error = self.check("AuthenticationFailed", psk=psk)
                self.assertEqual(error.name, "AuthenticationFailed")

    def test_unknown_identity(self):
        for identity in (b"", b"other", IDENTITY + b"\0", b"x" * 64):
            with self.subTest(identity=identity):
                error = self.check("AuthenticationFailed", identity=identity)
                self.assertEqual(error.name, "AuthenticationFailed")

    def test_client_without_key(self):
        client = self.extended_client()
        client.start()
        client.psk = b""
        client.accept()
        client.stream.read_to_end()
        self.tool.failure("AuthenticationFailed", "ExtensionRequired")
        self.assertEqual(self.tool.unread("connected"), [])
        self.close(self.victim())


@for_each_protection(("Encrypted",), network=(False,))
class SilenceOfTheClient:
    def test_silence(self):
        tool = self.start_listen("--idle-limit", "1000")
        client = self.extended_client(limits=tlv.Limits(idle=1000)).handshake()
        client.answers_pings = False
        with self.assertRaises(gipcx.PeerFailed) as failed:
            client.receive()
        self.assertEqual(failed.exception.code, frames.SILENCE)
        self.assertGreater(client.pings, 0)
        tool.failure()
