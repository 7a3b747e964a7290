// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedsession_p.h"
#include "extension_p.h"
#include "sessionsettings_p.h"

namespace GipcWire {

/*! How version 2's handshake becomes one of GIPC-X: the offer, whether to accept it, the keys, and
    FINISHED. Handshake brings it the bytes. */
class Upgrade
{
public:
    /*! \a tlvs replaces our own offer or acceptance and is for tests with known answers only. */
    Upgrade(const SessionSettings &settings, const QByteArray &tlvs);

    /*! A server's: what stands behind maxMessageSize; empty if it offers nothing. */
    QByteArray makeOffer();

    /*! A client's: what it makes of the bytes behind maxMessageSize, \a fault if it does not go
        on, and what it answers. */
    struct Decision
    {
        Fault fault = Fault::None;
        bool accepts = false;
        QByteArray answer = {}; ///< message 5
    };
    Decision decide(QByteArrayView behindLimit);
    /*! The plain text of the accept frame; empty if there is no randomness. */
    QByteArray makeAccept();

    /*! A server's: what it makes of message 5. */
    Fault judgeAcknowledgement() const;
    static Fault judgeEnd(quint8 cause);
    bool hasOffered() const { return m_hasOffered; }
    Fault readAccept(QByteArrayView plain);

    /*! The parts of the transcript, as they were on the wire. */
    struct Transcript
    {
        QByteArray greeting, verdict, clientKey, serverKey, sizeFrame, acceptFrame;
    };
    Transcript transcript;

    /*! When the transcript is complete, with encryption: makes the keys. */
    Fault deriveKeys(const Secret &sharedX);
    /*! Our FINISHED record. */
    Fault makeFinished(QByteArray *out);
    /*! Of the peer's record: its body's size, and what it is worth. */
    static quint32 finishedBodySize();
    Fault checkFinished(QByteArrayView length, QByteArrayView body);
    /*! What it means if that record is not what it should be. */
    Fault mismatch() const;

    /*! In the end, once. */
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
    const QByteArray m_fixedTlvs;
    bool m_hasOffered = false;
    quint32 m_features = 0; ///< offered, then chosen
    QByteArray m_identity;
    Secret m_transcriptHash;
    Secret m_ownFinished;
    Secret m_peerFinished;
    ExtendedTerms m_terms;
};

} // namespace GipcWire
