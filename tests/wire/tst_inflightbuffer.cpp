// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedhelpers.h"
#include "inflightbuffer_p.h"

using namespace WireTest;
using GipcCore::FrameQueue;
using GipcCore::InFlightBuffer;

namespace {

/*! The numbers of messages 0, 1, 2, ... */
QList<int> numbersOf(const QList<Message> &messages)
{
    QList<int> numbers;
    for (const Message &message : messages)
        numbers << int(message.type) - 1;
    return numbers;
}

QList<int> upTo(int end, int begin = 0)
{
    QList<int> numbers;
    for (int number = begin; number < end; ++number)
        numbers << number;
    return numbers;
}

} // namespace

/*! Wherever the kernel stops: what the peer has and what goes back are together all messages, once. */
class tst_InFlightBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndRepeatsNothing_data();
    void losesNothingAndRepeatsNothing();
    void sealsALargeMessagePieceByPiece();
    void keepsALargeMessageUntilItHasLeft();
};

void tst_InFlightBuffer::losesNothingAndRepeatsNothing_data()
{
    QTest::addColumn<bool>("extended");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("version 2, plain") << false << false;
    QTest::newRow("version 2, encrypted") << false << true;
    QTest::newRow("GIPC-X, plain") << true << false;
    QTest::newRow("GIPC-X, encrypted") << true << true;
}

void tst_InFlightBuffer::losesNothingAndRepeatsNothing()
{
    QFETCH(const bool, extended);
    QFETCH(const bool, encrypted);
    constexpr int Count = 60;
    const auto sizeOf = [](int number) {
        return number % 20 == 7 ? 70000 : 3000; // larger than a record, and some twenty share one
    };
    for (qsizetype taken = 0;; taken += 997) {
        SessionSettings client = extendedSettings(Role::Client, encrypted);
        SessionSettings server = extendedSettings(Role::Server, encrypted);
        if (!extended)
            client.extension = server.extension = Extension::Never;
        Conversation talk(client, server);
        talk.run();
        QVERIFY(talk.isConnected());

        FrameQueue queue;
        for (int i = 0; i < Count; ++i)
            queue.append(i + 1, QByteArray(sizeOf(i), 'm'));
        InFlightBuffer window;
        while (!queue.isEmpty())
            window.take(queue.take());
        while (window.hasUnsealed()) {
            QCOMPARE(window.sealSome(&talk.client.session), Fault::None);
            if (window.isBetweenFrames() && talk.client.session.hasControl())
                QCOMPARE(window.sealControl(&talk.client.session), Fault::None);
            if (window.size() > 100000)
                talk.client.session.ping(); // its own frames are between, and nobody's messages
        }
        QCOMPARE(window.flush(&talk.client.session), Fault::None);
        const bool all = taken >= window.size();
        qint64 released = 0;
        for (qint64 rest = std::min<qint64>(taken, window.size()); rest > 0;) {
            const QByteArrayView bytes = window.view().first(std::min(rest, window.view().size()));
            feed(&talk.server.session, bytes, &talk.server.outcome);
            rest -= bytes.size();
            released += window.advance(bytes.size());
        }
        const QList<int> received = numbersOf(talk.server.messages());
        QCOMPARE(talk.server.fault(), Fault::None);
        QCOMPARE(window.sentMessages(), quint64(received.size()));
        qint64 cost = 0;
        for (const int number : received)
            cost += FrameQueue::costOf(sizeOf(number));
        QCOMPARE(released, cost);
        FrameQueue unsent;
        unsent.prepend(window.takeUnsent());
        QVERIFY(window.isEmpty());
        QList<int> back;
        while (!unsent.isEmpty()) {
            const FrameQueue::Block block = unsent.take(1);
            QCOMPARE(block.count, 1);
            back << int(qFromBigEndian<quint32>(block.frames.constData() + block.begin + 4)) - 1;
            QCOMPARE(block.cost(), FrameQueue::costOf(sizeOf(back.last())));
        }
        QCOMPARE(received, upTo(int(received.size())));
        QCOMPARE(back, upTo(Count, int(received.size())));
        if (all)
            return;
    }
}

/*! Its beginning is on the line while its end is not encrypted yet. */
void tst_InFlightBuffer::sealsALargeMessagePieceByPiece()
{
    Conversation talk;
    talk.run();
    FrameQueue queue;
    queue.append(1, QByteArray(1000000, 'l'));
    InFlightBuffer window;
    window.take(queue.take());
    QCOMPARE(window.sealSome(&talk.client.session), Fault::None);
    QCOMPARE(window.sealSome(&talk.client.session), Fault::None);
    QVERIFY(window.size() > 60000);
    QVERIFY(window.size() < 140000);
    QVERIFY(window.hasUnsealed());
    QVERIFY(!window.isBetweenFrames());
}

void tst_InFlightBuffer::keepsALargeMessageUntilItHasLeft()
{
    Conversation talk;
    talk.run();
    FrameQueue queue;
    const QByteArray large(90000, 'l');
    queue.append(1, "small");
    queue.append(2, large);
    queue.append(3, "small");
    InFlightBuffer window;
    while (!queue.isEmpty())
        window.take(queue.take());
    while (window.hasUnsealed())
        QCOMPARE(window.sealSome(&talk.client.session), Fault::None);
    QCOMPARE(window.flush(&talk.client.session), Fault::None);
    // The first record, and some of the second.
    QCOMPARE(window.advance(65556 + 10), FrameQueue::costOf(5));
    const auto back = window.takeUnsent();
    QCOMPARE(back.size(), size_t(2));
    QVERIFY(back.front().data.isSharedWith(large));
    QCOMPARE(back.back().count, 1);
}

QTEST_APPLESS_MAIN(tst_InFlightBuffer)
#include "tst_inflightbuffer.moc"
