// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "gipcconnection_p.h" // admitted() takes it whole

#include <QtCore/QObject>

namespace GipcCore {

/*! How clients get into a server: SingleClientAcceptor for one at a time, MultiClientAcceptor for
    many. */
class Acceptor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! To be called when a client that was admitted has gone. \a goId is what its
        GipcConnectionPrivate had. \a sentAway means that this side ended the session. */
    virtual void clientLeft(quint32 goId, bool sentAway) = 0;

Q_SIGNALS:
    /*! The handshake of a client is done. The receiver owns the connection now. */
    void admitted(GipcConnectionPrivate *connection);
    /*! A connection did not become a client. */
    void failed(const GipcCore::Failure &why);
    /*! A name was taken away, so clients cannot come any more as they should. The receiver must not
        delete this at once. */
    void lost(const GipcCore::Failure &why);
};

} // namespace GipcCore
