// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "admission_p.h"
#include "failure_p.h"
#include "listener_p.h"
#include "multiclientacceptor_p.h"
#include "peerfilter_p.h"
#include "settings_p.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <memory>

namespace GipcCore {

/*! A server's hold on its name: the listener at the address, and the acceptor behind it. While it
    lives clients can come; deleting it gives the name up.

    It looks up no host and knows no clients. */
class Binding final : public QObject
{
    Q_OBJECT

public:
    /*! What a server binds with. */
    struct Options
    {
        Settings settings;
        GipcTransport::NameClaim::Access access;
        MultiClientAcceptor::Limits limits;
        const PeerFilter *peerFilter; ///< asked for each newcomer
        Admission *admission; ///< asked for each client
    };

    /*! Binds to the first of \a hosts where that is possible; to bind a local address takes one,
        too, of any name. Nothing, and \a failure, if there is none. */
    static std::unique_ptr<Binding> create(const Options &options, const QStringList &hosts,
                                           AlarmClock *clock, QObject *parent, Failure *failure);

    QString address() const { return m_listener->address().text(); }
    void setLimits(const MultiClientAcceptor::Limits &limits);
    /*! As Acceptor::clientLeft(). */
    void clientLeft(quint32 goId, bool sentAway) { m_acceptor->clientLeft(goId, sentAway); }

Q_SIGNALS:
    /*! The handshake of a client is done. The receiver owns the connection now. */
    void admitted(GipcConnectionPrivate *connection);
    /*! A connection did not become a client. */
    void failed(const GipcCore::Failure &why);
    /*! Only one client is served, and while there is one another has arrived, or still waits. */
    void newcomerWaits();
    /*! The name was taken away. The receiver must not delete this at once. */
    void lost(const GipcCore::Failure &why);

private:
    explicit Binding(QObject *parent)
        : QObject(parent)
    { }

    Failure bind(const Options &options, const GipcTransport::Address &address, AlarmClock *clock);
    void acceptOne(const Options &options, AlarmClock *clock);
    void acceptMany(const Options &options, AlarmClock *clock, Failure *failure);

    std::unique_ptr<GipcTransport::Listener> m_listener;
    std::unique_ptr<Acceptor> m_acceptor;
    MultiClientAcceptor *m_multiClientAcceptor = nullptr; ///< the acceptor, if it is one for many
};

} // namespace GipcCore
