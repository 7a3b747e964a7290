# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X, the Python side alone: known answers, so that a failure elsewhere can be attributed."""

import json
import socket
import struct
import unittest

import gipcwire as wire
import gipcx
import gipcxframes as frames
import gipcxkeys as keys
import gipcxtlv as tlv
import test_wire

ROLES = {"client": wire.CLIENT, "server": wire.SERVER}


def from_hex(text):
    return bytes.fromhex(text)


class ExtendedKnownAnswers(unittest.TestCase):
    def setUp(self):
        with open(test_wire.vectors, encoding="utf-8") as file:
            self.vectors = json.load(file)["gipcx1"]

    def test_kinds(self):
        self.assertTrue(any(vector["Z"].startswith("00") for vector in self.vectors))
        self.assertTrue(any(vector["psk"] for vector in self.vectors))

    def schedule(self, vector):
        return keys.KeySchedule(
            from_hex(vector["Z"]), from_hex(vector["psk"]), from_hex(vector["transcript"])
        )

    def agreed_pair(self, vector):
        """Client and server after the accept frame; all bytes are those of the vector."""
        sockets = socket.socketpair()
        for end in sockets:
            self.addCleanup(end.close)
        psk = from_hex(vector["psk"])
        accept = from_hex(vector["acceptTlvs"])
        identity = tlv.Accept.parse(accept).identity
        client = gipcx.ExtendedClient(wire.Stream(sockets[0]), psk=psk, identity=identity or b"")
        server = gipcx.ExtendedServer(wire.Stream(sockets[1]), keys={identity: psk} if psk else {})

        pairs = {role: wire.KeyPair(int(vector[role + "Private"], 16)) for role in ROLES}
        for peer, own, other in ((client, "client", "server"), (server, "server", "client")):
            peer.key_pair, peer.peer_public = pairs[own], pairs[other].public
            peer.set_secret(pairs[own].secret(pairs[other].public))
        server.greet()
        client.read_greeting()
        client.answer(wire.GO_ON)
        server.read_answer()

        offer = from_hex(vector["offerTlvs"])
        server.offering = tlv.Offer.parse(offer)
        sockets[1].sendall(server.make_size_frame(tlv.append_offer(offer)))
        client.read_size_frame()
        sockets[0].sendall(client.make_raw_acceptance(accept, psk))
        self.assertEqual(server.read_message_5(), gipcx.ACCEPTED)
        server.read_acceptance()
        return client, server

    def records(self, vector, sender):
        return [record for record in vector["records"] if record["sender"] == sender]

    def test_schedule(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                schedule = self.schedule(vector)
                for name, value in {
                    "TH": schedule.th,
                    "ES": schedule.early,
                    "HS": schedule.handshake,
                    "clientTraffic": schedule.traffic[wire.CLIENT],
                    "serverTraffic": schedule.traffic[wire.SERVER],
                    "clientFinished": schedule.finished_secret[wire.CLIENT],
                    "serverFinished": schedule.finished_secret[wire.SERVER],
                    "exporter": schedule.exporter,
                    "resumption": schedule.resumption,
                }.items():
                    self.assertEqual(value.hex(), vector[name], name)

    def test_offer(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                offer = tlv.Offer.parse(from_hex(vector["offerTlvs"]))
                self.assertEqual(offer.service, b"vectors")
                self.assertEqual(bool(offer.features & tlv.PRE_SHARED_KEY), bool(vector["psk"]))
                self.assertEqual(offer.limits, tlv.Limits(interval=5000, idle=15000))
                foreign = tlv.decode(from_hex(vector["offerTlvs"]))[0]
                self.assertGreaterEqual(foreign[0], tlv.FIRST_UNASSIGNED)
                self.assertEqual(tlv.encode([foreign, *offer.tlvs()]).hex(), vector["offerTlvs"])

    def test_accept(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                accept = tlv.Accept.parse(from_hex(vector["acceptTlvs"]))
                self.assertEqual(accept.identity, b"key-1" if vector["psk"] else None)
                foreign = tlv.decode(from_hex(vector["acceptTlvs"]))[-1]
                self.assertGreaterEqual(foreign[0], tlv.FIRST_UNASSIGNED)
                self.assertEqual(tlv.encode([*accept.tlvs(), foreign]).hex(), vector["acceptTlvs"])

    def test_handshake(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                client, server = self.agreed_pair(vector)
                self.assertEqual(server.size_frame.hex(), vector["sizeFrame"])
                self.assertEqual(client.server_limit, wire.DEFAULT_MAX_MESSAGE_SIZE)
                for peer in (client, server):
                    self.assertEqual(peer.transcript.hex(), vector["transcript"])
                self.assertTrue(client.transcript.hex().endswith(vector["acceptFrame"]))

    def test_sealing(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                client, server = self.agreed_pair(vector)
                for record in vector["records"]:
                    peer = {"client": client, "server": server}[record["sender"]]
                    self.assertEqual(peer.sealer.counter, record["seq"])
                    plain = from_hex(record["plain"])
                    self.assertEqual(peer.record(plain).hex(), record["wire"], record["what"])
                    if record["what"] == "KEYUPDATE":
                        peer.sealer.update()

    def test_own_frames(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                client, server = self.agreed_pair(vector)
                for peer, sender in ((client, "client"), (server, "server")):
                    wires = {r["what"]: r["wire"] for r in self.records(vector, sender)}
                    self.assertEqual(peer.make_finished().hex(), wires["FINISHED"])
                    self.assertEqual(peer.frame(5, b"hello").hex(), wires["one message"])
                    peer.sealer.counter = 5  # past what this test does not send
                    self.assertEqual(peer.key_update().hex(), wires["KEYUPDATE"])
                    after = peer.frame(6, b"after the update")
                    self.assertEqual(after.hex(), wires["after the update"])
                    self.assertEqual(peer.control(frames.CLOSE, b"\0bye").hex(), wires["CLOSE"])

    def test_opening(self):
        expected = [
            (5, b"hello"),
            (5, b"a"),
            (6, b""),
            (7, bytes(range(256))),
            (8, b"x" * 100),
            (6, b"after the update"),
        ]
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                peers = dict(zip(ROLES, self.agreed_pair(vector)))
                for sender, receiver in (("client", "server"), ("server", "client")):
                    wires = [r["wire"] for r in self.records(vector, sender)]
                    peers[sender].stream.write(from_hex("".join(wires)))
                    peer = peers[receiver]
                    peer.read_finished()
                    self.assertEqual([peer.receive() for _ in expected], expected)
                    with self.assertRaises(gipcx.PeerClosed) as closed:
                        peer.receive()
                    self.assertEqual((closed.exception.reason, closed.exception.text), (0, b"bye"))
                    self.assertEqual((peer.pings, peer.key_updates), (1, 1))
                    peers[sender].stream.socket.recv(1 << 16)  # PONG and CLOSE

    def test_frames_of_features_not_spoken_here(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                number = struct.Struct(">Q").pack
                for name, made in {
                    "REQUEST": frames.control(
                        frames.REQUEST, number(1) + struct.pack(">I", 5) + b"ask"
                    ),
                    "REPLY": frames.control(
                        frames.REPLY, number(1) + b"\0" + struct.pack(">I", 6) + b"answer"
                    ),
                    "CANCEL": frames.control(frames.CANCEL, number(2)),
                    "ACK": frames.control(frames.ACK, number(64)),
                }.items():
                    self.assertEqual(made.hex(), vector["frames"][name], name)

    def test_proofs_of_resume(self):
        for vector in self.vectors:
            with self.subTest(vector["name"]):
                th = from_hex(vector["TH"])
                for role, sender in ROLES.items():
                    frame = from_hex(vector["resume"][role])
                    data, proof = frame[8 : -keys.HASH_SIZE], frame[-keys.HASH_SIZE :]
                    self.assertEqual(data[0], frames.SESSION)
                    secret = from_hex(vector["resume"]["S"])
                    self.assertEqual(keys.resume_proof(secret, sender, th, data), proof)
