// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "upgrade_p.h"

#include "hkdf_p.h"
#include "keyschedule_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {
namespace {

constexpr QByteArrayView TranscriptLabel = "gipc-x v1";

constexpr qsizetype FinishedFrameSize = LengthSize + qsizetype(TypeSize) + 1 + HashSize;

} // namespace

Upgrade::Upgrade(const SessionSettings &settings, const QByteArray &tlvs)
    : m_settings(settings)
    , m_fixedTlvs(tlvs)
{
    m_terms.role = settings.role;
    m_terms.own = ownTerms();
}

/*! Whether a peer that speaks version 2 only is refused. */
bool Upgrade::insists() const
{
    return m_settings.extension == Extension::Required || hasKeys();
}

Terms Upgrade::ownTerms() const
{
    return { m_settings.maxMessageSize, m_settings.heartbeatInterval, m_settings.idleLimit,
             m_settings.openRequests };
}

// The server's side
// ---------------------------------------------------------------------------------------------

QByteArray Upgrade::makeOffer()
{
    if (m_settings.extension == Extension::Never)
        return {};
    Offer offer { AlwaysThere, ownTerms(), m_settings.service };
    if (hasKeys())
        offer.features |= PreSharedKeyFeature;
    if (m_settings.converses)
        offer.features |= ConversationFeatures;
    const QByteArray tlvs = m_fixedTlvs.isEmpty() ? encode(offer) : m_fixedTlvs;
    if (tlvs.isEmpty())
        return {};
    QByteArray wrapped = wrapOffer(tlvs);
    m_features = findOffer(wrapped).offer.features;
    m_hasOffered = true;
    return wrapped;
}

Fault Upgrade::judgeAcknowledgement() const
{
    return insists() ? Fault::ExtensionRequired : Fault::None;
}

Fault Upgrade::judgeEnd(quint8 cause)
{
    switch (EndCause(cause)) {
    case ServerWantsKey:
        return Fault::PeerLacksKey;
    case ClientWantsKey:
        return Fault::PeerWantsKey;
    case ServiceDiffers:
        return Fault::OtherService;
    case NoCommonVersion:
    case OtherCause:
        break;
    }
    return Fault::PeerGaveUp;
}

Fault Upgrade::readAccept(QByteArrayView plain)
{
    const auto accept = parseAccept(plain);
    if (!accept)
        return Fault::MalformedHandshake;
    if ((accept->features & ~m_features) != 0)
        return Fault::MalformedHandshake;
    if ((m_features & ~accept->features & PreSharedKeyFeature) != 0)
        return Fault::PeerLacksKey;
    const quint32 conversation = accept->features & ConversationFeatures;
    const bool isPart = conversation != 0 && conversation != ConversationFeatures;
    if (m_settings.converses && isPart)
        return Fault::MalformedHandshake;
    m_features = accept->features;
    m_identity = accept->identity;
    m_terms.peer = accept->terms;
    return Fault::None;
}

// The client's side
// ---------------------------------------------------------------------------------------------

Upgrade::Decision Upgrade::end(Fault fault, EndCause cause) const
{
    return { fault, false, QByteArray(1, char(Ended)) + char(cause) };
}

Upgrade::Decision Upgrade::decide(QByteArrayView behindLimit)
{
    // There is an answer even with a fault: a Go server stops for good if it gets none.
    Decision stay { insists() ? Fault::ExtensionRequired : Fault::None, false,
                    QByteArray(1, char(Acknowledged)) };
    if (m_settings.extension == Extension::Never)
        return stay;
    const OfferSearch search = findOffer(behindLimit);
    switch (search.result) {
    case OfferSearch::Result::NoOffer:
        return stay;
    case OfferSearch::Result::Malformed:
        return end(Fault::MalformedHandshake, OtherCause);
    case OfferSearch::Result::Found:
        break;
    }
    const bool wantsKey = (search.offer.features & PreSharedKeyFeature) != 0;
    if (wantsKey && !m_settings.encrypted)
        return end(Fault::MalformedHandshake, OtherCause);
    if (wantsKey && !hasKeys())
        return end(Fault::PeerWantsKey, ServerWantsKey);
    if (!wantsKey && hasKeys())
        return end(Fault::PeerLacksKey, ClientWantsKey);
    const bool checksService = m_settings.checksService || hasKeys();
    if (checksService && search.offer.service != m_settings.service)
        return end(Fault::OtherService, ServiceDiffers);
    m_features = AlwaysThere | (wantsKey ? PreSharedKeyFeature : 0);
    const quint32 conversation = search.offer.features & ConversationFeatures;
    if (m_settings.converses && conversation == ConversationFeatures)
        m_features |= ConversationFeatures;
    m_terms.peer = search.offer.terms;
    return { Fault::None, true, QByteArray(1, char(Accepted)) };
}

QByteArray Upgrade::makeAccept()
{
    Accept accept { m_features, ownTerms(), {} };
    if ((m_features & PreSharedKeyFeature) != 0)
        accept.identity = m_identity = m_settings.keys->firstIdentity();
    return m_fixedTlvs.isEmpty() ? encode(accept) : m_fixedTlvs;
}

// Both sides
// ---------------------------------------------------------------------------------------------

/*! For an unknown identity it is a random key. So a peer that guesses identities cannot tell an
    unknown one from a wrong key. */
Secret Upgrade::preSharedKey() const
{
    if (const Secret *const key = m_settings.keys->find(m_identity))
        return Secret::copyOf(key->view());
    return Secret::copyOf(randomBytes(PreSharedKeys::MinSize));
}

Fault Upgrade::deriveKeys(const Secret &sharedX)
{
    m_terms.authenticated = (m_features & PreSharedKeyFeature) != 0;
    m_terms.keyIdentity = m_identity; // empty without a key
    const Secret key = m_terms.authenticated ? preSharedKey() : Secret();
    if (m_terms.authenticated && key.size() == 0)
        return Fault::Crypto;

    const char accepted = char(Accepted);
    QByteArray bytes = TranscriptLabel.toByteArray();
    bytes += transcript.greeting + transcript.verdict + transcript.clientKey + transcript.serverKey
        + transcript.sizeFrame + accepted + transcript.acceptFrame;
    transcript = {};
    m_transcriptHash = sha384(bytes);

    SessionSecrets secrets = SessionSecrets::derive(deriveHandshakeSecret(key.view(), sharedX),
                                                    m_transcriptHash.view());
    if (m_transcriptHash.size() == 0 || !secrets.isComplete())
        return Fault::Crypto;
    if (isClient()) {
        m_terms.sealer.emplace(std::move(secrets.clientTraffic));
        m_terms.opener.emplace(std::move(secrets.serverTraffic));
        m_ownFinished = std::move(secrets.clientFinished);
        m_peerFinished = std::move(secrets.serverFinished);
    } else {
        m_terms.sealer.emplace(std::move(secrets.serverTraffic));
        m_terms.opener.emplace(std::move(secrets.clientTraffic));
        m_ownFinished = std::move(secrets.serverFinished);
        m_peerFinished = std::move(secrets.clientFinished);
    }
    m_terms.exporter = std::move(secrets.exporter);
    return *m_terms.sealer && *m_terms.opener ? Fault::None : Fault::Crypto;
}

QByteArray Upgrade::finishedFrame(const Secret &finishedSecret) const
{
    const Secret code = hmacSha384(finishedSecret.view(), m_transcriptHash.view());
    if (code.size() == 0)
        return {};
    return makeControlFrame(FinishedCode, code.view());
}

Fault Upgrade::makeFinished(QByteArray *out)
{
    const QByteArray frame = finishedFrame(m_ownFinished);
    m_ownFinished.wipe();
    return !frame.isEmpty() && m_terms.sealer->seal(frame, {}, out) ? Fault::None : Fault::Crypto;
}

quint32 Upgrade::finishedBodySize()
{
    return quint32(FinishedFrameSize) + TagSize;
}

Fault Upgrade::mismatch() const
{
    return m_terms.authenticated ? Fault::Authentication : Fault::Integrity;
}

Fault Upgrade::checkFinished(QByteArrayView length, QByteArrayView body)
{
    QByteArray plain(body.size() - qsizetype(TagSize), Qt::Uninitialized);
    if (!m_terms.opener->open(length, body, plain.data()))
        return mismatch();
    const QByteArray expected = finishedFrame(m_peerFinished);
    m_peerFinished.wipe();
    if (expected.isEmpty())
        return Fault::Crypto;
    return equalInConstantTime(plain, expected) ? Fault::None : mismatch();
}

ExtendedTerms Upgrade::takeTerms()
{
    m_terms.converses = (m_features & ConversationFeatures) == ConversationFeatures;
    return std::move(m_terms);
}

} // namespace GipcWire
