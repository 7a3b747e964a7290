// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>

#include <map>

namespace GipcWire {

/*! Keys that both sides know before, each with its identity. A server has any number, a client
    one. */
class PreSharedKeys
{
public:
    static constexpr qsizetype MinSize = 32;
    static constexpr qsizetype MaxSize = 64;
    static constexpr qsizetype MaxIdentitySize = 64;

    /*! A key has 32 to 64 bytes. Not all of them may be zero: that means "no key" in the key
        schedule. An identity has at most 64 bytes. */
    static bool areValid(QByteArrayView identity, QByteArrayView key);

    /*! Replaces the key of that identity, if there is one. False, without a change, if either is
        not valid. */
    bool add(const QByteArray &identity, QByteArrayView key);
    void remove(const QByteArray &identity) { m_keys.erase(identity); }
    void clear() { m_keys.clear(); }
    bool isEmpty() const { return m_keys.empty(); }

    /*! Null if there is none. */
    const Secret *find(QByteArrayView identity) const;

    /*! A client's only one. Empty if it has no key any more. */
    QByteArray firstIdentity() const { return isEmpty() ? QByteArray() : m_keys.begin()->first; }

private:
    std::map<QByteArray, Secret> m_keys;
};

} // namespace GipcWire
