// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QTemporaryFile>

#include <memory>

#include <fcntl.h>
#include <unistd.h>

/*! What epoll does not take and poll() takes for ready: files, directories, /dev/null. */
class tst_LoopFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAlwaysReady_data();
    void isAlwaysReady();
    void isNotExceptional_data();
    void isNotExceptional();
    void disabledCostsNothing_data();
    void disabledCostsNothing();
    void doesNotStarveOthers();
    void isReadToItsEnd();
    void becomesASocket();
    void isClosedTooEarly();

private:
    static void addFiles();

    QTemporaryFile m_file;
};

namespace {

/*! Closes what it opened. */
class Descriptor
{
public:
    explicit Descriptor(const QByteArray &path, int mode = O_RDWR)
        : m_number(open(path.constData(), (path == "/" ? O_RDONLY : mode) | O_CLOEXEC))
    { }
    ~Descriptor() { close(); }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number() const { return m_number; }
    void close()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }

private:
    int m_number;
};

} // namespace

void tst_LoopFiles::addFiles()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("/dev/null") << QByteArray("/dev/null");
    QTest::newRow("file") << QByteArray();
    QTest::newRow("directory") << QByteArray("/");
}

void tst_LoopFiles::isAlwaysReady_data()
{
    addFiles();
}

void tst_LoopFiles::isAlwaysReady()
{
    QFETCH(QByteArray, path);
    QVERIFY(m_file.open());
    const Descriptor file(path.isEmpty() ? m_file.fileName().toLocal8Bit() : path);
    QVERIFY(file.number() >= 0);
    CountingNotifier read(file.number(), QSocketNotifier::Read);
    CountingNotifier write(file.number(), QSocketNotifier::Write);
    for (int iteration = 1; iteration <= 3; ++iteration) {
        QVERIFY(iterate(QEventLoop::WaitForMoreEvents));
        QCOMPARE(read.count, iteration);
        QCOMPARE(write.count, iteration);
    }
    write.setEnabled(false);
    iterate();
    QCOMPARE(read.count, 4);
    QCOMPARE(write.count, 3);
}

void tst_LoopFiles::isNotExceptional_data()
{
    addFiles();
}

void tst_LoopFiles::isNotExceptional()
{
    QFETCH(QByteArray, path);
    QVERIFY(m_file.open());
    const Descriptor file(path.isEmpty() ? m_file.fileName().toLocal8Bit() : path);
    const CountingNotifier notifier(file.number(), QSocketNotifier::Exception);
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(notifier.count, 0);
}

void tst_LoopFiles::disabledCostsNothing_data()
{
    addFiles();
}

void tst_LoopFiles::disabledCostsNothing()
{
    QFETCH(QByteArray, path);
    QVERIFY(m_file.open());
    const Descriptor file(path.isEmpty() ? m_file.fileName().toLocal8Bit() : path);
    CountingNotifier notifier(file.number(), QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, this,
                     [&] { notifier.setEnabled(false); });
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(wakesWithin(20) < Idle);
        QCOMPARE(notifier.count, round);
        notifier.setEnabled(true);
    }
}

void tst_LoopFiles::doesNotStarveOthers()
{
    const Descriptor file("/dev/null");
    const CountingNotifier notifier(file.number(), QSocketNotifier::Write);
    const SocketPair sockets;
    const CountingNotifier reader(sockets.near(), QSocketNotifier::Read);
    sockets.makeReadable();
    bool isTime = false;
    QTimer::singleShot(5, this, [&] { isTime = true; });
    for (int iteration = 1; iteration <= 3; ++iteration) {
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(notifier.count, iteration);
        QCOMPARE(reader.count, iteration);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isTime, Patience);
}

void tst_LoopFiles::isReadToItsEnd()
{
    const QByteArray content = QByteArray("line\n").repeated(10'000);
    QVERIFY(m_file.open() && m_file.resize(0) && m_file.write(content) == content.size());
    m_file.close();
    const Descriptor file(m_file.fileName().toLocal8Bit(), O_RDONLY);
    QSocketNotifier notifier(file.number(), QSocketNotifier::Read);
    QByteArray received;
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
        std::array<char, 4096> buffer;
        const ssize_t size = read(file.number(), buffer.data(), buffer.size());
        received.append(buffer.data(), qMax<qsizetype>(0, size));
        notifier.setEnabled(size > 0);
    });
    QTRY_VERIFY_WITH_TIMEOUT(!notifier.isEnabled(), Patience);
    QCOMPARE(received, content);
}

void tst_LoopFiles::becomesASocket()
{
    Descriptor file("/dev/null");
    const int number = file.number();
    auto notifier = std::make_unique<CountingNotifier>(number, QSocketNotifier::Read);
    iterate();
    QCOMPARE(notifier->count, 1);
    notifier.reset();
    SocketPair sockets;
    file.close();
    sockets.renumberNear(number);
    notifier = std::make_unique<CountingNotifier>(number, QSocketNotifier::Read);
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(notifier->count, 0);
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier->count, 1);

    notifier.reset(); // and back
    sockets.closeNear();
    const Descriptor again("/dev/null");
    QCOMPARE(again.number(), number);
    notifier = std::make_unique<CountingNotifier>(number, QSocketNotifier::Read);
    iterate();
    QCOMPARE(notifier->count, 1);
}

void tst_LoopFiles::isClosedTooEarly()
{
    Descriptor file("/dev/null");
    const CountingNotifier notifier(file.number(), QSocketNotifier::Read);
    iterate();
    const QString warning = QStringLiteral("QSocketNotifier: Invalid socket %1 with type Read, "
                                           "disabling...");
    QTest::ignoreMessage(QtWarningMsg, qPrintable(warning.arg(file.number())));
    file.close();
    iterate();
    QVERIFY(!notifier.isEnabled());
    QVERIFY(wakesWithin(20) < Idle);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopFiles)
#include "tst_loopfiles.moc"
