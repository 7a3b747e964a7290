# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""Tests of messages that hold in version 2 and in GIPC-X alike."""

import threading

import gipcwire as wire
from peertest import MESSAGES, pattern

SINGLE_BYTES = ((1, b""), (5, b"hello"), (wire.LARGEST_TYPE, pattern(100)))


class ConnectMessages:
    """A Python server and `gipc connect`: start_pair() gives both, and the listener."""

    def test_messages_to_the_client(self):
        tool, server, _ = self.start_pair()
        for message in MESSAGES:
            server.send(*message)
        for message in MESSAGES:
            self.assertEqual(tool.message(), message)

    def test_messages_from_the_client(self):
        tool, server, _ = self.start_pair()
        for message in MESSAGES:
            tool.write(*message)
        for message in MESSAGES:
            self.assertEqual(server.receive(), message)

    def test_single_bytes(self):
        tool, server, _ = self.start_pair(split=True)
        for message in SINGLE_BYTES:
            server.send(*message)
            self.assertEqual(tool.message(), message)


class ListenMessages:
    """A Python client and `gipc listen`: meet_tool() gives the client, assert_met() asks the program."""

    def start_pair(self, *options, **client_options):
        tool = self.start_listen(*options)
        return tool, self.meet_tool(**client_options)

    def test_messages_from_the_client(self):
        tool, client = self.start_pair()
        for message in MESSAGES:
            client.send(*message)
        for message in MESSAGES:
            self.assertEqual(tool.message(), message)

    def test_messages_to_the_client(self):
        tool, client = self.start_pair()
        self.assert_met(tool)
        for message in MESSAGES:
            tool.write(*message)
        for message in MESSAGES:
            self.assertEqual(client.receive(), message)

    def test_messages_written_before_the_first_client(self):
        tool = self.start_listen()
        tool.write(5, b"early")
        self.assertEqual(self.meet_tool().receive(), (5, b"early"))

    def test_largest_message(self):
        tool, client = self.start_pair("--echo", "--max-message-size", "70000")
        self.assertEqual(client.server_limit, 70000)
        message = (5, pattern(70000))
        client.send(*message)
        self.assertEqual(tool.message(), message)
        self.assertEqual(client.receive(), message)

    def test_single_bytes(self):
        tool, client = self.start_pair("--echo", split=True)  # all of the handshake, too
        for message in SINGLE_BYTES:
            client.send(*message)
            self.assertEqual(client.receive(), message)
            self.assertEqual(tool.message(), message)


class SendMessages:
    """A Python server and `gipc send`: meet_tool() gives the server, and assert_last() knows the end."""

    def check(self, expected, *arguments, standard_input=b""):
        listener = self.start_server()
        tool = self.start_plain_send(*arguments)
        # In a thread: whether the program connects before or after it has read all is its affair.
        feeder = threading.Thread(target=tool.feed, args=(standard_input,), kwargs={"end": True})
        feeder.start()
        server = self.meet_tool(listener)
        self.assertEqual(server.receive(), expected)
        self.assert_last(server)
        feeder.join()
        server.stream.close()
        self.assertEqual(tool.exit_code(), 0)

    def test_argument(self):
        self.check((1, b"hello"), "hello")

    def test_empty_argument(self):
        self.check((1, b""), "")

    def test_standard_input(self):
        data = pattern(wire.DEFAULT_MAX_MESSAGE_SIZE)
        self.check((5, data), "-", "--type", "5", standard_input=data)
