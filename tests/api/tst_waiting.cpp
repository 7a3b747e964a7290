// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <limits>
#include <memory>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! Waiting for a status or for the end: what is answered at once, and what deletion does. */
class tst_Waiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletionEndsEveryWait_data();
    void deletionEndsEveryWait();
    void deletionEndsNestedWaits();
    void waitForConnectedAnswersAtOnce();
    void waitForConnectedSucceedsAndFails();
    void waitForClosed();
    void readIsTerminalAtOnce();
    void readingLoopsRunToTheEnd();
};

void tst_Waiting::deletionEndsEveryWait_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<bool>("fromSlot");
    const char *const names[] = { "read",          "readTimed", "waitForConnected",
                                  "waitForClosed", "flush",     "connection's read" };
    for (int what = 0; what < 6; ++what) {
        QTest::addRow("%s, from a timer", names[what]) << what << false;
        QTest::addRow("%s, from a slot", names[what]) << what << true;
    }
}

void tst_Waiting::deletionEndsEveryWait()
{
    QFETCH(int, what);
    QFETCH(bool, fromSlot);
    const QString name = uniqueName();
    auto *const server = new GipcServer(name);
    QPointer<GipcServer> serverGuard(server);
    QPointer<GipcClient> client(new GipcClient(name));
    client->setDelivery(Delivery::Queue);
    server->setDelivery(Delivery::Queue);
    client->setOutboxLimit(std::numeric_limits<int>::max());
    const bool connects = what != 2;
    if (connects) {
        QVERIFY(server->listen());
        QVERIFY(client->connectToServer());
        QTRY_VERIFY_WITH_TIMEOUT(client->status() == Status::Connected && server->connection(1),
                                 Patience);
        takeAll(client.get());
        takeAll(server);
    } else {
        QVERIFY(client->connectToServer());
        QVERIFY(client->write(1, "kept"));
    }
    if (what == 4) {
        server->setInboxLimit(1);
        for (int i = 0; i < 10; ++i)
            QVERIFY(client->write(1, QByteArray(1000000, 'x')));
    }

    const auto remove = [&] {
        if (what == 5)
            delete server;
        else
            delete client;
    };
    if (!fromSlot)
        QTimer::singleShot(5, this, remove);
    else if (what == 2)
        QObject::connect(client.get(), &GipcClient::errorOccurred, qApp, remove);
    else if (what == 5)
        QObject::connect(server, &GipcServer::clientDisconnected, qApp, remove);
    else
        QObject::connect(client.get(), &GipcClient::disconnected, qApp, remove);
    if (fromSlot && connects)
        QTimer::singleShot(5, this, [&] { what == 5 ? client->abort() : server->abort(); });

    GipcMessage answer = GipcMessage::errorMessage(ErrorCode::Destroyed, {});
    bool done = false;
    if (what == 0) {
        do
            answer = client->read();
        while (!answer.isTerminal());
    } else if (what == 1) {
        do
            answer = client->readTimed(Patience);
        while (!answer.isTerminal());
    } else if (what == 2) {
        done = client->waitForConnected(Patience);
    } else if (what == 3) {
        done = client->waitForClosed(Patience);
    } else if (what == 4) {
        done = client->flush(Patience);
    } else {
        answer = server->connection(1)->read();
        if (fromSlot) { // its end comes before clientDisconnected()
            QVERIFY(answer.error() == ErrorCode::NotConnected
                    || answer.error() == ErrorCode::Destroyed);
            answer = GipcMessage::errorMessage(ErrorCode::Destroyed, {});
        }
    }
    QVERIFY(!done);
    QCOMPARE(answer.error(), ErrorCode::Destroyed);
    QVERIFY(answer.isTerminal());
    QVERIFY(what == 5 ? !serverGuard : !client);
    delete client;
    delete serverGuard;
}

void tst_Waiting::deletionEndsNestedWaits()
{
    Channel channel;
    auto *const client = new GipcClient(channel.server.name());
    QVERIFY(channel.server.listen());
    QVERIFY(client->connectToServer());
    QVERIFY(client->waitForConnected(Patience));
    takeAll(client);
    QList<ErrorCode> answers;
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, this, [&] { delete client; });
        answers.append(client->read().error());
    });
    answers.append(client->readTimed(Patience).error());
    QCOMPARE(answers, QList<ErrorCode>({ ErrorCode::Destroyed, ErrorCode::Destroyed }));
}

void tst_Waiting::waitForConnectedAnswersAtOnce()
{
    GipcClient client(uniqueName());
    QVERIFY(!client.waitForConnected(-1));
    client.setTimeout(1);
    QVERIFY(client.connectToServer());
    QVERIFY(!client.waitForConnected(-1));
    QCOMPARE(client.status(), Status::Timeout);
    QVERIFY(!client.waitForConnected(-1));
    client.close();
    QCOMPARE(client.status(), Status::Closed);
    QVERIFY(!client.waitForConnected(-1));
    QVERIFY(!client.connectToServer(QStringLiteral("a/b")));
    QCOMPARE(client.status(), Status::Error);
    QVERIFY(!client.waitForConnected(-1));
}

void tst_Waiting::waitForConnectedSucceedsAndFails()
{
    Channel channel;
    QVERIFY(channel.client.connectToServer());
    QVERIFY(!channel.client.waitForConnected(0));
    QVERIFY(!channel.client.waitForConnected(5));
    QCOMPARE(channel.client.status(), Status::Connecting);
    QTimer::singleShot(5, this, [&] { QVERIFY(channel.server.listen()); });
    QVERIFY(channel.client.waitForConnected(-1));
    QVERIFY(channel.client.waitForConnected(0));
    QTimer::singleShot(0, this, [&] { channel.client.close(); });
    QVERIFY(channel.client.waitForClosed(Patience));
}

void tst_Waiting::waitForClosed()
{
    Channel channel;
    QVERIFY(channel.client.waitForClosed(-1));
    QVERIFY(channel.server.waitForClosed(-1));
    QVERIFY(channel.open());
    QVERIFY(!channel.client.waitForClosed(0));
    QVERIFY(!channel.client.waitForClosed(5));
    QVERIFY(!channel.server.waitForClosed(5));
    QTimer::singleShot(0, this, [&] { channel.server.close(); });
    QVERIFY(channel.server.waitForClosed(-1));
    QCOMPARE(channel.server.status(), Status::Closed);
    channel.client.close();
    QVERIFY(channel.client.waitForClosed(-1));
    QCOMPARE(channel.client.status(), Status::Closed);
}

void tst_Waiting::readIsTerminalAtOnce()
{
    GipcClient client(uniqueName());
    GipcServer server(uniqueName());
    QCOMPARE(client.read().error(), ErrorCode::NotConnected);
    QCOMPARE(server.read().error(), ErrorCode::NotConnected);
    QVERIFY(client.readTimed(-1).isTerminal());

    const auto endsIn = [](auto *object, Status status) {
        GipcMessage message = object->read();
        while (!message.isTerminal())
            message = object->read();
        QCOMPARE(message, GipcMessage::statusMessage(status));
        // And again, without the news: it is what it is.
        QCOMPARE(object->read(), GipcMessage::statusMessage(status));
        QCOMPARE(object->readTimed(0), GipcMessage::statusMessage(status));
        QVERIFY(object->take().isTimeout());
    };
    client.setTimeout(1);
    QVERIFY(client.connectToServer());
    endsIn(&client, Status::Timeout);
    client.close();
    endsIn(&client, Status::Closed);
    QVERIFY(!client.connectToServer(QStringLiteral("a/b")));
    endsIn(&client, Status::Error);
    QVERIFY(!server.listen(QStringLiteral("a/b")));
    endsIn(&server, Status::Error);
    server.close();
    endsIn(&server, Status::Closed);
}

void tst_Waiting::readingLoopsRunToTheEnd()
{
    // The loop of GipcMessage's documentation, on both sides, in two threads.
    const QString name = uniqueName();
    QStringList said;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        GipcServer server(name);
        QVERIFY(server.listen());
        for (;;) {
            const GipcMessage message = server.read();
            if (message.isTerminal())
                break;
            if (message.isInternal())
                said.append(Gipc::statusName(message.status()));
            else if (message.data() == "bye")
                server.close();
            else
                QVERIFY(server.write(message.msgType() + 1, message.data()));
        }
        said.append(server.statusText());
    }));
    thread->start();
    GipcClient client(name);
    QVERIFY(client.connectToServer());
    QVERIFY(client.write(1, "hello"));
    QByteArrayList got;
    QList<Status> statuses;
    for (;;) {
        const GipcMessage message = client.read();
        if (message.isInternal())
            statuses.append(message.status());
        if (message.isTerminal())
            break;
        if (!message.isInternal()) {
            got.append(message.data());
            QVERIFY(client.write(1, "bye"));
        } else if (message.status() == Status::Reconnecting) {
            client.close();
        }
    }
    QVERIFY(thread->wait(Patience));
    QCOMPARE(got, QByteArrayList({ "hello" }));
    QCOMPARE(said,
             QStringList({ QStringLiteral("Listening"), QStringLiteral("Connected"),
                           QStringLiteral("Closing"), QStringLiteral("Closed") }));
    QCOMPARE(statuses.first(), Status::Connecting);
    QCOMPARE(statuses.last(), Status::Closed);
}

QTEST_GUILESS_MAIN(tst_Waiting)
#include "tst_waiting.moc"
