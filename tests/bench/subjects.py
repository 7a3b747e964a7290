# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""What is compared: the names the programs know it by, its title and its part."""

OURS, REFERENCE, PEER = "ours", "reference", "peer"

# In the order in which they are shown.
GROUPS = {
    "Unix socket, not encrypted": {
        "idle": ("Nothing is sent", REFERENCE),
        "raw-batched": ("Socket, 64 KiB writes (b)", REFERENCE),
        "raw": ("Socket, one write per message (a)", REFERENCE),
        "qdatastream": ("QLocalSocket and QDataStream (e)", REFERENCE),
        "gipc-plain-handler": ("Gipc plain, handler", OURS),
        "gipc-plain": ("Gipc plain", OURS),
        "gipc-x-plain": ("Gipc GIPC-X, not encrypted", OURS),
        "zeromq": ("ZeroMQ PAIR", PEER),
        "zeromq-dealer": ("ZeroMQ DEALER and ROUTER", PEER),
        "grpc": ("gRPC", PEER),
        "nng": ("nng pair", PEER),
        "qtremoteobjects": ("Qt Remote Objects", PEER),
        "qtdbus": ("QtDBus", PEER),
    },
    "Unix socket, encrypted": {
        "raw-gcm-frames": ("AES-256-GCM per message (c)", REFERENCE),
        "raw-gcm-records": ("AES-256-GCM per 64 KiB (d)", REFERENCE),
        "p384-work": ("P-384 work of both ends", REFERENCE),
        "gipc-v2": ("Gipc version 2", OURS),
        "gipc-x-handler": ("Gipc GIPC-X, handler", OURS),
        "gipc-x": ("Gipc GIPC-X", OURS),
        "zeromq-curve": ("ZeroMQ PAIR, CURVE", PEER),
    },
    "TCP over loopback": {
        "gipc-plain-tcp": ("Gipc plain, TCP", OURS),
        "gipc-v2-tcp": ("Gipc version 2, TCP", OURS),
        "gipc-x-tcp": ("Gipc GIPC-X, TCP", OURS),
        "tls": ("QSslSocket, TLS 1.3", PEER),
    },
}

ALL = {name: about for group in GROUPS.values() for name, about in group.items()}

# Peers, and the kind of ours that does the same work.
SAME_WORK = {
    "zeromq": "gipc-plain",
    "nng": "gipc-plain",
    "qtremoteobjects": "gipc-plain",
    "qtdbus": "gipc-plain",
    "zeromq-curve": "gipc-x",
    "tls": "gipc-x-tcp",
}

# The same with requests.
SAME_REQUESTS = {
    "zeromq-dealer": "gipc-x-plain",
    "qtremoteobjects": "gipc-x-plain",
    "grpc": "gipc-x-plain",
}

PEERS = [*SAME_WORK, *(name for name in SAME_REQUESTS if name not in SAME_WORK)]


def title(name):
    return ALL[name][0]


def part(name):
    return ALL[name][1]
