# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: a Python server and `gipc connect` or `gipc send`."""

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import IDENTITY, LIMIT_OPTIONS, for_each_protection
from messagetests import ConnectMessages, SendMessages
from peertest import THOUSAND, data_segments_received, pattern


@for_each_protection()
class ExtendedConnect(ConnectMessages):
    """A Python server and `gipc connect`."""

    def start_pair(self, *options, **server_options):
        listener = self.start_server()
        tool = self.start_connect(*options)
        server = self.extended_accept(listener, **server_options).handshake()
        return tool, server, listener

    def test_handshake(self):
        tool, server, _ = self.start_pair()
        self.assertNotIn("client", self.assert_extended(tool))
        tool.status("Connected")
        self.assertTrue(server.extended)

    def test_acceptance(self):
        _, server, _ = self.start_pair(*LIMIT_OPTIONS)
        accepted = server.accepted
        self.assertEqual(accepted.features, tlv.BASIC | (tlv.PRE_SHARED_KEY if self.psk else 0))
        self.assertEqual(accepted.limits, tlv.Limits(70000, 6000, 20000))
        self.assertEqual(accepted.identity, IDENTITY if self.psk else None)

    def test_acceptances_differ(self):
        listener = self.start_server()
        self.start_connect()
        randoms = set()
        for _ in range(3):
            server = self.extended_accept(listener).handshake()
            randoms.add(server.accepted.random)
            server.send_close(frames.GOING_AWAY)
            self.assert_closed(server, *range(5))
            server.stream.close()
        self.assertEqual(len(randoms), 3)

    def test_features_of_the_future_are_not_chosen(self):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.extended_accept(listener)
        server.offering.features |= 0xFFFFFF00
        server.handshake()
        self.assertEqual(server.accepted.features & 0xFFFFFF00, 0)
        server.send(1, b"hello")
        self.assertEqual(tool.message(), (1, b"hello"))

    def test_largest_message(self):
        # The limit of type 4 counts, not maxMessageSize.
        tool, server, _ = self.start_pair(max_message_size=100, limits=tlv.Limits(70000))
        message = (5, pattern(70000))
        tool.write(*message)
        self.assertEqual(server.receive(), message)
        server.send(*message)
        self.assertEqual(tool.message(), message)

    def test_unlimited_server(self):
        tool, server, _ = self.start_pair(limits=tlv.Limits(2**64 - 1))
        tool.write(5, b"hello")
        self.assertEqual(server.receive(), (5, b"hello"))

    def test_thousand_messages_in_order(self):
        tool, server, _ = self.start_pair()
        plain = b"".join(frames.frame(*message) for message in THOUSAND)
        for size in (65536, 1000, 7):
            with self.subTest(size=size):
                server.stream.write(server.records(plain, size))
                self.assertEqual([tool.message() for _ in THOUSAND], THOUSAND)
        for message in THOUSAND:
            tool.write(*message)
        self.assertEqual([server.receive() for _ in THOUSAND], THOUSAND)

    def test_unknown_types_are_skipped(self):
        listener = self.start_server()
        tool = self.start_connect()
        foreign = [(kind, b"") for kind in range(tlv.FIRST_UNASSIGNED, 256)]
        for edit in (
            lambda tlvs: foreign + tlvs,
            lambda tlvs: tlvs + foreign[-50:] + foreign[-50:],
            lambda tlvs: list(reversed(tlvs)) + [(tlv.OPEN_REQUESTS + 1, b"x" * 255)],
            lambda tlvs: tlvs,
        ):
            server = self.extended_accept(listener, edit=edit).handshake()
            server.send(1, b"hello")
            self.assertEqual(tool.message(), (1, b"hello"))
            server.send_close(frames.GOING_AWAY)
            self.assert_closed(server, *range(5))
            server.stream.close()

    def test_bytes_behind_the_offer(self):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.extended_accept(listener)
        offer = tlv.append_offer(server.own_tlvs(server.offering))
        make = server.make_size_frame
        server.make_size_frame = lambda: make(offer + b"ignored")
        server.handshake().send(1, b"hello")
        self.assertEqual(tool.message(), (1, b"hello"))

    def test_ping(self):
        tool, server, _ = self.start_pair()
        server.send_ping(b"12345678")
        server.send(1, b"behind it")
        self.assertEqual(tool.message(), (1, b"behind it"))
        tool.write(1, b"and back")
        self.assertEqual(server.receive(), (1, b"and back"))
        self.assertEqual(server.pongs, [b"12345678"])

    def test_signs_of_life(self):
        _, server, _ = self.start_pair(limits=tlv.Limits(idle=1000))
        for _ in range(3):
            msg_type, data = server.receive_frame()
            self.assertEqual((msg_type, data[0], len(data)), (wire.CONTROL, frames.PING, 9))
            server.send_control(frames.PONG, data[1:])

    def test_close_by_the_server(self):
        tool, server, listener = self.start_pair()
        self.assert_extended(tool)
        server.send(1, b"last")
        server.send_close(frames.GOING_AWAY, b"back in a moment")
        self.assertEqual(tool.message(), (1, b"last"))
        self.assert_closed(server, *range(5))
        server.stream.close()
        self.assert_clean_end(tool)
        self.check_reconnect(tool, listener)

    def test_end_without_close(self):
        tool, server, listener = self.start_pair()
        self.assert_extended(tool)
        server.stream.close()
        tool.failure("Truncated")
        self.check_reconnect(tool, listener)

    def check_reconnect(self, tool, listener):
        tool.status("Reconnecting")
        tool.write(5, b"written meanwhile")
        server = self.extended_accept(listener).handshake()
        self.assert_extended(tool)
        self.assertEqual(server.receive(), (5, b"written meanwhile"))

    def test_close_by_the_client(self):
        tool, server, _ = self.start_pair()
        message = (1, pattern(1000000))
        tool.write(*message)
        self.assertEqual(server.receive(), message)
        tool.terminate()
        self.assert_closed(server, frames.DONE, frames.GOING_AWAY)
        server.stream.close()
        self.assertEqual(tool.exit_code(), 0)

    def test_one_write_per_message(self):
        _, server, _ = self.start_pair()
        if self.network:
            # Message 2, the key, and the acceptance with FINISHED.
            segments = data_segments_received(server.stream.socket)
            self.assertLessEqual(segments, 3 if self.encrypted else 2)


@for_each_protection(("Encrypted", "Keyed"), network=(False,))
class ExtendedConnectKeys:
    def test_key_updates(self):
        listener = self.start_server()
        tool = self.start_connect()
        server = self.extended_accept(listener).handshake()
        for number in range(32):
            server.stream.write(server.key_update() + server.frame(1, b"%d" % number))
            self.assertEqual(tool.message(), (1, b"%d" % number))
            tool.write(1, b"%d" % number)
            self.assertEqual(server.receive(), (1, b"%d" % number))
        self.assertEqual(server.key_updates, 0)  # the other direction is not touched


@for_each_protection(("Encrypted",), network=(False,))
class SilenceOfTheServer:
    def test_silence(self):
        listener = self.start_server()
        tool = self.start_connect("--idle-limit", "1000")
        server = self.extended_accept(listener).handshake()
        server.answers_pings = False
        with self.assertRaises(gipcx.PeerFailed) as failed:
            server.receive()
        self.assertEqual(failed.exception.code, frames.SILENCE)
        tool.failure()


@for_each_protection()
class ExtendedSend(SendMessages):
    """A Python server and `gipc send`."""

    def meet_tool(self, listener):
        return self.extended_accept(listener).handshake()

    def assert_last(self, server):
        self.assert_closed(server)

    def test_message_of_and_above_the_server_limit(self):
        listener = self.start_server()
        for size, code in ((16, 0), (17, 4)):
            with self.subTest(size=size):
                tool = self.start_send("x" * size)
                server = self.extended_accept(listener, limits=tlv.Limits(16)).handshake()
                if code == 0:
                    self.assertEqual(server.receive(), (1, b"x" * size))
                self.assert_closed(server, *range(5))
                server.stream.close()
                self.assertEqual(tool.exit_code(), code)
