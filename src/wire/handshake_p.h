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

/*! Fixed values in place of random ones, for tests with known answers only. */
struct FixedChance
{
    std::optional<KeyPair> keyPair = {};
    QByteArray tlvs = {}; ///< of our offer or acceptance of GIPC-X
};

/*! Messages 1 to 5 of the handshake, for either side, and what follows them in GIPC-X.

        client   Greeting ─► [PeerKey] ─► Size ─► [PeerFinished] ─► Done
        server   Start ─► Verdict ─► [PeerKey] ─► Acknowledgement ─► Done
                                                      ├─► EndCause ─► Failed
                                                      └─► Accept ─► [PeerFinished] ─► Done

    PeerKey is there with encryption only, PeerFinished with encryption and GIPC-X only. Every state
    but Done may become Failed.

    It has no socket and does not wait. Deadlines are the caller's. */
class Handshake
{
public:
    /*! What is awaited. */
    enum class State {
        Start, ///< nothing: a server has not sent its greeting yet
        Greeting, ///< message 1
        Verdict, ///< message 2
        PeerKey, ///< message 3
        Size, ///< message 4
        Acknowledgement, ///< message 5
        EndCause, ///< the byte after Ended in message 5
        Accept, ///< the frame after Accepted in message 5
        PeerFinished, ///< the peer's FINISHED record
        Done,
        Failed,
    };

    explicit Handshake(const SessionSettings &settings, FixedChance chance = {});

    /*! Takes from \a input what belongs to the handshake, and appends what is to be sent to \a
        output. Each entry needs a write call of its own: Go peers read each message with a single
        read. */
    void advance(InputBuffer *input, QByteArrayList *output);

    State state() const { return m_state; }
    Fault fault() const { return m_fault; }

    /*! The number that belongs to the fault: the version that the peer offers. */
    quint64 faultValue() const { return m_faultValue; }

    /*! In Done: the largest data the peer accepts. A server of version 2 is not told, and takes its
        own limit. */
    quint32 peerLimit() const { return m_peerLimit; }

    /*! In Done: whether both speak GIPC-X. */
    bool isExtended() const { return m_extended; }
    /*! In Done with GIPC-X, once. */
    ExtendedTerms takeExtendedTerms() { return m_upgrade.takeTerms(); }
    /*! In Done with version 2, once. Nothing without encryption. */
    std::optional<FrameCipher> takeCipher();

private:
    // Each reads one message. True if the next step may follow at once.
    bool step(InputBuffer *input, QByteArrayList *output);
    bool readPeerKey(InputBuffer *input, QByteArrayList *output);
    bool readPeerFinished(InputBuffer *input);
    // A client's, in handshakeclient.cpp.
    bool readGreeting(InputBuffer *input, QByteArrayList *output);
    bool refuse(Verdict verdict, QByteArrayList *output, Fault fault, quint64 value = 0);
    bool readSize(InputBuffer *input, QByteArrayList *output);
    bool acceptExtension(QByteArray answer, QByteArrayList *output);
    // A server's, in handshakeserver.cpp.
    void sendGreeting(QByteArrayList *output);
    bool readVerdict(InputBuffer *input, QByteArrayList *output);
    bool readAcknowledgement(InputBuffer *input);
    bool readEndCause(InputBuffer *input);
    bool readAccept(InputBuffer *input, QByteArrayList *output);
    void sendSize(QByteArrayList *output);

    void sendOwnKey(QByteArrayList *output);
    bool makeCipher(Secret sharedX);
    Fault sealFrame(QByteArrayView head, QByteArrayView tail, QByteArray *frame);
    std::optional<Message> openFrame(InputBuffer *input, quint32 maxBody, QByteArray *wire);
    bool appendFinished(QByteArray *output);
    bool fail(Fault fault, quint64 value = 0);

    bool isClient() const { return m_settings.role == Role::Client; }
    static QByteArray byteMessage(quint8 byte) { return QByteArray(1, char(byte)); }
    static quint8 byteAt(const InputBuffer &input, qsizetype index)
    {
        return quint8(input.view().at(index));
    }

    const SessionSettings m_settings;
    State m_state;
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
    quint32 m_peerLimit; ///< a client's: from Size on the server's
    std::optional<KeyPair> m_keyPair; ///< PeerKey; before it only if it is a fixed one
    std::optional<FrameCipher> m_cipher; ///< behind PeerKey, until GIPC-X has keys of its own
    Secret m_sharedX; ///< behind PeerKey, until GIPC-X has keys of its own
    Upgrade m_upgrade; ///< always: its transcript begins with the greeting
    bool m_extended = false; ///< PeerFinished and Done
};

} // namespace GipcWire
