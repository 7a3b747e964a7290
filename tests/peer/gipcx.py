# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X, version 1, both roles, over a blocking socket; without resuming sessions.

Written from the protocol's description alone, as gipcwire.py is, whose handshake it continues.
The numbers in the comments are the sections of the description.
"""

import secrets
import socket
import struct

import gipcxtlv as tlv
import gipcwire as wire
from gipcxconversation import Conversation
from gipcxkeys import KeySchedule
from gipcxopening import ClientOpening, ServerOpening
from gipcxsession import PeerClosed, PeerFailed, Session  # two of them for our users

ACCEPTED = b"\xe1"  # message 5
REFUSED = b"\xe0"
STAY_WITH_VERSION_2 = b"\0"

LARGEST_ACCEPT_FRAME = 1024
LARGEST_SIZE_FRAME = 536  # a whole one with an offer stays below


class Refused(wire.WireError):
    """The client ended the handshake with E0."""

    def __init__(self, cause):
        super().__init__("HandshakeRefused", str(cause))
        self.cause = cause


class ExtendedPeer(Session, wire.Peer):
    """What both roles have in common. `edit` changes the list of own TLVs before it is encoded;
    without it a random one is put in front, as the protocol wants it. With `converses` it knows
    the features for conversations; `open_requests` of the peer's are held, and the peer is told so
    unless it is None."""

    def __init__(
        self,
        stream,
        encrypted=True,
        service="",
        limits=None,
        edit=None,
        converses=False,
        open_requests=None,
        **options,
    ):
        super().__init__(stream, encrypted=encrypted, **options)
        self.service = service.encode()
        self.limits = limits or tlv.Limits()
        self.edit = edit or (lambda tlvs: [tlv.grease(), *tlvs])
        self.converses = converses
        self.open_requests = open_requests
        self.extended = False
        self.with_key = False

    def known_features(self, with_key):
        conversations = tlv.CONVERSATIONS if self.converses else 0
        return tlv.BASIC | conversations | (tlv.PRE_SHARED_KEY if with_key else 0)

    def set_secret(self, z):
        super().set_secret(z)
        self._z = z

    def own_tlvs(self, terms):
        return tlv.encode(self.edit(terms.tlvs()))

    def agree(self, accept_frame, psk, features):
        """Both sides know all of the handshake; FINISHED has to confirm it."""
        keys = b""
        if self.encrypted:
            keys = self.key_pair.public, self.peer_public
            keys = b"".join(keys if self.direction == wire.CLIENT else reversed(keys))
        self.transcript = (
            self.greeting + self.answered + keys + self.size_frame + ACCEPTED + accept_frame
        )
        self.extended = True
        self.with_key = bool(psk)
        z = self._z if self.encrypted else b""
        largest_data = min(self.limits.largest_data, tlv.LARGEST_DATA)
        conversation = None
        if features & tlv.CONVERSATIONS == tlv.CONVERSATIONS:
            limit = self.open_requests
            limit = tlv.DEFAULT_OPEN_REQUESTS if limit is None else limit
            conversation = Conversation(self.direction, largest_data, limit)
        schedule = KeySchedule(z, psk, self.transcript)
        self.start_session(schedule, largest_data, conversation)

    # The interface of gipcwire.Peer, for the session that was agreed on

    def frame(self, msg_type, data=b"", **version_2_options):
        if self.extended:
            return self.extended_frame(msg_type, data)
        return super().frame(msg_type, data, **version_2_options)

    def receive(self):
        return self.receive_message() if self.extended else super().receive()


class ExtendedClient(ClientOpening, ExtendedPeer, wire.Client):
    """`psk` is the pre-shared key, `service` what it wants to talk to."""

    def __init__(self, stream, psk=b"", identity=b"", **options):
        super().__init__(stream, **options)
        self.psk = psk
        self.identity = identity

    def handshake(self, then=bytes):
        self.shake_hands()
        if self.conversation:
            self.open_session()
        self.stream.write(then())
        return self

    def shake_hands(self):
        """All up to FINISHED."""
        self.start()
        self.check_offer()
        self.accept()
        self.read_finished()

    def start(self):
        """All up to the offer."""
        self.read_greeting()
        self.answer(wire.GO_ON)
        if self.encrypted:
            self.exchange_keys()
        self.read_size_frame()

    def answer(self, value):
        self.answered = bytes([value])
        super().answer(value)

    def check_offer(self):
        """Leaves `offered`; tells the server before it refuses."""
        self.offered = self._read_offer()
        if self.offered is None:
            self.stream.write(STAY_WITH_VERSION_2)
            raise wire.WireError("ExtensionRequired", "no offer")
        wants_key = bool(self.offered.features & tlv.PRE_SHARED_KEY)
        if wants_key and not self.psk:
            self.refuse(tlv.SERVER_WANTS_KEY)
            raise wire.WireError("AuthenticationFailed", "the server wants a key")
        if self.psk and not wants_key:
            self.refuse(tlv.CLIENT_WANTS_KEY)
            raise wire.WireError("AuthenticationFailed", "the server has no key")
        if self._compares_service() and self.offered.service != self.service:
            self.refuse(tlv.OTHER_SERVICE)
            raise wire.WireError("OtherService", repr(self.offered.service))

    def _read_offer(self):
        try:
            tlvs = tlv.find_offer(self.offer)
            return None if tlvs is None else tlv.Offer.parse(tlvs)
        except wire.WireError:
            self.refuse(tlv.OTHER_CAUSE)
            raise

    def _compares_service(self):
        return bool(self.psk) or self.stream.socket.family == socket.AF_INET

    def refuse(self, cause):
        self.stream.write(REFUSED + bytes([cause]))

    def accept(self):
        self.stream.write(self.make_acceptance() + self.make_finished())

    def make_acceptance(self, accept=None, psk=None):
        """Message 5 and the accept frame; the keys are there afterwards."""
        psk = self.psk if psk is None else psk
        if accept is None:
            accept = tlv.Accept(
                self._chosen_features(psk),
                self.limits,
                self.identity if psk else None,
                open_requests=self.open_requests,
            )
        return self.make_raw_acceptance(self.own_tlvs(accept), psk, accept.features)

    def _chosen_features(self, psk):
        features = self.known_features(psk)
        if self.converses and self.offered.features & tlv.CONVERSATIONS != tlv.CONVERSATIONS:
            features &= ~tlv.CONVERSATIONS
        return features

    def make_raw_acceptance(self, tlvs, psk=b"", features=tlv.BASIC):
        frame = wire.with_length(self.seal(tlvs))
        self.agree(frame, psk, features)
        return ACCEPTED + frame


class ExtendedServer(ServerOpening, ExtendedPeer, wire.Server):
    """`keys` are the pre-shared keys by their identities; with any it insists on one."""

    def __init__(self, stream, keys=None, **options):
        super().__init__(stream, **options)
        self.keys = keys or {}
        # What this one offers; tests may change it before the handshake.
        self.offering = tlv.Offer(
            self.service,
            self.known_features(self.keys),
            self.limits,
            bytes([tlv.VERSION, tlv.grease()[0]]),
            open_requests=self.open_requests,
        )

    def handshake(self):
        self.shake_hands()
        if self.extended and self.conversation:
            self.open_session()
        return self

    def shake_hands(self):
        """All up to FINISHED."""
        self.start()
        if self.read_message_5() == ACCEPTED:
            self.read_acceptance()
            self.stream.write(self.make_finished())
            self.read_finished()

    def start(self):
        """All up to the offer."""
        self.greet()
        answer = self.read_answer()
        if answer != wire.GO_ON:
            raise wire.WireError("HandshakeRefused", str(answer))
        if self.encrypted:
            self.exchange_keys()
        self.stream.write(self.make_size_frame())

    def greet(self, version=wire.VERSION):
        self.greeting = bytes([version, self.encrypted])
        super().greet(version)

    def read_answer(self):
        self.answered = bytes([super().read_answer()])
        return self.answered[0]

    def make_size_frame(self, rest=None):
        """`rest` is what stands behind maxMessageSize: by default the offer."""
        if rest is None:
            rest = tlv.append_offer(self.own_tlvs(self.offering))
        plain = struct.pack(">I", self.max_message_size) + rest
        self.size_frame = wire.with_length(self.seal(plain))
        return self.size_frame

    def read_message_5(self):
        """ACCEPTED, or STAY_WITH_VERSION_2 where that is good enough."""
        value = self.stream.read(1)
        if value == REFUSED:
            raise Refused(self.stream.read(1)[0])
        if value not in (ACCEPTED, STAY_WITH_VERSION_2):
            raise wire.WireError("MalformedFrame", f"message 5 is {value[0]}")
        if value == STAY_WITH_VERSION_2 and self.keys:
            raise wire.WireError("ExtensionRequired", "without it there is no key")
        return value

    def read_acceptance(self):
        header = self.stream.read(wire.LENGTH_SIZE)
        (size,) = struct.unpack(">I", header)
        if size > LARGEST_ACCEPT_FRAME:
            raise wire.WireError("MalformedFrame", f"an accept frame of {size} bytes")
        body = self.stream.read(size)
        self.accepted = tlv.Accept.parse(self.open(body))
        self._check_acceptance()
        self.agree(header + body, self._key_of_the_client(), self.accepted.features)

    def _check_acceptance(self):
        features = self.accepted.features
        if self.accepted.version != tlv.VERSION or features & ~self.offering.features:
            raise wire.WireError("MalformedFrame", "accepted what was not offered")
        if self.keys and not features & tlv.PRE_SHARED_KEY:
            raise wire.WireError("AuthenticationFailed", "the client has no key")
        if self.converses and features & tlv.CONVERSATIONS not in (0, tlv.CONVERSATIONS):
            raise wire.WireError("MalformedFrame", "accepted a part of the conversations")

    def _key_of_the_client(self):
        if not self.keys:
            return b""
        # With a random key an unknown identity looks like a wrong key.
        return self.keys.get(self.accepted.identity) or secrets.token_bytes(32)
