// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArrayView>

#include <vector>

namespace GipcWire {

/*! Bytes that are wiped when they go. Movable, not copyable: a copy would outlive the wipe. */
class Secret
{
public:
    Secret() = default;
    explicit Secret(qsizetype size);
    /*! For keys that come from outside. Wiping \a bytes is the caller's task. */
    static Secret copyOf(QByteArrayView bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    uchar *data() { return m_bytes.data(); }
    const uchar *data() const { return m_bytes.data(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }
    QByteArrayView view() const { return QByteArrayView(m_bytes.data(), size()); }
    void wipe();

private:
    std::vector<uchar> m_bytes;
};

} // namespace GipcWire
