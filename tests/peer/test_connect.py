# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""A Python server and `gipc connect` or `gipc send`."""

import gipcwire as wire
from gipctool import input_line
from messagetests import ConnectMessages, SendMessages
from peertest import (
    THOUSAND,
    data_segments_received,
    for_each,
    key_with_leading_zero,
    pattern,
)


@for_each()
class Connect(ConnectMessages):
    """A Python server and `gipc connect`."""

    def start_pair(self, *options, **server_options):
        listener = self.start_server()
        tool = self.start_connect(*options)
        return tool, self.accept(listener, **server_options).handshake(), listener

    def test_handshake(self):
        tool, _, _ = self.start_pair()
        self.assertNotIn("client", self.assert_connected(tool))
        tool.status("Connected")

    def test_largest_message(self):
        tool, server, _ = self.start_pair(max_message_size=70000)
        message = (5, pattern(70000))
        tool.write(*message)
        self.assertEqual(server.receive(), message)
        server.send(*message)
        self.assertEqual(tool.message(), message)

    def test_thousand_messages_in_order(self):
        tool, server, _ = self.start_pair()
        server.stream.write(b"".join(server.frame(*message) for message in THOUSAND))
        self.assertEqual([tool.message() for _ in THOUSAND], THOUSAND)
        for message in THOUSAND:
            tool.write(*message)
        self.assertEqual([server.receive() for _ in THOUSAND], THOUSAND)

    def test_control_frames_are_ignored(self):
        tool, server, _ = self.start_pair()
        for data in (b"", b"\1" + bytes(48), b"\4\0", pattern(1000)):
            server.send(wire.CONTROL, data)
        server.send(1, b"message")
        self.assertEqual(tool.message(), (1, b"message"))

    def test_reconnects_after_a_clean_end(self):
        tool, server, listener = self.start_pair()
        tool.event("connected")
        self.check_reconnect(tool, server, listener)

    def test_reconnects_after_a_cut_in_a_frame(self):
        tool, server, listener = self.start_pair()
        tool.event("connected")
        server.stream.write(server.frame(1, b"never complete")[:-1])
        self.check_reconnect(tool, server, listener)
        tool.failure("Truncated")
        self.assertEqual(tool.unread("message"), [])

    def check_reconnect(self, tool, server, listener):
        # On TCP the listener stays: a port given up could go to somebody else.
        if not self.network:
            self.place.stop_listening(listener)
        server.stream.close()
        tool.status("Reconnecting")
        tool.write(5, b"written meanwhile")
        if not self.network:
            listener = self.start_server()
        server = self.accept(listener).handshake()
        tool.event("connected")
        self.assertEqual(server.receive(), (5, b"written meanwhile"))
        server.send(1, b"again")
        self.assertEqual(tool.message(), (1, b"again"))

    def test_unsupported_version(self):
        for version in (0, 1, 3, ord("H")):
            with self.subTest(version=version):
                self.use_new_place()
                listener = self.start_server()
                tool = self.start_connect()
                server = self.accept(listener)
                server.greet(version)
                self.assertEqual(server.read_answer(), wire.VERSION_NOT_SUPPORTED)
                self.assertEqual(server.stream.read_to_end(), b"")
                tool.failure("VersionMismatch")

    def test_encryption_mismatch(self):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.accept(listener)
        server.encrypted = not self.encrypted
        server.greet()
        expected = wire.SERVER_NOT_ENCRYPTED if self.encrypted else wire.CLIENT_NOT_ENCRYPTED
        self.assertEqual(server.read_answer(), expected)
        self.assertEqual(server.stream.read_to_end(), b"")
        tool.failure("EncryptionMismatch")

    def test_closes_in_order(self):
        tool, server, _ = self.start_pair()
        message = (1, pattern(1000000))
        tool.write(*message)
        self.assertEqual(server.receive(), message)
        tool.terminate()
        self.assert_end(server)
        server.stream.close()
        self.assertEqual(tool.exit_code(), 0)


@for_each(encrypted=(True,))
class ConnectKeys:
    """What only encryption has: keys and nonces of `gipc connect`."""

    def exchange(self, tool, server, count):
        for number in range(count):
            tool.write(1, b"%d" % number)
            self.assertEqual(server.receive(), (1, b"%d" % number))
            server.send(2, b"%d" % number)
            self.assertEqual(tool.message(), (2, b"%d" % number))

    def test_nonces_count_from_zero(self):
        listener = self.start_server()
        tool = self.start_connect()
        keys = set()
        for _ in range(3):
            server = self.accept(listener).handshake()
            tool.event("connected")
            self.exchange(tool, server, 5)
            self.assert_counted_nonces(server, 5)
            keys.add(server.peer_public)
            server.stream.close()
            tool.status("Reconnecting")
        self.assertEqual(len(keys), 3)

    def test_random_nonces(self):
        listener = self.start_server()
        tool = self.start_connect()
        self.exchange(tool, self.accept(listener, nonces=wire.RandomNonces()).handshake(), 20)

    def test_secret_with_leading_zero(self):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.accept(listener, choose_key=key_with_leading_zero).handshake()
        self.assertEqual(server.key_pair.secret(server.peer_public)[0], 0)
        self.exchange(tool, server, 1)


@for_each(network=(False,))
class ConnectBeforeServer:
    # Not on TCP: dialling a free port of this machine can connect to itself.
    def test_waits_for_the_server(self):
        tool = self.start_connect()
        tool.status("Connecting")
        tool.write(5, b"early")
        server = self.accept(self.start_server()).handshake()
        self.assertEqual(server.receive(), (5, b"early"))


@for_each(network=(True,))
class HandshakeWrites:
    """One write per message, as a Go peer needs it.

    All handshakes of this file check that a message arrives whole; on TCP the segments can even
    be counted.
    """

    def test_of_the_server(self):
        self.start_listen()
        client = self.client().handshake()
        self.assertLessEqual(
            data_segments_received(client.stream.socket), 3 if self.encrypted else 2
        )

    def test_of_the_client(self):
        listener = self.start_server()
        self.start_connect()
        server = self.accept(listener).handshake()
        self.assertLessEqual(
            data_segments_received(server.stream.socket), 3 if self.encrypted else 2
        )


@for_each()
class Send(SendMessages):
    """A Python server and `gipc send`."""

    def meet_tool(self, listener):
        return self.accept(listener).handshake()

    def assert_last(self, server):
        self.assert_end(server)

    def test_type(self):
        self.check((wire.LARGEST_TYPE, "grüße".encode()), "grüße", "--type", "2147483647")

    def test_line_of_json(self):
        self.check((7, b"hello"), input_line(7, b"hello"), "--format", "json")

    def test_line_of_json_without_data(self):
        self.check((7, b""), '{"type":7}', "--format", "json")

    def test_line_of_json_from_standard_input(self):
        data = pattern(wire.DEFAULT_MAX_MESSAGE_SIZE)
        line = input_line(5, data) + "\n"
        self.check((5, data), "-", "--format", "json", standard_input=line.encode())
