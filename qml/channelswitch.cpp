// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channelswitch.h"

#include <QtCore/QPointer>

#include <utility>

using Gipc::Status;

ChannelSwitch::ChannelSwitch(Channel channel)
    : m_channel(std::move(channel))
{ }

void ChannelSwitch::set(bool on)
{
    if (m_isOn == on)
        return;
    m_isOn = on;
    const QPointer<ChannelSwitch> guard(this);
    if (!m_isHeld)
        apply();
    if (guard && m_isOn == on) // if not, a slot has changed it, and that was said
        Q_EMIT changed();
}

void ChannelSwitch::release()
{
    m_isHeld = false;
    apply();
}

void ChannelSwitch::apply()
{
    const bool isClosing = m_channel.status() == Status::Closing;
    m_opensWhenClosed = isClosing && m_isOn;
    if (isClosing)
        return;
    if (!m_isOn)
        m_channel.close(); // in Error and Timeout, too
    else if (!isOpen())
        m_channel.open();
}

void ChannelSwitch::reopenLater()
{
    if (!m_isOn || m_isHeld)
        return;
    m_isOutdated = isOpen();
    if (!std::exchange(m_isReopenPosted, true))
        QMetaObject::invokeMethod(this, &ChannelSwitch::reopen, Qt::QueuedConnection);
}

void ChannelSwitch::reopen()
{
    m_isReopenPosted = false;
    if (!m_isOn || m_channel.status() == Status::Closing)
        return;
    if (!isOpen()) {
        m_channel.open();
    } else if (m_isOutdated) {
        m_opensWhenClosed = true;
        m_channel.close();
    }
}

/*! Whether it is open and not Closing. */
bool ChannelSwitch::isOpen() const
{
    switch (m_channel.status()) {
    case Status::Listening:
    case Status::Connecting:
    case Status::Connected:
    case Status::Reconnecting:
    case Status::Disconnected:
        return true;
    case Status::NotConnected:
    case Status::Closing:
    case Status::Closed:
    case Status::Error:
    case Status::Timeout:
        return false;
    }
    return false;
}

void ChannelSwitch::onStatusChanged()
{
    const Status status = m_channel.status();
    if (status == Status::Listening || status == Status::Connecting) {
        // A slot on Closed may have opened it: then closed() does not come.
        m_opensWhenClosed = false;
        follow(true);
    } else if (status == Status::Closing) {
        m_isOutdated = false;
        if (!m_opensWhenClosed)
            follow(false);
    }
}

void ChannelSwitch::onClosed()
{
    if (m_channel.status() != Status::Closed)
        return; // a handler opened it again
    if (std::exchange(m_opensWhenClosed, false))
        m_channel.open();
    else
        follow(false);
}

/*! The channel was opened or closed by a call, not by this switch. */
void ChannelSwitch::follow(bool on)
{
    if (std::exchange(m_isOn, on) != on)
        Q_EMIT changed();
}
