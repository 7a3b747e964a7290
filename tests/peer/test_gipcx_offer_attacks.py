# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what a malicious server can do when it offers."""

import secrets
import struct

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import bad_lists, for_each_protection


class Offers:
    """A new process for each attack, because a client may take one refusal as final."""

    def start_handshake(self):
        """A server whose client waits for the size frame."""
        self.use_new_place()
        listener = self.start_server()
        self.addCleanup(listener.close)
        self.tool = self.start_connect()
        server = self.extended_accept(listener)
        server.greet()
        self.assertEqual(server.read_answer(), wire.GO_ON)
        if self.encrypted:
            server.exchange_keys()
        return server

    def check_end(self, server, *errors):
        self.tool.failure(*errors)
        self.assertEqual(self.tool.unread("connected"), [])
        self.assertEqual(self.tool.unread("message"), [])
        server.stream.close()
        self.tool.kill()


@for_each_protection(network=(False,))
class OfferAttacks(Offers):
    def check(self, server, rest, *errors):
        server.stream.write(server.make_size_frame(rest))
        # Neither accepted nor taken for no offer.
        self.assertIn(server.stream.read_to_end()[:1], (b"", gipcx.REFUSED))
        self.check_end(server, *errors)

    def test_bad_lists(self):
        sizes = {kind: s for kind, s in tlv.OFFER_SIZES.items() if kind != tlv.OPEN_REQUESTS}
        sample = tlv.Offer(b"some service")
        for name in bad_lists(sample, sizes):
            if name == f"{tlv.VERSIONS} too short":
                continue  # no version at all may also be read as no common one
            with self.subTest(name):
                server = self.start_handshake()
                tlvs = bad_lists(server.offering, sizes)[name]
                self.check(server, tlv.append_offer(tlvs), "MalformedFrame")

    def test_list_longer_than_the_frame(self):
        for size in (1, 1000, 65535):
            with self.subTest(size=size):
                server = self.start_handshake()
                tlvs = tlv.encode(server.offering.tlvs())
                rest = tlv.MAGIC + struct.pack(">H", min(len(tlvs) + size, 65535)) + tlvs
                self.check(server, rest, "MalformedFrame")

    def test_features(self):
        server = self.start_handshake()
        good = server.offering.features
        for name, features in {
            "none": 0,
            "no heartbeat": good & ~tlv.HEARTBEAT,
            "no orderly close": good & ~tlv.ORDERLY_CLOSE,
            "no key update": good & ~tlv.KEY_UPDATE,
            "half a key": good & ~tlv.PRE_SHARED_KEY | 8,
            "the other half": good & ~tlv.PRE_SHARED_KEY | 16,
        }.items():
            with self.subTest(name):
                server = self.start_handshake()
                server.offering.features = features
                rest = tlv.append_offer(tlv.encode(server.offering.tlvs()))
                self.check(server, rest)

    def test_largest_and_too_large_size_frames(self):
        overhead = wire.OVERHEAD if self.encrypted else 0
        room = wire.LARGEST_SIZE_FRAME - overhead - 4
        server = self.start_handshake()
        offer = tlv.append_offer(tlv.encode(server.offering.tlvs()))
        server.stream.write(server.make_size_frame(offer.ljust(room, b"x")))
        self.assertEqual(server.read_message_5(), gipcx.ACCEPTED)
        server = self.start_handshake()
        server.stream.write(server.make_size_frame(offer.ljust(room + 1, b"x")))
        self.assertEqual(server.stream.read_to_end(), b"")
        self.check_end(server)


@for_each_protection(("Encrypted", "Keyed"), network=(False,))
class FinishedAttacksOnConnect(Offers):
    def attack_with(self, make_first_record, *more_errors):
        server = self.start_handshake()
        self.tool.write(1, b"not for everybody")
        server.stream.write(server.make_size_frame())
        self.assertEqual(server.read_message_5(), gipcx.ACCEPTED)
        server.read_acceptance()
        server.stream.write(make_first_record(server))
        server.read_finished()
        # Nothing is sent before our FINISHED is verified, not even an error.
        self.assert_no_word(server)
        self.check_end(server, self.not_authentic(), *more_errors)

    def test_garbage(self):
        self.attack_with(lambda server: wire.with_length(secrets.token_bytes(73)))

    def test_of_the_other_side(self):
        self.attack_with(lambda server: server.make_finished(wire.CLIENT))

    def test_wrong_proof(self):
        self.attack_with(lambda server: server.control(frames.FINISHED, bytes(48)))

    def test_flipped_byte(self):
        def flipped(server):
            record = bytearray(server.make_finished())
            record[30] ^= 1
            return record

        self.attack_with(flipped)

    def test_reflected(self):
        server = self.start_handshake()
        server.stream.write(server.make_size_frame())
        self.assertEqual(server.read_message_5(), gipcx.ACCEPTED)
        server.read_acceptance()
        server.stream.write(server.stream.read(77))
        self.assert_no_word(server)
        self.check_end(server, self.not_authentic())

    def test_message_instead(self):
        for size in (0, 49, 1000):  # with 49 the record is as long as that of FINISHED
            with self.subTest(size=size):
                self.attack_with(
                    lambda server: server.frame(1, bytes(size)), "MalformedFrame", "Integrity"
                )

    def test_joined_with_a_message(self):
        def joined(server):
            proof = server.schedule.finished(server.direction)
            return server.records(frames.control(frames.FINISHED, proof) + frames.frame(1, b"x"))

        self.attack_with(joined, "MalformedFrame", "Integrity")

    def test_enormous_record(self):
        self.attack_with(lambda server: b"\xff" * 4, "MalformedFrame", "Integrity")

    def test_missing(self):
        server = self.start_handshake()
        server.stream.write(server.make_size_frame())
        self.assertEqual(server.read_message_5(), gipcx.ACCEPTED)
        server.read_acceptance()
        server.read_finished()
        server.stream.close()
        self.check_end(server)
