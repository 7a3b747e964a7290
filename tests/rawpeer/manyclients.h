// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawserver.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QMap>

#include <functional>
#include <memory>
#include <vector>

/*! A server for many, and what it says about its clients. */
class ManyServer : public GipcServer
{
public:
    explicit ManyServer(bool network = false, bool encrypted = false)
    {
        prepare(this, network, encrypted);
        setMultiClient(true);
        watch();
    }

    QList<quint64> came; ///< in the order of clientConnected()
    QMap<quint64, Gipc::ErrorCode> left;
    QList<QPair<quint64, Gipc::ErrorCode>> refused;
    QList<Gipc::ErrorCode> errors;
    QList<Gipc::Status> statuses;

private:
    void watch()
    {
        connect(this, &GipcServer::clientConnected, this, [this](quint64 id) { came.append(id); });
        connect(this, &GipcServer::clientDisconnected, this,
                [this](quint64 id, Gipc::ErrorCode why) { left.insert(id, why); });
        connect(this, &GipcServer::writeRefused, this, [this](quint64 id, Gipc::ErrorCode why) {
            refused.append({ id, why });
        });
        connect(this, &GipcServer::errorOccurred, this,
                [this](Gipc::ErrorCode error) { errors.append(error); });
        connect(this, &GipcServer::statusChanged, this,
                [this](Gipc::Status status) { statuses.append(status); });
    }
};

/*! Clients of ours, and what each has received. */
class Crowd
{
public:
    struct Member
    {
        GipcClient client;
        QByteArrayList received;
        QList<Gipc::ErrorCode> errors;
    };

    /*! So many more begin to connect. */
    void send(const GipcServer &server, int count)
    {
        for (int i = 0; i < count; ++i) {
            Member *const member = m_members.emplace_back(std::make_unique<Member>()).get();
            aim(&member->client, server);
            member->client.setRetryTimer(20);
            QObject::connect(
                &member->client, &GipcClient::messageReceived, &member->client,
                [member](const GipcMessage &message) { member->received.append(message.data()); });
            QObject::connect(&member->client, &GipcClient::errorOccurred, &member->client,
                             [member](Gipc::ErrorCode error) { member->errors.append(error); });
            member->client.connectToServer();
        }
    }

    /*! The same, and waits until the server has announced all. */
    bool gather(const GipcServer &server, int count)
    {
        const int there = server.clientCount();
        send(server, count);
        return eventually([&] { return areConnected() && server.clientCount() == there + count; },
                          HandshakePatience);
    }

    bool areConnected() const
    {
        return all(
            [](const Member &member) { return member.client.status() == Gipc::Status::Connected; });
    }
    bool haveReceived(qsizetype messages) const
    {
        return all([messages](const Member &member) { return member.received.size() >= messages; });
    }
    bool all(const std::function<bool(const Member &)> &holds) const
    {
        return std::all_of(m_members.begin(), m_members.end(),
                           [&](const auto &member) { return holds(*member); });
    }

    int size() const { return int(m_members.size()); }
    Member &at(int i) { return *m_members.at(size_t(i)); }
    void removeFirst() { m_members.erase(m_members.begin()); }
    void clear() { m_members.clear(); }

private:
    std::vector<std::unique_ptr<Member>> m_members;
};

/*! A peer on a bare socket that is a client of the server; it has id \a id there. */
inline RawPeer rawClient(const ManyServer &server, quint64 *id = nullptr)
{
    RawPeer peer = RawPeer::toServer(server);
    const qsizetype before = server.came.size();
    if (!peer.isOpen() || !peer.shakeHands(GipcWire::Role::Client, server.encryption())
        || !eventually([&] { return server.came.size() > before; }))
        return {};
    if (id)
        *id = server.came.last();
    return peer;
}

/*! Writes to the client until its outbox is full. */
inline bool fill(GipcServer *server, quint64 id, qsizetype size = 10000)
{
    return eventually([&] {
        Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
        for (int i = 0; i < 10000 && why == Gipc::ErrorCode::NoError; ++i)
            server->writeTo(id, 1, QByteArray(size, 'x'), &why);
        // Full, and the kernel takes no more of it.
        const qint64 waiting = server->connection(id)->bytesToWrite();
        spin(1);
        return why == Gipc::ErrorCode::QueueFull
            && server->connection(id)->bytesToWrite() == waiting;
    });
}
