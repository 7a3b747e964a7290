# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what a malicious peer can do once it is connected."""

import secrets
import struct

import gipcwire as wire
import gipcxframes as frames
import gipcxkeys as keys
import gipcxsession
from extendedtest import ExtendedAttacks, OnExtendedConnect, OnExtendedListen, for_each_protection
from peertest import ATTACK_LIMIT, pattern

ROOM = 2**26  # bytes; far less than what the attacks would cost a peer that gives in
MANY_PINGS = 1000000


class ExtendedFrameAttacks(ExtendedAttacks):
    """With or without encryption."""

    def malformed(self, plain):
        self.attack([frames.MALFORMED], ["MalformedFrame"], lambda peer: peer.records(plain))

    def unexpected(self, plain):
        codes = [frames.UNEXPECTED, frames.MALFORMED]
        self.attack(codes, ["MalformedFrame"], lambda peer: peer.records(plain))

    def test_short_length(self):
        for length in range(wire.TYPE_SIZE):
            with self.subTest(length=length):
                self.malformed(struct.pack(">I", length) + bytes(8))

    def test_negative_type(self):
        for msg_type in (2**31, 2**32 - 1):
            with self.subTest(msg_type=msg_type):
                self.attack(
                    [frames.MALFORMED],
                    ["ReservedType", "MalformedFrame"],
                    lambda peer: peer.frame(msg_type, b"data"),
                )

    def test_frame_at_and_over_the_limit(self):
        peer = self.victim()
        peer.send(1, pattern(ATTACK_LIMIT))
        self.assertEqual(self.tool.message(), (1, pattern(ATTACK_LIMIT)))
        peer.send(1, pattern(ATTACK_LIMIT + 1))
        self.assert_fatal(peer, [frames.TOO_LARGE], "MessageTooLarge")

    def test_enormous_length(self):
        for length in (2**32 - 1, 2**31, 2**31 - 1):
            with self.subTest(length=length):
                peer = self.victim()
                before = self.tool.peak_memory()
                peer.stream.write(peer.records(struct.pack(">II", length, 1)))
                self.assert_fatal(peer, [frames.TOO_LARGE], "MessageTooLarge")
                self.assertLess(self.tool.peak_memory() - before, 2**29)

    def test_enormous_control_frame(self):
        for code in (frames.PING, frames.CLOSE, frames.ERROR):
            with self.subTest(code=code):
                self.attack(
                    [frames.MALFORMED, frames.TOO_LARGE],
                    ["MalformedFrame", "MessageTooLarge"],
                    lambda peer: peer.records(struct.pack(">IIB", 2**32 - 1, 0, code)),
                )

    def test_control_frame_without_code(self):
        self.malformed(frames.frame(wire.CONTROL))

    def test_unknown_and_not_chosen_codes(self):
        for code in (0, *range(frames.REQUEST, frames.CANCEL + 1), 12, 127, 128, 255):
            with self.subTest(code=code):
                self.unexpected(frames.control(code, bytes(20)))

    def test_control_frames_of_wrong_size(self):
        for code, sizes in {
            frames.PING: (0, 7, 9),
            frames.PONG: (0, 7, 9),
            frames.CLOSE: (0, 130),
            frames.ERROR: (0, 1, 3),
        }.items():
            for size in sizes:
                with self.subTest(code=code, size=size):
                    self.malformed(frames.control(code, bytes(size)))

    def test_finished_again(self):
        self.unexpected(frames.control(frames.FINISHED, bytes(keys.HASH_SIZE)))

    def test_what_came_before_is_delivered(self):
        peer = self.victim()
        good = b"".join(frames.frame(1, b"%d" % number) for number in range(100))
        peer.stream.write(peer.records(good + frames.control(200) + frames.frame(1, b"late")))
        for number in range(100):
            self.assertEqual(self.tool.message(), (1, b"%d" % number))
        self.assert_fatal(peer, [frames.UNEXPECTED, frames.MALFORMED], "MalformedFrame")

    def test_cut_at_every_byte(self):
        size = 8 + len(b"data") + (4 + wire.TAG_SIZE if self.encrypted else 0)
        for cut in range(size + 1):
            peer = self.victim()
            peer.stream.write(peer.frame(1, b"data")[:cut])
            peer.stream.close()
            self.tool.failure("Truncated")
        self.assertEqual(self.tool.message(), (1, b"data"))  # the last one was whole
        self.assert_serves()

    def test_nothing_is_delivered_behind_close(self):
        peer = self.victim()
        close = frames.control(frames.CLOSE, bytes([frames.GOING_AWAY]))
        peer.stream.write(peer.records(close + frames.frame(1, b"late")))
        peer.stream.read_to_end()
        self.tool.event("disconnected")
        self.assert_serves()

    def test_ill_text_of_close(self):
        peer = self.victim()
        text = b"\x1b[31m\0\n\xff\xfe\xed\xa0\x80" + b"\xc3" * 100
        peer.send_close(frames.GOING_AWAY, text)
        self.assert_closed(peer, *range(5))
        peer.stream.close()
        self.assert_clean_end(self.tool)
        self.assertEqual(self.tool.unread("not JSON"), [])
        self.assert_serves()

    def test_error_is_never_answered(self):
        for code in (frames.INTEGRITY, frames.MALFORMED, frames.TOO_LARGE, 0, 65535):
            with self.subTest(code=code):
                peer = self.victim()
                peer.fail(code)
                try:
                    self.assert_closed(peer, *range(5))
                except wire.WireError as end:
                    self.assertEqual(end.name, "Truncated")  # closed without CLOSE: as good
                self.assert_refused(peer)

    def test_pings_without_end(self):
        """Never a PONG is read, and the program neither stops reading nor collects them."""
        peer = self.victim()
        self.send_good(peer, 10)
        before = self.tool.peak_resident()
        ping = frames.control(frames.PING, b"12345678")
        in_a_record = keys.LARGEST_PLAIN // len(ping)
        for _ in range(MANY_PINGS // in_a_record):
            peer.stream.write(peer.records(ping * in_a_record))
        peer.send(1, b"behind them")
        self.assertEqual(self.tool.message(), (1, b"behind them"))
        self.assertLess(self.tool.peak_resident() - before, ROOM)
        peer.send_close(frames.GOING_AWAY)
        self.assert_closed(peer, *range(5))
        # A newer PONG replaces one that could not be sent.
        self.assertLess(len(peer.pongs), MANY_PINGS // 2)
        self.assert_serves()


class RecordAttacks(ExtendedAttacks):
    """With encryption only."""

    def not_intact(self, make):
        self.attack([frames.INTEGRITY], ["Integrity"], make)

    def test_bad_length(self):
        for size in (0, 1, 16, 65553, 2**31 - 1, 2**31, 2**32 - 1):
            with self.subTest(size=size):
                before = self.tool.peak_memory()
                self.attack(
                    [frames.INTEGRITY, frames.MALFORMED],
                    ["Integrity", "MalformedFrame"],
                    lambda peer: struct.pack(">I", size),
                )
                self.assertLess(self.tool.peak_memory() - before, 2**29)

    def test_largest_and_smallest_records(self):
        peer = self.victim()
        message = 1, pattern(504)
        plain = frames.frame(*message) * 128
        self.assertEqual(len(plain), keys.LARGEST_PLAIN)
        peer.stream.write(peer.record(plain) + peer.records(frames.frame(*message), 1))
        for _ in range(129):
            self.assertEqual(self.tool.message(), message)
        self.close_in_order(peer)

    def test_garbage(self):
        self.not_intact(lambda peer: wire.with_length(secrets.token_bytes(100)))

    def test_flipped_byte(self):
        def flipped(peer, index):
            record = bytearray(peer.frame(1, b"data"))
            record[index] ^= 1 << index % 8
            return record

        for index in range(4, 4 + 8 + len(b"data") + wire.TAG_SIZE):
            with self.subTest(index=index):
                self.not_intact(lambda peer: flipped(peer, index))

    def test_changed_length(self):
        def shortened(peer):
            record = peer.frame(1, b"data")
            return struct.pack(">I", len(record) - 5) + record[4:-1]

        self.not_intact(shortened)

    def test_replayed_record(self):
        self.not_intact(lambda peer: peer.control(frames.PING, bytes(8)) * 2)

    def test_lost_record(self):
        def lossy(peer):
            peer.frame(1, b"lost")
            return peer.frame(1, b"behind it")

        self.not_intact(lossy)

    def test_swapped_records(self):
        def swapped(peer):
            first, second = peer.frame(1, b"first"), peer.frame(1, b"second")
            return second + first

        self.not_intact(swapped)

    def test_reflected_record(self):
        peer = self.victim()
        self.tool.write(1, b"boomerang")
        header = peer.stream.read(wire.LENGTH_SIZE)
        sealed = peer.stream.read(struct.unpack(">I", header)[0])
        peer.stream.write(header + sealed)
        peer.opener.open(header, sealed)
        self.assert_fatal(peer, [frames.INTEGRITY], "Integrity")

    def test_plain_frame(self):
        self.not_intact(lambda peer: frames.frame(1, pattern(100)))

    def test_version_2_frame(self):
        self.not_intact(lambda peer: super(gipcxsession.Session, peer).frame(1, b"old key"))

    def test_key_update_that_is_not_the_last(self):
        plain = frames.control(frames.KEY_UPDATE) + frames.frame(1, b"under the old key")
        codes = [frames.UNEXPECTED, frames.MALFORMED]
        self.attack(codes, ["MalformedFrame"], lambda peer: peer.records(plain))

    def test_old_key_after_key_update(self):
        self.not_intact(
            lambda peer: peer.control(frames.KEY_UPDATE) + peer.frame(1, b"under the old key")
        )

    def test_new_key_without_key_update(self):
        def early(peer):
            peer.sealer.update()
            return peer.frame(1, b"too early")

        self.not_intact(early)

    def update_keys(self, peer, count):
        for number in range(count):
            peer.stream.write(peer.key_update())
            peer.send(1, b"%d" % number)
            self.assertEqual(self.tool.message(), (1, b"%d" % number))

    def assert_too_many(self, peer):
        peer.stream.write(peer.key_update())
        errors = "MalformedFrame", "LimitReached"
        self.assert_fatal(peer, [frames.TOO_MANY_KEY_UPDATES], *errors)

    def test_key_updates_at_once(self):
        peer = self.victim()
        peer.stream.write(b"".join(peer.key_update() for _ in range(32)))
        self.send_good(peer)
        self.assert_too_many(peer)

    def test_key_updates_in_time(self):
        peer = self.victim()
        self.update_keys(peer, 32)
        for allowed in (1, 1):
            # More records than one further update takes, but too few for two.
            peer.stream.write(b"".join(peer.frame(wire.CONTROL, self.pong()) for _ in range(1080)))
            self.update_keys(peer, allowed)
        self.assert_too_many(peer)

    def pong(self):
        return bytes([frames.PONG]) + bytes(8)

    def test_key_update_in_pieces(self):
        peer = self.victim()
        peer.stream.write(peer.records(frames.control(frames.KEY_UPDATE), 1))
        peer.sealer.update()
        self.send_good(peer, 3)
        self.close_in_order(peer)


@for_each_protection()
class ExtendedFrameAttacksOnListen(OnExtendedListen, ExtendedFrameAttacks):
    pass


@for_each_protection()
class ExtendedFrameAttacksOnConnect(OnExtendedConnect, ExtendedFrameAttacks):
    pass


@for_each_protection(("Encrypted", "Keyed"), network=(False,))
class RecordAttacksOnListen(OnExtendedListen, RecordAttacks):
    pass


@for_each_protection(("Encrypted", "Keyed"), network=(False,))
class RecordAttacksOnConnect(OnExtendedConnect, RecordAttacks):
    pass


@for_each_protection(("Plain",), network=(False,))
class KeyUpdateOfPlain(OnExtendedListen, ExtendedAttacks):
    def test_key_update(self):
        codes = [frames.UNEXPECTED, frames.MALFORMED]
        self.attack(codes, ["MalformedFrame"], lambda peer: peer.control(frames.KEY_UPDATE))
