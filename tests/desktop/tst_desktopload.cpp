// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "messagelog.h"
#include "monitorwindow.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcGlobal>

#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace std::chrono_literals;

/*! 10,000 messages a second through the whole program. How late its event loop is then is said, and
    nothing is asserted of it: that depends on the machine. */
class tst_DesktopLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTenThousandASecond_data();
    void showsTenThousandASecond();
};

namespace {

constexpr int Patience = 600000;
constexpr int MessagesASecond = 10000;
constexpr int Seconds = 3;
constexpr auto WriteInterval = 20ms;
constexpr int MessagesAtATime = MessagesASecond / 50;
constexpr auto FrameInterval = 16ms;

/*! Writes from a thread of its own, as another process would. */
class Writer : public QObject
{
public:
    explicit Writer(const QString &name)
        : m_client(new GipcClient(name, this))
        , m_timer(new QTimer(this))
    {
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer, &QTimer::timeout, this, [this] {
            for (int i = 0; i < MessagesAtATime && m_written < MessagesASecond * Seconds; ++i) {
                const QByteArray text = "{\"reading\":" + QByteArray::number(m_written) + '}';
                if (!m_client->write(m_written % 7 + 1, text))
                    return;
                ++m_written;
            }
        });
        connect(m_client, &GipcClient::connected, m_timer,
                [this] { m_timer->start(WriteInterval); });
    }

    void start() { m_client->connectToServer(); }

private:
    GipcClient *const m_client;
    QTimer *const m_timer;
    int m_written = 0;
};

/*! How many milliseconds after its time a timer of 16 ms is heard. */
class Lateness
{
public:
    Lateness()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const double elapsed = double(m_sinceLast.nsecsElapsed()) / 1e6;
            m_sinceLast.start();
            m_late.push_back(std::max(0.0, elapsed - double(FrameInterval.count())));
        });
        m_sinceLast.start();
        m_timer.start(FrameInterval);
    }

    double percentile(size_t percent)
    {
        std::sort(m_late.begin(), m_late.end());
        return m_late.empty() ? 0 : m_late[(m_late.size() - 1) * percent / 100];
    }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    std::vector<double> m_late;
};

} // namespace

void tst_DesktopLoad::showsTenThousandASecond_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("all") << QString();
    QTest::newRow("by text") << QStringLiteral("reading\":1");
    QTest::newRow("by type") << QStringLiteral("type:3");
}

void tst_DesktopLoad::showsTenThousandASecond()
{
    QFETCH(const QString, filter);
    const QString name
        = QStringLiteral("gipc-tst-desktopload-%1").arg(QCoreApplication::applicationPid());
    const MonitorWindow monitor({ { QStringLiteral("servers"), QStringList { name } } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTRY_COMPARE_WITH_TIMEOUT(monitor.status(0), int(Gipc::Status::Listening), Patience);
    QTest::keyClick(monitor.window(), Qt::Key_F, Qt::ControlModifier);
    for (const QChar character : filter)
        QTest::keyClick(monitor.window(), character.toLatin1());

    QThread thread;
    auto *const writer = new Writer(name);
    writer->moveToThread(&thread);
    connect(&thread, &QThread::started, writer, &Writer::start);
    connect(&thread, &QThread::finished, writer, &QObject::deleteLater);
    const auto stop = qScopeGuard([&thread] {
        thread.quit();
        thread.wait();
    });
    thread.start();

    const auto *const log = monitor.channel(0)->property("log").value<MessageLog *>();
    QTRY_VERIFY_WITH_TIMEOUT(log->messagesIn() > 0, Patience);
    const QSignalSpy frames(monitor.window(), &QQuickWindow::frameSwapped);
    QElapsedTimer taken;
    taken.start();
    Lateness lateness;
    QTRY_COMPARE_WITH_TIMEOUT(log->messagesIn(), quint64(MessagesASecond * Seconds), Patience);
    const double seconds = double(taken.elapsed()) / 1000;
    qInfo(
        "%.0f messages a second; a timer of 16 ms late by %.1f ms (median), %.1f ms (p99), %.1f ms "
        "(most); %.0f frames a second",
        MessagesASecond * Seconds / seconds, lateness.percentile(50), lateness.percentile(99),
        lateness.percentile(100), double(frames.count()) / seconds);

    QTRY_COMPARE_WITH_TIMEOUT(log->at(log->count() - 1).number, quint64(MessagesASecond * Seconds),
                              Patience);
    QCOMPARE(log->count(), MessageLog::Capacity);
    for (int row = 0; row < log->count(); ++row) // none is missing, none is out of order
        QCOMPARE(log->at(row).number, log->at(0).number + quint64(row));
}

QTEST_MAIN(tst_DesktopLoad)
#include "tst_desktopload.moc"
