// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedsession_p.h"
#include "extension_p.h"
#include "sessionsettings_p.h"

namespace GipcWire {

/*! How version 2's handshake becomes one of GIPC-X: the offer, the decision, the keys, and
    FINISHED. Handshake brings it the bytes and says when.

        server   makeOffer() ┬─► judgeAcknowledgement()   the client stays with version 2, or
                             ├─► judgeEnd()               leaves, or
                             └─► readAccept() ──┐         accepts
        client   decide() ───┬─► its answer     │         stay with version 2 or leave, or
                             └─► makeAccept() ──┤         accept
                                                ▼
        both     [deriveKeys() ─► makeFinished() ─► checkFinished()] ─► takeTerms()

    What is in brackets needs encryption. */
class Upgrade
{
public:
    /*! \a tlvs replaces our own offer or acceptance. It is for tests with known answers only. */
    Upgrade(const SessionSettings &settings, const QByteArray &tlvs);

    // A server's:

    /*! What the size frame has behind maxMessageSize. Empty if nothing is offered. */
    QByteArray makeOffer();
    bool hasOffered() const { return m_hasOffered; }
    /*! The client stays with version 2. None if that is enough for us. */
    Fault judgeAcknowledgement() const;
    /*! The client has ended the handshake and said why. */
    static Fault judgeEnd(quint8 cause);
    /*! The client accepts. None if it may do so in this way. */
    Fault readAccept(QByteArrayView plain);

    // A client's:

    /*! What to do about the bytes that the size frame has behind maxMessageSize. */
    struct Decision
    {
        Fault fault = Fault::None; ///< the handshake ends, once the answer is sent
        bool accepts = false; ///< makeAccept() follows
        QByteArray answer = {}; ///< message 5
    };
    Decision decide(QByteArrayView behindLimit);
    /*! The plain text of the accept frame. Empty if the system has no randomness. */
    QByteArray makeAccept();

    // Both:

    /*! The parts of the transcript, as they were on the wire. Handshake fills them in as they
        pass. */
    struct Transcript
    {
        QByteArray greeting, verdict, clientKey, serverKey, sizeFrame, acceptFrame;
    };
    Transcript transcript; ///< until deriveKeys()

    /*! With encryption: makes the keys, when the transcript is complete. */
    Fault deriveKeys(const Secret &sharedX);
    /*! Appends our FINISHED record. */
    Fault makeFinished(QByteArray *out);
    /*! The size of the peer's FINISHED record, without its length. */
    static quint32 finishedBodySize();
    /*! None if the peer's FINISHED record proves that it has the same keys and saw the same
        handshake. */
    Fault checkFinished(QByteArrayView length, QByteArrayView body);
    /*! The fault if it does not. */
    Fault mismatch() const;

    /*! At the end, once. */
    ExtendedTerms takeTerms();

private:
    bool isClient() const { return m_settings.role == Role::Client; }
    bool hasKeys() const { return m_settings.keys != nullptr; }
    bool insists() const;
    Terms ownTerms() const;
    Decision end(Fault fault, EndCause cause) const;
    Secret preSharedKey() const;
    QByteArray finishedFrame(const Secret &finishedSecret) const;

    const SessionSettings m_settings;
    const QByteArray m_fixedTlvs; ///< in tests only
    bool m_hasOffered = false; ///< a server's, from makeOffer() on
    quint32 m_features = 0; ///< a server's offer at first; then what both have agreed on
    QByteArray m_identity; ///< from readAccept() or makeAccept() on, with a pre-shared key
    Secret m_transcriptHash; ///< from deriveKeys() on
    Secret m_ownFinished; ///< from deriveKeys() to makeFinished()
    Secret m_peerFinished; ///< from deriveKeys() to checkFinished()
    ExtendedTerms m_terms; ///< what is known of them so far
};

} // namespace GipcWire
