// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "failure_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>

#include <chrono>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Waits for the first message of a connection whose handshake is done. Exactly one of its signals
    follows. Then it leaves the connection alone and deletes itself. */
class FirstMessagePeeker final : public QObject
{
    Q_OBJECT

public:
    /*! A child of the connection. */
    FirstMessagePeeker(GipcConnectionPrivate *connection, std::chrono::milliseconds patience,
                       AlarmClock *clock);

Q_SIGNALS:
    void spoken(int type, const QByteArray &data);
    /*! Nothing came in time. */
    void silent();
    /*! The connection is over. */
    void left(const GipcCore::Failure &why);

private:
    bool isFirst();

    GipcConnectionPrivate *const m_connection;
    Alarm m_patience;
    bool m_done = false;
};

} // namespace GipcCore
