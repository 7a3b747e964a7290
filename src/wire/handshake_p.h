// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "keyagreement_p.h"
#include "protocol_p.h"

#include <QtCore/QByteArrayList>

#include <optional>

namespace GipcWire {

struct SessionSettings
{
    Role role = Role::Client;
    bool encrypted = true;

    /*! Largest data of one message that is accepted, 1 to MaxDataSize. A server announces it. */
    quint32 maxMessageSize = 3 * 1024 * 1024;

    KeyLimits keyLimits = {};
};

/*! Messages 1 to 5 of the handshake, for either side.

        client   Greeting ─► [PeerKey] ─► Size ─► Done
        server   Start ─► Verdict ─► [PeerKey] ─► Acknowledgement ─► Done

    PeerKey is there with encryption only; every step but Done may end in Failed. The names say
    what is awaited. It neither waits nor knows a socket; deadlines are the caller's. */
class Handshake
{
public:
    enum class State { Start, Greeting, Verdict, PeerKey, Size, Acknowledgement, Done, Failed };

    /*! \a keyPair replaces the fresh key pair and is for tests with known answers only. */
    explicit Handshake(const SessionSettings &settings, std::optional<KeyPair> keyPair = {});

    /*! Uses up as much of \a input as the handshake wants and appends what is to be sent, one
        entry for each write call, to \a output: Go peers read each message with a single read. */
    void advance(InputBuffer *input, QByteArrayList *output);

    State state() const { return m_state; }
    Fault fault() const { return m_fault; }

    /*! What the fault is about: the version offered, the size announced. */
    quint64 faultValue() const { return m_faultValue; }

    /*! In Done: the largest data the peer accepts; for a server nobody says so, and it is its
        own. */
    quint32 peerLimit() const { return m_peerLimit; }

    /*! In Done, with encryption: the cipher, once. */
    std::optional<FrameCipher> takeCipher();

private:
    bool step(InputBuffer *input, QByteArrayList *output);
    bool readGreeting(InputBuffer *input, QByteArrayList *output);
    bool readVerdict(InputBuffer *input, QByteArrayList *output);
    bool readPeerKey(InputBuffer *input, QByteArrayList *output);
    bool readSize(InputBuffer *input, QByteArrayList *output);
    bool readAcknowledgement(InputBuffer *input);
    void sendOwnKey(QByteArrayList *output);
    void sendSize(QByteArrayList *output);
    bool fail(Fault fault, quint64 value = 0);

    SessionSettings m_settings;
    State m_state;
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
    quint32 m_peerLimit;
    std::optional<KeyPair> m_keyPair;
    std::optional<FrameCipher> m_cipher;
};

} // namespace GipcWire
