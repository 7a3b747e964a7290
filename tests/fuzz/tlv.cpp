// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extension_p.h"
#include "fuzzing.h"
#include "tlv_p.h"

#include <map>

using namespace Fuzz;

namespace {

bool operator==(const Offer &a, const Offer &b)
{
    return a.features == b.features && a.terms == b.terms && a.service == b.service;
}

bool operator==(const Accept &a, const Accept &b)
{
    return a.features == b.features && a.terms == b.terms && a.identity == b.identity;
}

/*! The values of each type, in the plainest way; nothing if the list is cut short. */
using Values = std::map<quint8, QList<QByteArray>>;

std::optional<Values> valuesOf(const QByteArray &bytes)
{
    Values values;
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.size() - at < 2)
            return std::nullopt;
        const qsizetype size = quint8(bytes.at(at + 1));
        if (bytes.size() - at - 2 < size)
            return std::nullopt;
        values[quint8(bytes.at(at))] << bytes.mid(at + 2, size);
        at += 2 + size;
    }
    return values;
}

void checkList(const QByteArray &bytes)
{
    const auto list = TlvList::parse(bytes);
    auto values = valuesOf(bytes);
    require(list.has_value() == values.has_value(), "a list is whole, or it is none");
    if (!list)
        return;
    QByteArray again;
    for (int type = 0; type <= 255; ++type) {
        const QList<QByteArray> expected = (*values)[quint8(type)];
        require(list->has(quint8(type)) == !expected.isEmpty(), "types are known");
        const auto value = list->value(quint8(type), 0, 255);
        require(value.has_value() == (expected.size() == 1), "a type given twice has no value");
        if (!value)
            continue;
        const qsizetype size = value->size();
        require(*value == expected.at(0), "a value is what stands there");
        require(!list->value(quint8(type), size + 1, 255)
                    && (size == 0 || !list->value(quint8(type), 0, size - 1)),
                "a value of another size is none");
        TlvList::append(&again, quint8(type), *value);
    }
    const auto second = TlvList::parse(again);
    require(second.has_value() && valuesOf(again).has_value(), "what is written can be read");
}

/*! All that is known of the terms, once they are read. */
void checkTerms(const Terms &terms, quint32 features)
{
    require(terms.maxMessageSize <= (quint64(1) << 32) - 64, "a limit fits into 32 bits");
    require(terms.idleLimit == 0 || terms.idleLimit >= 1000, "silence takes a second");
    require((features & AlwaysThere) == AlwaysThere, "version 1 is complete");
    const quint32 keys = features & PreSharedKeyFeature;
    require(keys == 0 || keys == PreSharedKeyFeature, "the bits of the key are together");
}

void checkOffer(const QByteArray &bytes)
{
    const OfferSearch search = findOffer(bytes);
    require(bytes.startsWith("GIPX") || search.result == OfferSearch::Result::NoOffer,
            "no offer without the word");
    if (search.result != OfferSearch::Result::Found)
        return;
    checkTerms(search.offer.terms, search.offer.features);
    require(!search.offer.service.isEmpty() && search.offer.service.size() <= MaxServiceSize,
            "a service has a name");
    require(findOffer(bytes + "more").offer == search.offer, "what stands behind is ignored");
    const OfferSearch again = findOffer(wrapOffer(encode(search.offer)));
    require(again.result == OfferSearch::Result::Found && again.offer == search.offer,
            "an offer that was read can be made again");
}

void checkAccept(const QByteArray &bytes)
{
    const auto accept = parseAccept(bytes);
    if (!accept)
        return;
    checkTerms(accept->terms, accept->features);
    require(accept->identity.size() <= 64, "an identity is short");
    const auto again = parseAccept(encode(*accept));
    require(again && *again == *accept, "an acceptance that was read can be made again");
}

Terms termsOf(Script *script)
{
    constexpr quint64 Most = (quint64(1) << 32) - 64;
    const quint64 limit = std::min(script->number<quint64>(), Most);
    const auto interval = script->number<quint32>();
    const auto idle = script->number<quint32>();
    return { limit, interval, idle > 0 ? std::max<quint32>(idle, 1000) : 0 };
}

/*! What we say ourselves is understood. */
void checkOwn(Script *script)
{
    const bool keyed = (script->byte() & 1) != 0;
    const quint32 features = AlwaysThere | (keyed ? PreSharedKeyFeature : 0);
    const Terms terms = termsOf(script);
    const QByteArray service = script->bytes().left(MaxServiceSize - 1) + "s";
    const QByteArray identity = keyed ? script->bytes().left(64) : QByteArray();
    const Offer offer { features, terms, service };
    const OfferSearch search = findOffer(wrapOffer(encode(offer)));
    require(search.result == OfferSearch::Result::Found && search.offer == offer,
            "an offer says what it should");
    const Accept accept { features, terms, identity };
    const auto read = parseAccept(encode(accept));
    require(read && *read == accept, "an acceptance says what it should");
}

} // namespace

/*! u8: 0 a list, 1 an offer, 2 the TLVs of an offer, 3 an acceptance, 4 our own | its bytes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    switch (script.byte() % 5) {
    case 0:
        checkList(script.rest());
        break;
    case 1:
        checkOffer(script.rest());
        break;
    case 2:
        checkOffer(wrapOffer(script.rest()));
        break;
    case 3:
        checkAccept(script.rest());
        break;
    case 4:
        checkOwn(&script);
        break;
    }
    return 0;
}
