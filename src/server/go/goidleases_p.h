// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "failure_p.h"
#include "listener_p.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <chrono>
#include <map>
#include <memory>

namespace GipcCore {

/*! The ids that Go clients are given by a server for many, and a listener for each: a client asks
    the manager for an id, and then connects to the id's own address.

                  reopen() ─► Expected ─┐
        grant() ─► Waiting ──────────── occupy() ─► InUse ─► release(left) ─► gone
                                           ▲           └──► release(sent away) ─► Expected

    Waiting   told to a client that has not come yet; gone after the timeout
    InUse     its client is there, and nobody else is let in
    Expected  a client that had it may come back; gone after a while, or earlier if there are too
              many, those first that have waited longest

    It opens and closes the listeners, and does not accept from them. */
class GoIdLeases final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int waiting = 64;
        int waitingOfOnePeer = 16;
        int expected = 256;
        int expectedOfOnePeer = 128;
        std::chrono::milliseconds timeout { 30000 };
    };

    /*! For the server at \a base. */
    GoIdLeases(const GipcTransport::Address &base, GipcTransport::NameClaim::Access access,
               AlarmClock *clock, QObject *parent);
    ~GoIdLeases() override;

    void setLimits(const Limits &limits) { m_limits = limits; }

    /*! How many ids are Waiting: in all, and of those granted to this peer. */
    struct Waiting
    {
        int all = 0;
        int ofPeer = 0;
    };
    Waiting waiting(const QString &peer) const;

    /*! A new id for \a peer. Its listener is already open. 0, and \a why, if there is none to
        give. */
    quint32 grant(const QString &peer, Failure *why);

    /*! The id of this listener, 0 if it is none of ours. */
    quint32 idOf(const GipcTransport::Listener *listener) const;
    /*! Its client has come. */
    void occupy(quint32 id);
    /*! Its client has gone. A client that was sent away will come back to the same id. */
    void release(quint32 id, bool sentAway);

    /*! note() is what the next server at this name has to know, reopen() takes what the last one
        left. */
    QByteArray note() const;
    void reopen(const QByteArray &note);

Q_SIGNALS:
    void opened(GipcTransport::Listener *listener);
    /*! Nothing may be accepted from the listener any more. It may be deleted after the signal. */
    void closing(GipcTransport::Listener *listener);
    /*! An id's address was taken away. Its client, if it has come, stays, and cannot come back. */
    void lost(const GipcCore::Failure &failure);
    /*! note() returns something else now. */
    void noteChanged();
    /*! One more id could be granted now. */
    void freed();

private:
    enum class State { Waiting, InUse, Expected };

    struct Lease
    {
        State state = State::Waiting;
        QString peer; ///< to whom it was granted; empty if a former server did
        bool isLost = false; ///< somebody else has its address
        qint64 since = 0; ///< when the state began; by the clock
        std::unique_ptr<GipcTransport::Listener> listener;
        std::unique_ptr<Alarm> deadline;
    };

    bool openListener(quint32 id, Failure *failure);
    bool isFree(quint32 id) const;
    void expect(quint32 id, State state, const QString &peer);
    int mostReopened() const;
    void limitExpected(const QString &peer);
    void remove(quint32 id);
    void onLost(const QPointer<GipcTransport::Listener> &listener, const Failure &failure);

    const GipcTransport::Address m_base;
    const GipcTransport::NameClaim::Access m_access;
    AlarmClock *const m_clock;
    Limits m_limits;
    std::map<quint32, Lease> m_leases;
    std::map<quint32, qint64> m_retired; ///< on TCP: when an id was given up last
    quint32 m_last = 0;
};

} // namespace GipcCore
