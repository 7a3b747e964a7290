# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""A Go-style server for many clients in Python, and `gipc connect --multi`."""

import time

import gipcwire as wire
from goscheme import MultiServer
from peertest import MESSAGES, PeerTest, for_each

# Seconds
TIME_TO_END = 2  # what close() allows
TIME_FOR_A_LISTENER = 1  # after an id was told; a little less than a client allows


class MultiServerTest:
    """Each test ends with the server in good health."""

    def start_multi_server(self, **options):
        server = MultiServer(self.place, encrypted=self.encrypted, **options)
        self.addCleanup(self.check_and_stop, server)
        return server

    def check_and_stop(self, server):
        server.stop()
        self.assertEqual(server.deaths, [])

    def until_in_time(self, attempt):
        """For what a client waits for only so long, which no option changes: `attempt` is made again
        while it answers that this side got no processor for longer."""
        for _ in range(20):
            if attempt():
                return
            self.use_new_place()
        self.fail("this machine is too slow")

    def start_multi_connect(self):
        return self.start_connect("--multi")

    def assert_talking(self, tool, session, data):
        session.send(1, data)
        self.assertEqual(tool.message(), (1, data))
        tool.write(2, data)
        self.assertEqual(session.receive(), (2, data))


@for_each()
class MultiConnect(MultiServerTest):
    def test_messages_both_ways(self):
        server = self.start_multi_server()
        tool = self.start_multi_connect()
        client_id, session = server.next_client()
        self.assertNotIn("client", self.assert_connected(tool, id=client_id))
        for message in MESSAGES:
            session.send(*message)
            tool.write(*message)
        for message in MESSAGES:
            self.assertEqual(tool.message(), message)
            self.assertEqual(session.receive(), message)

    def test_several_clients_at_once(self):
        server = self.start_multi_server()
        tools = [self.start_multi_connect() for _ in range(4)]
        sessions = dict(server.next_client() for _ in tools)
        self.assertEqual(len(sessions), len(tools))
        for tool in tools:
            client_id = tool.event("connected")["id"]
            self.assert_talking(tool, sessions.pop(client_id), b"to %d" % client_id)

    def test_asks_again_after_a_loss(self):
        server = self.start_multi_server()
        tool = self.start_multi_connect()
        ids = []
        for _ in range(3):
            if ids:
                session.stream.close()
                tool.status("Reconnecting")
            client_id, session = server.next_client()
            tool.event("connected", id=client_id)
            self.assert_talking(tool, session, b"hello")
            ids.append(client_id)
        self.assertEqual(ids, sorted(set(ids)))

    def test_ends_in_order(self):
        server = self.start_multi_server()
        tool = self.start_multi_connect()
        _, session = server.next_client()
        tool.event("connected")
        tool.terminate()
        self.assert_end(session)
        session.stream.close()
        self.assertEqual(tool.exit_code(), 0)

    def test_send(self):
        server = self.start_multi_server()
        tool = self.start_plain_send("hello", "--multi", "--type", "7")
        _, session = server.next_client()
        self.assertEqual(session.receive(), (7, b"hello"))
        self.assert_end(session)
        session.stream.close()
        self.assertEqual(tool.exit_code(), 0)

    def test_finishes_the_handshake_with_the_manager_when_told_to_end(self):
        self.until_in_time(self.finish_the_handshake)

    def finish_the_handshake(self):
        listener = self.place.listen("_manager")
        self.addCleanup(listener.close)
        tool = self.start_multi_connect()
        manager = self.accept(listener)
        begin = time.monotonic()
        tool.terminate()
        tool.status("Closing")
        try:
            manager.handshake()
            self.assert_end(manager)
        except (wire.WireError, OSError):
            if time.monotonic() - begin < TIME_TO_END:
                raise
            return False
        manager.stream.close()
        self.assertEqual(tool.exit_code(), 0)
        return True


@for_each(network=(False,))
class MultiConnectInTime(MultiServerTest):
    """Who is there first. Not on TCP, where a port that nobody listens to may go to somebody else."""

    def test_server_that_comes_later(self):
        tool = self.start_multi_connect()
        tool.failure("ServerNotFound")
        tool.write(5, b"early")
        _, session = self.start_multi_server().next_client()
        self.assertEqual(session.receive(), (5, b"early"))

    def test_listener_that_comes_after_the_id(self):
        self.until_in_time(self.listen_after_the_id)

    def listen_after_the_id(self):
        server = self.start_multi_server(delay=0.2)
        tool = self.start_multi_connect()
        client_id, session = server.next_client()
        if server.delays.get(1, TIME_FOR_A_LISTENER) >= TIME_FOR_A_LISTENER:
            return False
        self.assertEqual(client_id, 1)
        self.assert_talking(tool, session, b"hello")
        self.assertEqual(tool.unread("error"), [])
        return True

    def test_listener_that_never_comes(self):
        server = self.start_multi_server(forgotten={1})
        tool = self.start_multi_connect()
        client_id, session = server.next_client()
        self.assertEqual(client_id, 2)
        tool.event("connected", id=2)
        self.assert_talking(tool, session, b"hello")

    def test_restarted_server(self):
        server = self.start_multi_server()
        others = [self.start_multi_connect() for _ in range(2)]
        for _ in others:
            server.next_client()
        tool = self.start_multi_connect()
        client_id, session = server.next_client()
        tool.event("connected", id=client_id)
        self.assert_talking(tool, session, b"before")
        for other in others:
            other.terminate()
            other.exit_code()
        server.stop()
        tool.status("Reconnecting")
        tool.write(5, b"meanwhile")
        server = self.start_multi_server()
        client_id, session = server.next_client()
        tool.event("connected", id=client_id)
        self.assertEqual(client_id, 1)  # the new server knows nothing of the old one's ids
        self.assertEqual(session.receive(), (5, b"meanwhile"))
        self.assert_talking(tool, session, b"after")


class MultiServerItself(PeerTest):
    """The peer would notice what kills a Go server."""

    def assert_dead(self, server):
        server.wait_for_death()
        self.assertEqual(len(server.deaths), 1, server.deaths)
        server.stop()

    def test_client_that_leaves_before_the_handshake(self):
        server = MultiServer(self.place)
        self.place.dial("_manager").close()
        self.assert_dead(server)

    def test_client_that_refuses(self):
        server = MultiServer(self.place)
        client = self.client(suffix="_manager")
        client.read_greeting()
        client.answer(wire.VERSION_NOT_SUPPORTED)
        self.assert_dead(server)

    def test_short_frame(self):
        server = MultiServer(self.place)
        client = self.client(suffix="_manager").handshake()
        client.stream.write(wire.with_length(client.seal(b"abc")))
        self.assert_dead(server)
