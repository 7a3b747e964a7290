# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""A Python client and `gipc listen`."""

import os
import socket

import gipcwire as wire
from messagetests import ListenMessages
from peertest import THOUSAND, for_each, key_with_leading_zero, pattern


@for_each()
class Listen(ListenMessages):
    """A Python client and `gipc listen`."""

    def meet_tool(self, **options):
        return self.client(**options).handshake()

    def assert_met(self, tool):
        self.assert_connected(tool)

    def test_handshake(self):
        tool = self.start_listen()
        client = self.client().handshake()
        self.assertEqual(client.greeting, bytes([2, self.encrypted]))
        self.assertEqual(client.server_limit, wire.DEFAULT_MAX_MESSAGE_SIZE)
        event = self.assert_connected(tool)
        if not self.network:
            self.assertEqual((event["uid"], event["pid"]), (os.getuid(), os.getpid()))

    def test_address(self):
        tool = self.start_at(self.place, "listen")
        address = tool.listening_address()
        tool.status("Listening")
        if self.network:
            self.assertRegex(address, r"^127\.0\.0\.1:[1-9][0-9]*$")
        else:
            self.assertEqual(address, self.place.path())

    def test_size_frame(self):
        self.start_listen("--max-message-size", "70000", "--policy", "compatible")
        client = self.client().handshake()
        self.assertEqual(client.server_limit, 70000)
        self.assertEqual(client.offer, b"")
        self.assertEqual(len(client.size_frame), 36 if self.encrypted else 8)

    def test_thousand_messages_in_order(self):
        tool = self.start_listen("--echo")
        client = self.client().handshake()
        client.stream.write(b"".join(client.frame(*message) for message in THOUSAND))
        self.assertEqual([client.receive() for _ in THOUSAND], THOUSAND)
        self.assertEqual([tool.message() for _ in THOUSAND], THOUSAND)

    def test_control_frames_are_ignored(self):
        tool = self.start_listen("--echo")
        client = self.client().handshake()
        for data in (b"", b"\1" + bytes(48), b"\4\0", pattern(1000)):
            client.send(wire.CONTROL, data)
        client.send(1, b"message")
        self.assertEqual(client.receive(), (1, b"message"))
        self.assertEqual(tool.message(), (1, b"message"))

    def test_next_client_after_a_clean_end(self):
        tool = self.start_listen("--echo")
        for number in range(3):
            client = self.client().handshake()
            event = tool.event("connected")
            client.send(1, b"%d" % number)
            self.assertEqual(client.receive(), (1, b"%d" % number))
            client.stream.close()
            tool.event("disconnected", client=event["client"])

    def test_second_client_waits_for_the_first(self):
        self.start_listen("--echo")
        first = self.client().handshake()
        second = self.client()
        first.send(1, b"mine")
        self.assertEqual(first.receive(), (1, b"mine"))
        second.stream.socket.setblocking(False)
        with self.assertRaises(BlockingIOError):
            second.stream.socket.recv(1)
        second.stream.socket.settimeout(wire.PATIENCE)
        first.stream.close()
        second.handshake()
        second.send(1, b"mine")
        self.assertEqual(second.receive(), (1, b"mine"))

    def test_silent_newcomer_locks_nobody_out(self):
        self.start_listen("--echo")
        silent = self.client()
        silent.read_greeting()
        client = self.client().handshake()
        client.send(1, b"hello")
        self.assertEqual(client.receive(), (1, b"hello"))

    def test_closes_in_order(self):
        tool = self.start_listen()
        client = self.client().handshake()
        tool.event("connected")
        message = (1, pattern(1000000))
        tool.write(*message)
        self.assertEqual(client.receive(), message)
        tool.terminate()
        self.assert_end(client)
        client.stream.close()
        self.assertEqual(tool.exit_code(), 0)
        if not self.network:
            self.assertFalse(os.path.exists(self.place.path()))


@for_each(encrypted=(True,))
class ListenKeys:
    """What only encryption has: keys and nonces of `gipc listen`."""

    def echo(self, client, count):
        for number in range(count):
            client.send(1, b"%d" % number)
            self.assertEqual(client.receive(), (1, b"%d" % number))

    def test_nonces_count_from_zero(self):
        self.start_listen("--echo")
        for _ in range(2):  # each connection for itself
            client = self.client().handshake()
            self.echo(client, 5)
            self.assert_counted_nonces(client, 6)
            client.stream.close()

    def test_fresh_key_per_connection(self):
        self.start_listen()
        keys = set()
        for _ in range(5):
            client = self.client().handshake()
            keys.add(client.peer_public)
            client.stream.close()
        self.assertEqual(len(keys), 5)

    def test_random_nonces(self):
        self.start_listen("--echo")
        self.echo(self.client(nonces=wire.RandomNonces()).handshake(), 20)

    def test_secret_with_leading_zero(self):
        self.start_listen("--echo")
        client = self.client(choose_key=key_with_leading_zero).handshake()
        self.assertEqual(client.key_pair.secret(client.peer_public)[0], 0)
        self.echo(client, 1)

    def test_key_comes_without_waiting(self):
        self.start_listen()
        client = self.client()
        client.read_greeting()
        client.answer(wire.GO_ON)
        self.assertEqual(client.read_key()[0], 4)
