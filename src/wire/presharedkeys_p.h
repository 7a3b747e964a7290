// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>

#include <map>

namespace GipcWire {

/*! Keys both sides know, by their identities. A server has any number, a client one. */
class PreSharedKeys
{
public:
    static constexpr qsizetype MinSize = 32;
    static constexpr qsizetype MaxSize = 64;
    static constexpr qsizetype MaxIdentitySize = 64;

    /*! A key is 32 to 64 bytes, not all of them zero, which stand for "no key"; an identity is at most
        64 bytes. */
    static bool areValid(QByteArrayView identity, QByteArrayView key);

    /*! Replaces the key with that identity. False, and nothing changes, if one is not valid. */
    bool add(const QByteArray &identity, QByteArrayView key);
    void remove(const QByteArray &identity) { m_keys.erase(identity); }
    void clear() { m_keys.clear(); }
    bool isEmpty() const { return m_keys.empty(); }

    /*! Nothing if there is none. */
    const Secret *find(QByteArrayView identity) const;

    /*! A client's; empty if it has no key any more. */
    QByteArray firstIdentity() const { return isEmpty() ? QByteArray() : m_keys.begin()->first; }

private:
    std::map<QByteArray, Secret> m_keys;
};

} // namespace GipcWire
