# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
"""The program `gipc` against an independent implementation of the wire protocol.

    python3 tests/peer/test_peer.py --gipc PROGRAM [--vectors FILE] [--module NAME] [unittest arguments]

All of it, or one module, as test_connect.

Linux only: it looks into /proc, TCP_INFO and the queues of sockets. The names of errors are those
of the library's ErrorCode; where a description leaves the name open, several are accepted.
"""

import argparse
import importlib
import signal
import sys
import unittest

sys.dont_write_bytecode = True  # keeps the source tree clean

import peertest
import test_wire

# Into this module's names, where unittest looks for them.
from test_connect import *
from test_exit_codes import *
from test_frame_attacks import *
from test_gipcx_accept_attacks import *
from test_gipcx_attacks import *
from test_gipcx_connect import *
from test_gipcx_listen import *
from test_gipcx_conversation_attacks import *
from test_gipcx_conversation_wire import *
from test_gipcx_conversations import *
from test_gipcx_offer_attacks import *
from test_gipcx_program_asks import *
from test_gipcx_settings import *
from test_gipcx_vectors import *
from test_gipcx_wire import *
from test_handshake_attacks import *
from test_listen import *
from test_multi_connect import *
from test_multi_listen import *
from test_wire import *


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--gipc")
    parser.add_argument("--vectors", default=test_wire.vectors)
    parser.add_argument("--module", default="__main__")
    ours, rest = parser.parse_known_args()
    module = importlib.import_module(ours.module)
    if unittest.defaultTestLoader.loadTestsFromModule(module).countTestCases() == 0:
        parser.error(f"there is no test in {ours.module}")
    peertest.program, test_wire.vectors = ours.gipc, ours.vectors
    # A runner that gives up on us still gets everything cleaned up.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    unittest.main(module, argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
