// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"
#include "milliseconds_p.h"

#include <Gipc/gipcendpoint.h>

#include <QtCore/QMetaMethod>

#include <utility>

GipcEndpoint::GipcEndpoint(QObject *parent)
    : QObject(parent)
{ }

GipcEndpoint::~GipcEndpoint() = default;

bool GipcEndpoint::waitForClosed(int msecs)
{
    return m_private->waitFor(msecs, [this] {
        return status() == Gipc::Status::Closed || status() == Gipc::Status::NotConnected;
    });
}

bool GipcEndpoint::waitForClosed(std::chrono::milliseconds time)
{
    return waitForClosed(GipcCore::toInt(time));
}

GipcMessage GipcEndpoint::read()
{
    return m_private->read(-1);
}

GipcMessage GipcEndpoint::readTimed(int msecs)
{
    return m_private->read(msecs);
}

GipcMessage GipcEndpoint::readTimed(std::chrono::milliseconds time)
{
    return readTimed(GipcCore::toInt(time));
}

GipcMessage GipcEndpoint::take()
{
    return m_private->take();
}

bool GipcEndpoint::write(int msgType, const QByteArray &data, Gipc::ErrorCode *why)
{
    return m_private->router.write(GipcCore::Router::Everyone, msgType, data, why);
}

void GipcEndpoint::setMessageHandler(MessageHandler handler)
{
    m_private->mailbox.setHandler(std::move(handler));
}

void GipcEndpoint::close()
{
    m_private->close();
}

void GipcEndpoint::abort()
{
    m_private->abort();
}

/*! The first slot on one of the two decides Delivery::Auto. May be called in any thread. */
void GipcEndpoint::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&GipcEndpoint::messageReceived)
        || signal == QMetaMethod::fromSignal(&GipcEndpoint::requestReceived))
        QMetaObject::invokeMethod(&m_private->mailbox, [this] {
            m_private->mailbox.resolveAuto(Gipc::Delivery::Signal);
        });
}
