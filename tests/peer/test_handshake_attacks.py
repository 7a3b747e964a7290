# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What a malicious or broken peer can do in the handshake."""

import socket
import struct

import gipcwire as wire
from peertest import bad_public_keys, for_each
from test_frame_attacks import Attacks, OnConnect, OnListen


@for_each()
class HandshakeAttacksOnListen(OnListen, Attacks):
    def test_garbage(self):
        for garbage in (
            b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"\xff" * 1000,
            bytes(1000),
        ):
            with self.subTest(garbage=garbage[:8]):
                client = self.client()
                client.read_greeting()
                client.stream.write(garbage)
                client.stream.read_to_end()
                self.tool.failure()
                client.stream.close()
        # Zeros are a good plain handshake, so the events may hold one more connection.
        peer = self.client().handshake()
        peer.send(1, b"good")
        self.assertEqual(self.tool.message(), (1, b"good"))

    def test_refusals_of_the_client(self):
        mismatch = wire.CLIENT_NOT_ENCRYPTED if self.encrypted else wire.SERVER_NOT_ENCRYPTED
        for answer, errors in (
            (wire.VERSION_NOT_SUPPORTED, ["VersionMismatch"]),
            (mismatch, ["EncryptionMismatch"]),
            (3, []),
            (5, []),
            (255, []),
        ):
            with self.subTest(answer=answer):
                client = self.client()
                client.read_greeting()
                client.answer(answer)
                self.assert_refused(client, *errors)

    def test_killed_at_every_byte(self):
        # Message 2, the key, message 5
        sizes = (1, wire.PUBLIC_KEY_SIZE, 1) if self.encrypted else (1, 1)
        for sent in range(sum(sizes)):
            client = self.client()
            self.die_after(client, sent)
            client.stream.reset() if sent % 2 else client.stream.close()
        self.assert_serves()

    def die_after(self, client, sent):
        """Does the handshake until `sent` bytes have been sent."""
        client.read_greeting()
        if sent >= 1:
            client.answer(wire.GO_ON)
        if sent > 1 and self.encrypted:
            client.stream.write(wire.KeyPair().public[: sent - 1])

    def test_closed_before_the_greeting(self):
        for _ in range(10):
            self.client().stream.close()
        self.assert_serves()


@for_each(encrypted=(True,))
class KeyAttacksOnListen(OnListen, Attacks):
    def start_handshake(self):
        client = self.client()
        client.read_greeting()
        client.answer(wire.GO_ON)
        return client, client.read_key()

    def test_bad_public_keys(self):
        for name in bad_public_keys(b""):
            with self.subTest(name):
                client, own_key = self.start_handshake()
                client.stream.write(bad_public_keys(own_key)[name])
                # A zero in the place of the 04 is what a Go client without encryption sends.
                also = ["EncryptionMismatch"] if name == "zeros" else []
                self.assert_refused(client, "BadPublicKey", *also)

    def test_key_without_its_last_byte(self):
        client, _ = self.start_handshake()
        client.stream.write(wire.KeyPair().public[:-1])
        client.stream.socket.shutdown(socket.SHUT_WR)
        self.assert_refused(client)

    def test_go_client_without_encryption(self):
        client, _ = self.start_handshake()
        client.stream.write(b"\0")  # its message 5: it took our key for the size frame
        self.assert_refused(client, "EncryptionMismatch")


@for_each(network=(False,))
class MessageFive:
    def test_acceptance_of_nothing(self):
        tool = self.start_listen("--policy", "compatible")
        for value in (0xE1, 0xE0, 1):
            with self.subTest(value=value):
                client = self.client()
                client.read_greeting()
                client.answer(wire.GO_ON)
                if self.encrypted:
                    client.exchange_keys()
                client.read_size_frame()
                client.stream.write(bytes([value]))
                client.stream.read_to_end()
                tool.failure()
        self.client().handshake().send(1, b"good")
        self.assertEqual(tool.message(), (1, b"good"))


@for_each()
class HandshakeAttacksOnConnect(OnConnect, Attacks):
    def test_killed_at_every_byte(self):
        # Message 1, the key, the size frame
        sizes = (2, wire.PUBLIC_KEY_SIZE, 36) if self.encrypted else (2, 8)
        for sent in range(sum(sizes)):
            server = self.accept(self.listener)
            self.die_after(server, sent)
            server.stream.close()
        self.assert_serves()

    def die_after(self, server, left):
        """Does the handshake until `left` bytes have been sent."""

        def write(data):
            nonlocal left
            server.stream.write(data[:left])
            left -= min(left, len(data))
            return left > 0

        if not write(bytes([wire.VERSION, self.encrypted])):
            return
        self.assertEqual(server.read_answer(), wire.GO_ON)
        if self.encrypted:
            key_pair = wire.KeyPair()
            if not write(key_pair.public):
                return
            server.set_secret(key_pair.secret(server.read_key()))
        write(server.make_size_frame())


@for_each(network=(False,))
class SizeFrameAttacks:
    """Bad size frames, to `gipc connect`; a new process for each."""

    def check(self, make_frame, *errors):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.accept(listener)
        server.greet()
        self.assertEqual(server.read_answer(), wire.GO_ON)
        if self.encrypted:
            server.exchange_keys()
        server.stream.write(make_frame(server))
        self.assertEqual(server.stream.read_to_end(), b"")  # no message 5 either
        tool.failure(*errors)
        self.assertEqual(tool.unread("connected"), [])

    def test_too_short(self):
        self.check(lambda server: wire.with_length(server.seal(bytes(3))))

    def test_empty(self):
        self.check(lambda server: bytes(4))

    def test_too_long(self):
        self.check(lambda server: struct.pack(">I", wire.LARGEST_SIZE_FRAME + 1))

    def test_enormous(self):
        self.check(lambda server: b"\xff" * 4)


@for_each(encrypted=(True,), network=(False,))
class KeyAttacksOnConnect:
    def start_handshake(self):
        listener = self.start_server()
        self.tool = self.start_connect()
        server = self.accept(listener)
        server.greet()
        self.assertEqual(server.read_answer(), wire.GO_ON)
        return server

    def test_bad_public_keys(self):
        for name in bad_public_keys(b""):
            with self.subTest(name):
                self.use_new_place()
                server = self.start_handshake()
                own_key = server.read_key()
                server.stream.write(bad_public_keys(own_key)[name])
                self.assertEqual(server.stream.read_to_end(), b"")
                self.tool.failure("BadPublicKey")

    def test_damaged_size_frame(self):
        server = self.start_handshake()
        server.exchange_keys()
        frame = bytearray(server.make_size_frame())
        frame[-1] ^= 1
        server.stream.write(frame)
        self.assertEqual(server.stream.read_to_end(), b"")
        self.tool.failure("Integrity")
