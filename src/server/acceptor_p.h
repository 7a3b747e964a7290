// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "gipcconnection_p.h" // admitted() takes it whole

#include <QtCore/QObject>

namespace GipcCore {

/*! How clients get into a server: SingleClientAcceptor for one at a time, MultiClientAcceptor for many. */
class Acceptor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! A client that was admitted has gone. \a goId: what its GipcConnectionPrivate had. \a sentAway:
        this side ended it. */
    virtual void clientLeft(quint32 goId, bool sentAway) = 0;

Q_SIGNALS:
    /*! A client's handshake is done, and it belongs to the receiver now. */
    void admitted(GipcConnectionPrivate *connection);
    /*! Somebody did not become a client. */
    void failed(const GipcCore::Failure &why);
    /*! Clients cannot come any more as they should, because a name was taken away. Not to be
        answered by deleting this at once. */
    void lost(const GipcCore::Failure &why);
};

} // namespace GipcCore
