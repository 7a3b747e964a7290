// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "closingscene.h"

#include <atomic>
#include <thread>

using Gipc::ErrorCode;
using Gipc::Status;

/*! Whoever closes delivers what has come and can answer it; nothing new is sent to it. */
class tst_LastWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLines(); }
    void answersWhatItDelivers_data() { addClosers(); }
    void answersWhatItDelivers();
    void writesInEachSlotUntilTheEnd_data() { addClosers(); }
    void writesInEachSlotUntilTheEnd();
    void takesAlongWhatAnotherThreadWrites_data() { addClosers(); }
    void takesAlongWhatAnotherThreadWrites();
    void deliversToReaders_data() { addClosers(); }
    void deliversToReaders();
};

/*! A hundred commands, more than leave at once, and an end at the tenth: each one that is delivered is
    answered, and of a client's none is lost. */
void tst_LastWords::answersWhatItDelivers()
{
    QFETCH(const Closer, closer);
    constexpr int Commands = 100;
    ClosingScene scene(closer);
    QVERIFY(scene.open());
    QByteArrayList commands;
    for (int i = 0; i < Commands; ++i)
        commands << QByteArray::number(i) + QByteArray(100 * 1000, 'c');
    QByteArrayList delivered;
    int refused = 0;
    connect(scene.own(), &GipcEndpoint::messageReceived, this, [&](const GipcMessage &message) {
        delivered << message.data();
        refused += scene.own()->write(Answer, message.data().first(3)) ? 0 : 1;
        if (delivered.size() == 10)
            scene.close();
    });
    QSignalSpy answers(scene.other(), &GipcEndpoint::messageReceived);
    scene.other()->setOutboxLimit(64 * 1024 * 1024);
    for (const QByteArray &command : commands)
        QVERIFY(scene.other()->write(Command, command));
    QVERIFY(eventually([&] { return delivered.size() >= 10 && scene.hasEnded(); }));
    const qsizetype first = delivered.size();
    QVERIFY(first >= 10);
    QVERIFY(delivered == commands.first(first));
    QVERIFY(eventually([&] { return answers.size() >= first; }));
    QCOMPARE(refused, 0);
    for (int i = 0; i < first; ++i)
        QCOMPARE(dataOf(answers.at(i)), delivered.at(i).first(3));
    if (!scene.serverCloses())
        return;
    // The next server gets the rest.
    if (closer == Closer::Server) {
        QVERIFY(eventually([&] { return scene.server.status() == Status::Closed; }));
        QVERIFY2(scene.server.listen(), qPrintable(scene.server.errorString()));
    }
    QVERIFY(eventually([&] { return answers.size() == Commands; }));
    QVERIFY(delivered == commands);
}

/*! What write() takes arrives, whichever slot calls it, and when nothing arrives any more it takes
    nothing. */
void tst_LastWords::writesInEachSlotUntilTheEnd()
{
    QFETCH(const Closer, closer);
    ClosingScene scene(closer);
    QVERIFY(scene.open());
    QByteArrayList taken;
    QList<ErrorCode> refusals;
    const auto write = [&](const QByteArray &data) {
        ErrorCode why = ErrorCode::NoError;
        if (scene.own()->write(Answer, data, &why))
            taken << data;
        else
            refusals << why;
    };
    connect(scene.own(), &GipcEndpoint::messageReceived, this,
            [&] { write("while messages come"); });
    connect(scene.own(), &GipcEndpoint::statusChanged, this, [&](Status status) {
        if (status == Status::Closing)
            write("in Closing");
    });
    QSignalSpy closed(scene.own(), &GipcEndpoint::closed);
    QSignalSpy arrived(scene.other(), &GipcEndpoint::messageReceived);
    for (int i = 0; i < 20; ++i)
        QVERIFY(scene.other()->write(Command, "for the last time"));
    scene.close();
    write("right behind the call");
    QVERIFY(!taken.isEmpty());
    if (GipcConnection *const connection = scene.server.connection(1);
        connection && scene.serverCloses()) {
        QCOMPARE(connection->status(), Status::Closing);
        QVERIFY(connection->write(Answer, "of the connection"));
        QVERIFY(scene.server.writeTo(1, Answer, "by its id"));
        taken << "of the connection"
              << "by its id";
        connect(connection, &GipcConnection::statusChanged, this, [&](Status status) {
            ErrorCode why = ErrorCode::NoError;
            QCOMPARE(status, Status::Closed);
            QVERIFY(!scene.server.writeTo(1, Answer, "too late", &why));
            QCOMPARE(why, ErrorCode::NotConnected);
        });
    }
    QVERIFY(eventually([&] { return scene.hasEnded(); }));
    if (closer == Closer::Server || closer == Closer::Client) {
        QVERIFY(eventually([&] { return !closed.isEmpty(); }));
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!scene.own()->write(Answer, "too late", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
    }
    QVERIFY(eventually([&] { return arrived.size() >= taken.size(); }));
    QCOMPARE(dataIn(arrived).first(taken.size()), taken);
    for (const ErrorCode why : qAsConst(refusals))
        QCOMPARE(why, ErrorCode::NotConnected);
}

void tst_LastWords::takesAlongWhatAnotherThreadWrites()
{
    QFETCH(const Closer, closer);
    ClosingScene scene(closer);
    scene.client.setRetryTimer(10 * Patience); // who closes one connection is not written to again
    QVERIFY(scene.open());
    QSignalSpy arrived(scene.other(), &GipcEndpoint::messageReceived);
    std::atomic<int> taken = 0;
    std::atomic<bool> wasRefused = false;
    std::thread writer([&] {
        ErrorCode why = ErrorCode::NoError;
        for (;;) {
            if (scene.own()->write(Answer, QByteArray::number(taken), &why))
                ++taken;
            else if (why == ErrorCode::NotConnected)
                break;
        }
        wasRefused = true;
    });
    const bool writes = eventually([&] { return taken > 100; });
    scene.close();
    const bool hasEnded = writes && eventually([&] { return wasRefused && scene.hasEnded(); });
    if (!hasEnded)
        scene.own()->abort();
    writer.join();
    QVERIFY(hasEnded);
    QVERIFY(eventually([&] { return arrived.size() >= taken; }));
    QCOMPARE(arrived.size(), taken.load());
    QCOMPARE(dataOf(arrived.last()), QByteArray::number(taken - 1));
}

/*! The same of what a program reads itself. */
void tst_LastWords::deliversToReaders()
{
    QFETCH(const Closer, closer);
    ClosingScene scene(closer);
    scene.own()->setDelivery(Gipc::Delivery::Queue);
    QVERIFY(scene.open());
    QSignalSpy answers(scene.other(), &GipcEndpoint::messageReceived);
    for (int i = 0; i < 20; ++i)
        QVERIFY(scene.other()->write(Command, QByteArray::number(i)));
    QVERIFY(eventually([&] { return scene.hasSentAll(); }));
    scene.close();
    QByteArrayList read;
    QVERIFY(eventually([&] {
        for (;;) {
            const GipcMessage message = scene.own()->take();
            if (message.isTimeout())
                break;
            if (!message.isInternal())
                read << message.data();
        }
        return scene.hasEnded();
    }));
    for (GipcMessage message = scene.own()->take(); !message.isTimeout() && !message.isTerminal();
         message = scene.own()->take()) {
        if (!message.isInternal())
            read << message.data();
    }
    QCOMPARE(read.size(), 20);
    QCOMPARE(read.last(), "19");
}

QTEST_GUILESS_MAIN(tst_LastWords)
#include "tst_lastwords.moc"
