// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "closingscene.h"

using Gipc::ErrorCode;
using Gipc::Status;

/*! Who goes away, and who is left, takes no message that would be lost. */
class tst_GoingAway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addLines(); }
    void writesNothingInVersion2_data() { addClosers(); }
    void writesNothingInVersion2();
    void abortingWritesNothing_data();
    void abortingWritesNothing();
    void aClientThatGoesIsNotWrittenTo();
    void aServerThatGoesIsWrittenToLater_data();
    void aServerThatGoesIsWrittenToLater();
    void publishesNothing();
};

void tst_GoingAway::writesNothingInVersion2()
{
    QFETCH(const Closer, closer);
    ClosingScene scene(closer);
    scene.client.setPolicy(Gipc::Policy::Compatible);
    QVERIFY(scene.open());
    int refused = 0;
    const auto write = [&] {
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!scene.own()->write(Answer, "too late", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
        ++refused;
    };
    connect(scene.own(), &GipcEndpoint::statusChanged, this, [&](Status status) {
        if (status == Status::Closing)
            write();
    });
    QSignalSpy arrived(scene.other(), &GipcEndpoint::messageReceived);
    scene.close();
    write();
    QVERIFY(refused >= 1);
    QVERIFY(eventually([&] { return scene.hasEnded(); }));
    QCOMPARE(arrived.size(), 0);
}

void tst_GoingAway::abortingWritesNothing_data()
{
    QTest::addColumn<Closer>("closer");
    QTest::newRow("server") << Closer::Server;
    QTest::newRow("client") << Closer::Client;
}

void tst_GoingAway::abortingWritesNothing()
{
    QFETCH(const Closer, closer);
    ClosingScene scene(closer);
    QVERIFY(scene.open());
    int refused = 0;
    connect(scene.own(), &GipcEndpoint::statusChanged, this, [&] {
        ErrorCode why = ErrorCode::NoError;
        refused += scene.own()->write(Answer, "dropped", &why) ? 0 : 1;
        QCOMPARE(why, ErrorCode::NotConnected);
    });
    scene.own()->abort();
    QCOMPARE(refused, 2); // Closing and Closed
}

void tst_GoingAway::aClientThatGoesIsNotWrittenTo()
{
    ClosingScene scene(Closer::Client);
    QVERIFY(scene.open());
    QList<ErrorCode> refusals;
    const GipcConnection *const connection = scene.server.connection(1);
    connect(connection, &GipcConnection::statusChanged, this, [&] {
        for (int i = 0; i < 2; ++i) {
            ErrorCode why = ErrorCode::NoError;
            const bool isTaken = i == 0 ? scene.server.write(Answer, "too late", &why)
                                        : scene.server.writeTo(1, Answer, "too late", &why);
            QVERIFY(!isTaken);
            refusals << why;
        }
    });
    scene.close();
    QVERIFY(eventually([&] { return scene.hasEnded() && scene.server.clientCount() == 0; }));
    QCOMPARE(refusals, QList<ErrorCode>(4, ErrorCode::NotConnected)); // Closing and Closed
}

void tst_GoingAway::aServerThatGoesIsWrittenToLater_data()
{
    QTest::addColumn<bool>("queues");
    QTest::newRow("queueWhileDisconnected") << true;
    QTest::newRow("without") << false;
}

/*! What a client writes while the server goes is for the next, as while Reconnecting; each once, in
    order. */
void tst_GoingAway::aServerThatGoesIsWrittenToLater()
{
    QFETCH(const bool, queues);
    ClosingScene scene(Closer::Server);
    scene.client.setQueueWhileDisconnected(queues);
    QVERIFY(scene.open());
    QSignalSpy arrived(&scene.server, &GipcServer::messageReceived);
    QByteArrayList taken;
    int number = 0;
    const auto writeOne = [&] {
        ErrorCode why = ErrorCode::NoError;
        const QByteArray data = QByteArray::number(number++);
        if (scene.client.write(Command, data, &why))
            taken << data;
        else
            QCOMPARE(why, ErrorCode::NotConnected);
    };
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 20; ++i)
            writeOne();
        scene.close();
        QVERIFY(eventually([&] {
            writeOne();
            return scene.client.status() != Status::Connected;
        }));
        writeOne();
        QVERIFY(eventually([&] { return scene.server.status() == Status::Closed; }));
        QVERIFY2(scene.server.listen(), qPrintable(scene.server.errorString()));
        QVERIFY(eventually([&] { return scene.isConnected(); }));
    }
    QVERIFY(eventually([&] { return arrived.size() >= taken.size(); }));
    QCOMPARE(dataIn(arrived), taken);
    QCOMPARE(taken.size() == number, queues);
}

void tst_GoingAway::publishesNothing()
{
    ClosingScene scene(Closer::Server);
    QVERIFY(scene.open());
    QSignalSpy arrived(&scene.client, &GipcClient::messageReceived);
    scene.close();
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!scene.server.publish(3, "state", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(eventually([&] { return scene.server.status() == Status::Closed; }));
    QCOMPARE(arrived.size(), 0);
}

QTEST_GUILESS_MAIN(tst_GoingAway)
#include "tst_goingaway.moc"
