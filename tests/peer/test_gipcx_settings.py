# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: policies, and who needs which key for which service."""

import os

import gipcwire as wire
import gipcx
import gipcxtlv as tlv
from extendedtest import IDENTITY, OnExtendedListen, for_each_protection
from peertest import PeerTest

WITHOUT_KEY = ("Plain", "Encrypted")
USAGE, HANDSHAKE = 1, 3  # exit codes


@for_each_protection()
class ListenPolicies:
    def assert_healthy(self, tool):
        client = self.extended_client().handshake()
        client.send(1, b"good")
        self.assertEqual(tool.message(), (1, b"good"))
        self.assert_extended(tool)

    def check_version_2_refused(self, tool):
        client = self.client().handshake()
        self.assert_no_word(client)
        tool.failure("ExtensionRequired", "AuthenticationFailed")
        self.assertEqual(tool.unread("connected"), [])
        self.assert_healthy(tool)

    def test_prefer(self):
        tool = self.start_listen("--policy", "prefer")
        if self.psk:
            self.check_version_2_refused(tool)
            return
        client = self.client().handshake()
        client.send(1, b"version 2")
        self.assertEqual(tool.message(), (1, b"version 2"))
        self.assert_connected(tool)
        client.stream.close()
        self.assert_healthy(tool)

    def test_require(self):
        self.check_version_2_refused(self.start_listen("--policy", "require"))


@for_each_protection(("Encrypted",), network=(False,))
class IdleLimits:
    """What the program says of how long the other side may be silent."""

    rows = {"0": 0, "1": 1000, "1000": 1000, "1001": 1001, "2147483647": 2147483647}

    def test_of_listen(self):
        for given, limit in self.rows.items():
            with self.subTest(given):
                self.use_new_place()
                self.start_listen("--idle-limit", given)
                self.assertEqual(self.extended_client().handshake().offered.limits.idle, limit)

    def test_of_connect_and_send(self):
        for start in (self.start_connect, lambda *options: self.start_send("hello", *options)):
            for given, limit in self.rows.items():
                with self.subTest(given):
                    self.use_new_place()
                    listener = self.start_server()
                    start("--idle-limit", given)
                    server = self.extended_accept(listener).handshake()
                    self.assertEqual(server.accepted.limits.idle, limit)

    def test_default(self):
        tool = self.start("listen", self.place.name)
        tool.listening_address()
        limits = self.extended_client().handshake().offered.limits
        self.assertEqual((limits.interval, limits.idle), (5000, 15000))


@for_each_protection(WITHOUT_KEY)
class ListenCompatible:
    def test_no_offer(self):
        tool = self.start_listen("--policy", "compatible")
        client = self.client().handshake()
        self.assertEqual(client.offer, b"")
        client.send(1, b"version 2")
        self.assertEqual(tool.message(), (1, b"version 2"))
        self.assert_connected(tool)

    def test_acceptance_of_nothing(self):
        tool = self.start_listen("--policy", "compatible")
        client = self.extended_client()
        client.start()
        client.accept()
        self.assert_no_word(client)
        tool.failure()
        self.assertEqual(tool.unread("connected"), [])
        self.client().handshake().send(1, b"good")
        self.assertEqual(tool.message(), (1, b"good"))


class ServerWithoutOffer:
    """What the program does with a server that offers nothing it can use."""

    no_offers = {
        "nothing": lambda offering: b"",
        "something else": lambda offering: b"GIPY" + bytes(100),
        "no common version": lambda offering: tlv.append_offer(
            tlv.encode([(tlv.VERSIONS, b"\2\xc8"), *offering.tlvs()[1:]])
        ),
        "another version, other types": lambda offering: tlv.append_offer(
            tlv.encode([(tlv.VERSIONS, b"\2"), (tlv.FEATURES, b"other"), (100, b"")])
        ),
    }

    def each_server(self, *options):
        for name, make_rest in self.no_offers.items():
            with self.subTest(name):
                self.use_new_place()
                listener = self.start_server()
                self.tool = self.start_send("hello", *options)
                server = self.extended_accept(listener)
                server.keys = {}  # or it would refuse the client
                make = server.make_size_frame
                server.make_size_frame = lambda: make(make_rest(server.offering))
                self.check(server)

    def check_refused(self, server):
        server.start()
        # The 00 keeps a Go server alive; it is all the client says.
        self.assertEqual(server.stream.read_to_end(), gipcx.STAY_WITH_VERSION_2)
        self.tool.failure("ExtensionRequired")
        self.assertEqual(self.tool.unread("connected"), [])
        self.assertEqual(self.tool.exit_code(), HANDSHAKE)


@for_each_protection(WITHOUT_KEY)
class SendWithPrefer(ServerWithoutOffer):
    def check(self, server):
        server.handshake()
        self.assertFalse(server.extended)
        self.assertEqual(server.receive(), (1, b"hello"))
        self.assert_end(server)
        server.stream.close()
        self.assertEqual(self.tool.exit_code(), 0)
        self.assert_connected(self.tool)

    def test_default(self):
        self.each_server()

    def test_prefer(self):
        self.each_server("--policy", "prefer")

    def test_compatible(self):
        self.no_offers = {
            "an offer": lambda offering: tlv.append_offer(tlv.encode(offering.tlvs()))
        }
        self.each_server("--policy", "compatible")


@for_each_protection()
class SendWithRequire(ServerWithoutOffer):
    check = ServerWithoutOffer.check_refused

    def test_require(self):
        self.each_server("--policy", "require")

    def test_offer(self):
        listener = self.start_server()
        tool = self.start_send("hello", "--policy", "require")
        server = self.extended_accept(listener).handshake()
        self.assertEqual(server.receive(), (1, b"hello"))
        self.assert_closed(server)
        server.stream.close()
        self.assertEqual(tool.exit_code(), 0)


@for_each_protection(("Keyed",))
class SendWithKey(ServerWithoutOffer):
    check = ServerWithoutOffer.check_refused

    def test_no_offer(self):
        self.each_server()

    def check_failure(self, errors, **server_options):
        """How the handshake failed on the Python side."""
        self.use_new_place()
        listener = self.start_server()
        tool = self.start_send("hello")
        server = self.extended_accept(listener, **server_options)
        with self.assertRaises(wire.WireError) as failed:
            server.handshake()
        self.assert_no_word(server)
        tool.failure(*errors)
        self.assertEqual(tool.unread("connected"), [])
        self.assertEqual(tool.exit_code(), HANDSHAKE)
        return failed.exception

    def test_wrong_key(self):
        for key in (bytes(31) + b"\1", self.psk + b"\0", b"x" * 64):
            with self.subTest(key=key):
                error = self.check_failure(["AuthenticationFailed"], keys={IDENTITY: key})
                self.assertEqual(error.name, "AuthenticationFailed")

    def test_unknown_identity(self):
        error = self.check_failure(["AuthenticationFailed"], keys={b"other": self.psk})
        self.assertEqual(error.name, "AuthenticationFailed")

    def test_server_without_key(self):
        error = self.check_failure(["AuthenticationFailed", "ExtensionRequired"], keys={})
        self.assertEqual(error.cause, tlv.CLIENT_WANTS_KEY)


@for_each_protection(WITHOUT_KEY)
class SendWithoutKey:
    def test_server_with_key(self):
        listener = self.start_server()
        tool = self.start_send("hello")
        server = self.extended_accept(listener)
        server.offering.features |= tlv.PRE_SHARED_KEY
        with self.assertRaises(gipcx.Refused) as refused:
            server.handshake()
        # Without encryption a key cannot be, so that offer is a wrong one.
        wrong_offer = [] if self.encrypted else [tlv.OTHER_CAUSE]
        self.assertIn(refused.exception.cause, [tlv.SERVER_WANTS_KEY, *wrong_offer])
        tool.failure("AuthenticationFailed", "ExtensionRequired", "MalformedFrame")
        self.assertEqual(tool.exit_code(), HANDSHAKE)


@for_each_protection()
class OtherService:
    def test_is_refused_where_it_counts(self):
        listener = self.start_server()
        tool = self.start_send("hello")
        server = self.extended_accept(listener, service="elsewhere")
        if not self.network and not self.psk:
            # The path of the socket has told them apart already.
            self.assertEqual(server.handshake().receive(), (1, b"hello"))
            return
        with self.assertRaises(gipcx.Refused) as refused:
            server.handshake()
        self.assertEqual(refused.exception.cause, tlv.OTHER_SERVICE)
        tool.failure("OtherService")
        self.assertEqual(tool.exit_code(), HANDSHAKE)


@for_each_protection(("Keyed",), network=(False,))
class EmptyIdentity(OnExtendedListen):
    def key_options(self):
        return super().key_options()[:2]  # no --key-id

    def victim(self):
        return super().victim(identity=b"")

    def test_is_the_default(self):
        self.victim().send(1, b"hello")
        self.assertEqual(self.tool.message(), (1, b"hello"))

    def test_of_send(self):
        self.use_new_place()
        listener = self.start_server()
        self.start_send("hello")
        server = self.extended_accept(listener, keys={b"": self.psk}).handshake()
        self.assertEqual(server.receive(), (1, b"hello"))


class WrongKeyOptions(PeerTest):
    """Wrong configurations are refused before anything else happens."""

    def key_file(self, content):
        path = f"/tmp/{self.place.name}.key"  # cleaned up with the place
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, 0o600)
        return path

    def check(self, *options):
        for command in (["listen"], ["connect"], ["send", '{"type":1}']):
            with self.subTest(command[0]):
                tool = self.start_at(self.place, *command, *options)
                self.assertEqual(tool.exit_code(), USAGE)

    def test_size(self):
        for size in (0, 31, 65):
            with self.subTest(size=size):
                self.check("--key-file", self.key_file(bytes(range(1, size + 1))))

    def test_zeros(self):
        self.check("--key-file", self.key_file(bytes(48)))

    def test_no_file(self):
        self.check("--key-file", "/nowhere/at/all")

    def test_without_encryption(self):
        self.check("--no-encryption", "--key-file", self.key_file(bytes(range(1, 33))))

    def test_compatible_with_key(self):
        path = self.key_file(bytes(range(1, 33)))
        self.check("--policy", "compatible", "--key-file", path)

    def test_long_identity(self):
        path = self.key_file(bytes(range(1, 33)))
        self.check("--key-file", path, "--key-id", "x" * 65)

    def test_unknown_policy(self):
        self.check("--policy", "sometimes")
