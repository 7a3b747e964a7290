// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connectionscene.h"

#include "exchange_p.h"

#include <QtCore/QtEndian>
#include <QtTest/QTest>

using namespace ConnectionTest;
using GipcWire::Exchange;

namespace {

constexpr quint32 MostRequests = 2;

GipcWire::SessionSettings conversing(GipcWire::Role role)
{
    GipcWire::SessionSettings settings = settingsOf(role, true, true);
    settings.converses = true;
    settings.openRequests = MostRequests;
    return settings;
}

QByteArray ack(quint64 count)
{
    QByteArray frame(1 + sizeof count, char(GipcWire::AckCode));
    qToBigEndian(count, frame.data() + 1);
    return frame;
}

QByteArray bytes(QByteArrayView fields)
{
    return fields.toByteArray();
}

QByteArrayList requests(quint64 count)
{
    QByteArrayList frames;
    for (quint64 id = 1; id <= count; ++id)
        frames << bytes(Exchange::requestFields(id, 5));
    return frames;
}

} // namespace

/*! A peer that breaks the rules of conversations: its own session ends, with words of its own. */
class tst_ConversationFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheSession_data();
    void endsTheSession();
};

void tst_ConversationFaults::endsTheSession_data()
{
    QTest::addColumn<QByteArrayList>("frames"); // control frames that the client sends by itself
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("number"); // that it is told
    // Here the client is told first that nobody answers, and it has not asked by rights.
    QTest::newRow("too many requests")
        << requests(5 * MostRequests) << Cause::TooManyRequests << QString();
    QTest::newRow("confirms what was not sent")
        << QByteArrayList { ack(2) } << Cause::BadCount << QStringLiteral("6");
    QTest::newRow("takes a confirmation back")
        << QByteArrayList { ack(1), ack(0) } << Cause::BadCount << QStringLiteral("6");
    QTest::newRow("leaves a number out") << QByteArrayList { bytes(Exchange::requestFields(2, 5)) }
                                         << Cause::UnexpectedFrame << QStringLiteral("4");
    QTest::newRow("answers nothing")
        << QByteArrayList { bytes(Exchange::replyFields(1, GipcWire::ReplyStatus::Failed, 0)) }
        << Cause::UnexpectedFrame << QStringLiteral("4");
}

void tst_ConversationFaults::endsTheSession()
{
    QFETCH(const QByteArrayList, frames);
    QFETCH(const Cause, cause);
    QFETCH(const QString, number);
    Scene scene(conversing(GipcWire::Role::Server), conversing(GipcWire::Role::Client));
    QVERIFY(scene.open());
    scene.server.write("the only message");
    settle();
    for (const QByteArray &frame : frames)
        scene.client.outbox->append(int(GipcWire::ControlType), frame);
    scene.client.connection->wrote();
    QTRY_VERIFY_WITH_TIMEOUT(scene.server.hasEnded && scene.client.hasEnded, Patience);
    QCOMPARE(scene.server.why.cause, cause);
    QVERIFY(scene.server.why.text() != GipcCore::Failure { Cause::MalformedFrame }.text());
    if (number.isEmpty())
        return;
    QCOMPARE(scene.client.why.cause, Cause::PeerFoundFault);
    QCOMPARE(scene.client.why.details, QStringList { number });
}

QTEST_GUILESS_MAIN(tst_ConversationFaults)
#include "tst_conversationfaults.moc"
