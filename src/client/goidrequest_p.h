// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "dialer_p.h"
#include "failure_p.h"
#include "sessionsettings_p.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <chrono>
#include <list>
#include <memory>

namespace GipcCore {

class Connection;

/*! A client's question to the manager of a Go server, or of one of ours for many: dials it, shakes
    hands, asks for an id. One of the signals follows, from the event loop. Once granted() was
    emitted the manager's connection stays until leave().

    A Go manager serves one at a time, and never again thinks of those who came meanwhile. So as
    long as nobody has greeted us it is dialed again and again, soon at first and at random
    intervals, as others do the same. What was dialed before stays open: it may be waiting in the
    kernel's queue, and a Go server dies of a connection that it finds closed there. */
class GoIdRequest final : public QObject
{
    Q_OBJECT

public:
    GoIdRequest(const GipcTransport::Address &manager, const QList<qint64> &trustedUsers,
                const GipcWire::SessionSettings &settings, std::chrono::milliseconds timeout,
                AlarmClock *clock, QObject *parent);
    ~GoIdRequest() override;

    /*! The answer is not wanted any more; refused() follows. A handshake that has begun is finished
        first, as a Go server dies otherwise. */
    void close();

    /*! No signal follows any more; what is still connected is closed in order, in its own time, and
        then this deletes itself. After granted(): when the id's address is connected, which is
        when Go's clients leave. */
    void leave();

Q_SIGNALS:
    void granted(quint32 id);
    /*! The manager speaks GIPC-X, where nobody needs an id: this is the session, it was just
        established, and it is the receiver's now. */
    void admitted(Connection *connection);
    /*! \a failure, if the manager was not reached, otherwise \a why. */
    void unreachable(const GipcCore::Failure &failure);
    void refused(const GipcCore::Failure &why);

private:
    /*! A dialer, or later a connection. */
    struct Attempt
    {
        std::unique_ptr<GipcTransport::Dialer> dialer;
        Connection *connection = nullptr;
    };
    using Attempts = std::list<Attempt>;

    void dial();
    void onDialed(Attempts::iterator attempt);
    void onDialFailed(Attempts::iterator attempt, const Failure &failure);
    void onEstablished(Connection *connection);
    void onReceived(int type, const QByteArray &data);
    void onEnded(Connection *connection, const Failure &why);
    void closeAllBut(Connection *chosen);

    const GipcTransport::Address m_manager;
    const QList<qint64> m_trustedUsers;
    const GipcWire::SessionSettings m_settings;
    const std::chrono::milliseconds m_timeout;
    AlarmClock *const m_clock;
    Alarm m_patience; ///< with a manager that shook hands and does not answer
    Alarm m_again; ///< to dial once more
    std::chrono::milliseconds m_pause;
    Attempts m_attempts;
    Connection *m_chosen = nullptr; ///< the first whose handshake was done
    const quint32 m_maxId;
    quint32 m_id = 0;
    bool m_closing = false;
    bool m_leaving = false;
};

} // namespace GipcCore
