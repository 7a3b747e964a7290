// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "jsonshape_p.h"

#include "payloadlimits_p.h"

namespace GipcPayload {

namespace {

/*! Behind the string that begins behind \a at. */
qsizetype endOfString(QByteArrayView json, qsizetype at)
{
    while (++at < json.size() && json[at] != '"') {
        if (json[at] == '\\')
            ++at;
    }
    return at;
}

QJsonParseError stop(QJsonParseError::ParseError error, qsizetype offset)
{
    QJsonParseError verdict;
    verdict.error = error;
    verdict.offset = int(offset); // data are at most 1 GiB
    return verdict;
}

} // namespace

QJsonParseError checkJsonShape(QByteArrayView json)
{
    Budget budget;
    int depth = 0;
    for (qsizetype at = 0; at < json.size(); ++at) {
        qint64 cost = 0;
        switch (json[at]) {
        case '"':
            at = endOfString(json, at);
            break;
        case '[':
        case '{':
            if (++depth > MaxDepth)
                return stop(QJsonParseError::DeepNesting, at);
            cost = Budget::Container;
            break;
        case ']':
        case '}':
            --depth;
            break;
        case ',':
        case ':':
            cost = Budget::Item;
            break;
        default:
            break;
        }
        if (!budget.spend(cost))
            return stop(QJsonParseError::DocumentTooLarge, at);
    }
    return stop(QJsonParseError::NoError, 0);
}

} // namespace GipcPayload
