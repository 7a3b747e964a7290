# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: what the two sides offer and accept (2.1), as TLVs. No sockets, no keys."""

import dataclasses
import secrets
import struct

import gipcwire as wire

MAGIC = b"GIPX"

# Types
VERSIONS, FEATURES, RANDOM, LIMITS, IDENTITY, SERVICE, OPEN_REQUESTS = range(1, 8)
FIRST_UNASSIGNED = 128  # types and versions from here on mean nothing, for ever

# Features
HEARTBEAT, ORDERLY_CLOSE, KEY_UPDATE = 1, 2, 4
BASIC = HEARTBEAT | ORDERLY_CLOSE | KEY_UPDATE
PRE_SHARED_KEY = 8 | 16
REQUESTS, SESSIONS, AWAY = 32, 64, 128
CONVERSATIONS = REQUESTS | SESSIONS | AWAY  # all of them or none
DEFAULT_OPEN_REQUESTS = 1024

# Causes of E0, the client's refusal
NO_COMMON_VERSION, SERVER_WANTS_KEY, CLIENT_WANTS_KEY, OTHER_SERVICE, OTHER_CAUSE = range(1, 6)

VERSION = 1
RANDOM_SIZE = 32
LARGEST_DATA = 2**32 - 64  # larger limits are read as this

# Shortest and longest value of each type
OFFER_SIZES = {
    VERSIONS: (1, 255),
    FEATURES: (4, 4),
    RANDOM: (RANDOM_SIZE, RANDOM_SIZE),
    LIMITS: (16, 16),
    SERVICE: (1, 64),
    OPEN_REQUESTS: (4, 4),
}
ACCEPT_SIZES = OFFER_SIZES | {VERSIONS: (1, 1), IDENTITY: (0, 64)}
del ACCEPT_SIZES[SERVICE]


def encode(tlvs):
    return b"".join(bytes([kind, len(value)]) + value for kind, value in tlvs)


def decode(data):
    tlvs = []
    while data:
        if len(data) < 2 or len(data) < 2 + data[1]:
            raise wire.WireError("MalformedFrame", "the list ends inside a TLV")
        end = 2 + data[1]
        tlvs.append((data[0], data[2:end]))
        data = data[end:]
    return tlvs


def grease():
    """A TLV that the other side must skip."""
    kind = FIRST_UNASSIGNED + secrets.randbelow(128)
    return kind, secrets.token_bytes(secrets.randbelow(9))


def pick(tlvs, sizes, required):
    """The values of the types in `sizes`; what is not in there is skipped."""
    values = {}
    for kind, value in tlvs:
        if kind not in sizes:
            continue
        least, most = sizes[kind]
        if kind in values or not least <= len(value) <= most:
            raise wire.WireError("MalformedFrame", f"TLV {kind} doubled or of wrong length")
        values[kind] = value
    for kind in required:
        if kind not in values:
            raise wire.WireError("MalformedFrame", f"TLV {kind} is missing")
    return values


def checked_features(value):
    (features,) = struct.unpack(">I", value)
    if features & BASIC != BASIC or features & PRE_SHARED_KEY not in (0, PRE_SHARED_KEY):
        raise wire.WireError("MalformedFrame", f"features {features:#x}")
    return features


@dataclasses.dataclass
class Limits:
    """What a side accepts; times in milliseconds."""

    largest_data: int = wire.DEFAULT_MAX_MESSAGE_SIZE
    interval: int = 5000
    idle: int = wire.PATIENCE * 1000  # asks for few signs of life: some tests count what arrives

    def pack(self):
        return struct.pack(">QII", self.largest_data, self.interval, self.idle)

    @classmethod
    def unpack(cls, value):
        largest_data, interval, idle = struct.unpack(">QII", value)
        return cls(min(largest_data, LARGEST_DATA), interval, idle)


def with_open_requests(tlvs, count):
    return tlvs if count is None else [*tlvs, (OPEN_REQUESTS, struct.pack(">I", count))]


def open_requests_in(values):
    """What type 7 says; None if it is absent, which means the default."""
    value = values.get(OPEN_REQUESTS)
    return None if value is None else struct.unpack(">I", value)[0]


def new_random():
    return secrets.token_bytes(RANDOM_SIZE)


@dataclasses.dataclass
class Offer:
    service: bytes
    features: int = BASIC
    limits: Limits = dataclasses.field(default_factory=Limits)
    versions: bytes = bytes([VERSION])
    random: bytes = dataclasses.field(default_factory=new_random)
    open_requests: int = None  # not said

    def tlvs(self):
        tlvs = [
            (VERSIONS, self.versions),
            (FEATURES, struct.pack(">I", self.features)),
            (RANDOM, self.random),
            (LIMITS, self.limits.pack()),
            (SERVICE, self.service),
        ]
        return with_open_requests(tlvs, self.open_requests)

    @classmethod
    def parse(cls, data):
        """None if there is no common version: only type 1 is the same in all versions."""
        tlvs = decode(data)
        versions = pick(tlvs, {VERSIONS: OFFER_SIZES[VERSIONS]}, [VERSIONS])[VERSIONS]
        if VERSION not in versions:
            return None
        values = pick(tlvs, OFFER_SIZES, [FEATURES, RANDOM, LIMITS, SERVICE])
        return cls(
            values[SERVICE],
            checked_features(values[FEATURES]),
            Limits.unpack(values[LIMITS]),
            versions,
            values[RANDOM],
            open_requests_in(values),
        )


@dataclasses.dataclass
class Accept:
    features: int = BASIC
    limits: Limits = dataclasses.field(default_factory=Limits)
    identity: bytes = None  # of the pre-shared key; None without one
    version: int = VERSION
    random: bytes = dataclasses.field(default_factory=new_random)
    open_requests: int = None  # not said

    def tlvs(self):
        tlvs = [
            (VERSIONS, bytes([self.version])),
            (FEATURES, struct.pack(">I", self.features)),
            (RANDOM, self.random),
            (LIMITS, self.limits.pack()),
        ]
        if self.identity is not None:
            tlvs.append((IDENTITY, self.identity))
        return with_open_requests(tlvs, self.open_requests)

    @classmethod
    def parse(cls, data):
        values = pick(decode(data), ACCEPT_SIZES, [VERSIONS, FEATURES, RANDOM, LIMITS])
        features = checked_features(values[FEATURES])
        if features & PRE_SHARED_KEY and IDENTITY not in values:
            raise wire.WireError("MalformedFrame", "a key without its identity")
        return cls(
            features,
            Limits.unpack(values[LIMITS]),
            values.get(IDENTITY),
            values[VERSIONS][0],
            values[RANDOM],
            open_requests_in(values),
        )


def append_offer(tlvs):
    """What stands behind maxMessageSize in the size frame of a server that speaks GIPC-X."""
    return MAGIC + struct.pack(">H", len(tlvs)) + tlvs


def find_offer(rest):
    """The TLVs in what stands behind maxMessageSize; None if there are none."""
    if not rest.startswith(MAGIC):
        return None
    start = len(MAGIC) + 2
    if len(rest) < start:
        raise wire.WireError("MalformedFrame", "an offer without length")
    (size,) = struct.unpack_from(">H", rest, len(MAGIC))
    if len(rest) < start + size:
        raise wire.WireError("MalformedFrame", "an offer longer than its frame")
    return rest[start : start + size]
