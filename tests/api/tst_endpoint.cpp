// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcEndpoint>

#include <QtTest/QSignalSpy>

#include <chrono>
#include <functional>
#include <limits>
#include <memory>

using Gipc::ErrorCode;
using Gipc::Status;
using namespace std::chrono_literals;

/*! What server and client have in common, used by one who does not ask which of them it is; and
    times as durations. */
class tst_Endpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEnoughForACaller_data();
    void isEnoughForACaller();
    void takesDurations_data();
    void takesDurations();
    void waitsForDurations();
};

namespace {

enum class End { Server, Client };

GipcEndpoint *endpointOf(Channel *channel, End end)
{
    if (end == End::Server)
        return &channel->server;
    return &channel->client;
}

/*! A time as one of the properties. */
struct Time
{
    const char *property;
    std::function<void(std::chrono::milliseconds)> set;
    int least = 0;
};

QList<Time> timesOf(GipcEndpoint *endpoint)
{
    return {
        { "handshakeTimeout", [=](auto time) { endpoint->setHandshakeTimeout(time); } },
        { "heartbeatInterval", [=](auto time) { endpoint->setHeartbeatInterval(time); } },
        { "idleLimit", [=](auto time) { endpoint->setIdleLimit(time); } },
        { "closeTimeout", [=](auto time) { endpoint->setCloseTimeout(time); } },
    };
}

QList<Time> timesOf(GipcServer *server)
{
    QList<Time> times = timesOf(static_cast<GipcEndpoint *>(server));
    times += { "waitingIdTimeout", [=](auto time) { server->setWaitingIdTimeout(time); }, 1 };
    times += { "blockTimeout", [=](auto time) { server->setBlockTimeout(time); } };
    return times;
}

QList<Time> timesOf(GipcClient *client)
{
    QList<Time> times = timesOf(static_cast<GipcEndpoint *>(client));
    times += { "timeout", [=](auto time) { client->setTimeout(time); } };
    times += { "retryTimer", [=](auto time) { client->setRetryTimer(time); }, 1 };
    return times;
}

} // namespace

void tst_Endpoint::isEnoughForACaller_data()
{
    QTest::addColumn<End>("end");
    QTest::newRow("server") << End::Server;
    QTest::newRow("client") << End::Client;
}

void tst_Endpoint::isEnoughForACaller()
{
    QFETCH(const End, end);
    Channel channel;
    GipcEndpoint *const endpoint = endpointOf(&channel, end);
    GipcEndpoint *const other
        = endpointOf(&channel, end == End::Server ? End::Client : End::Server);
    QSignalSpy statuses(endpoint, &GipcEndpoint::statusChanged);
    QSignalSpy messages(endpoint, &GipcEndpoint::messageReceived);
    QSignalSpy ends(endpoint, &GipcEndpoint::closed);
    QVERIFY(channel.open());
    QVERIFY(!statuses.isEmpty());

    QVERIFY(other->write(3, "from the other"));
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, Patience);
    QCOMPARE(messages.at(0).at(0).value<GipcMessage>().data(), "from the other");
    QVERIFY(endpoint->write(4, "to the other"));
    QCOMPARE(nextMessage(other).data(), "to the other");
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!endpoint->write(0, {}, &why));
    QCOMPARE(why, ErrorCode::ReservedType);

    QByteArrayList handled;
    endpoint->setMessageHandler([&](int, QByteArrayView data) { handled += data.toByteArray(); });
    QVERIFY(other->write(5, "handled"));
    QTRY_COMPARE_WITH_TIMEOUT(handled, QByteArrayList { "handled" }, Patience);

    endpoint->close();
    QVERIFY(endpoint->waitForClosed(Patience));
    QCOMPARE(endpoint->status(), Status::Closed);
    QCOMPARE(ends.size(), 1);
}

void tst_Endpoint::takesDurations_data()
{
    isEnoughForACaller_data();
}

void tst_Endpoint::takesDurations()
{
    QFETCH(const End, end);
    Channel channel;
    const QList<Time> times
        = end == End::Server ? timesOf(&channel.server) : timesOf(&channel.client);
    const GipcEndpoint *const endpoint = endpointOf(&channel, end);
    // Every property that is a time has such a call: they are the ints that are no numbers of
    // things.
    const QList<QByteArray> counts { "maxClients",           "maxClientsPerPeer",
                                     "maxPendingHandshakes", "maxWaitingIds",
                                     "maxWaitingIdsPerPeer", "maxMessageSize" };
    QList<QByteArray> missing;
    const QMetaObject *const meta = endpoint->metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        if (property.isWritable() && property.metaType() == QMetaType::fromType<int>()
            && !counts.contains(property.name()))
            missing += property.name();
    }
    for (const Time &time : times) {
        QVERIFY2(missing.removeOne(time.property), time.property);
        time.set(2s);
        QCOMPARE(endpoint->property(time.property), 2000);
        time.set(std::chrono::hours(24 * 365)); // more milliseconds than an int has
        QCOMPARE(endpoint->property(time.property), std::numeric_limits<int>::max());
        time.set(std::chrono::milliseconds::min());
        QCOMPARE(endpoint->property(time.property), time.least);
    }
    QCOMPARE(missing, QList<QByteArray>());
}

void tst_Endpoint::waitsForDurations()
{
    Channel channel;
    channel.server.setDelivery(Gipc::Delivery::Queue);
    QVERIFY(channel.server.waitForClosed(0ms)); // it was never opened
    QVERIFY(!channel.client.waitForConnected(1h));
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.waitForListening(0ms));
    QVERIFY(!channel.server.waitForClosed(1ms));
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.waitForConnected(std::chrono::hours(24 * 365)));
    QVERIFY(channel.client.write(1, "one"));
    QVERIFY(channel.client.flush(-1ms)); // for ever
    GipcMessage message;
    do
        message = channel.server.readTimed(1h);
    while (message.isInternal() && !message.isTerminal());
    QCOMPARE(message.data(), "one");

    GipcConnection *const connection = channel.server.connection(1);
    QVERIFY(connection);
    QVERIFY(connection->readTimed(0ms).isTimeout());
    QVERIFY(channel.client.write(1, "two"));
    QCOMPARE(connection->readTimed(1h).data(), "two");
    QByteArrayList read;
    const auto keep = [&](GipcConnection *, const GipcMessage &got) { read += got.data(); };
    QVERIFY(channel.client.write(1, "three"));
    QCOMPARE(channel.server.connections().readTimed(1h, keep), ErrorCode::NoError);
    QVERIFY(channel.client.write(1, "four"));
    QCOMPARE(channel.server.connections().readTimedFastest(1h, keep), ErrorCode::NoError);
    QCOMPARE(read, QByteArrayList({ "three", "four" }));
}

QTEST_GUILESS_MAIN(tst_Endpoint)

#include "tst_endpoint.moc"
