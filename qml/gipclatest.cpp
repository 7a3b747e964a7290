// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipclatest.h"

#include "gipcmessagevalue.h"

#include <utility>

GipcLatest::GipcLatest(QObject *parent)
    : QObject(parent)
{ }

GipcLatest::~GipcLatest()
{
    leave();
}

void GipcLatest::leave()
{
    if (m_keeper)
        m_keeper->remove(this, m_msgType);
    m_keeper = nullptr;
}

/*! Last: slots run, and see all that has changed. */
void GipcLatest::follow(GipcClient *client, int msgType, void (GipcLatest::*changed)())
{
    leave();
    m_channel = client;
    m_msgType = msgType;
    GipcMessage latest;
    if (client && msgType > 0) {
        m_keeper = LatestKeeper::of(client);
        latest = m_keeper->add(this, msgType);
    }
    const bool isNew = replace(latest);
    const QPointer<GipcLatest> guard(this);
    Q_EMIT(this->*changed)();
    if (guard && isNew)
        announce();
}

void GipcLatest::setChannel(GipcClient *client)
{
    if (m_channel == client)
        return;
    if (m_channel)
        disconnect(m_channel, &QObject::destroyed, this, nullptr);
    if (client) {
        connect(client, &QObject::destroyed, this,
                [this] { follow(nullptr, m_msgType, &GipcLatest::channelChanged); });
    }
    follow(client, m_msgType, &GipcLatest::channelChanged);
}

void GipcLatest::setMsgType(int msgType)
{
    if (m_msgType != msgType)
        follow(m_channel, msgType, &GipcLatest::msgTypeChanged);
}

QVariant GipcLatest::json() const
{
    if (!m_json) {
        GipcMessageValue value;
        value.message = m_message;
        m_json = value.json();
    }
    return *m_json;
}

void GipcLatest::setMessage(const GipcMessage &message)
{
    if (replace(message))
        announce();
}

bool GipcLatest::replace(const GipcMessage &message)
{
    if (m_message == message)
        return false;
    m_message = message;
    m_json.reset();
    return true;
}

/*! Slots run. */
void GipcLatest::announce()
{
    const QPointer<GipcLatest> guard(this);
    Q_EMIT messageChanged();
    if (guard && std::exchange(m_wasAvailable, isAvailable()) != isAvailable())
        Q_EMIT availableChanged();
}
