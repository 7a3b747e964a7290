// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

#include <vector>

/*! How long it takes to become connected: from the call that connects to the reply to the first
    message, key agreement included. */
namespace Connect {

/*! What is compared. \a place is a directory of the run. */
struct Subject
{
    const char *name;
    /*! Sends back each message of any number of clients until standard input ends; says
        ready(). */
    void (*serve)(const QString &place);
    /*! Connects \a count clients at once, each of which writes a message. The nanoseconds until
        the last has its reply. */
    qint64 (*meet)(const QString &place, int count);
};

// Each file's own:
std::vector<Subject> gipcSubjects();
std::vector<Subject> tlsSubjects();
#ifdef GIPC_BENCH_ZEROMQ
std::vector<Subject> zeromqSubjects();
#endif

/*! The elliptic curve's part of one handshake over P-384, both ends' in turn: two key pairs are
    made, and each end derives the secret from the bytes of the other's public key. */
void agreeOnKeys();

void ready();
/*! Runs an event loop until standard input ends. */
void serveUntilInputEnds();

constexpr int MessageSize = 64;
constexpr int MostClients = 10000;

} // namespace Connect
