# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The Python side alone, so that a failure elsewhere can be attributed."""

import itertools
import json
import pathlib
import socket
import threading
import unittest

import gipcwire as wire
from peertest import MESSAGES, bad_public_keys, key_with_leading_zero

vectors = pathlib.Path(__file__).parent.parent / "data" / "gipc-vectors.json"


class KnownAnswers(unittest.TestCase):
    def setUp(self):
        with open(vectors, encoding="utf-8") as file:
            self.vectors = json.load(file)["version2"]

    def session(self, vector, role):
        key_pair = wire.KeyPair(int(vector[role + "Private"], 16))
        self.assertEqual(key_pair.public.hex(), vector[role + "Public"])
        other = {"client": "server", "server": "client"}[role]
        secret = key_pair.secret(bytes.fromhex(vector[other + "Public"]))
        self.assertEqual(secret.hex(), vector["Z"])

        ours, theirs = socket.socketpair()
        self.addCleanup(ours.close)
        self.addCleanup(theirs.close)
        peer = {"client": wire.Client, "server": wire.Server}[role](wire.Stream(ours))
        peer.set_secret(secret)
        return peer, theirs

    def test_key(self):
        for vector, role in itertools.product(self.vectors, ("client", "server")):
            with self.subTest(vector["name"], role=role):
                self.assertEqual(self.session(vector, role)[0].key.hex(), vector["key"])

    def test_leading_zero_is_among_them(self):
        self.assertTrue(any(vector["Z"].startswith("00") for vector in self.vectors))

    def test_sealing(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                peers = {role: self.session(vector, role)[0] for role in ("client", "server")}
                peers["server"].max_message_size = vector["maxMessageSize"]
                self.assertEqual(peers["server"].make_size_frame().hex(), vector["sizeFrame"])
                for frame in vector["frames"]:
                    made = peers[frame["sender"]].frame(
                        frame["msgType"], bytes.fromhex(frame["data"])
                    )
                    self.assertEqual(made.hex(), frame["wire"])

    def test_opening(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                client, to_client = self.session(vector, "client")
                server, to_server = self.session(vector, "server")
                to_client.sendall(bytes.fromhex(vector["sizeFrame"]))
                client.read_size_frame()
                self.assertEqual(client.server_limit, vector["maxMessageSize"])
                for frame in vector["frames"]:
                    receiver, to_receiver = {
                        "client": (server, to_server),
                        "server": (client, to_client),
                    }[frame["sender"]]
                    to_receiver.sendall(bytes.fromhex(frame["wire"]))
                    if frame["msgType"] != wire.CONTROL:
                        self.assertEqual(
                            receiver.receive(), (frame["msgType"], bytes.fromhex(frame["data"]))
                        )


class PythonAgainstPython(unittest.TestCase):
    """The two roles against each other, so that a failure elsewhere can be attributed."""

    def pair(self, encrypted, client_options=None, server_options=None):
        sockets = socket.socketpair()
        for end in sockets:
            self.addCleanup(end.close)
        client = wire.Client(wire.Stream(sockets[0]), encrypted, **client_options or {})
        server = wire.Server(wire.Stream(sockets[1]), encrypted=encrypted, **server_options or {})
        thread = threading.Thread(target=server.handshake)
        thread.start()
        client.handshake()
        thread.join()
        return client, server

    def exchange(self, client, server):
        for sender, receiver in ((client, server), (server, client)):
            for message in MESSAGES:
                thread = threading.Thread(target=sender.send, args=message)
                thread.start()
                self.assertEqual(receiver.receive(), message)
                thread.join()

    def test_messages(self):
        for encrypted in (True, False):
            with self.subTest(encrypted=encrypted):
                self.exchange(*self.pair(encrypted))

    def test_random_nonces(self):
        options = {"nonces": wire.RandomNonces()}
        self.exchange(*self.pair(True, options, options))

    def test_leading_zero(self):
        client, server = self.pair(True, {"choose_key": key_with_leading_zero})
        self.assertEqual(client.key_pair.secret(server.key_pair.public)[0], 0)
        self.exchange(client, server)

    def test_refuses_bad_public_keys(self):
        own = wire.KeyPair()
        for name, key in bad_public_keys(own.public).items():
            with self.subTest(name), self.assertRaisesRegex(wire.WireError, "BadPublicKey"):
                own.secret(key)

    def test_refuses_replay_and_loss(self):
        for nonces, name in ((wire.RandomNonces, "random"), (lambda: None, "counted")):
            with self.subTest(name):
                client, server = self.pair(True, {"nonces": nonces()})
                frame = client.frame(1, b"once")
                client.stream.write(frame * 2)
                self.assertEqual(server.receive(), (1, b"once"))
                with self.assertRaisesRegex(wire.WireError, "Integrity"):
                    server.receive()
        client, server = self.pair(True)
        client.frame(1, b"lost")
        client.send(1, b"next")
        with self.assertRaisesRegex(wire.WireError, "Integrity"):
            server.receive()

    def test_refuses_reflection(self):
        client, server = self.pair(True, {"nonces": wire.RandomNonces()})
        client.stream.write(server.size_frame)
        with self.assertRaisesRegex(wire.WireError, "Integrity"):
            server.receive()
