// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "presharedkeys_p.h"

#include <algorithm>

namespace GipcWire {

bool PreSharedKeys::isValid(QByteArrayView key)
{
    return key.size() >= MinSize && key.size() <= MaxSize
        && std::any_of(key.begin(), key.end(), [](char byte) { return byte != 0; });
}

void PreSharedKeys::insert(const QByteArray &identity, QByteArrayView key)
{
    m_keys.insert_or_assign(identity, Secret::copyOf(key));
}

const Secret *PreSharedKeys::find(QByteArrayView identity) const
{
    const auto found = m_keys.find(identity.toByteArray());
    return found == m_keys.end() ? nullptr : &found->second;
}

PreSharedKeys PreSharedKeys::copy() const
{
    PreSharedKeys copy;
    for (const auto &[identity, key] : m_keys)
        copy.insert(identity, key.view());
    return copy;
}

} // namespace GipcWire
