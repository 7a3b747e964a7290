# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The gipc wire protocol, version 2, both roles, over a blocking socket.

Written from the protocol's description alone, so that a mistake in the C++ library is not
repeated here. It does not listen, dial or retry, and it knows nothing of GIPC-X. The numbers in
the comments are the sections of the description. All integers are big-endian.
"""

import array
import collections
import fcntl
import hashlib
import os
import secrets
import socket
import struct
import termios
import time

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

VERSION = 2
DEFAULT_MAX_MESSAGE_SIZE = 3145728
LARGEST_TYPE = 2**31 - 1

# Message 2, the client's answer to the greeting (1.2)
GO_ON = 0
VERSION_NOT_SUPPORTED = 1
SERVER_NOT_ENCRYPTED = 2
CLIENT_NOT_ENCRYPTED = 4

CONTROL = 0  # msgType of control frames, which every version 2 peer ignores

PUBLIC_KEY_SIZE = 97
LENGTH_SIZE = 4
TYPE_SIZE = 4
NONCE_SIZE = 12
TAG_SIZE = 16
OVERHEAD = NONCE_SIZE + TAG_SIZE
LARGEST_SIZE_FRAME = 4096

CLIENT = 0
SERVER = 0x80000000

CURVE = ec.SECP384R1()
PATIENCE = 120  # seconds; only a broken peer ever makes us wait that long


class WireError(Exception):
    """The peer broke the protocol; `name` says how, in the words of the C++ library."""

    def __init__(self, name, text=""):
        super().__init__(f"{name}: {text}" if text else name)
        self.name = name


class EndOfStream(WireError):
    """The peer ended the stream between two frames, which is how a session ends."""

    def __init__(self):
        super().__init__("EndOfStream")


# Keys (1.3) ------------------------------------------------------------------------------------


class KeyPair:
    """An ephemeral P-384 key pair; a fixed scalar is for known answers only."""

    def __init__(self, scalar=None):
        self._private = (
            ec.generate_private_key(CURVE)
            if scalar is None
            else ec.derive_private_key(scalar, CURVE)
        )
        self.public = self._private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )

    def secret(self, peer_public):
        """Z, the X coordinate of the product: always 48 bytes."""
        if len(peer_public) != PUBLIC_KEY_SIZE or peer_public[0] != 4:
            raise WireError("BadPublicKey", "not an uncompressed point")
        if peer_public == self.public:
            raise WireError("BadPublicKey", "our own key came back")
        try:
            point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, peer_public)
        except ValueError:
            raise WireError("BadPublicKey", "not on the curve") from None
        return self._private.exchange(ec.ECDH(), point)


def derive_key(z):
    # Go hashes a big integer, which has no leading zeros.
    return hashlib.sha256(z.lstrip(b"\0")).digest()


# Nonces (1.4) ----------------------------------------------------------------------------------


class CountedNonces:
    """The scheme of the C++ library: direction and a counter from 0."""

    def __init__(self, direction):
        self._direction = direction
        self.used = 0

    def draw(self):
        nonce = counted_nonce(self._direction, self.used)
        self.used += 1
        return nonce


class RandomNonces:
    """The scheme of the Go libraries."""

    used = 0  # no counter that a reflected nonce could be compared with

    def draw(self):
        return secrets.token_bytes(NONCE_SIZE)


def counted_nonce(direction, counter):
    return struct.pack(">IQ", direction, counter)


class NonceGuard:
    """Refuses nonces of the peer that show reflection, replay, loss or reordering."""

    def __init__(self, own_direction):
        self._own = own_direction
        self._peer_counts = None  # unknown until the first frame
        self._opened = 0
        self._recent = collections.deque(maxlen=4096)

    def check(self, nonce, own_used):
        direction, counter = struct.unpack(">IQ", nonce)
        if direction == self._own and counter < own_used:
            raise WireError("Integrity", "reflected frame")
        if self._peer_counts is None:
            self._peer_counts = direction == self._own ^ SERVER and counter < 2**32
        if self._peer_counts:
            if nonce != counted_nonce(self._own ^ SERVER, self._opened):
                raise WireError("Integrity", "a frame was replayed, lost or reordered")
        elif nonce in self._recent:
            raise WireError("Integrity", "replayed frame")

    def opened(self, nonce):
        self._opened += 1
        self._recent.append(nonce)


# Bytes -----------------------------------------------------------------------------------------


class Stream:
    """A connected socket. With `split`, every byte is written by itself."""

    def __init__(self, sock, split=False):
        self.socket = sock
        self.split = split
        sock.settimeout(PATIENCE)
        if sock.family != socket.AF_UNIX:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data):
        if not self.split:
            self.socket.sendall(data)
            return
        for index in range(len(data)):
            self.socket.sendall(data[index : index + 1])
            self._wait_until_taken()

    def _wait_until_taken(self):
        # On a Unix socket this is the moment the peer has read the byte, so that it really meets
        # every split. On TCP it only means that the byte has reached the peer's kernel.
        unread = array.array("i", [0])
        deadline = time.monotonic() + PATIENCE
        while True:
            fcntl.ioctl(self.socket, termios.TIOCOUTQ, unread)
            if unread[0] == 0:
                return
            if time.monotonic() > deadline:
                raise TimeoutError("the peer does not read")
            os.sched_yield()

    def read(self, size):
        """Exactly `size` bytes, however many reads it takes."""
        data = bytearray()
        while len(data) < size:
            part = self.socket.recv(min(size - len(data), 1 << 20))
            if not part:
                raise WireError("Truncated") if data else EndOfStream()
            data += part
        return bytes(data)

    def read_some(self):
        """Whatever is there, at least one byte."""
        data = self.socket.recv(1 << 16)
        if not data:
            raise EndOfStream()
        return data

    def read_at_once(self, size, alone=False):
        """`size` bytes with one read, as Go reads; `alone`: and nothing directly behind them."""
        data = self.socket.recv(size + 1 if alone else size)
        if not data:
            raise EndOfStream()
        if len(data) != size:
            raise WireError("MalformedFrame", f"{len(data)} bytes at once instead of {size}")
        return data

    def read_to_end(self):
        """What still comes until the peer closes; a reset is an end too."""
        data = bytearray()
        try:
            while part := self.socket.recv(1 << 16):
                data += part
        except ConnectionError:
            pass
        return bytes(data)

    def close(self):
        self.socket.close()

    def reset(self):
        """Closes so that TCP sends RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


# Sessions --------------------------------------------------------------------------------------


class Peer:
    """One session, from the first byte on: what client and server have in common.

    `handshake()` does all of 1.2; its steps are methods of their own for tests that leave it
    half way. `received_nonces` keeps every nonce of the other side, in order.
    """

    direction = None  # set by the two roles

    def __init__(self, stream, encrypted=True, nonces=None, choose_key=None):
        self.stream = stream
        self.encrypted = encrypted
        self.nonces = nonces or CountedNonces(self.direction)
        # Given the other side's public key, the key pair to answer with. None: a random pair,
        # sent without waiting, as the protocol has it.
        self.choose_key = choose_key
        self.key_pair = None
        self.peer_public = None
        self.key = None
        self.largest_data = DEFAULT_MAX_MESSAGE_SIZE  # accepted; the role may change it
        self.received_nonces = []
        self._guard = NonceGuard(self.direction)

    def exchange_keys(self):
        if self.choose_key is None:
            self.key_pair = KeyPair()
            self.stream.write(self.key_pair.public)
            self.peer_public = self.read_key()
        else:
            self.peer_public = self.read_key()
            self.key_pair = self.choose_key(self.peer_public)
            self.stream.write(self.key_pair.public)
        self.set_secret(self.key_pair.secret(self.peer_public))

    def read_key(self):
        # A server that has our key may send the size frame behind its own; a client has to wait.
        alone = self.direction == SERVER
        return self.stream.read_at_once(PUBLIC_KEY_SIZE, alone)

    def set_secret(self, z):
        self.key = derive_key(z)
        self._cipher = AESGCM(self.key)

    def seal(self, plain, nonce=None):
        """The body of a frame (1.4)."""
        if not self.encrypted:
            return plain
        if nonce is None:
            nonce = self.nonces.draw()
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def open(self, body):
        if not self.encrypted:
            return body
        if len(body) < OVERHEAD:
            raise WireError("MalformedFrame", "no room for nonce and tag")
        nonce = body[:NONCE_SIZE]
        self._guard.check(nonce, self.nonces.used)
        try:
            plain = self._cipher.decrypt(nonce, body[NONCE_SIZE:], None)
        except InvalidTag:
            raise WireError("Integrity", "a frame does not open") from None
        self._guard.opened(nonce)
        self.received_nonces.append(nonce)
        return plain

    def frame(self, msg_type, data=b"", nonce=None):
        """The bytes of one frame. With encryption each call uses up a nonce."""
        return with_length(self.seal(struct.pack(">I", msg_type) + data, nonce))

    def send(self, msg_type, data=b""):
        self.stream.write(self.frame(msg_type, data))

    def receive(self):
        """The next message as (msgType, data); control frames are skipped."""
        while True:
            msg_type, data = self._parse(self.open(self.read_body()))
            if msg_type != CONTROL:
                return msg_type, data

    def read_body(self):
        (length,) = struct.unpack(">I", self.stream.read(LENGTH_SIZE))
        overhead = OVERHEAD if self.encrypted else 0
        if length > TYPE_SIZE + self.largest_data + overhead:
            raise WireError("MessageTooLarge", f"{length} bytes")
        try:
            return self.stream.read(length)
        except EndOfStream:
            raise WireError("Truncated") from None

    @staticmethod
    def _parse(plain):
        if len(plain) < TYPE_SIZE:
            raise WireError("MalformedFrame", "no room for a message type")
        (msg_type,) = struct.unpack_from(">I", plain)
        if msg_type > LARGEST_TYPE:
            raise WireError("ReservedType", str(msg_type))
        return msg_type, plain[TYPE_SIZE:]


class Client(Peer):
    direction = CLIENT

    def handshake(self, then=bytes):
        """`then` makes frames that go out at once behind the handshake, in the same write."""
        self.read_greeting()
        self.answer(GO_ON)
        if self.encrypted:
            self.exchange_keys()
        self.read_size_frame()
        self.stream.write(b"\0" + then())
        return self

    def read_greeting(self):
        self.greeting = self.stream.read_at_once(2, alone=True)
        version, encrypted = self.greeting
        if version != VERSION:
            raise WireError("VersionMismatch", str(version))
        if encrypted != self.encrypted:
            raise WireError("EncryptionMismatch", f"the server says {encrypted}")

    def answer(self, value):
        self.stream.write(bytes([value]))

    def read_size_frame(self):
        # One read, because Go does the same; the server waits for message 5 behind it.
        frame = self.stream.socket.recv(LENGTH_SIZE + LARGEST_SIZE_FRAME)
        if not frame:
            raise EndOfStream()
        body = without_length(frame)
        plain = self.open(body)
        if len(plain) < 4:
            raise WireError("MalformedFrame", "size frame too short")
        self.size_frame = frame
        (self.server_limit,) = struct.unpack_from(">I", plain)
        self.offer = plain[4:]  # extensions; a version 2 client ignores them


class Server(Peer):
    direction = SERVER

    def __init__(self, stream, max_message_size=DEFAULT_MAX_MESSAGE_SIZE, **options):
        super().__init__(stream, **options)
        self.max_message_size = self.largest_data = max_message_size

    def handshake(self):
        self.greet()
        answer = self.read_answer()
        if answer != GO_ON:
            raise WireError("HandshakeRefused", str(answer))
        if self.encrypted:
            self.exchange_keys()
        self.stream.write(self.make_size_frame())
        self.read_acknowledgement()
        return self

    def greet(self, version=VERSION):
        self.stream.write(bytes([version, self.encrypted]))

    def read_answer(self):
        return self.stream.read(1)[0]  # the client's key may follow at once

    def make_size_frame(self):
        self.size_frame = with_length(self.seal(struct.pack(">I", self.max_message_size)))
        return self.size_frame

    def read_acknowledgement(self):
        value = self.stream.read(1)[0]  # messages may follow at once
        if value != 0:
            raise WireError("MalformedFrame", f"message 5 is {value}, and we offered nothing")


def with_length(body):
    return struct.pack(">I", len(body)) + body


def without_length(frame):
    if len(frame) < LENGTH_SIZE or struct.unpack_from(">I", frame)[0] != len(frame) - LENGTH_SIZE:
        raise WireError("MalformedFrame", "the length does not fit what arrived at once")
    return frame[LENGTH_SIZE:]
