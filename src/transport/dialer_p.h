// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "address_p.h"
#include "transport_p.h"
#include "failure_p.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <memory>

namespace GipcTransport {

/*! One attempt to reach a server; exactly one of the two signals follows, from the event loop.
    When to try again is decided further up. Deleting it abandons the attempt. */
class Dialer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! If \a trustedUsers is not empty, one of them must own the file of a local socket, and one
        must listen on it. The file's owner is looked at before connecting, which nobody notices.
        Who listens is known only when the connection is there; then the kernel is asked. */
    static std::unique_ptr<Dialer> dial(const Address &address,
                                        const QList<qint64> &trustedUsers = {});

Q_SIGNALS:
    void connected();
    void failed(const GipcCore::Failure &failure);

public:
    /*! After connected(), once. */
    std::unique_ptr<Transport> take() { return std::move(m_transport); }

protected:
    void succeed(std::unique_ptr<Transport> transport);
    void fail(const GipcCore::Failure &failure);

private:
    std::unique_ptr<Transport> m_transport;
};

} // namespace GipcTransport
