// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcClient>

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>

class GipcLatest;

/*! The GipcLatest of one client, by type: what a message costs does not depend on how many there are of
    other types. It is the client's child. */
class LatestKeeper : public QObject
{
    Q_OBJECT

public:
    /*! Makes it when it is first asked for. */
    static LatestKeeper *of(GipcClient *client);

    /*! It is told of messages of its type. The latest, if another one has it already. */
    GipcMessage add(GipcLatest *latest, int msgType);
    void remove(GipcLatest *latest, int msgType);

private:
    explicit LatestKeeper(GipcClient *client);
    void onMessage(const GipcMessage &message);

    QHash<int, QList<QPointer<GipcLatest>>> m_latest;
};
