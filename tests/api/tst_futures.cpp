// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QFuture>
#include <QtCore/QPromise>

#include <algorithm>
#include <memory>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! Futures of messages, with take() and messagesAvailable(), as examples/README.md shows them. */
class tst_Futures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missNothing();
    void waitForWhatComes();
    void goWithTheEnd_data();
    void goWithTheEnd();
    void answerAfterTheEnd();
    void surviveTheClient();
    void ofTheSignalMissWhatComesBetween();
};

namespace {

// messageFrom() is the next message or piece of news; terminal if there will be none. One at a
// time.

QFuture<GipcMessage> ready(const GipcMessage &message)
{
    QPromise<GipcMessage> promise; // since Qt 6.6 in short: QtFuture::makeReadyValueFuture()
    promise.start();
    promise.addResult(message);
    promise.finish();
    return promise.future();
}

QFuture<GipcMessage> messageFrom(GipcClient *client)
{
    const GipcMessage waiting = client->take(); // the first take() makes the delivery Queue
    const GipcMessage status = GipcMessage::statusMessage(client->status());
    if (!waiting.isTimeout())
        return ready(waiting);
    if (status.isTerminal())
        return ready(status); // the news of it was taken before
    return QtFuture::connect(client, &GipcClient::messagesAvailable)
        .then([client] { return client->take(); })
        .onCanceled([] { return GipcMessage::errorMessage(Gipc::ErrorCode::Destroyed, {}); });
}

/*! What a future of it has in the end; news that ends nothing is passed over. */
GipcMessage awaited(GipcClient *client)
{
    for (;;) {
        const QFuture<GipcMessage> next = messageFrom(client);
        if (!QTest::qWaitFor([&] { return next.isFinished(); }, Patience))
            return GipcMessage::timeoutMessage();
        GipcMessage message = next.result();
        if (!message.isInternal() || message.isTimeout() || message.isTerminal())
            return message;
    }
}

/*! Takes what there is, until a future is not ready at once. */
QFuture<GipcMessage> pending(GipcClient *client)
{
    QFuture<GipcMessage> next = messageFrom(client);
    while (next.isFinished() && !next.result().isTerminal())
        next = messageFrom(client);
    return next;
}

bool areWritten(GipcServer *server, const QByteArrayList &texts)
{
    return std::all_of(texts.begin(), texts.end(),
                       [server](const QByteArray &text) { return server->write(1, text); });
}

} // namespace

void tst_Futures::missNothing()
{
    Channel channel;
    QVERIFY(channel.open());
    QByteArrayList got;
    for (int burst = 0; burst < 20; ++burst) { // some arrive before they are asked for
        QVERIFY(areWritten(&channel.server, numbers(10, 10 * burst)));
        for (int i = 0; i < 7; ++i)
            got << awaited(&channel.client).data();
    }
    while (got.size() < 200)
        got << awaited(&channel.client).data();
    QCOMPARE(got, numbers(200));
    QCOMPARE(channel.client.delivery(), Delivery::Queue);
}

void tst_Futures::waitForWhatComes()
{
    Channel channel;
    QVERIFY(channel.open());
    for (int i = 0; i < 20; ++i) {
        const QFuture<GipcMessage> next = pending(&channel.client);
        QVERIFY(!next.isFinished());
        QVERIFY(areWritten(&channel.server, numbers(2, 2 * i)));
        QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), Patience);
        QCOMPARE(next.result().data(), QByteArray::number(2 * i));
        QCOMPARE(awaited(&channel.client).data(), QByteArray::number(2 * i + 1));
    }
}

void tst_Futures::goWithTheEnd_data()
{
    QTest::addColumn<Status>("end");
    QTest::newRow("close") << Status::Closed;
    QTest::newRow("time-out") << Status::Timeout;
    QTest::newRow("refusal") << Status::Error;
}

void tst_Futures::goWithTheEnd()
{
    QFETCH(Status, end);
    Channel channel;
    if (end == Status::Closed) {
        QVERIFY(channel.open());
    } else if (end == Status::Timeout) {
        channel.client.setTimeout(100);
        QVERIFY(channel.client.connectToServer());
    } else {
        channel.client.setEncryption(false);
        QVERIFY(channel.server.listen());
        QVERIFY(channel.client.connectToServer());
    }
    const QFuture<GipcMessage> next = pending(&channel.client);
    QVERIFY(!next.isFinished());
    if (end == Status::Closed)
        channel.client.close();
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), Patience);
    GipcMessage message = next.result();
    if (!message.isTerminal())
        message = awaited(&channel.client);
    QVERIFY(message.isTerminal());
    QCOMPARE(message.status(), end);
}

void tst_Futures::answerAfterTheEnd()
{
    Channel channel;
    QVERIFY(channel.open());
    QVERIFY(areWritten(&channel.server, numbers(3)));
    const QByteArray first = awaited(&channel.client).data();
    QCOMPARE(first, QByteArray("0"));
    channel.client.abort();
    QCOMPARE(awaited(&channel.client).data(), QByteArray("1")); // what had arrived is not lost
    QCOMPARE(awaited(&channel.client).data(), QByteArray("2"));
    for (int i = 0; i < 2; ++i) {
        const GipcMessage message = awaited(&channel.client);
        QVERIFY(message.isTerminal());
        QCOMPARE(message.status(), Status::Closed);
    }
}

void tst_Futures::surviveTheClient()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    auto client = std::make_unique<GipcClient>(server.name());
    QVERIFY(client->connectToServer());
    QVERIFY(client->waitForConnected(Patience));
    const QFuture<GipcMessage> next = pending(client.get());
    QVERIFY(!next.isFinished());
    client.reset();
    QVERIFY(next.isFinished());
    QVERIFY(next.result().isTerminal());
    QCOMPARE(next.result().error(), ErrorCode::Destroyed);
}

/*! What examples/README.md warns of: such a future has one message, and the next future none that came
    before it was made. */
void tst_Futures::ofTheSignalMissWhatComesBetween()
{
    Channel channel;
    QVERIFY(channel.open());
    const auto next
        = [&] { return QtFuture::connect(&channel.client, &GipcClient::messageReceived); };
    int arrived = 0;
    const QFuture<GipcMessage> first = next();
    connect(&channel.client, &GipcClient::messageReceived, this, [&] { ++arrived; });
    QVERIFY(areWritten(&channel.server, numbers(3)));
    QTRY_COMPARE_WITH_TIMEOUT(arrived, 3, Patience);
    const QFuture<GipcMessage> second = next();
    QVERIFY(areWritten(&channel.server, numbers(1, 3)));
    QTRY_COMPARE_WITH_TIMEOUT(arrived, 4, Patience);
    QCOMPARE(first.result().data(), QByteArray("0"));
    QVERIFY(second.isFinished());
    QCOMPARE(second.result().data(), QByteArray("3"));
}

QTEST_GUILESS_MAIN(tst_Futures)
#include "tst_futures.moc"
