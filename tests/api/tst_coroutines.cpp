// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QCoroTask>

#include <QtCore/QFuture>
#include <QtTest/QSignalSpy>

#include <algorithm>
#include <functional>
#include <memory>

using namespace std::chrono;
using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! Coroutines that wait for messages, with QCoro, as examples/README.md shows them. */
class tst_Coroutines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missNothing();
    void talkToEachOther();
    void endWithTheChannel_data();
    void endWithTheChannel();
    void answerAfterTheEnd();
    void takeTheirTime();
    void deleteTheClientTheyAwaited();
    void surviveTheClientWithFutures();
    void awaitRequests();
    void awaitRequestsOfAClientThatGoes();
};

namespace {

QCoro::Task<GipcMessage> messageFrom(GipcEndpoint *endpoint, milliseconds patience = -1ms)
{
    const GipcMessage waiting = endpoint->take(); // the first take() makes the delivery Queue
    const GipcMessage status = GipcMessage::statusMessage(endpoint->status());
    if (!waiting.isTimeout())
        co_return waiting;
    if (status.isTerminal())
        co_return status; // the news of it was taken before
    co_await qCoro(endpoint, &GipcEndpoint::messagesAvailable, patience); // -1: for ever
    co_return endpoint->take(); // isTimeout() if it waited in vain
}

using Handler = std::function<void(int msgType, const QByteArray &data)>;

QCoro::Task<> converse(GipcClient *client, Handler handle)
{
    for (;;) {
        const GipcMessage message = co_await messageFrom(client);
        if (message.isTerminal())
            break; // closed, or given up
        if (!message.isInternal()) // else news: a status, an error
            handle(message.msgType(), message.data());
    }
}

/*! Collects messages until the channel ends. */
QCoro::Task<> collect(GipcClient *client, QByteArrayList *got)
{
    return converse(client, [got](int, const QByteArray &data) { got->append(data); });
}

/*! Waits until nothing is left but what is yet to come. */
QCoro::Task<> passOverNews(GipcClient *client)
{
    GipcMessage message;
    while (!message.isTimeout())
        message = co_await messageFrom(client, 0ms);
}

/*! Sends each message back, until the client has left. */
QCoro::Task<int> echo(GipcServer *server)
{
    for (int messages = 0;;) {
        const GipcMessage message = co_await messageFrom(server);
        if (message.isTerminal() || message.status() == Status::Disconnected)
            co_return messages;
        if (!message.isInternal() && server->writeTo(message.connectionId(), 2, message.data()))
            ++messages;
    }
}

/*! Asks, and waits for the answer, again and again. */
QCoro::Task<QByteArrayList> ask(GipcClient *client, QByteArrayList questions)
{
    QByteArrayList answers;
    for (const QByteArray &question : std::as_const(questions)) {
        client->write(1, question);
        GipcMessage answer = co_await messageFrom(client);
        while (answer.isInternal() && !answer.isTerminal())
            answer = co_await messageFrom(client);
        answers << answer.data();
    }
    client->close();
    co_return answers;
}

/*! The client is its own, and goes with it, in the middle of what the client does. */
QCoro::Task<QByteArray> askOnce(QString name)
{
    GipcClient client(name);
    client.connectToServer();
    client.write(1, "question");
    for (;;) {
        const GipcMessage message = co_await messageFrom(&client);
        if (!message.isInternal() || message.isTerminal())
            co_return message.data();
    }
}

/*! Asks one after the other; what failed is left out. */
QCoro::Task<QByteArrayList> request(GipcClient *client, QByteArrayList questions)
{
    QByteArrayList answers;
    for (const QByteArray &question : std::as_const(questions)) {
        const GipcMessage answer = co_await client->request(1, question);
        if (!answer.isInternal())
            answers << answer.data();
    }
    co_return answers;
}

template <typename T> bool ends(const QCoro::Task<T> &task)
{
    return QTest::qWaitFor([&] { return task.isReady(); }, Patience);
}

} // namespace

void tst_Coroutines::missNothing()
{
    Channel channel;
    QVERIFY(channel.open());
    QByteArrayList got;
    const auto write = [&](int from) {
        const QByteArrayList texts = numbers(10, from);
        return std::all_of(texts.begin(), texts.end(),
                           [&](const QByteArray &text) { return channel.server.write(1, text); });
    };
    QCoreApplication::processEvents(); // the news is announced
    QSignalSpy available(&channel.client, &GipcClient::messagesAvailable);
    QVERIFY(write(0));
    QTRY_COMPARE_WITH_TIMEOUT(available.size(), 1, Patience); // before anybody asks
    const auto task = collect(&channel.client, &got);
    for (int burst = 1; burst < 20; ++burst) {
        QVERIFY(write(10 * burst));
        if (burst % 3 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 200, Patience);
    QCOMPARE(got, numbers(200));
    QCOMPARE(channel.client.delivery(), Delivery::Queue);
    QVERIFY(!task.isReady());
    channel.client.abort();
    QVERIFY(ends(task));
}

void tst_Coroutines::talkToEachOther()
{
    Channel channel;
    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    auto server = echo(&channel.server);
    auto client = ask(&channel.client, numbers(20));
    QVERIFY(ends(server) && ends(client));
    QCOMPARE(QCoro::waitFor(client), numbers(20));
    QCOMPARE(QCoro::waitFor(server), 20);
}

void tst_Coroutines::endWithTheChannel_data()
{
    QTest::addColumn<Status>("end");
    QTest::newRow("close") << Status::Closed;
    QTest::newRow("time-out") << Status::Timeout;
    QTest::newRow("refusal") << Status::Error;
}

/*! It ends while it is waited for: that, too, is a piece of news. */
void tst_Coroutines::endWithTheChannel()
{
    QFETCH(Status, end);
    Channel channel;
    QByteArrayList got;
    if (end == Status::Timeout)
        channel.client.setTimeout(100);
    if (end == Status::Error)
        channel.client.setEncryption(false);
    QVERIFY(end == Status::Timeout || channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    const auto task = collect(&channel.client, &got);
    QVERIFY(!task.isReady());
    if (end == Status::Closed) {
        QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
        QVERIFY(channel.server.write(1, "last"));
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1, Patience);
        channel.client.close();
        QVERIFY(!task.isReady());
    }
    QVERIFY(ends(task));
    QCOMPARE(channel.client.status(), end);
    QCOMPARE(got.size(), end == Status::Closed ? 1 : 0);
}

void tst_Coroutines::answerAfterTheEnd()
{
    Channel channel;
    QVERIFY(channel.open());
    channel.client.abort();
    QByteArrayList got;
    const auto task = collect(&channel.client, &got);
    QVERIFY(task.isReady());
    auto next = messageFrom(&channel.client); // the news was taken
    QVERIFY(next.isReady());
    const GipcMessage message = QCoro::waitFor(next);
    QVERIFY(message.isTerminal());
    QCOMPARE(message.status(), Status::Closed);
}

/*! In vain, and then not: neither leaves anything behind that would disturb the next. */
void tst_Coroutines::takeTheirTime()
{
    Channel channel;
    QVERIFY(channel.open());
    QCoro::waitFor(passOverNews(&channel.client));
    for (int i = 0; i < 20; ++i) {
        auto early = messageFrom(&channel.client, 1ms);
        QVERIFY(!early.isReady());
        QVERIFY(QCoro::waitFor(early).isTimeout());
        auto next = messageFrom(&channel.client, milliseconds(Patience));
        QVERIFY(!next.isReady());
        QVERIFY(channel.server.write(1, QByteArray::number(i)));
        QCOMPARE(QCoro::waitFor(next).data(), QByteArray::number(i));
    }
    QVERIFY(channel.isConnected());
}

void tst_Coroutines::deleteTheClientTheyAwaited()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    for (int i = 0; i < 3; ++i) {
        auto serving = echo(&server);
        auto asking = askOnce(server.name());
        QVERIFY(ends(asking));
        QCOMPARE(QCoro::waitFor(asking), QByteArray("question"));
        QVERIFY(ends(serving));
        QCOMPARE(QCoro::waitFor(serving), 1);
    }
}

/*! qCoro() waits for ever when the object goes; the future that Qt makes of a signal ends. */
void tst_Coroutines::surviveTheClientWithFutures()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    auto client = std::make_unique<GipcClient>(server.name());
    QVERIFY(client->connectToServer());
    QVERIFY(client->waitForConnected(Patience));
    QCoro::waitFor(passOverNews(client.get()));
    const auto futureOf = [](GipcClient *awaited) {
        return QtFuture::connect(awaited, &GipcClient::messagesAvailable)
            .then([awaited] { return awaited->take(); })
            .onCanceled([] { return GipcMessage::errorMessage(ErrorCode::Destroyed, {}); });
    };
    const auto wait = [&futureOf](GipcClient *awaited) -> QCoro::Task<GipcMessage> {
        co_return co_await futureOf(awaited);
    };
    auto task = wait(client.get());
    QVERIFY(!task.isReady());
    client.reset();
    QVERIFY(ends(task));
    QCOMPARE(QCoro::waitFor(task).error(), ErrorCode::Destroyed);
}

void tst_Coroutines::awaitRequests()
{
    Channel channel;
    channel.server.onRequest(1, this, [](const GipcRequest &request) {
        if (request.data() == "3")
            request.fail();
        else
            request.reply(1, request.data());
    });
    QVERIFY(channel.open());
    auto client = request(&channel.client, numbers(5));
    QVERIFY(ends(client));
    QCOMPARE(QCoro::waitFor(client), QByteArrayList({ "0", "1", "2", "4" }));
}

void tst_Coroutines::awaitRequestsOfAClientThatGoes()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    auto client = std::make_unique<GipcClient>(server.name());
    server.onRequest(1, this, [&client](const GipcRequest &) { client.reset(); });
    QVERIFY(client->connectToServer());
    auto task = request(client.get(), { "goes" });
    QVERIFY(ends(task));
    QVERIFY(QCoro::waitFor(task).isEmpty());
    QVERIFY(!client);
}

QTEST_GUILESS_MAIN(tst_Coroutines)
#include "tst_coroutines.moc"
