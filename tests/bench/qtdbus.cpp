// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// QtDBus over a bus of this run alone, whose daemon counts for the listening end: one-way are
// method calls without a reply, round trips are calls with one. As QtDBus queues without a limit,
// each mebibyte of one-way calls, or each hundred, ends with one that has a reply, and no more
// than two such batches are under way.

#include "subject.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusError>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingReply>

#include <algorithm>
#include <csignal>
#include <optional>
#include <sys/prctl.h>

namespace Bench {
namespace {

const QString Service = QStringLiteral("io.gipc.bench");
const QString Path = QStringLiteral("/bench");
const QString Interface = QStringLiteral("io.gipc.Bench");
constexpr int Patience = 60000;

/*! The limits are those of Debian's session bus. */
constexpr auto Configuration = "<busconfig>"
                               "<type>session</type>"
                               "<listen>%1</listen>"
                               "<auth>EXTERNAL</auth>"
                               "<policy context='default'>"
                               "<allow send_destination='*' eavesdrop='true'/>"
                               "<allow receive_sender='*'/>"
                               "<allow own='*'/>"
                               "</policy>"
                               "<limit name='max_incoming_bytes'>1000000000</limit>"
                               "<limit name='max_outgoing_bytes'>1000000000</limit>"
                               "<limit name='max_message_size'>1000000000</limit>"
                               "<limit name='max_replies_per_connection'>50000</limit>"
                               "</busconfig>";

/*! What the bus calls. */
class Receiver : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "io.gipc.Bench")

public:
    std::function<void(const QByteArray &)> slot;
    std::function<void(const QDBusMessage &)> greeted;
    QByteArray answer;

public Q_SLOTS:
    /*! The caller gets its reply later. */
    void hello()
    {
        setDelayedReply(true);
        greeted(message());
    }
    void take(const QByteArray &data) { slot(data); }
    /*! The same, and the caller learns of it. */
    bool confirm(const QByteArray &data)
    {
        slot(data);
        return true;
    }
    QByteArray echo(const QByteArray &data)
    {
        slot(data);
        return answer;
    }
};

class DBusEnd final : public End
{
public:
    ~DBusEnd() override
    {
        QDBusConnection::disconnectFromBus(m_name);
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        startDaemon(place);
        open(place, QStringLiteral("listener"));
        if (!m_bus->registerObject(Path, &m_receiver, QDBusConnection::ExportAllSlots)
            || !m_bus->registerService(Service))
            qFatal("%s", qPrintable(m_bus->lastError().message()));
        QEventLoop loop;
        m_receiver.greeted = [&](const QDBusMessage &hello) {
            m_hello = hello;
            loop.quit();
        };
        listening();
        loop.exec();
    }
    void connect(const QString &place) override
    {
        open(place, QStringLiteral("connector"));
        check(m_bus->call(call(QStringLiteral("hello")), QDBus::Block, Patience));
    }
    qint64 helper() const override { return m_daemon.processId(); }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        const qint64 batch = std::clamp<qint64>(1024 * 1024 / size, 1, 100);
        QDBusPendingReply<bool> last;
        bool waits = false;
        const auto finish = [&] {
            last.waitForFinished();
            check(last.reply());
        };
        while (count > 0) {
            const qint64 now = std::min(count, batch);
            for (qint64 i = 1; i < now; ++i)
                m_bus->send(call(QStringLiteral("take"), data));
            const QDBusPendingCall next
                = m_bus->asyncCall(call(QStringLiteral("confirm"), data), Patience);
            if (waits)
                finish();
            last = next;
            waits = true;
            count -= now;
        }
        finish();
    }
    void receive(qsizetype, qint64 count) override { onCalls(count); }
    void echo(qsizetype size, qint64 count) override
    {
        m_receiver.answer = QByteArray(size, 'x');
        onCalls(count);
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        return timesOf(count, [&] {
            const QDBusMessage reply
                = m_bus->call(call(QStringLiteral("echo"), data), QDBus::Block, Patience);
            check(reply);
            consume(reply.arguments().constFirst().toByteArray());
        });
    }

private:
    static QString addressIn(const QString &place)
    {
        return QStringLiteral("unix:path=%1/bus.sock").arg(place);
    }
    static QDBusMessage call(const QString &method)
    {
        return QDBusMessage::createMethodCall(Service, Path, Interface, method);
    }
    static QDBusMessage call(const QString &method, const QByteArray &data)
    {
        return call(method) << data;
    }
    static void check(const QDBusMessage &reply)
    {
        if (reply.type() != QDBusMessage::ReplyMessage)
            qFatal("QtDBus: %s", qPrintable(reply.errorMessage()));
    }

    void startDaemon(const QString &place)
    {
        const QString path = place + QStringLiteral("/bus.conf");
        QFile file(path);
        if (!file.open(QFile::WriteOnly)
            || file.write(QString::fromLatin1(Configuration).arg(addressIn(place)).toUtf8()) < 1)
            qFatal("cannot write %s", qPrintable(path));
        file.close();
        m_daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       { QStringLiteral("--config-file=") + path, QStringLiteral("--nofork"),
                         QStringLiteral("--nopidfile"), QStringLiteral("--print-address") });
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(Patience))
            qFatal("dbus-daemon does not start");
    }
    void open(const QString &place, const QString &name)
    {
        m_name = name;
        m_bus.emplace(QDBusConnection::connectToBus(addressIn(place), name));
        if (!m_bus->isConnected())
            qFatal("%s", qPrintable(m_bus->lastError().message()));
    }
    void onCalls(qint64 count)
    {
        QEventLoop loop;
        m_receiver.slot = [&](const QByteArray &data) {
            consume(data);
            if (--count == 0)
                loop.quit();
        };
        m_bus->send(m_hello.createReply()); // now the other may begin
        loop.exec();
    }

    QProcess m_daemon;
    Receiver m_receiver;
    QDBusMessage m_hello;
    QString m_name;
    std::optional<QDBusConnection> m_bus;
};

} // namespace

std::vector<Subject> qtdbusSubjects()
{
    return { { "qtdbus", []() -> std::unique_ptr<End> { return std::make_unique<DBusEnd>(); } } };
}

} // namespace Bench

#include "qtdbus.moc"
