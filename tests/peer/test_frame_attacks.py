# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What a malicious peer can do once it is connected."""

import gipcwire as wire
from peertest import ATTACK_LIMIT, for_each, pattern


class Attacks:
    """What a malicious peer can do in a session; each test ends with a good session.

    `victim()` gives a connected session with the program under attack, `self.tool`.
    """

    def assert_refused(self, peer, *errors):
        peer.stream.read_to_end()
        self.tool.failure(*errors)
        self.assert_serves()

    def assert_serves(self):
        peer = self.victim()
        peer.send(wire.LARGEST_TYPE, b"good")
        self.assertEqual(self.tool.message(), (wire.LARGEST_TYPE, b"good"))
        self.assertEqual(self.tool.unread("message"), [])
        peer.stream.close()

    def send_good(self, peer, count=1):
        for number in range(count):
            peer.send(1, b"%d" % number)
        for number in range(count):
            self.assertEqual(self.tool.message(), (1, b"%d" % number))


class FrameAttacks(Attacks):
    """With or without encryption."""

    def test_short_plain_text(self):
        for size in range(wire.TYPE_SIZE):
            with self.subTest(size=size):
                peer = self.victim()
                peer.stream.write(wire.with_length(peer.seal(bytes(size))))
                self.assert_refused(peer, "MalformedFrame")

    def test_enormous_length(self):
        for length in ("ffffffff", "fffffff0", "80000000", "7fffffff"):
            with self.subTest(length):
                peer = self.victim()
                before = self.tool.peak_memory()
                peer.stream.write(bytes.fromhex(length))
                peer.stream.read_to_end()
                self.assertLess(self.tool.peak_memory() - before, 2**29)
                self.tool.failure("MessageTooLarge")
                self.assert_serves()

    def test_frame_at_and_over_the_limit(self):
        peer = self.victim()
        peer.send(1, pattern(ATTACK_LIMIT))
        self.assertEqual(self.tool.message(), (1, pattern(ATTACK_LIMIT)))
        peer.send(1, pattern(ATTACK_LIMIT + 1))
        self.assert_refused(peer, "MessageTooLarge")

    def test_negative_type(self):
        for msg_type in (2**31, 2**32 - 1):
            with self.subTest(msg_type=msg_type):
                peer = self.victim()
                peer.send(msg_type, b"data")
                self.assert_refused(peer, "ReservedType", "MalformedFrame")

    def test_cut_at_every_byte_of_a_frame(self):
        overhead = wire.OVERHEAD if self.encrypted else 0
        for cut in range(1, wire.LENGTH_SIZE + wire.TYPE_SIZE + len(b"data") + overhead):
            peer = self.victim()
            peer.stream.write(peer.frame(1, b"data")[:cut])
            peer.stream.close()
            self.tool.failure("Truncated")
        self.assert_serves()

    def test_reset_in_the_middle_of_a_frame(self):
        peer = self.victim()
        peer.stream.write(peer.frame(1, b"data")[:-1])
        peer.stream.reset()
        self.assert_serves()


class CipherAttacks(Attacks):
    """With encryption only."""

    def test_replayed_frame(self):
        for nonces, name in ((wire.RandomNonces, "random"), (lambda: None, "counted")):
            with self.subTest(name):
                peer = self.victim(nonces=nonces())
                frame = peer.frame(1, b"once")
                peer.stream.write(frame)
                self.assertEqual(self.tool.message(), (1, b"once"))
                self.send_good(peer, 3)
                peer.stream.write(frame)
                self.assert_refused(peer, "Integrity")

    def test_replay_of_the_oldest_remembered_frame(self):
        peer = self.victim(nonces=wire.RandomNonces())
        frame = peer.frame(1, b"once")
        others = b"".join(peer.frame(wire.CONTROL) for _ in range(4095))
        peer.stream.write(frame + others + frame)
        self.assertEqual(self.tool.message(), (1, b"once"))
        self.assert_refused(peer, "Integrity")

    def test_skipped_counter(self):
        peer = self.victim()
        self.send_good(peer, 3)
        peer.frame(1, b"lost")
        peer.send(1, b"after the lost one")
        self.assert_refused(peer, "Integrity")

    def test_swapped_frames(self):
        peer = self.victim()
        first, second = peer.frame(1, b"first"), peer.frame(1, b"second")
        peer.stream.write(second + first)
        self.assert_refused(peer, "Integrity")

    def test_change_to_random_nonces(self):
        peer = self.victim()
        self.send_good(peer)
        peer.nonces = wire.RandomNonces()
        peer.send(1, b"random")
        self.assert_refused(peer, "Integrity")

    def test_reflected_frame(self):
        peer = self.victim(nonces=wire.RandomNonces())
        self.send_good(peer)
        self.tool.write(1, b"boomerang")
        peer.stream.write(wire.with_length(peer.read_body()))
        self.assert_refused(peer, "Integrity")

    def test_flipped_byte(self):
        body_size = wire.OVERHEAD + wire.TYPE_SIZE + len(b"data")
        for index in range(wire.LENGTH_SIZE, wire.LENGTH_SIZE + body_size):
            peer = self.victim(nonces=wire.RandomNonces())
            frame = bytearray(peer.frame(1, b"data"))
            frame[index] ^= 1 << index % 8
            peer.stream.write(frame)
            peer.stream.read_to_end()
            self.tool.failure("Integrity")
        self.assert_serves()

    def test_no_room_for_nonce_and_tag(self):
        for size in (0, 1, wire.NONCE_SIZE, wire.OVERHEAD - 1):
            with self.subTest(size=size):
                peer = self.victim()
                peer.stream.write(wire.with_length(bytes(size)))
                self.assert_refused(peer, "MalformedFrame", "Integrity")

    def test_plain_frame(self):
        peer = self.victim()
        peer.encrypted = False
        peer.send(1, pattern(100))
        self.assert_refused(peer, "Integrity")


class OnListen:
    def setUp(self):
        super().setUp()
        self.tool = self.start_listen("--max-message-size", str(ATTACK_LIMIT))

    def victim(self, **options):
        client = self.client(**options).handshake()
        self.tool.event("connected")
        return client


class OnConnect:
    def setUp(self):
        super().setUp()
        self.listener = self.start_server()
        self.tool = self.start_connect("--max-message-size", str(ATTACK_LIMIT))

    def victim(self, **options):
        server = self.accept(self.listener, **options).handshake()
        self.tool.event("connected")
        return server


@for_each()
class FrameAttacksOnListen(OnListen, FrameAttacks):
    pass


@for_each()
class FrameAttacksOnConnect(OnConnect, FrameAttacks):
    pass


@for_each(encrypted=(True,), network=(False,))
class CipherAttacksOnListen(OnListen, CipherAttacks):
    def test_reflected_size_frame(self):
        client = self.victim(nonces=wire.RandomNonces())
        client.stream.write(client.size_frame)
        self.assert_refused(client, "Integrity")

    def test_counter_not_from_zero(self):
        client = self.victim()
        client.frame(1, b"lost")
        client.send(1, b"first to arrive")
        self.assert_refused(client, "Integrity")


@for_each(encrypted=(True,), network=(False,))
class CipherAttacksOnConnect(OnConnect, CipherAttacks):
    def test_replayed_size_frame(self):
        for nonces, name in ((wire.RandomNonces, "random"), (lambda: None, "counted")):
            with self.subTest(name):
                server = self.victim(nonces=nonces())
                server.stream.write(server.size_frame)
                self.assert_refused(server, "Integrity")
