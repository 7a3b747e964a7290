// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

#include <QtCore/QByteArray>

#include <optional>

namespace GipcWire {

/*! The offer of GIPC-X in the size frame and the client's acceptance: what they say, and their
    bytes (src/wire/README.md, "Offer and accept"). Upgrade decides what follows from them. */

constexpr quint8 ExtensionVersion = 1;
constexpr qsizetype RandomSize = 32;
constexpr qsizetype MaxServiceSize = 64;

/*! Milliseconds. A shorter idle limit is raised to this when it is read. */
constexpr quint32 LeastIdleLimit = 1000;

/*! Features, as bits. */
constexpr quint32 AlwaysThere = 1 | 2 | 4; ///< heartbeat, orderly close, key update
constexpr quint32 PreSharedKeyFeature = 8 | 16; ///< both bits or neither
/*! Request and reply, sessions, going away: all bits or none. */
constexpr quint32 ConversationFeatures = 32 | 64 | 128;

/*! What the sender of an offer or an acceptance lets the other side do. */
struct Terms
{
    quint64 maxMessageSize = 0; ///< largest data of one message
    quint32 heartbeatInterval = 0; ///< milliseconds; 0: a third of the peer's idle limit
    quint32 idleLimit = 0; ///< milliseconds; 0: none
    quint32 openRequests = DefaultOpenRequests; ///< so many it holds open

    friend bool operator==(const Terms &a, const Terms &b) = default;
};

struct Offer
{
    quint32 features = 0;
    Terms terms;
    QByteArray service; ///< UTF-8
};

struct Accept
{
    quint32 features = 0;
    Terms terms;
    QByteArray identity; ///< of the pre-shared key, with PreSharedKeyFeature
};

/*! What the size frame has behind the four bytes of maxMessageSize. */
struct OfferSearch
{
    enum class Result { NoOffer, Malformed, Found };

    Result result = Result::NoOffer;
    Offer offer = {};
};
OfferSearch findOffer(QByteArrayView bytes);

std::optional<Accept> parseAccept(QByteArrayView bytes);

/*! The TLVs. One of them is random and means nothing, so that peers get used to skipping what they
    do not know. Empty if the system has no randomness. */
QByteArray encode(const Offer &offer);
QByteArray encode(const Accept &accept);

/*! Makes of an offer's TLVs what goes behind maxMessageSize. */
QByteArray wrapOffer(QByteArrayView tlvs);

} // namespace GipcWire
