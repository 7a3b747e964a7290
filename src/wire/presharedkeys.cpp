// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "presharedkeys_p.h"

#include <algorithm>

namespace GipcWire {

bool PreSharedKeys::areValid(QByteArrayView identity, QByteArrayView key)
{
    return identity.size() <= MaxIdentitySize && key.size() >= MinSize && key.size() <= MaxSize
        && std::any_of(key.begin(), key.end(), [](char byte) { return byte != 0; });
}

bool PreSharedKeys::add(const QByteArray &identity, QByteArrayView key)
{
    if (!areValid(identity, key))
        return false;
    m_keys.insert_or_assign(identity, Secret::copyOf(key));
    return true;
}

const Secret *PreSharedKeys::find(QByteArrayView identity) const
{
    const auto found = m_keys.find(identity.toByteArray());
    return found == m_keys.end() ? nullptr : &found->second;
}

} // namespace GipcWire
