// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection_p.h"
#include "manualclock.h"
#include "memorytransport.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

#include <chrono>
#include <memory>

/*! Two connections on a transport in memory, with clocks that the test moves. */
namespace ConnectionTest {

using GipcCore::Cause;
using GipcCore::Connection;
using GipcCore::Failure;
using namespace std::chrono_literals;

constexpr auto HandshakeTime = 5s;
constexpr auto IdleLimit = 15s;
constexpr int Patience = 30000;

inline GipcWire::SessionSettings settingsOf(GipcWire::Role role, bool isExtended, bool encrypted)
{
    GipcWire::SessionSettings settings;
    settings.role = role;
    settings.encrypted = encrypted;
    settings.extension = isExtended ? GipcWire::Extension::Preferred : GipcWire::Extension::Never;
    settings.service = "service";
    settings.heartbeatInterval = 5000;
    settings.idleLimit = quint32(std::chrono::milliseconds(IdleLimit).count());
    return settings;
}

/*! One end, and what it has said. */
struct End
{
    End(std::unique_ptr<MemoryTransport> ownTransport, const GipcWire::SessionSettings &settings)
        : transport(ownTransport.get())
        , connection(std::make_unique<Connection>(std::move(ownTransport), settings, HandshakeTime,
                                                  &clock, nullptr))
    {
        connection->setOutbox(outbox);
        QObject::connect(connection.get(), &Connection::received, connection.get(),
                         [this](int, const QByteArray &data) { received += data; });
        QObject::connect(connection.get(), &Connection::ended, connection.get(),
                         [this](const Failure &failure) {
                             hasEnded = true;
                             why = failure;
                         });
    }

    void write(const QByteArray &data)
    {
        outbox->append(1, data);
        connection->wrote();
    }

    ManualClock clock { nullptr };
    std::shared_ptr<GipcCore::Outbox> outbox = std::make_shared<GipcCore::Outbox>();
    MemoryTransport *const transport;
    std::unique_ptr<Connection> connection;
    QByteArrayList received;
    bool hasEnded = false;
    Failure why;
};

/*! What is queued, until nothing more is. */
inline void settle()
{
    for (int turn = 0; turn < 20; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/*! A server and a client whose session is established. */
struct Scene
{
    Scene(bool isExtended, bool encrypted, qint64 capacity = 64 * 1024)
        : Scene(settingsOf(GipcWire::Role::Server, isExtended, encrypted),
                settingsOf(GipcWire::Role::Client, isExtended, encrypted), capacity)
    { }
    Scene(const GipcWire::SessionSettings &ofServer, const GipcWire::SessionSettings &ofClient,
          qint64 capacity = 64 * 1024)
        : Scene(MemoryTransport::makePair(capacity), ofServer, ofClient)
    { }

    bool open()
    {
        server.connection->start();
        client.connection->start();
        return QTest::qWaitFor(
            [this] { return server.connection->isOpen() && client.connection->isOpen(); },
            Patience);
    }

    End server;
    End client;

private:
    Scene(MemoryTransport::Pair pair, const GipcWire::SessionSettings &ofServer,
          const GipcWire::SessionSettings &ofClient)
        : server(std::move(pair.first), ofServer)
        , client(std::move(pair.second), ofClient)
    { }
};

} // namespace ConnectionTest
