// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "admission_p.h"
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

    /*! Who says whether a client is let in; for once, before anybody can come. */
    void setAdmission(Admission *admission) { m_admission = admission; }

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

protected:
    /*! Asked when a client that converses wants a session. Afterwards it is admitted or refused, and
        we may be gone. */
    void decideAbout(GipcConnectionPrivate *connection) { m_admission->decideAbout(connection); }
    /*! Asked when a handshake is done, before admitted(). If not, the connection is not ours any
        more, and we may be gone. */
    bool letsIn(GipcConnectionPrivate *connection) { return m_admission->letsIn(connection, this); }

private:
    Admission *m_admission = nullptr;
};

} // namespace GipcCore
