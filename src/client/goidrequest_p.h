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

/*! Asks the manager of a server for many, Go's or ours, for an id: dials it, does the handshake,
    sends the request. One of the signals follows, from the event loop. After granted() the
    connection to the manager stays until leave().

    A Go manager serves one client at a time and forgets those who connect meanwhile. So it is
    dialed again and again until it has greeted us: soon at first, and at random intervals, because
    others do the same. Earlier attempts stay open: they may wait in the kernel's queue, and a Go
    server dies if it finds a closed connection there. */
class GoIdRequest final : public QObject
{
    Q_OBJECT

public:
    GoIdRequest(const GipcTransport::Address &manager, const QList<qint64> &trustedUsers,
                const GipcWire::SessionSettings &settings, std::chrono::milliseconds timeout,
                AlarmClock *clock, QObject *parent);
    ~GoIdRequest() override;

    /*! To be called when the answer is not wanted any more; refused() follows. A handshake that has
        begun is finished first, because a Go server dies otherwise. */
    void close();

    /*! No signal follows any more. This closes its connections in order, in its own time, and then
        deletes itself. After granted() it is to be called when the id's address is connected, as
        Go's clients do. */
    void leave();

Q_SIGNALS:
    void granted(quint32 id);
    /*! The manager speaks GIPC-X, where no client needs an id. \a connection has just been
        established and is the session; the receiver owns it now. */
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
    Alarm m_patience; ///< for the answer of a manager whose handshake is done
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
