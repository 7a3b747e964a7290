// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "address_p.h"
#include "nameclaim_p.h"
#include "transport_p.h"

#include <QtCore/QObject>

#include <memory>

namespace GipcTransport {

/*! Accepts connections at an address until it is deleted. It says nothing to anybody: whom to
    greet, and when, is decided further up. */
class Listener : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! A listener at \a address, or nothing and \a failure. Never waits: a host's name has to be looked
        up before. */
    static std::unique_ptr<Listener> create(const Address &address, NameClaim::Access access,
                                            GipcCore::Failure *failure);

    /*! The next connection, or nothing. */
    virtual std::unique_ptr<Transport> next() = 0;

    /*! Where it listens, the port being the real one. */
    virtual Address address() const = 0;

    /*! As those of NameClaim. */
    virtual QByteArray inheritedNote() const { return {}; }
    virtual void setNote(const QByteArray &) { }

    /*! While paused connections wait in the kernel's queue. */
    virtual void setPaused(bool paused) = 0;

    /*! A descriptor may have become free: tries again at once if accepting had failed for want
        of one (it would in any case after 100 ms). */
    virtual void retry() = 0;

Q_SIGNALS:
    /*! next() has something. Comes from the event loop, never out of a socket's own signal. */
    void available();

    /*! Nobody can come this way any more, and why: the name was taken away. Those who are connected
        are not concerned. Not to be answered by deleting this at once. */
    void lost(const GipcCore::Failure &failure);
};

} // namespace GipcTransport
