// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QRegularExpression>

#include <memory>
#include <unistd.h>

/*! Descriptors are closed, their numbers used again, their files live on: what epoll sees of that
    differs from what programs see. */
class tst_LoopDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberUsedAgain_data();
    void numberUsedAgain();
    void sameNotifierForANewFile_data();
    void sameNotifierForANewFile();
    void bothTypesChangeHands();
    void closedTooEarly();
    void closedTooEarlyAndUsedAgain();
    void closedTooEarlyBesideAnother();
    void fileLivesOn_data();
    void fileLivesOn();
    void fileLivesOnAndTheNumberIsUsedAgain();
    void fileComesBackUnderItsNumber();
    void notOpenIsDisabled();
};

namespace {

using NotifierPtr = std::unique_ptr<CountingNotifier>;

NotifierPtr reader(int descriptor)
{
    return std::make_unique<CountingNotifier>(descriptor, QSocketNotifier::Read);
}

} // namespace

void tst_LoopDescriptors::numberUsedAgain_data()
{
    QTest::addColumn<bool>("iteratesBefore");
    QTest::addColumn<bool>("iteratesBetween");
    QTest::newRow("in one iteration, before the first") << false << false;
    QTest::newRow("in one iteration") << true << false;
    QTest::newRow("after an iteration") << true << true;
}

void tst_LoopDescriptors::numberUsedAgain()
{
    QFETCH(bool, iteratesBefore);
    QFETCH(bool, iteratesBetween);
    SocketPair sockets;
    NotifierPtr notifier = reader(sockets.near());
    if (iteratesBefore)
        iterate();
    notifier.reset();
    sockets.replace();
    if (iteratesBetween)
        iterate();
    notifier = reader(sockets.near());
    iterate();
    QCOMPARE(notifier->count, 0);
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier->count, 1);
}

void tst_LoopDescriptors::sameNotifierForANewFile_data()
{
    QTest::addColumn<QSocketNotifier::Type>("type");
    QTest::newRow("Read") << QSocketNotifier::Read;
    QTest::newRow("Write") << QSocketNotifier::Write;
}

void tst_LoopDescriptors::sameNotifierForANewFile()
{
    QFETCH(QSocketNotifier::Type, type);
    SocketPair sockets;
    CountingNotifier notifier(sockets.near(), type);
    iterate();
    notifier.count = 0;
    notifier.setEnabled(false);
    sockets.replace();
    notifier.setEnabled(true);
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier.count, 1);
}

void tst_LoopDescriptors::bothTypesChangeHands()
{
    SocketPair sockets;
    auto oldRead = reader(sockets.near());
    auto oldWrite = std::make_unique<CountingNotifier>(sockets.near(), QSocketNotifier::Write);
    iterate();
    oldRead.reset();
    sockets.replace(); // at no time there is no notifier
    const auto newRead = reader(sockets.near());
    oldWrite.reset();
    const CountingNotifier newWrite(sockets.near(), QSocketNotifier::Write);
    sockets.makeReadable();
    iterate();
    QCOMPARE(newRead->count, 1);
    QCOMPARE(newWrite.count, 1);
}

void tst_LoopDescriptors::closedTooEarly()
{
    const SocketPair others;
    const auto other = reader(others.near());
    SocketPair sockets;
    auto notifier = reader(sockets.near());
    iterate();
    sockets.closeNear();
    notifier.reset();
    QVERIFY(wakesWithin(20) < Idle);
    others.makeReadable();
    iterate();
    QCOMPARE(other->count, 1);
}

void tst_LoopDescriptors::closedTooEarlyAndUsedAgain()
{
    const QRegularExpression warning(QStringLiteral("Multiple socket notifiers for same socket"));
    SocketPair sockets;
    auto early = reader(sockets.near());
    iterate();
    sockets.replace();
    QTest::ignoreMessage(QtWarningMsg, warning);
    const auto late = reader(sockets.near());
    QTest::ignoreMessage(QtWarningMsg, warning);
    early.reset();
    sockets.makeReadable();
    iterate();
    QCOMPARE(late->count, 1);
}

void tst_LoopDescriptors::closedTooEarlyBesideAnother()
{
    SocketPair sockets;
    auto leftOver = std::make_unique<CountingNotifier>(sockets.near(), QSocketNotifier::Exception);
    auto early = reader(sockets.near());
    iterate();
    const auto late = reader(SocketPair().near()); // so that it has another address
    late->setEnabled(false);
    early->setEnabled(false);
    sockets.replace();
    late->setSocket(sockets.near());
    late->setEnabled(true);
    sockets.makeReadable();
    iterate();
    QCOMPARE(late->count, 1);
}

void tst_LoopDescriptors::fileLivesOn_data()
{
    QTest::addColumn<bool>("disablesFirst");
    QTest::newRow("disabled, then closed") << true;
    QTest::newRow("closed, then disabled") << false;
}

void tst_LoopDescriptors::fileLivesOn()
{
    QFETCH(bool, disablesFirst);
    const SocketPair others;
    const auto other = reader(others.near());
    SocketPair sockets;
    auto notifier = reader(sockets.near());
    iterate();
    const int copy = dup(sockets.near());
    if (disablesFirst)
        notifier.reset();
    sockets.closeNear();
    notifier.reset();
    sockets.makeReadable(); // nobody will read it
    QVERIFY(wakesWithin(50) < Idle);
    others.makeReadable();
    iterate();
    QCOMPARE(other->count, 1);
    close(copy);
}

void tst_LoopDescriptors::fileLivesOnAndTheNumberIsUsedAgain()
{
    SocketPair sockets;
    auto notifier = reader(sockets.near());
    iterate();
    const int copy = dup(sockets.near());
    sockets.makeReadable();
    notifier.reset();
    sockets.replace();
    notifier = reader(sockets.near());
    QVERIFY(wakesWithin(50) < Idle);
    QCOMPARE(notifier->count, 0);
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier->count, 1);
    close(copy);
}

void tst_LoopDescriptors::fileComesBackUnderItsNumber()
{
    SocketPair sockets;
    auto notifier = reader(sockets.near());
    iterate();
    const int number = sockets.near();
    const int copy = dup(number);
    notifier.reset();
    close(number);
    iterate();
    QCOMPARE(dup2(copy, number), number);
    notifier = reader(number);
    iterate();
    QCOMPARE(notifier->count, 0);
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier->count, 1);
    close(copy);
}

void tst_LoopDescriptors::notOpenIsDisabled()
{
    SocketPair sockets;
    const int number = sockets.near();
    sockets.closeNear();
    CountingNotifier read(number, QSocketNotifier::Read);
    CountingNotifier write(number, QSocketNotifier::Write);
    const auto warning = QStringLiteral("QSocketNotifier: Invalid socket %1 with type %2, "
                                        "disabling...");
    for (const char *const type : { "Read", "Write" }) {
        QTest::ignoreMessage(QtWarningMsg,
                             qPrintable(warning.arg(number).arg(QLatin1String(type))));
    }
    iterate();
    QVERIFY(!read.isEnabled());
    QVERIFY(!write.isEnabled());
    QCOMPARE(read.count, 0);
    QVERIFY(wakesWithin(20) < Idle);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopDescriptors)
#include "tst_loopdescriptors.moc"
