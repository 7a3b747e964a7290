// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "latestkeeper.h"

#include "gipclatest.h"

LatestKeeper::LatestKeeper(GipcClient *client)
    : QObject(client)
{
    connect(client, &GipcClient::messageReceived, this, &LatestKeeper::onMessage);
}

LatestKeeper *LatestKeeper::of(GipcClient *client)
{
    auto *const keeper = client->findChild<LatestKeeper *>({}, Qt::FindDirectChildrenOnly);
    return keeper ? keeper : new LatestKeeper(client);
}

GipcMessage LatestKeeper::add(GipcLatest *latest, int msgType)
{
    QList<QPointer<GipcLatest>> &all = m_latest[msgType];
    GipcMessage message = all.isEmpty() ? GipcMessage() : all.first()->message();
    all.append(latest);
    return message;
}

void LatestKeeper::remove(GipcLatest *latest, int msgType)
{
    const auto found = m_latest.find(msgType);
    if (found == m_latest.end())
        return;
    found->removeOne(latest);
    if (found->isEmpty())
        m_latest.erase(found);
}

void LatestKeeper::onMessage(const GipcMessage &message)
{
    const auto all = m_latest.value(message.msgType()); // a copy: slots may add and remove some
    for (const QPointer<GipcLatest> &latest : all) {
        if (latest && latest->msgType() == message.msgType())
            latest->setMessage(message);
    }
}
