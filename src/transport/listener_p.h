// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "address_p.h"
#include "nameclaim_p.h"
#include "transport_p.h"

#include <QtCore/QObject>

#include <memory>

namespace GipcTransport {

/*! Accepts connections at an address until it is deleted. It sends nothing: whom to greet, and
    when, is decided further up. */
class Listener : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! A listener at \a address, or nothing and \a failure. Never waits: a host's name has to be
        looked up before. */
    static std::unique_ptr<Listener> create(const Address &address, NameClaim::Access access,
                                            GipcCore::Failure *failure);

    /*! The next connection, or nothing. */
    virtual std::unique_ptr<Transport> next() = 0;

    /*! Where it listens. If port 0 was asked for, this has the port that the system chose. */
    virtual Address address() const = 0;

    /*! The notes of NameClaim. */
    virtual QByteArray inheritedNote() const { return {}; }
    virtual void setNote(const QByteArray &) { }

    /*! While it is paused, connections wait in the kernel's queue. */
    virtual void setPaused(bool paused) = 0;

    /*! To be called when a descriptor may have become free. If accepting has failed because there
        was none, it is tried again now and not only after 100 ms. */
    virtual void retry() = 0;

Q_SIGNALS:
    /*! next() has something. Comes from the event loop, never out of a socket's own signal. */
    void available();

    /*! The name was taken away, so nobody can connect here any more. Connections that exist stay.
        The receiver must not delete this at once. */
    void lost(const GipcCore::Failure &failure);
};

} // namespace GipcTransport
