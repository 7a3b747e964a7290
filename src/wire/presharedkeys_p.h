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

    /*! 32 to 64 bytes, not all of them zero: zeros are what stands for "no key". */
    static bool isValid(QByteArrayView key);

    /*! Replaces the one with that identity. \a key is valid. */
    void insert(const QByteArray &identity, QByteArrayView key);
    void remove(const QByteArray &identity) { m_keys.erase(identity); }
    bool isEmpty() const { return m_keys.empty(); }

    /*! Nothing if there is none. */
    const Secret *find(QByteArrayView identity) const;

    /*! A client's. */
    const QByteArray &firstIdentity() const { return m_keys.begin()->first; }

    PreSharedKeys copy() const;

private:
    std::map<QByteArray, Secret> m_keys;
};

} // namespace GipcWire
