# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what a malicious client can do when it accepts."""

import secrets
import socket
import struct

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxtlv as tlv
from extendedtest import (
    ATTACK_LIMIT,
    IDENTITY,
    ExtendedAttacks,
    OnExtendedListen,
    bad_lists,
    for_each_protection,
)

FINISHED_SIZE = 77  # bytes, the whole record
SAID_IN_FULL = 10  # times that a server names one error within a minute


class Acceptances(OnExtendedListen, ExtendedAttacks):
    attacks = 0

    def start_handshake(self):
        """A client that has to answer the offer."""
        client = self.extended_client()
        client.start()
        client.check_offer()
        return client

    def terms(self):
        features = tlv.BASIC | (tlv.PRE_SHARED_KEY if self.psk else 0)
        return tlv.Accept(features, identity=IDENTITY if self.psk else None)

    def check(self, client, data, *errors):
        client.stream.write(data)
        self.check_end(client, *errors)

    def check_end(self, client, *errors):
        client.stream.read_to_end()
        self.tool.failure(*errors)
        self.assertEqual(self.tool.unread("connected"), [])
        client.stream.close()
        self.assert_serves()
        self.attacks += 1
        if self.attacks % SAID_IN_FULL == 0:
            self.use_new_server()

    def use_new_server(self):
        self.tool.clean_up()
        self.use_new_place()
        self.tool = self.start_listen("--max-message-size", str(ATTACK_LIMIT))


@for_each_protection()
class AcceptAttacks(Acceptances):
    def sealed(self, client, tlvs):
        return client.make_raw_acceptance(tlvs, self.psk) + client.make_finished()

    def test_enormous_frame(self):
        for size in (1025, 2**31 - 1, 2**31, 2**32 - 1):
            with self.subTest(size=size):
                client = self.start_handshake()
                before = self.tool.peak_memory()
                client.stream.write(gipcx.ACCEPTED + struct.pack(">I", size))
                self.check_end(client, "MalformedFrame", "MessageTooLarge")
                self.assertLess(self.tool.peak_memory() - before, 2**29)

    def test_largest_frame(self):
        overhead = wire.OVERHEAD if self.encrypted else 0
        good = tlv.encode(self.terms().tlvs())
        room = gipcx.LARGEST_ACCEPT_FRAME - overhead - len(good)
        filling = [(200, bytes(room % 2)), *[(200, b"")] * (room // 2 - 1)]
        client = self.start_handshake()
        acceptance = self.sealed(client, good + tlv.encode(filling))
        self.assertIn(struct.pack(">I", gipcx.LARGEST_ACCEPT_FRAME), acceptance)
        client.stream.write(acceptance)
        client.read_finished()
        self.assert_extended(self.tool)
        self.close_in_order(client)
        self.assert_serves()

    def test_bad_lists(self):
        for name, tlvs in bad_lists(self.terms(), tlv.ACCEPT_SIZES).items():
            with self.subTest(name):
                client = self.start_handshake()
                self.check(client, self.sealed(client, tlvs), "MalformedFrame")

    def test_lists_cut_anywhere(self):
        whole = tlv.encode(self.terms().tlvs())
        for size in range(len(whole)):
            with self.subTest(size=size):
                client = self.start_handshake()
                self.check(client, self.sealed(client, whole[:size]), "MalformedFrame")

    def test_accepting_what_was_not_offered(self):
        other_key = self.terms().features ^ tlv.PRE_SHARED_KEY
        for name, changes in {
            "version 2": {"version": 2},
            "version 0": {"version": 0},
            "unassigned version": {"version": 200},
            "features of the future": {"features": self.terms().features | 2**31},
            "half a key": {"features": self.terms().features ^ 8},
            "no heartbeat": {"features": self.terms().features & ~tlv.HEARTBEAT},
            "no features": {"features": 0},
            "the other about the key": {"features": other_key, "identity": b""},
        }.items():
            with self.subTest(name):
                client = self.start_handshake()
                terms = self.terms()
                for field, value in changes.items():
                    setattr(terms, field, value)
                self.check(client, self.sealed(client, tlv.encode(terms.tlvs())))

    def test_unassigned_version_of_the_offer(self):
        # It was offered, but nobody can speak it.
        client = self.start_handshake()
        terms = self.terms()
        (terms.version,) = (v for v in client.offered.versions if v >= tlv.FIRST_UNASSIGNED)
        self.check(client, self.sealed(client, tlv.encode(terms.tlvs())))

    def test_cut_at_every_byte(self):
        cut = -1
        data = b""
        while cut < len(data) - 1:
            cut += 1
            client = self.start_handshake()
            data = self.sealed(client, tlv.encode(self.terms().tlvs()))
            client.stream.write(data[:cut])
            client.stream.reset() if cut % 2 else client.stream.close()
        self.assertEqual(self.tool.unread("connected"), [])
        self.assert_serves()

    def test_end_in_the_middle(self):
        client = self.start_handshake()
        client.stream.write(client.make_acceptance()[:-1])
        client.stream.socket.shutdown(socket.SHUT_WR)
        self.check_end(client)

    def test_refusal_without_cause(self):
        client = self.start_handshake()
        client.stream.write(gipcx.REFUSED)
        client.stream.socket.shutdown(socket.SHUT_WR)
        client.stream.read_to_end()
        self.assert_serves()

    def test_unknown_message_5(self):
        for value in (1, 2, 0x7F, 0xDF, 0xE2, 0xFF):
            with self.subTest(value=value):
                client = self.start_handshake()
                self.check(client, bytes([value]))


@for_each_protection(("Encrypted", "Keyed"))
class AcceptSealAttacks(Acceptances):
    def test_plain_frame(self):
        client = self.start_handshake()
        frame = wire.with_length(tlv.encode(self.terms().tlvs()))
        self.check(client, gipcx.ACCEPTED + frame, "Integrity")

    def test_flipped_byte(self):
        for index in (5, 5 + wire.NONCE_SIZE, -1):
            with self.subTest(index=index):
                client = self.start_handshake()
                acceptance = bytearray(client.make_acceptance())
                acceptance[index] ^= 1
                self.check(client, acceptance, "Integrity")

    def test_reflected_size_frame(self):
        client = self.start_handshake()
        self.check(client, gipcx.ACCEPTED + client.size_frame, "Integrity")

    def test_no_room_for_nonce_and_tag(self):
        for size in (0, 1, wire.OVERHEAD - 1):
            with self.subTest(size=size):
                client = self.start_handshake()
                frame = wire.with_length(bytes(size))
                self.check(client, gipcx.ACCEPTED + frame, "MalformedFrame", "Integrity")


@for_each_protection(("Encrypted", "Keyed"))
class FinishedAttacksOnListen(Acceptances):
    def attack_with(self, make_first_record, *more_errors):
        client = self.start_handshake()
        acceptance = client.make_acceptance()
        client.stream.write(acceptance + make_first_record(client))
        client.read_finished()  # comes without waiting for ours
        self.assert_no_word(client)
        self.check_end(client, self.not_authentic(), *more_errors)

    def test_garbage(self):
        self.attack_with(lambda client: wire.with_length(secrets.token_bytes(73)))

    def test_of_the_other_side(self):
        self.attack_with(lambda client: client.make_finished(wire.SERVER))

    def test_wrong_proof(self):
        self.attack_with(lambda client: client.control(frames.FINISHED, bytes(48)))

    def test_flipped_byte(self):
        for index in (4, 30, 76):
            with self.subTest(index=index):
                self.attack_with(lambda client: self.flipped(client.make_finished(), index))

    def flipped(self, data, index):
        data = bytearray(data)
        data[index] ^= 1
        return data

    def test_reflected(self):
        client = self.start_handshake()
        client.stream.write(client.make_acceptance())
        client.stream.write(client.stream.read(FINISHED_SIZE))
        self.check_end(client, self.not_authentic())

    def test_message_instead(self):
        for size in (0, 48, 49, 50, 1000):  # with 49 the record is as long as that of FINISHED
            with self.subTest(size=size):
                self.attack_with(
                    lambda client: client.frame(1, bytes(size)), "MalformedFrame", "Integrity"
                )

    def test_joined_with_a_message(self):
        def joined(client):
            proof = client.schedule.finished(client.direction)
            return client.records(frames.control(frames.FINISHED, proof) + frames.frame(1, b"x"))

        self.attack_with(joined, "MalformedFrame", "Integrity")

    def test_enormous_record(self):
        # Refused from the length alone.
        self.attack_with(lambda client: b"\xff" * 4, "MalformedFrame", "Integrity")

    def test_missing(self):
        client = self.start_handshake()
        client.stream.write(client.make_acceptance())
        client.read_finished()
        client.stream.socket.shutdown(socket.SHUT_WR)
        self.check_end(client)

    def test_key_of_version_2(self):
        self.attack_with(lambda client: wire.with_length(client.seal(bytes(73 - wire.OVERHEAD))))
