// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "diary.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Status;

/*! Failures: which error comes, before which status. */
class tst_Failures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failedListen();
    void failedConnect();
    void permanentRefusal();
    void timeIsUp();
    void failedHandshakeChangesNoStatus();
    void openingTwiceChangesNothing();
};

void tst_Failures::failedListen()
{
    GipcServer first(uniqueName());
    QVERIFY(first.listen());
    GipcServer second(first.name());
    Diary diary(&second);
    QVERIFY(!second.listen());
    QCOMPARE(diary.read(), e(ErrorCode::AddressInUse) + QStringLiteral(", Error"));
    QVERIFY(second.errorString().contains(pathOf(first.name())));
    QVERIFY(!second.listen()); // the status is Error already
    QCOMPARE(diary.read(), e(ErrorCode::AddressInUse));
    first.close();
    QVERIFY(second.listen());
    QCOMPARE(diary.read(), QStringLiteral("Listening"));
    QCOMPARE(second.errorString(), QString());
}

void tst_Failures::failedConnect()
{
    GipcClient client;
    Diary diary(&client);
    QVERIFY(!client.connectToServer());
    QCOMPARE(diary.read(), e(ErrorCode::InvalidName) + QStringLiteral(", Error"));
    QVERIFY(client.connectToServer(uniqueName()));
    QTRY_VERIFY_WITH_TIMEOUT(client.error() == ErrorCode::ServerNotFound, Patience);
    client.abort();
    QCOMPARE(diary.read(),
             QStringLiteral("Connecting, ") + e(ErrorCode::ServerNotFound)
                 + QStringLiteral(", Closing, Closed, closed"));
}

void tst_Failures::permanentRefusal()
{
    Channel channel;
    channel.client.setEncryption(false);
    Diary client(&channel.client);
    Diary server(&channel.server);
    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Error, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::EncryptionMismatch, Patience);
    QCOMPARE(client.read(),
             QStringLiteral("Connecting, ") + e(ErrorCode::EncryptionMismatch)
                 + QStringLiteral(", Error"));
    QCOMPARE(server.read(), QStringLiteral("Listening, ") + e(ErrorCode::EncryptionMismatch));
    channel.client.setEncryption(true);
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.waitForConnected(Patience));
    QCOMPARE(client.read(), QStringLiteral("Connecting, Connected, connected"));
}

void tst_Failures::timeIsUp()
{
    Channel channel;
    channel.client.setTimeout(700);
    Diary diary(&channel.client);
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Timeout, Patience);
    QCOMPARE(diary.read(),
             QStringLiteral("Connecting, ") + e(ErrorCode::ServerNotFound) + QStringLiteral(", ")
                 + e(ErrorCode::ConnectTimeout) + QStringLiteral(", Timeout"));
    QVERIFY(channel.client.errorString().contains(u"700"));

    // No more tries, until told to.
    QVERIFY(channel.server.listen());
    GipcClient other(channel.server.name());
    QVERIFY(other.connectToServer());
    QVERIFY(other.waitForConnected(Patience));
    QCOMPARE(channel.client.status(), Status::Timeout);
    other.abort();
    channel.client.setTimeout(0);
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.waitForConnected(Patience));

    // The same after a loss.
    channel.client.abort();
    channel.client.setTimeout(1);
    channel.client.setRetryTimer(Patience);
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.clientCount(), 0, Patience);
    QVERIFY(channel.client.connectToServer());
    (void)channel.client.waitForConnected(Patience);
    (void)diary.read();
    if (channel.client.status() == Status::Connected) {
        channel.server.abort();
        QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Timeout, Patience);
        QCOMPARE(diary.read(),
                 e(ErrorCode::ConnectionLost) + QStringLiteral(", Reconnecting, disconnected, ")
                     + e(ErrorCode::ConnectTimeout) + QStringLiteral(", Timeout"));
    }
}

void tst_Failures::failedHandshakeChangesNoStatus()
{
    Channel channel;
    QVERIFY(channel.open());
    channel.client.abort();
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Disconnected, Patience);
    Diary diary(&channel.server);
    GipcClient stranger(channel.server.name());
    stranger.setEncryption(false);
    QVERIFY(stranger.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::EncryptionMismatch, Patience);
    QCOMPARE(diary.read(), e(ErrorCode::EncryptionMismatch));
    QCOMPARE(channel.server.status(), Status::Disconnected);
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    QCOMPARE(channel.server.error(), ErrorCode::NoError);
}

void tst_Failures::openingTwiceChangesNothing()
{
    Channel channel;
    QVERIFY(channel.open());
    Diary server(&channel.server);
    Diary client(&channel.client);
    QVERIFY(!channel.server.listen());
    QVERIFY(!channel.client.connectToServer(QStringLiteral("another")));
    QCOMPARE(server.read(), e(ErrorCode::WrongStatus));
    QCOMPARE(client.read(), e(ErrorCode::WrongStatus));
    QCOMPARE(channel.client.name(), channel.server.name());
    channel.client.close();
    QCOMPARE(client.read(), QStringLiteral("Closing"));
    QVERIFY(!channel.client.connectToServer());
    QCOMPARE(client.read(), e(ErrorCode::WrongStatus));
    QVERIFY(channel.client.waitForClosed(Patience));
}

QTEST_GUILESS_MAIN(tst_Failures)
#include "tst_failures.moc"
