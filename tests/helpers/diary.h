// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtTest/QTest>

/*! Writes down every signal, and checks what must hold in each. */
class Diary : public QObject
{
public:
    explicit Diary(GipcClient *client)
    {
        watch(client);
        connect(client, &GipcClient::connected, this,
                [this] { lines << QStringLiteral("connected"); });
        connect(client, &GipcClient::disconnected, this,
                [this] { lines << QStringLiteral("disconnected"); });
    }

    explicit Diary(GipcServer *server)
    {
        watch(server);
        connect(server, &GipcServer::clientConnected, this,
                [=, this](quint64 id) { lines << QStringLiteral("+%1").arg(id); });
        connect(server, &GipcServer::clientDisconnected, this,
                [=, this](quint64 id) { lines << QStringLiteral("-%1").arg(id); });
        connect(server, &GipcServer::clientCountChanged, this,
                [=, this] { lines << QStringLiteral("count %1").arg(server->clientCount()); });
    }

    /*! What was written since the last time. */
    QString read()
    {
        const QString all = lines.join(u", ");
        lines.clear();
        return all;
    }

    QStringList lines;

private:
    void watch(GipcEndpoint *endpoint)
    {
        connect(endpoint, &GipcEndpoint::statusChanged, this, [=, this](Gipc::Status status) {
            QCOMPARE(endpoint->status(), status);
            lines << Gipc::statusName(status);
            if (status == Gipc::Status::Connected || status == Gipc::Status::Connecting
                || status == Gipc::Status::Listening)
                QCOMPARE(endpoint->error(), Gipc::ErrorCode::NoError);
            if (status == Gipc::Status::Error || status == Gipc::Status::Timeout)
                QVERIFY(endpoint->error() != Gipc::ErrorCode::NoError);
        });
        connect(endpoint, &GipcEndpoint::errorOccurred, this, [=, this](Gipc::ErrorCode error) {
            QCOMPARE(endpoint->error(), error);
            QVERIFY(!endpoint->errorString().isEmpty());
            lines << QStringLiteral("E%1").arg(int(error));
        });
        connect(endpoint, &GipcEndpoint::closed, this,
                [this] { lines << QStringLiteral("closed"); });
    }
};

inline QString e(Gipc::ErrorCode error)
{
    return QStringLiteral("E%1").arg(int(error));
}
