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

    /*! Of \a trustedUsers, unless that is empty, one must own a local socket's file and one must
        listen on it: the file is looked at, which nobody notices, then the kernel is asked, and
        only then there is a transport. */
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
