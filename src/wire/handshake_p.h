// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "keyagreement_p.h"
#include "sessionsettings_p.h"
#include "upgrade_p.h"

#include <QtCore/QByteArrayList>

#include <optional>

namespace GipcWire {

/*! What replaces chance, for tests with known answers only. */
struct FixedChance
{
    std::optional<KeyPair> keyPair = {};
    QByteArray tlvs = {}; ///< of our offer or acceptance of GIPC-X
};

/*! Messages 1 to 5 of the handshake, for either side, and what follows them in GIPC-X.

        client   Greeting ─► [PeerKey] ─► Size ─► [PeerFinished] ─► Done
        server   Start ─► Verdict ─► [PeerKey] ─► Acknowledgement ─► Done
                                                      └─► EndCause ─► Failed
                                                      └─► Accept ─► [PeerFinished] ─► Done

    PeerKey and PeerFinished are there with encryption only; every step but Done may end in Failed.
    The names say what is awaited. It neither waits nor knows a socket; deadlines are the
    caller's. */
class Handshake
{
public:
    enum class State {
        Start,
        Greeting,
        Verdict,
        PeerKey,
        Size,
        Acknowledgement,
        EndCause,
        Accept,
        PeerFinished,
        Done,
        Failed,
    };

    explicit Handshake(const SessionSettings &settings, FixedChance chance = {});

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

    /*! In Done: whether both speak GIPC-X. Then takeExtendedTerms() has what belongs to it, once; else
        takeCipher(), with encryption. */
    bool isExtended() const { return m_extended; }
    ExtendedTerms takeExtendedTerms() { return m_upgrade.takeTerms(); }
    std::optional<FrameCipher> takeCipher();

private:
    bool step(InputBuffer *input, QByteArrayList *output);
    bool readGreeting(InputBuffer *input, QByteArrayList *output);
    bool readVerdict(InputBuffer *input, QByteArrayList *output);
    bool readPeerKey(InputBuffer *input, QByteArrayList *output);
    bool readSize(InputBuffer *input, QByteArrayList *output);
    bool readAcknowledgement(InputBuffer *input);
    bool readEndCause(InputBuffer *input);
    bool readAccept(InputBuffer *input, QByteArrayList *output);
    bool readPeerFinished(InputBuffer *input);
    std::optional<Message> openFrame(InputBuffer *input, quint32 maxBody, QByteArray *wire);
    bool appendFinished(QByteArray *output);
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
    Secret m_sharedX; ///< kept for GIPC-X until its keys are made
    Upgrade m_upgrade;
    bool m_extended = false;
};

} // namespace GipcWire
