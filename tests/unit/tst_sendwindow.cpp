// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedhelpers.h"
#include "sendwindow_p.h"

using namespace WireTest;
using GipcCore::OutMessage;
using GipcCore::SendWindow;

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
class tst_SendWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndRepeatsNothing_data();
    void losesNothingAndRepeatsNothing();
    void doesNotKeepALargeMessageTwice();
};

void tst_SendWindow::losesNothingAndRepeatsNothing_data()
{
    QTest::addColumn<bool>("extended");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("version 2, plain") << false << false;
    QTest::newRow("version 2, encrypted") << false << true;
    QTest::newRow("GIPC-X, plain") << true << false;
    QTest::newRow("GIPC-X, encrypted") << true << true;
}

void tst_SendWindow::losesNothingAndRepeatsNothing()
{
    QFETCH(const bool, extended);
    QFETCH(const bool, encrypted);
    constexpr int Count = 60;
    constexpr qsizetype Size = 3000; // some twenty share a record
    for (qsizetype taken = 0;; taken += 997) {
        SessionSettings client = extendedSettings(Role::Client, encrypted);
        SessionSettings server = extendedSettings(Role::Server, encrypted);
        if (!extended)
            client.extension = server.extension = Extension::Never;
        Conversation talk(client, server);
        talk.run();
        QVERIFY(talk.isConnected());

        SendWindow window;
        for (int i = 0; i < Count; ++i) {
            OutMessage message { i + 1, QByteArray(Size, 'm') };
            QCOMPARE(window.seal(std::move(message), &talk.client.session), Fault::None);
        }
        QCOMPARE(window.flush(&talk.client.session), Fault::None);
        const bool all = taken >= window.size();
        qint64 settled = 0;
        for (qint64 rest = std::min<qint64>(taken, window.size()); rest > 0;) {
            const QByteArrayView bytes = window.view().first(std::min(rest, window.view().size()));
            feed(&talk.server.session, bytes, &talk.server.outcome);
            rest -= bytes.size();
            settled += window.advance(bytes.size());
        }
        const QList<int> received = numbersOf(talk.server.messages());
        QCOMPARE(talk.server.fault(), Fault::None);
        QCOMPARE(window.sentMessages(), quint64(received.size()));
        QCOMPARE(settled, received.size() * (Size + GipcCore::MessageOverhead));
        qint64 lost = -1;
        QList<int> back;
        for (const OutMessage &message : window.takeUnsent(&lost)) {
            QCOMPARE(message.data.size(), Size);
            back << message.type - 1;
        }
        QCOMPARE(lost, 0);
        QCOMPARE(received, upTo(int(received.size())));
        QCOMPARE(back, upTo(Count, int(received.size())));
        if (all)
            return;
    }
}

void tst_SendWindow::doesNotKeepALargeMessageTwice()
{
    Conversation talk;
    talk.run();
    SendWindow window;
    const OutMessage small { 1, "small" };
    const OutMessage large { 2, QByteArray(90000, 'l') };
    for (const OutMessage &message : { small, large, small })
        QCOMPARE(window.seal(message, &talk.client.session), Fault::None);
    QCOMPARE(window.flush(&talk.client.session), Fault::None);
    QCOMPARE(window.advance(65556 + 10), small.cost()); // the first record, and some of the second
    qint64 lost = 0;
    const auto back = window.takeUnsent(&lost);
    QCOMPARE(lost, large.cost());
    QCOMPARE(back.size(), size_t(1));
    QCOMPARE(back.front().data, "small");
}

QTEST_APPLESS_MAIN(tst_SendWindow)
#include "tst_sendwindow.moc"
