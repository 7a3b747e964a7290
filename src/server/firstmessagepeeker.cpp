// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "firstmessagepeeker_p.h"

#include "gipcconnection_p.h"

#include <utility>

namespace GipcCore {

FirstMessagePeeker::FirstMessagePeeker(GipcConnectionPrivate *connection,
                                       std::chrono::milliseconds patience, AlarmClock *clock)
    : QObject(connection)
    , m_connection(connection)
    , m_patience(clock, [this] {
        if (isFirst())
            Q_EMIT silent();
    })
{
    connect(connection, &GipcConnectionPrivate::received, this,
            [this](int type, const QByteArray &data) {
                if (isFirst())
                    Q_EMIT spoken(type, data);
            });
    connect(connection, &GipcConnectionPrivate::ended, this, [this](const Failure &why) {
        if (isFirst())
            Q_EMIT left(why);
    });
    m_patience.start(patience);
}

bool FirstMessagePeeker::isFirst()
{
    if (std::exchange(m_done, true))
        return false;
    m_patience.stop();
    m_connection->disconnect(this);
    deleteLater();
    return true;
}

} // namespace GipcCore
