# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: SESSION, with which two sides begin to converse (2.9). None is resumed here."""

import secrets
import struct

import gipcxframes as frames
from gipcxconversation import NEW, RESUME
from gipcxkeys import resume_proof


class ClientOpening:
    """A mixin of the client, which sends SESSION first."""

    def open_session(self):
        self.ask_for_session()
        self.read_session()

    def ask_for_session(self, resume=b""):
        """A new one, or one that is gone: `resume` is its id."""
        rest = bytes([RESUME if resume else NEW])
        if resume:
            rest += resume + struct.pack(">QQ", 1, 0)
            data = bytes([frames.SESSION]) + rest
            secret = self.schedule.resumption if self.encrypted else bytes(48)
            rest += resume_proof(secret, self.direction, self.schedule.th, data)
        self.send_control(frames.SESSION, rest)

    def read_session(self):
        """Raises PeerClosed if the server does not let us in."""
        while not self.conversation.opened:
            self.receive_any()


class ServerOpening:
    """A mixin of the server, which answers, or says CLOSE instead."""

    def open_session(self):
        self.read_session()
        self.grant_session()

    def read_session(self):
        while self.conversation.asked is None:
            self.receive_any()

    def grant_session(self):
        """A new one, whatever was asked for."""
        session = bytes([NEW]) + secrets.token_bytes(16) + struct.pack(">I", 0)
        self.send_control(frames.SESSION, session)
        self.conversation.opened = True

    def refuse_session(self, reason, text=b""):
        """Instead of it."""
        self.send_close(reason, text)
