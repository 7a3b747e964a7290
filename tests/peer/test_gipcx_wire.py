# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X, a Python client against a Python server, to attribute failures elsewhere."""

import socket
import struct
import threading
import unittest

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from peertest import MESSAGES, THOUSAND, pattern

PSK = bytes(range(32))
SERVICE = "service"
PROTECTIONS = ("plain", "encrypted", "keyed")


class Attempt(threading.Thread):
    """A handshake in the background; `error` is how it failed."""

    def __init__(self, peer):
        super().__init__()
        self._peer = peer
        self.error = None

    def run(self):
        try:
            self._peer.handshake()
        except wire.WireError as error:
            self.error = error
            self._peer.stream.close()


class Python(unittest.TestCase):
    """The two roles against each other."""

    options = {}  # of both

    def peers(self, protection, client_options=None, server_options=None):
        streams = [wire.Stream(end) for end in socket.socketpair()]
        for stream in streams:
            self.addCleanup(stream.close)
        common = {"encrypted": protection != "plain", "service": SERVICE, **self.options}
        of_client, of_server = {}, {}
        if protection == "keyed":
            of_client = {"psk": PSK, "identity": b"us"}
            of_server = {"keys": {b"us": PSK, b"them": bytes(reversed(PSK))}}
        return (
            gipcx.ExtendedClient(streams[0], **common | of_client | (client_options or {})),
            gipcx.ExtendedServer(streams[1], **common | of_server | (server_options or {})),
        )

    def shake_hands(self, client, server):
        """The errors of client and server."""
        attempt = Attempt(server)
        attempt.start()
        error = None
        try:
            client.handshake()
        except wire.WireError as failure:
            error = failure
            client.stream.close()
        attempt.join()
        return error, attempt.error

    def pair(self, *arguments):
        client, server = self.peers(*arguments)
        self.assertEqual(self.shake_hands(client, server), (None, None))
        self.client, self.server = client, server
        return client, server

    def assert_refused(self, client, server, client_error, server_error):
        errors = self.shake_hands(client, server)
        self.assertEqual([error and error.name for error in errors], [client_error, server_error])
        return errors

    def both_ways(self, pair):
        return ((pair[0], pair[1]), (pair[1], pair[0]))

    def write(self, peer, data):
        """In the background: the other side has not begun to read."""
        thread = threading.Thread(target=peer.stream.write, args=(data,))
        thread.start()
        self.addCleanup(thread.join)


class ExtendedPythonAgainstPython(Python):
    # Handshakes

    def test_agreement(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                client, server = self.pair(protection)
                self.assertTrue(client.extended and server.extended)
                self.assertEqual(client.transcript, server.transcript)
                self.assertEqual(
                    client.schedule.export(b"test", 40), server.schedule.export(b"test", 40)
                )
                self.assertLess(len(server.size_frame), gipcx.LARGEST_SIZE_FRAME)

    def test_single_bytes(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                for sender, receiver in self.both_ways(self.pair(protection)):
                    sender.stream.split = True
                    self.write(sender, sender.frame(5, b"hello"))
                    self.assertEqual(receiver.receive(), (5, b"hello"))

    def test_secrets_differ(self):
        client, server = self.pair("encrypted")
        other, _ = self.pair("encrypted")
        all_of_them = [
            *client.schedule.traffic.values(),
            *client.schedule.finished_secret.values(),
            client.schedule.exporter,
            client.schedule.resumption,
            *other.schedule.traffic.values(),
        ]
        self.assertEqual(len(set(all_of_them)), len(all_of_them))

    def test_wrong_key(self):
        self.assert_refused(
            *self.peers("keyed", {"psk": bytes(31) + b"\1"}),
            "AuthenticationFailed",
            "AuthenticationFailed",
        )

    def test_unknown_identity(self):
        self.assert_refused(
            *self.peers("keyed", {"identity": b"nobody"}),
            "AuthenticationFailed",
            "AuthenticationFailed",
        )

    def test_key_of_another_identity(self):
        self.assert_refused(
            *self.peers("keyed", {"identity": b"them"}),
            "AuthenticationFailed",
            "AuthenticationFailed",
        )

    def test_other_service(self):
        errors = self.assert_refused(
            *self.peers("keyed", {"service": "elsewhere"}), "OtherService", "HandshakeRefused"
        )
        self.assertEqual(errors[1].cause, tlv.OTHER_SERVICE)

    def test_service_without_key_is_not_compared_on_unix(self):
        self.pair("encrypted", {"service": "elsewhere"})

    def test_key_on_one_side_only(self):
        for options, cause in (
            (({"psk": b""}, {}), tlv.SERVER_WANTS_KEY),
            (({}, {"keys": {}}), tlv.CLIENT_WANTS_KEY),
        ):
            with self.subTest(cause=cause):
                errors = self.assert_refused(
                    *self.peers("keyed", *options), "AuthenticationFailed", "HandshakeRefused"
                )
                self.assertEqual(errors[1].cause, cause)

    def test_no_common_version(self):
        client, server = self.peers("encrypted")
        server.offering.versions = bytes([2, 200])
        self.assert_refused(client, server, "ExtensionRequired", None)
        self.assertFalse(server.extended)

    def test_no_offer(self):
        client, server = self.peers("encrypted")
        server.make_size_frame = lambda: gipcx.ExtendedServer.make_size_frame(server, b"other")
        self.assert_refused(client, server, "ExtensionRequired", None)

    def test_bad_offers(self):
        for name, edit in {
            "doubled": lambda tlvs: tlvs + tlvs[:1],
            "missing": lambda tlvs: tlvs[1:],
            "longer": lambda tlvs: [(kind, value + b"\0" * 65) for kind, value in tlvs],
            "empty": lambda tlvs: [],
        }.items():
            with self.subTest(name):
                client, server = self.peers("encrypted", None, {"edit": edit})
                self.assert_refused(client, server, "MalformedFrame", "HandshakeRefused")

    def test_fallback(self):
        client, server = self.peers("encrypted")
        client = wire.Client(client.stream)
        self.assertEqual(self.shake_hands(client, server), (None, None))
        client.send(5, b"version 2")
        self.assertEqual(server.receive(), (5, b"version 2"))

    def test_reflected_finished(self):
        client, server = self.peers("encrypted")
        attempt = Attempt(server)
        attempt.start()
        client.start()
        client.stream.write(client.make_acceptance())
        client.stream.write(client.stream.read(wire.LENGTH_SIZE + 73))
        attempt.join()
        self.assertEqual(attempt.error.name, "Integrity")

    # Sessions

    def test_messages(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                pair = self.pair(protection)
                for sender, receiver in self.both_ways(pair):
                    self.write(sender, b"".join(sender.frame(*message) for message in MESSAGES))
                    self.assertEqual([receiver.receive() for _ in MESSAGES], MESSAGES)

    def test_frames_spread_over_records(self):
        plain = b"".join(frames.frame(*message) for message in THOUSAND)
        for protection in PROTECTIONS:
            with self.subTest(protection):
                pair = self.pair(protection)
                for sender, receiver in self.both_ways(pair):
                    for size in (7, 1000, 65536):
                        self.write(sender, sender.records(plain, size))
                        self.assertEqual([receiver.receive() for _ in THOUSAND], THOUSAND)

    def test_ping(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                pair = self.pair(protection)
                for sender, receiver in self.both_ways(pair):
                    sender.send_ping(b"12345678")
                    sender.send(1, b"behind it")
                    self.assertEqual(receiver.receive(), (1, b"behind it"))
                    receiver.send(1, b"and back")
                    self.assertEqual(sender.receive(), (1, b"and back"))
                    self.assertEqual((receiver.pings, sender.pongs), (1, [b"12345678"]))

    def test_close(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                pair = self.pair(protection)
                for peer in pair:
                    peer.send(1, b"last")
                    peer.send_close(frames.GOING_AWAY, b"bye")
                for peer in pair:
                    self.assertEqual(peer.receive(), (1, b"last"))
                    with self.assertRaises(gipcx.PeerClosed) as closed:
                        peer.receive()
                    self.assertEqual((closed.exception.reason, closed.exception.text), (1, b"bye"))

    def test_end_without_close(self):
        for protection in PROTECTIONS:
            with self.subTest(protection):
                pair = self.pair(protection)
                pair[0].stream.close()
                with self.assertRaisesRegex(wire.WireError, "Truncated"):
                    pair[1].receive()

    def test_key_updates(self):
        for sender, receiver in self.both_ways(self.pair("encrypted")):
            for number in range(32):
                sender.stream.write(sender.key_update())
                sender.send(1, b"%d" % number)
                self.assertEqual(receiver.receive(), (1, b"%d" % number))
            self.assertEqual(receiver.key_updates, 32)

    def check_fatal(self, code, protections, make):
        for protection in protections:
            for client_sends in (True, False):
                with self.subTest(protection, client_sends=client_sends):
                    pair = self.pair(protection)
                    sender, receiver = pair if client_sends else reversed(pair)
                    self.write(sender, make(sender))
                    with self.assertRaises(frames.Fatal) as fatal:
                        receiver.receive()
                    self.assertEqual(fatal.exception.code, code)
                    with self.assertRaises(gipcx.PeerFailed) as failed:
                        sender.receive()
                    self.assertEqual(failed.exception.code, code)

    def test_fatal_errors(self):
        encrypted, everywhere = PROTECTIONS[1:], PROTECTIONS
        too_large = wire.DEFAULT_MAX_MESSAGE_SIZE + 1
        for code, protections, make in (
            (frames.INTEGRITY, encrypted, lambda peer: wire.with_length(pattern(100))),
            (frames.INTEGRITY, encrypted, lambda peer: b"\xff" * 4),
            (frames.MALFORMED, everywhere, lambda peer: peer.records(bytes(4))),
            (frames.MALFORMED, everywhere, lambda peer: peer.records(struct.pack(">II", 4, 0))),
            (frames.MALFORMED, everywhere, lambda peer: peer.control(frames.PING, b"short")),
            (frames.MALFORMED, everywhere, lambda peer: peer.control(frames.CLOSE, bytes(130))),
            (frames.MALFORMED, everywhere, lambda peer: peer.frame(2**31)),
            (
                frames.TOO_LARGE,
                everywhere,
                lambda peer: peer.records(struct.pack(">II", 4 + too_large, 1)),
            ),
            (frames.UNEXPECTED, everywhere, lambda peer: peer.control(frames.ACK, bytes(8))),
            (frames.UNEXPECTED, everywhere, lambda peer: peer.control(200)),
            (frames.UNEXPECTED, ["plain"], lambda peer: peer.control(frames.KEY_UPDATE)),
            (frames.UNEXPECTED, ["plain"], lambda peer: peer.control(frames.FINISHED, bytes(48))),
            (frames.UNEXPECTED, encrypted, lambda peer: peer.make_finished()),
            (
                frames.UNEXPECTED,
                encrypted,
                lambda peer: peer.records(frames.control(frames.KEY_UPDATE) + frames.frame(1)),
            ),
            (
                frames.TOO_MANY_KEY_UPDATES,
                encrypted,
                lambda peer: b"".join(peer.key_update() for _ in range(33)),
            ),
        ):
            self.check_fatal(code, protections, make)
