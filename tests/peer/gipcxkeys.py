# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: the key schedule (2.2) and the protection of records (2.4). No sockets, no frames.

The numbers in the comments are the sections of the protocol's description.
"""

import hashlib
import hmac
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

import gipcwire as wire

HASH_SIZE = 48
NO_KEY = bytes(HASH_SIZE)  # stands where a pre-shared key would
LABEL_PREFIX = b"gipcx1 "
TRANSCRIPT_LABEL = b"gipc-x v1"
LARGEST_PLAIN = 65536  # of one record

FINISHED_LABELS = {wire.CLIENT: b"c fin", wire.SERVER: b"s fin"}
TRAFFIC_LABELS = {wire.CLIENT: b"c ap", wire.SERVER: b"s ap"}
RESUME_LABELS = {wire.CLIENT: b"gipc-x resume c", wire.SERVER: b"gipc-x resume s"}


def sha384(data):
    return hashlib.sha384(data).digest()


def hmac384(key, data):
    return hmac.digest(key, data, "sha384")


def expand(secret, label, context, size):
    label = LABEL_PREFIX + label
    info = struct.pack(">HB", size, len(label)) + label + bytes([len(context)]) + context
    return HKDFExpand(hashes.SHA384(), size, info).derive(secret)


def extract(salt, secret):
    return hmac384(salt, secret)


class KeySchedule:
    """All secrets of one connection. What belongs to a direction is found by its sender."""

    def __init__(self, z, psk, transcript):
        self.th = sha384(TRANSCRIPT_LABEL + transcript)
        self.early = extract(bytes(HASH_SIZE), psk or NO_KEY)
        self.handshake = extract(expand(self.early, b"derived", sha384(b""), HASH_SIZE), z)
        self.traffic = {side: self._from_handshake(s) for side, s in TRAFFIC_LABELS.items()}
        self.finished_secret = {
            side: self._from_handshake(s) for side, s in FINISHED_LABELS.items()
        }
        self.exporter = self._from_handshake(b"exp")
        self.resumption = self._from_handshake(b"res")

    def _from_handshake(self, label):
        return expand(self.handshake, label, self.th, HASH_SIZE)

    def finished(self, sender):
        return hmac384(self.finished_secret[sender], self.th)

    def export(self, label, size):
        return expand(self.exporter, b"app", sha384(label), size)


def resume_proof(secret, sender, th, data):
    """What a SESSION frame ends with (2.9); `data` is the frame's data before it."""
    return hmac384(secret, RESUME_LABELS[sender] + th + data)


class RecordCipher:
    """The records of one direction; its sender seals with one, its receiver opens with one."""

    def __init__(self, traffic_secret):
        self.records = 0  # under all keys
        self._use(traffic_secret)

    def _use(self, secret):
        self._secret = secret
        self._cipher = AESGCM(expand(secret, b"key", b"", 32))
        self._iv = int.from_bytes(expand(secret, b"iv", b"", wire.NONCE_SIZE), "big")
        self.counter = 0

    def update(self):
        """What KEYUPDATE does."""
        self._use(expand(self._secret, b"upd", b"", HASH_SIZE))

    def _next_nonce(self):
        nonce = (self._iv ^ self.counter).to_bytes(wire.NONCE_SIZE, "big")
        self.counter += 1
        self.records += 1
        return nonce

    def seal(self, plain):
        """A whole record, length included."""
        header = struct.pack(">I", len(plain) + wire.TAG_SIZE)
        return header + self._cipher.encrypt(self._next_nonce(), plain, header)

    def open(self, header, sealed):
        """The plain text, or None."""
        try:
            return self._cipher.decrypt(self._next_nonce(), sealed, header)
        except InvalidTag:
            return None
