// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extension_p.h"

#include "hkdf_p.h"
#include "presharedkeys_p.h"
#include "tlv_p.h"

#include <algorithm>

namespace GipcWire {
namespace {

constexpr QByteArrayView Magic = "GIPX";
constexpr qsizetype SizeOfSize = 2;
constexpr qsizetype FeaturesSize = 4;
constexpr qsizetype TermsSize = 16;
constexpr qsizetype RequestsSize = 4;

enum Type : quint8 {
    VersionType = 1,
    FeaturesType = 2,
    RandomType = 3,
    TermsType = 4,
    IdentityType = 5,
    ServiceType = 6,
    RequestsType = 7,
};

/*! Types and versions from here on are never assigned. */
constexpr int FirstUnassigned = 128;

/*! A larger limit is lowered to this: so a frame's length, with all that it counts, fits into 32
    bits. */
constexpr quint64 MostData = (quint64(1) << 32) - 64;

/*! What an offer and an acceptance have in common. */
struct Common
{
    quint32 features = 0;
    Terms terms = {};
};

Terms parseTerms(QByteArrayView bytes, std::optional<QByteArrayView> openRequests)
{
    Terms terms { std::min(qFromBigEndian<quint64>(bytes.data()), MostData),
                  qFromBigEndian<quint32>(bytes.data() + 8),
                  qFromBigEndian<quint32>(bytes.data() + 12) };
    if (terms.idleLimit > 0)
        terms.idleLimit = std::max(terms.idleLimit, LeastIdleLimit);
    if (openRequests)
        terms.openRequests = qFromBigEndian<quint32>(openRequests->data());
    return terms;
}

std::optional<Common> parseCommon(const TlvList &list)
{
    const auto features = list.value(FeaturesType, FeaturesSize, FeaturesSize);
    const auto random = list.value(RandomType, RandomSize, RandomSize);
    const auto terms = list.value(TermsType, TermsSize, TermsSize);
    // Those that may be left out must follow their rules if they are there.
    const auto mayBeThere = [&list](quint8 type, qsizetype min, qsizetype max) {
        return !list.has(type) || list.value(type, min, max);
    };
    const bool restIsGood = mayBeThere(IdentityType, 0, PreSharedKeys::MaxIdentitySize)
        && mayBeThere(ServiceType, 1, MaxServiceSize)
        && mayBeThere(RequestsType, RequestsSize, RequestsSize);
    if (!features || !random || !terms || !restIsGood)
        return std::nullopt;
    const Common common { qFromBigEndian<quint32>(features->data()),
                          parseTerms(*terms,
                                     list.value(RequestsType, RequestsSize, RequestsSize)) };
    const quint32 keyBits = common.features & PreSharedKeyFeature;
    const bool featuresAreGood = (common.features & AlwaysThere) == AlwaysThere
        && (keyBits == 0 || keyBits == PreSharedKeyFeature);
    if (!featuresAreGood)
        return std::nullopt;
    return common;
}

void appendCommon(QByteArray *tlvs, const QByteArray &versions, quint32 features,
                  const Terms &terms, const QByteArray &randomness)
{
    TlvList::append(tlvs, quint8(FirstUnassigned | quint8(randomness.at(0))),
                    QByteArrayView(randomness).sliced(1, quint8(randomness.at(1)) % 8));
    TlvList::append(tlvs, VersionType, versions);
    TlvList::append(tlvs, FeaturesType, toBytes(features));
    TlvList::append(tlvs, RandomType, QByteArrayView(randomness).last(RandomSize));
    TlvList::append(tlvs, TermsType,
                    toBytes(terms.maxMessageSize) + toBytes(terms.heartbeatInterval)
                        + toBytes(terms.idleLimit));
    if ((features & ConversationFeatures) == ConversationFeatures)
        TlvList::append(tlvs, RequestsType, toBytes(terms.openRequests));
}

/*! For the unassigned type, its length and its value, the unassigned version, and the random. */
constexpr qsizetype RandomnessSize = 16 + RandomSize;

} // namespace

OfferSearch findOffer(QByteArrayView bytes)
{
    using Result = OfferSearch::Result;
    if (!bytes.startsWith(Magic))
        return { Result::NoOffer };
    bytes = bytes.sliced(Magic.size());
    if (bytes.size() < SizeOfSize)
        return { Result::Malformed };
    const auto size = qsizetype(qFromBigEndian<quint16>(bytes.data()));
    bytes = bytes.sliced(SizeOfSize);
    const auto list = bytes.size() < size ? std::nullopt : TlvList::parse(bytes.first(size));
    const auto versions = list ? list->value(VersionType, 1, 255) : std::nullopt;
    if (!versions)
        return { Result::Malformed };
    if (!versions->contains(char(ExtensionVersion)))
        return { Result::NoOffer }; // of another version, whose other TLVs may differ
    const auto common = parseCommon(*list);
    const auto service = list->value(ServiceType, 1, MaxServiceSize);
    if (!common || !service)
        return { Result::Malformed };
    return { Result::Found, { common->features, common->terms, service->toByteArray() } };
}

std::optional<Accept> parseAccept(QByteArrayView bytes)
{
    const auto list = TlvList::parse(bytes);
    const auto version = list ? list->value(VersionType, 1, 1) : std::nullopt;
    if (!version || quint8(version->front()) != ExtensionVersion)
        return std::nullopt;
    const auto common = parseCommon(*list);
    if (!common)
        return std::nullopt;
    Accept accept { common->features, common->terms, {} };
    if ((accept.features & PreSharedKeyFeature) == 0)
        return accept;
    const auto identity = list->value(IdentityType, 0, PreSharedKeys::MaxIdentitySize);
    if (!identity)
        return std::nullopt;
    accept.identity = identity->toByteArray();
    return accept;
}

QByteArray encode(const Offer &offer)
{
    const QByteArray randomness = randomBytes(RandomnessSize);
    if (randomness.isEmpty())
        return {};
    QByteArray versions(1, char(ExtensionVersion));
    versions.append(char(FirstUnassigned | quint8(randomness.at(15))));
    QByteArray tlvs;
    appendCommon(&tlvs, versions, offer.features, offer.terms, randomness);
    TlvList::append(&tlvs, ServiceType, offer.service);
    return tlvs;
}

QByteArray encode(const Accept &accept)
{
    const QByteArray randomness = randomBytes(RandomnessSize);
    if (randomness.isEmpty())
        return {};
    QByteArray tlvs;
    appendCommon(&tlvs, QByteArray(1, char(ExtensionVersion)), accept.features, accept.terms,
                 randomness);
    if ((accept.features & PreSharedKeyFeature) != 0)
        TlvList::append(&tlvs, IdentityType, accept.identity);
    return tlvs;
}

QByteArray wrapOffer(QByteArrayView tlvs)
{
    return Magic.toByteArray() + toBytes(quint16(tlvs.size())) + tlvs.toByteArray();
}

} // namespace GipcWire
