// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipcglobal.h>

#include "address_p.h"
#include "hkdf_p.h"
#include "liveness_p.h"
#include "presharedkeys_p.h"

#include <QtCore/QMetaEnum>

#include <algorithm>

namespace Gipc {

namespace {

template <typename Enum> QString keyOf(Enum value)
{
    const auto keys = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < keys.keyCount(); ++i) {
        if (keys.value(i) == int(value))
            return QString::fromLatin1(keys.key(i));
    }
    return QString::number(int(value));
}

} // namespace

QString statusName(Status status)
{
    switch (status) {
    case Status::NotConnected:
        return QStringLiteral("Not Connected");
    case Status::Listening:
        return QStringLiteral("Listening");
    case Status::Connecting:
        return QStringLiteral("Connecting");
    case Status::Connected:
        return QStringLiteral("Connected");
    case Status::Reconnecting:
        return QStringLiteral("Reconnecting");
    case Status::Closed:
        return QStringLiteral("Closed");
    case Status::Closing:
        return QStringLiteral("Closing");
    case Status::Error:
        return QStringLiteral("Error");
    case Status::Timeout:
        return QStringLiteral("Timeout");
    case Status::Disconnected:
        return QStringLiteral("Disconnected");
    }
    return QStringLiteral("Not Connected"); // a number that is no status
}

QString errorName(ErrorCode error)
{
    return keyOf(error);
}

QString securityName(Security security)
{
    return keyOf(security);
}

bool isServerRunning(const QString &name)
{
    return GipcTransport::isDialableName(name)
        && GipcTransport::isServerAlive(GipcTransport::pathOfName(name));
}

QByteArray generatePreSharedKey()
{
    return GipcWire::randomBytes(GipcWire::PreSharedKeys::MinSize);
}

bool isPreSharedKey(QByteArrayView key)
{
    return GipcWire::PreSharedKeys::areValid({}, key);
}

QString preSharedKeyFingerprint(QByteArrayView key)
{
    if (!isPreSharedKey(key))
        return {};
    constexpr qsizetype Size = 16;
    constexpr QByteArrayView Label = "gipc key fingerprint";
    GipcWire::Secret text(Label.size() + key.size());
    std::copy(key.begin(), key.end(), std::copy(Label.begin(), Label.end(), text.data()));
    const GipcWire::Secret digest = GipcWire::sha384(text.view());
    if (digest.size() == 0)
        return {};
    return QString::fromLatin1(digest.view().first(Size).toByteArray().toHex());
}

} // namespace Gipc
