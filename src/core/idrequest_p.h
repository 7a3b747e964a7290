// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "dialer_p.h"
#include "failure_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <memory>

class GipcConnectionPrivate;

namespace GipcCore {

/*! A client's question to the manager of a Go server, or of one of ours for many: dials it, shakes
    hands, asks for an id. One of the signals follows, from the event loop. Once granted() was
    emitted the manager's connection stays until leave(). */
class IdRequest : public QObject
{
    Q_OBJECT

public:
    IdRequest(const GipcTransport::Address &manager, const QList<qint64> &trustedUsers,
              const GipcWire::SessionSettings &settings, std::chrono::milliseconds timeout,
              AlarmClock *clock, QObject *parent);
    ~IdRequest() override;

    /*! The answer is not wanted any more; refused() follows. A handshake that has begun is finished
        first, as a Go server dies otherwise. */
    void close();

    /*! After granted(): closes in order, in its own time, and deletes itself. As Go's clients do, who
        are connected to the id's address by then. */
    void leave();

Q_SIGNALS:
    void granted(quint32 id);
    /*! The manager speaks GIPC-X, where nobody needs an id: this is the session, it was just
        established, and it is the receiver's now. */
    void admitted(GipcConnectionPrivate *connection);
    /*! \a trouble, if the manager was not reached, otherwise \a why. */
    void unreachable(const GipcTransport::Trouble &trouble);
    void refused(const GipcCore::Failure &why);

private:
    void onDialed();
    void onEstablished();
    void onReceived(int type, const QByteArray &data);
    void onEnded(const Failure &why);

    const GipcWire::SessionSettings m_settings;
    const std::chrono::milliseconds m_timeout;
    AlarmClock *const m_clock;
    Alarm m_patience; ///< with a manager that shook hands and does not answer
    std::unique_ptr<GipcTransport::Dialer> m_dialer;
    GipcConnectionPrivate *m_connection = nullptr;
    const quint32 m_maxId;
    quint32 m_id = 0;
    bool m_closing = false;
};

} // namespace GipcCore
