// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "dialer_p.h"
#include "goidrequest_p.h"
#include "settings_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace GipcCore {

/*! Connects to a server, once for each start(): by dialing it, or, with multiClient, by asking its
    manager for an id and dialing the address of that.

        Idle ─► Asking ─► Dialing ─► connected()
          └────────────────┘   ▲
                         └──► Pausing

    Asking   m_request asks the manager for an id; admitted(), if that speaks GIPC-X
    Dialing  m_dialer dials the server, or the address of the id
    Pausing  m_idRetry is active: the listener of an id may come a little later than the id

    Each start() leads to one of the signals, unless stop() is called; then it is Idle again. The id
    is kept until reset(), and the connection to the manager until leaveManager(), as Go's clients
    keep it. */
class Connector final : public QObject
{
    Q_OBJECT

public:
    Connector(AlarmClock *clock, QObject *parent);

    /*! For what is started from now on. */
    void setSettings(const Settings &settings) { m_settings = settings; }
    GipcTransport::Address address() const { return m_settings.address(); }
    /*! What is dialed first: the manager, if an id is needed. */
    GipcTransport::Address firstAddress() const;

    /*! To be called in Idle. */
    void start();
    /*! To be called in Asking or Dialing. What has begun is finished, because a Go server dies of a
        connection without a handshake; nothing else is begun. A signal follows, maybe at once. */
    void close();
    /*! Breaks off what goes on, and forgets the id. No signal follows. */
    void stop();
    /*! Asking or Dialing. */
    bool isActive() const { return m_request || m_dialer; }

    /*! The id that was granted last; 0: none. */
    quint32 id() const { return m_id; }
    /*! To be called when there is a session. */
    void leaveManager();
    /*! To be called when there is none any more, or none came about. */
    void reset();

Q_SIGNALS:
    /*! The receiver owns the connection now, and starts it. */
    void connected(GipcCore::Connection *connection);
    /*! The same of one that is a session already. */
    void admitted(GipcCore::Connection *connection);
    /*! Nobody was reached. */
    void failed(const GipcCore::Failure &failure);
    /*! The manager gave no id. */
    void refused(const GipcCore::Failure &why);

private:
    bool asksForId() const;
    void requestId();
    void dropRequest();
    void dial(const GipcTransport::Address &address);
    void onDialed();
    void onDialFailed(const Failure &failure);

    AlarmClock *const m_clock;
    Settings m_settings;
    std::unique_ptr<GoIdRequest> m_request; ///< in Asking
    std::unique_ptr<GoIdRequest> m_manager; ///< the request that was granted, from then on
    std::unique_ptr<GipcTransport::Dialer> m_dialer; ///< in Dialing
    quint32 m_id = 0; ///< from when it was granted
    Alarm m_idRetry; ///< in Pausing
    /*! How long the next Pausing lasts. Nothing: if dialing fails, that is all. */
    std::optional<std::chrono::milliseconds> m_idPause;
};

} // namespace GipcCore
