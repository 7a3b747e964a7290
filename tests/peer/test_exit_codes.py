# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""How the program ends."""

import os
import signal

import gipctool
from peertest import PeerTest


class ExitCodes(PeerTest):
    DONE, USAGE, NO_SERVER, HANDSHAKE, REFUSED, IN_USE = range(6)

    def test_done_after_a_count(self):
        tool = self.start_listen("--count", "2")
        client = self.client().handshake()
        client.send(1, b"one")
        client.send(1, b"two")
        self.assert_end(client)
        client.stream.close()
        self.assertEqual(tool.exit_code(), self.DONE)

    def test_done_on_interrupt(self):
        tool = self.start_listen()
        tool.process.send_signal(signal.SIGINT)
        self.assertEqual(tool.exit_code(), self.DONE)
        self.assertFalse(os.path.exists(self.place.path()))

    def test_end_of_input_ends_nothing(self):
        tool = self.start_listen("--echo")
        tool.feed(b"", end=True)
        client = self.client().handshake()
        client.send(1, b"hello")
        self.assertEqual(client.receive(), (1, b"hello"))
        self.assertIsNone(tool.process.poll())

    def test_usage(self):
        name = self.place.name
        for arguments in (
            [],
            ["frobnicate", name],
            ["listen"],
            ["send", name],
            ["listen", name, "--no-such-option"],
            ["listen", name, "--network", "--port", "many"],
            ["listen", name, "--format", "xml"],
            ["connect", "no name"],
            ["send", "no name", "hello"],
            ["send", name, "hello", "--format", "json"],
        ):
            with self.subTest(" ".join(arguments)):
                self.assertEqual(self.start(*arguments).exit_code(), self.USAGE)

    def test_no_server(self):
        for command in (["send", '{"type":1}'], ["connect"]):
            with self.subTest(command[0]):
                tool = self.start_at(self.place, *command, "--timeout", "200")
                self.assertEqual(tool.exit_code(), self.NO_SERVER)

    def test_server_that_says_nothing(self):
        self.start_server()
        tool = self.start_send("hello", "--timeout", "200")
        self.assertEqual(tool.exit_code(), self.NO_SERVER)

    def test_handshake_failed(self):
        for name, greeting in (("version", b"\3\1"), ("encryption", b"\2\0")):
            with self.subTest(name):
                self.use_new_place()
                listener = self.start_server()
                tool = self.start_send("hello")
                server = self.accept(listener)
                server.stream.write(greeting)
                server.stream.read_to_end()
                server.stream.close()
                self.assertEqual(tool.exit_code(), self.HANDSHAKE)

    def test_message_of_and_above_the_server_limit(self):
        listener = self.start_server()
        for size, code in ((16, self.DONE), (17, self.REFUSED)):
            with self.subTest(size=size):
                tool = self.start_send("x" * size)
                server = self.accept(listener, max_message_size=16).handshake()
                if code == self.DONE:
                    self.assertEqual(server.receive(), (1, b"x" * size))
                self.assert_end(server)
                server.stream.close()
                self.assertEqual(tool.exit_code(), code)

    def test_name_in_use(self):
        self.start_listen("--echo")
        second = self.start_at(self.place, "listen")
        self.assertEqual(second.exit_code(), self.IN_USE)
        client = self.client().handshake()
        client.send(1, b"hello")
        self.assertEqual(client.receive(), (1, b"hello"))

    def test_name_in_use_is_found_without_disturbing(self):
        listener = self.start_server()
        self.assertEqual(self.start_at(self.place, "listen").exit_code(), self.IN_USE)
        listener.setblocking(False)
        with self.assertRaises(BlockingIOError):  # a Go server would die of a probe
            listener.accept()

    def test_port_in_use(self):
        place = gipctool.Place(network=True)
        self.addCleanup(place.listen().close)
        self.assertEqual(self.start_at(place, "listen").exit_code(), self.IN_USE)
