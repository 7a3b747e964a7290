// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QRegularExpression>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

/*! Socket notifiers: what activates them, and what does not. */
class tst_LoopNotifiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void writes();
    void noticesUrgentData();
    void hangingUpActivates_data();
    void hangingUpActivates();
    void severalTypesOnOneDescriptor();
    void activatesAsLongAsItIsReady();
    void disabledIsNotActivated();
    void mayBeToggledBetweenIterations();
    void addingATypeKeepsTheOther();
    void secondOfOneTypeReplacesTheFirst();
    void staysQuietWhenExcluded();
    void movesToAnotherDescriptor();
    void manyAreAllActivated();
};

void tst_LoopNotifiers::reads()
{
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    iterate();
    QCOMPARE(notifier.count, 0);
    sockets.makeReadable();
    QVERIFY(iterate(QEventLoop::WaitForMoreEvents));
    QCOMPARE(notifier.count, 1);
    QCOMPARE(sockets.read(), QByteArray("x"));
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(notifier.count, 1);
}

void tst_LoopNotifiers::writes()
{
    const SocketPair sockets;
    const QByteArray block(64 * 1024, 'x');
    while (::write(sockets.near(), block.constData(), size_t(block.size())) > 0) { }
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Write);
    iterate();
    QCOMPARE(notifier.count, 0);
    QByteArray taken(64 * 1024, 0);
    while (::read(sockets.far(), taken.data(), size_t(taken.size())) > 0) { }
    QTRY_VERIFY_WITH_TIMEOUT(notifier.count > 0, Patience);
}

void tst_LoopNotifiers::noticesUrgentData()
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const name = reinterpret_cast<sockaddr *>(&address);
    QVERIFY(bind(listener, name, size) == 0 && listen(listener, 1) == 0);
    QCOMPARE(getsockname(listener, name, &size), 0);
    const int sender = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::connect(sender, name, size), 0);
    const int receiver = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    QVERIFY(receiver >= 0);
    {
        CountingNotifier urgent(receiver, QSocketNotifier::Exception);
        CountingNotifier read(receiver, QSocketNotifier::Read);
        QCOMPARE(send(sender, "a", 1, 0), 1);
        QTRY_VERIFY_WITH_TIMEOUT(read.count > 0, Patience);
        QCOMPARE(urgent.count, 0);
        QCOMPARE(send(sender, "b", 1, MSG_OOB), 1);
        QTRY_VERIFY_WITH_TIMEOUT(urgent.count > 0, Patience);
    }
    for (const int descriptor : { listener, sender, receiver })
        close(descriptor);
}

void tst_LoopNotifiers::hangingUpActivates_data()
{
    QTest::addColumn<QSocketNotifier::Type>("type");
    QTest::addColumn<bool>("isReader");
    QTest::newRow("reader of a pipe, Read") << QSocketNotifier::Read << true;
    QTest::newRow("reader of a pipe, Write") << QSocketNotifier::Write << true;
    QTest::newRow("reader of a pipe, Exception") << QSocketNotifier::Exception << true;
    QTest::newRow("writer of a pipe, Read") << QSocketNotifier::Read << false;
    QTest::newRow("writer of a pipe, Write") << QSocketNotifier::Write << false;
    QTest::newRow("writer of a pipe, Exception") << QSocketNotifier::Exception << false;
}

void tst_LoopNotifiers::hangingUpActivates()
{
    QFETCH(QSocketNotifier::Type, type);
    QFETCH(bool, isReader);
    std::array<int, 2> ends {};
    QCOMPARE(pipe(ends.data()), 0);
    if (!isReader)
        std::swap(ends[0], ends[1]);
    {
        CountingNotifier notifier(ends[0], type);
        iterate();
        QCOMPARE(notifier.count, !isReader && type == QSocketNotifier::Write ? 1 : 0);
        notifier.count = 0;
        close(ends[1]);
        QVERIFY(iterate(QEventLoop::WaitForMoreEvents));
        QCOMPARE(notifier.count, 1);
        notifier.setEnabled(false);
        QVERIFY(wakesWithin(20) < Idle);
    }
    close(ends[0]);
}

void tst_LoopNotifiers::severalTypesOnOneDescriptor()
{
    const SocketPair sockets;
    CountingNotifier read(sockets.near(), QSocketNotifier::Read);
    CountingNotifier write(sockets.near(), QSocketNotifier::Write);
    CountingNotifier exception(sockets.near(), QSocketNotifier::Exception);
    iterate();
    QCOMPARE(read.count, 0);
    QCOMPARE(write.count, 1);
    sockets.makeReadable();
    iterate();
    QCOMPARE(read.count, 1);
    QCOMPARE(write.count, 2);
    write.setEnabled(false);
    iterate();
    QCOMPARE(read.count, 2);
    QCOMPARE(write.count, 2);
    QCOMPARE(exception.count, 0);
}

void tst_LoopNotifiers::activatesAsLongAsItIsReady()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    for (int iteration = 1; iteration <= 5; ++iteration) {
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(notifier.count, iteration);
    }
}

void tst_LoopNotifiers::disabledIsNotActivated()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    notifier.setEnabled(false);
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(notifier.count, 0);
    notifier.setEnabled(true);
    iterate();
    QCOMPARE(notifier.count, 1);
    notifier.setEnabled(false);
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(notifier.count, 1);
}

void tst_LoopNotifiers::mayBeToggledBetweenIterations()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier read(sockets.near(), QSocketNotifier::Read);
    CountingNotifier write(sockets.near(), QSocketNotifier::Write);
    for (int iteration = 1; iteration <= 5; ++iteration) {
        write.setEnabled(false);
        write.setEnabled(true);
        if (iteration % 2) {
            read.setEnabled(false);
            read.setEnabled(true);
        }
        iterate();
        QCOMPARE(read.count, iteration);
        QCOMPARE(write.count, iteration);
    }
}

void tst_LoopNotifiers::addingATypeKeepsTheOther()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier read(sockets.near(), QSocketNotifier::Read);
    iterate();
    {
        const CountingNotifier write(sockets.near(), QSocketNotifier::Write);
        iterate();
        QCOMPARE(write.count, 1);
    }
    iterate();
    QCOMPARE(read.count, 3);
}

void tst_LoopNotifiers::secondOfOneTypeReplacesTheFirst()
{
    const QRegularExpression warning(QStringLiteral("Multiple socket notifiers for same socket"));
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier first(sockets.near(), QSocketNotifier::Read);
    iterate();
    QCOMPARE(first.count, 1);
    QTest::ignoreMessage(QtWarningMsg, warning);
    CountingNotifier second(sockets.near(), QSocketNotifier::Read);
    iterate();
    QCOMPARE(first.count, 1);
    QCOMPARE(second.count, 1);
    QTest::ignoreMessage(QtWarningMsg, warning);
    first.setEnabled(false);
    iterate();
    QCOMPARE(second.count, 2);
}

void tst_LoopNotifiers::staysQuietWhenExcluded()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    bool isTime = false;
    QTimer::singleShot(20, this, [&] { isTime = true; });
    int iterations = 0;
    while (!isTime) {
        ++iterations;
        iterate(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
    }
    QVERIFY(iterations < Idle); // it waited, and not for sockets
    QCOMPARE(notifier.count, 0);
    iterate();
    QCOMPARE(notifier.count, 1);
}

void tst_LoopNotifiers::movesToAnotherDescriptor()
{
    const SocketPair one;
    const SocketPair two;
    one.makeReadable();
    CountingNotifier notifier(one.near(), QSocketNotifier::Read);
    iterate();
    QCOMPARE(notifier.count, 1);
    notifier.setSocket(two.near());
    notifier.setEnabled(true);
    iterate();
    QCOMPARE(notifier.count, 1);
    two.makeReadable();
    iterate();
    QCOMPARE(notifier.count, 2);
}

void tst_LoopNotifiers::manyAreAllActivated()
{
    constexpr size_t Count = 400; // more than one batch
    std::vector<SocketPair> sockets(Count);
    std::vector<std::unique_ptr<CountingNotifier>> notifiers;
    for (const SocketPair &pair : sockets) {
        pair.makeReadable();
        notifiers.push_back(std::make_unique<CountingNotifier>(pair.near(), QSocketNotifier::Read));
    }
    for (int iteration = 0; iteration < 4; ++iteration)
        iterate();
    for (const auto &notifier : notifiers)
        QVERIFY(notifier->count >= 2);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopNotifiers)
#include "tst_loopnotifiers.moc"
