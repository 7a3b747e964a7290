# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What the tests have in common: the matrix, the messages, the places to meet."""

import itertools
import socket
import struct
import sys
import unittest

import gipctool
import gipcwire as wire

program = None  # the path of `gipc`, from the command line

TYPES = (1, 5, wire.LARGEST_TYPE)
SIZES = (0, 1, 5, 65536)
ATTACK_LIMIT = 1000  # largest message while under attack


def pattern(size):
    """Bytes in which a lost, doubled or moved piece shows."""
    block = b"".join(struct.pack(">I", number) for number in range(min(size, 1 << 16) // 4 + 1))
    return (block * (size // len(block) + 1))[:size]


MESSAGES = [(msg_type, pattern(size)) for msg_type in TYPES for size in SIZES]
THOUSAND = [(1 + number, pattern(number % 97)) for number in range(1000)]


def key_with_leading_zero(peer_public):
    """A key pair whose common secret with `peer_public` starts with a zero byte.

    Tries the scalars 2, 3, 4, ... by adding the peer's point once more each time, which is far
    quicker than drawing key pairs: the peer's handshake clock is running.
    """
    p = 2**384 - 2**128 - 2**96 + 2**32 - 1  # P-384; its coefficient a is -3
    base = tuple(int.from_bytes(peer_public[i : i + 48], "big") for i in (1, 49))
    (x, y), scalar = base, 1
    while scalar == 1 or x >> 376:
        if scalar == 1:
            slope = (3 * x * x - 3) * pow(2 * y, -1, p) % p
        else:
            slope = (y - base[1]) * pow(x - base[0], -1, p) % p
        next_x = (slope * slope - x - base[0]) % p
        x, y = next_x, (slope * (base[0] - next_x) - base[1]) % p
        scalar += 1
    return wire.KeyPair(scalar)


def bad_public_keys(own_public):
    """What no side may take for a public key; `own_public` is that of the side under attack."""
    good = wire.KeyPair().public
    return {
        "zeros": bytes(97),
        "origin": b"\4" + bytes(96),
        "off the curve": good[:-1] + bytes([good[-1] ^ 1]),
        "beyond the field": b"\4" + b"\xff" * 96,
        "hybrid form": bytes([6 + (good[-1] & 1)]) + good[1:],
        "compressed form, padded": bytes([2 + (good[-1] & 1)]) + good[1:49] + bytes(48),
        "own key echoed": own_public,
    }


def data_segments_received(sock):
    """TCP segments with data, which is how many writes the other side made at least."""
    tcpi_data_segs_in = 152  # offset in struct tcp_info
    info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    return struct.unpack_from("=I", info, tcpi_data_segs_in)[0]


def for_each(encrypted=(True, False), network=(False, True)):
    """Makes a test case of the class for each combination, such as ListenEncryptedUnix."""

    def make(tests):
        module = vars(sys.modules[tests.__module__])
        for with_encryption, with_network in itertools.product(encrypted, network):
            name = (
                tests.__name__
                + ("Encrypted" if with_encryption else "Plain")
                + ("Tcp" if with_network else "Unix")
            )
            attributes = {
                "encrypted": with_encryption,
                "network": with_network,
                "__module__": tests.__module__,
            }
            module[name] = type(name, (tests, PeerTest), attributes)
        return tests

    return make


def patience(command, arguments):
    """Options for time that a busy machine needs, where a test does not say how long to wait."""
    times = ("--handshake-timeout", "--heartbeat-interval", "--idle-limit")
    options = dict.fromkeys(times, gipctool.PATIENCE * 1000)
    if command == "send":
        options["--timeout"] = gipctool.PATIENCE * 1000
    for name, value in options.items():
        if name not in arguments:
            yield from (name, str(value))


class PeerTest(unittest.TestCase):
    """A place to meet, the program, and the Python side of the connection."""

    encrypted = True
    network = False
    maxDiff = 1000

    def setUp(self):
        self.use_new_place()

    def run(self, result=None):
        # What the program said tells most about a failure.
        self.tools = []
        failures = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > failures:
            for tool in self.tools:
                print("\n" + tool.transcript(), file=sys.stderr)

    def use_new_place(self):
        self.place = gipctool.Place(self.network)
        self.addCleanup(self.place.clean_up)

    def start(self, *arguments):
        if program is None:
            self.fail("this test needs --gipc PROGRAM")
        tool = gipctool.Tool(program, *arguments)
        self.tools.append(tool)
        self.addCleanup(tool.clean_up)
        return tool

    def start_at(self, place, command, *arguments, output=("--format", "json")):
        options = place.options(listening=command == "listen")
        if not self.encrypted:
            options.append("--no-encryption")
        return self.start(command, place.name, *patience(command, arguments), *arguments, *options, *output)

    # Python as client

    def start_listen(self, *options):
        tool = self.start_at(self.place, "listen", *options)
        address = tool.listening_address()
        if self.network:
            self.place.port = int(address.rpartition(":")[2])
        return tool

    def client(self, split=False, suffix="", **options):
        """A client before its handshake."""
        stream = wire.Stream(self.place.dial(suffix), split)
        self.addCleanup(stream.close)
        return wire.Client(stream, encrypted=self.encrypted, **options)

    # Python as server

    def start_server(self):
        listener = self.place.listen()
        self.addCleanup(listener.close)
        return listener

    def start_connect(self, *options):
        return self.start_at(self.place, "connect", "--retry", "10", *options)

    def start_send(self, data, *options):
        """With events, and the message as a line of JSON, of type 1."""
        line = gipctool.input_line(1, data.encode())
        return self.start_at(self.place, "send", line, *options)

    def start_plain_send(self, *arguments):
        return self.start_at(self.place, "send", *arguments, output=())

    def accept(self, listener, split=False, **options):
        """A server before its handshake."""
        stream = wire.Stream(listener.accept()[0], split)
        self.addCleanup(stream.close)
        return wire.Server(stream, encrypted=self.encrypted, **options)

    # Both

    def assert_end(self, peer):
        with self.assertRaises(wire.EndOfStream):
            peer.receive()

    def assert_counted_nonces(self, peer, count):
        self.assertEqual(
            peer.received_nonces,
            [wire.counted_nonce(peer.direction ^ wire.SERVER, n) for n in range(count)],
        )

    def assert_connected(self, tool, **fields):
        security = "encrypted" if self.encrypted else "unencrypted"
        event = tool.event("connected", **fields)
        self.assertEqual((event["security"], event["extended"]), (security, False))
        return event
