# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""GIPC-X: the stream of frames inside the records (2.4). No sockets, no keys."""

import struct

import gipcwire as wire

# Control codes
(FINISHED, PING, PONG, CLOSE, KEY_UPDATE, ERROR) = range(1, 7)
(REQUEST, REPLY, ACK, SESSION, CANCEL, GO_AWAY) = range(7, 13)  # in conversations only

# Reasons of CLOSE and GOAWAY
DONE, GOING_AWAY, AFTER_ERROR, RESUMED, LIMIT_REACHED, NOT_ADMITTED, NOT_ADMITTED_NOW = range(7)

# Codes of ERROR
(INTEGRITY, MALFORMED, TOO_LARGE, UNEXPECTED, TOO_MANY_REQUESTS, BAD_COUNT) = range(1, 7)
SILENCE, TOO_MANY_KEY_UPDATES, INTERNAL = 7, 8, 9

LARGEST_CLOSE_TEXT = 128
LARGEST_REPLY_TEXT = 256
REQUEST_FIELDS, REPLY_FIELDS = 12, 13  # bytes between the code and the data
COUNTED = (REQUEST, REPLY, CANCEL)  # as messages are (2.9)

# Shortest and longest rest behind the code
REST_SIZES = {
    FINISHED: (48, 48),
    PING: (8, 8),
    PONG: (8, 8),
    CLOSE: (1, 1 + LARGEST_CLOSE_TEXT),
    KEY_UPDATE: (0, 0),
    ERROR: (2, 2),
}
ENCRYPTED_ONLY = (FINISHED, KEY_UPDATE)


def conversation_sizes(largest_data):
    """The same for what comes in conversations only."""
    return {
        REQUEST: (REQUEST_FIELDS, REQUEST_FIELDS + largest_data),
        # A text may be longer than the data of messages.
        REPLY: (REPLY_FIELDS, REPLY_FIELDS + max(largest_data, LARGEST_REPLY_TEXT)),
        ACK: (8, 8),
        SESSION: (1, 81),
        CANCEL: (8, 8),
        GO_AWAY: (1, 1 + LARGEST_CLOSE_TEXT),
    }


class Fatal(wire.WireError):
    """What ends a session; `code` is that of the ERROR frame which tells the peer."""

    def __init__(self, code, name, text=""):
        super().__init__(name, text)
        self.code = code


def frame(msg_type, data=b""):
    return struct.pack(">II", wire.TYPE_SIZE + len(data), msg_type) + data


def control(code, rest=b""):
    return frame(wire.CONTROL, bytes([code]) + rest)


def error_and_close(code):
    """Both frames, which travel in one record."""
    return control(ERROR, struct.pack(">H", code)) + control(CLOSE, bytes([AFTER_ERROR]))


def request(number, msg_type, data=b""):
    return control(REQUEST, struct.pack(">QI", number, msg_type) + data)


def reply(number, status, msg_type=0, data=b""):
    return control(REPLY, struct.pack(">QBI", number, status, msg_type) + data)


def cancel(number):
    return control(CANCEL, struct.pack(">Q", number))


def ack(count):
    return control(ACK, struct.pack(">Q", count))


def go_away(reason=GOING_AWAY, text=b""):
    return control(GO_AWAY, bytes([reason]) + text)


def counted_in(plain):
    """How many frames are counted in a piece of the stream that begins with a frame; what is no
    frame, as some tests send it, ends the count."""
    count = start = 0
    while len(plain) - start > wire.LENGTH_SIZE + wire.TYPE_SIZE - 1:
        length, msg_type = struct.unpack_from(">II", plain, start)
        data_start = start + wire.LENGTH_SIZE + wire.TYPE_SIZE
        start += wire.LENGTH_SIZE + length
        if start > len(plain) or start < data_start:
            break
        is_message = msg_type != wire.CONTROL
        count += is_message or (start > data_start and plain[data_start] in COUNTED)
    return count


def parts(plain, size):
    """The stream cut into pieces of this size."""
    return [plain[start : start + size] for start in range(0, len(plain), size)]


class FrameReader:
    """Frames out of joined plain texts; all bounds are checked before a frame is whole."""

    def __init__(self, largest_data, encrypted, converses=False):
        self._largest_data = largest_data
        self._codes = {
            code: sizes
            for code, sizes in REST_SIZES.items()
            if encrypted or code not in ENCRYPTED_ONLY
        }
        if converses:
            self._codes |= conversation_sizes(largest_data)
        self._stream = bytearray()

    def append(self, plain):
        self._stream += plain

    @property
    def between_frames(self):
        return not self._stream

    def next(self):
        """(msgType, data), or None as long as there is no whole frame."""
        size = self._check_size()
        if size is None or len(self._stream) < size:
            return None
        msg_type = struct.unpack_from(">I", self._stream, wire.LENGTH_SIZE)[0]
        data = bytes(self._stream[wire.LENGTH_SIZE + wire.TYPE_SIZE : size])
        del self._stream[:size]
        return msg_type, data

    def _check_size(self):
        """The size of the next frame, its length field included; None if not yet known."""
        if len(self._stream) < wire.LENGTH_SIZE:
            return None
        (length,) = struct.unpack_from(">I", self._stream)
        if length < wire.TYPE_SIZE:
            raise Fatal(MALFORMED, "MalformedFrame", "no room for a message type")
        data_start = wire.LENGTH_SIZE + wire.TYPE_SIZE
        if len(self._stream) < data_start:
            return None
        (msg_type,) = struct.unpack_from(">I", self._stream, wire.LENGTH_SIZE)
        if msg_type > wire.LARGEST_TYPE:
            raise Fatal(MALFORMED, "ReservedType", str(msg_type))
        if msg_type != wire.CONTROL:
            if length > wire.TYPE_SIZE + self._largest_data:
                raise Fatal(TOO_LARGE, "MessageTooLarge", f"{length} bytes")
        elif length == wire.TYPE_SIZE:
            raise Fatal(MALFORMED, "MalformedFrame", "a control frame without a code")
        elif len(self._stream) == data_start:
            return None
        else:
            self._check_control(self._stream[data_start], length - wire.TYPE_SIZE - 1)
        return wire.LENGTH_SIZE + length

    def _check_control(self, code, rest):
        if code not in self._codes:
            raise Fatal(UNEXPECTED, "MalformedFrame", f"control code {code}")
        least, most = self._codes[code]
        if code in (REQUEST, REPLY) and rest > most:
            raise Fatal(TOO_LARGE, "MessageTooLarge", f"{rest - least} bytes")
        if not least <= rest <= most:
            raise Fatal(MALFORMED, "MalformedFrame", f"{rest} bytes behind control code {code}")
