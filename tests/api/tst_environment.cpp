// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QThread>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/ioctl.h>

using Gipc::ErrorCode;
using Gipc::Status;

/*! TCP: addresses, what the environment says of them, and what the system does with sockets. */
class tst_Environment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void hasDefaultsWithoutEnvironment();
    void readsHostAndPort();
    void refusesABadVariable_data();
    void refusesABadVariable();
    void prefersWhatCodeSets();
    void getsAFreePort();
    void listensOn_data();
    void listensOn();
    void listensOnBothFamilies_data();
    void listensOnBothFamilies();
    void knowsWhoCanReachIt_data();
    void knowsWhoCanReachIt();
    void refusesAPortInUse();
    void refusesAnUnknownHost();
    void clientKeepsLookingForAnUnknownHost();
    void restartsOnTheSamePort();
    void sendsWithoutDelay();
    void ignoresTheApplicationsProxy();
    void doesNotConnectToItself();
    void leavesNoFileBehindOnTcp();
};

void tst_Environment::cleanup()
{
    qunsetenv("GIPC_NETWORK_HOST");
    qunsetenv("GIPC_NETWORK_PORT");
}

void tst_Environment::hasDefaultsWithoutEnvironment()
{
    cleanup();
    const GipcServer server;
    const GipcClient client;
    QCOMPARE(server.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(client.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(server.port(), quint16(8100));
    QCOMPARE(client.port(), quint16(8100));
}

void tst_Environment::readsHostAndPort()
{
    QTcpServer finder;
    QVERIFY(finder.listen(QHostAddress(QStringLiteral("127.0.0.2"))));
    const quint16 port = finder.serverPort();
    finder.close();
    qputenv("GIPC_NETWORK_HOST", "127.0.0.2");
    qputenv("GIPC_NETWORK_PORT", QByteArray::number(port));
    GipcServer server(uniqueName());
    GipcClient client;
    server.setNetwork(true);
    client.setNetwork(true);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QCOMPARE(server.address(), QStringLiteral("127.0.0.2:%1").arg(port));
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.address(), server.address());
}

void tst_Environment::refusesABadVariable_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    for (const char *port : { "", "x", "-1", "0", "65536", "81 00", "8100x", "4294967297" })
        QTest::addRow("port \"%s\"", port) << QByteArray("GIPC_NETWORK_PORT") << QByteArray(port);
    QTest::newRow("host \"\"") << QByteArray("GIPC_NETWORK_HOST") << QByteArray("");
}

/*! Rather than do something that nobody has asked for. */
void tst_Environment::refusesABadVariable()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, value);
    qputenv(variable, value);
    GipcServer server(uniqueName());
    GipcClient client(server.name());
    const auto check = [&](auto *endpoint, bool opened) {
        QVERIFY(!opened);
        QCOMPARE(endpoint->error(), ErrorCode::InvalidSettings);
        QCOMPARE(endpoint->status(), Status::Error);
        QVERIFY2(endpoint->errorString().contains(QString::fromLatin1(variable)),
                 qPrintable(endpoint->errorString()));
    };
    server.setNetwork(true);
    client.setNetwork(true);
    check(&server, server.listen());
    check(&client, client.connectToServer());
    // What code sets makes up for it, and without a network it is of no concern.
    server.setPort(0);
    server.setHost(QStringLiteral("127.0.0.1"));
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    client.setPort(portOf(server));
    client.setHost(QStringLiteral("127.0.0.1"));
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    GipcServer local(uniqueName());
    QVERIFY2(local.listen(), qPrintable(local.errorString()));
}

void tst_Environment::prefersWhatCodeSets()
{
    qputenv("GIPC_NETWORK_HOST", "host.invalid");
    qputenv("GIPC_NETWORK_PORT", "1");
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(QStringLiteral("127.0.0.1"));
    server.setPort(0);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QCOMPARE(server.port(), quint16(0)); // the setting; the address has the real one
    GipcClient client;
    aim(&client, server);
    client.setHost(server.host());
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Environment::getsAFreePort()
{
    GipcServer first(uniqueName());
    GipcServer second(uniqueName());
    for (GipcServer *const server : { &first, &second }) {
        server->setNetwork(true);
        server->setPort(0);
        QVERIFY2(server->listen(), qPrintable(server->errorString()));
        QVERIFY(portOf(*server) != 0);
    }
    QVERIFY(portOf(first) != portOf(second));
}

namespace {

bool hasIpv6()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHostIPv6);
}

} // namespace

void tst_Environment::listensOn_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("address");
    QTest::newRow("a number") << QStringLiteral("127.0.0.1") << QStringLiteral("127.0.0.1:");
    QTest::newRow("a name") << QStringLiteral("localhost") << QStringLiteral("127.0.0.1:");
    QTest::newRow("all") << QStringLiteral("0.0.0.0") << QStringLiteral("0.0.0.0:");
    QTest::newRow("a name in capitals")
        << QStringLiteral("LOCALHOST") << QStringLiteral("127.0.0.1:");
    if (!hasIpv6()) {
        qInfo("no IPv6 here: NOT TESTED");
        return;
    }
    QTest::newRow("IPv6") << QStringLiteral("::1") << QStringLiteral("[::1]:");
    QTest::newRow("IPv6 in brackets") << QStringLiteral("[::1]") << QStringLiteral("[::1]:");
    QTest::newRow("IPv4 as IPv6") << QStringLiteral("::ffff:127.0.0.1")
                                  << QStringLiteral("127.0.0.1:");
    QTest::newRow("all of both") << QStringLiteral("::") << QStringLiteral("[::]:");
    QTest::newRow("all, in brackets") << QStringLiteral("[::]") << QStringLiteral("[::]:");
}

void tst_Environment::listensOn()
{
    QFETCH(QString, host);
    QFETCH(QString, address);
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(host);
    server.setPort(0);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY2(server.address().startsWith(address), qPrintable(server.address()));
    GipcClient client;
    aim(&client, server);
    client.setHost(host);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.peerProcessId(), -1);
    QCOMPARE(client.peerUserId(), -1);
}

void tst_Environment::listensOnBothFamilies_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("multiClient");
    for (const char *host : { "::", "[::]", "0:0:0:0:0:0:0:0" }) {
        QTest::addRow("%s, one client", host) << QString::fromLatin1(host) << false;
        QTest::addRow("%s, many clients", host) << QString::fromLatin1(host) << true;
    }
}

void tst_Environment::listensOnBothFamilies()
{
    QFETCH(const QString, host);
    QFETCH(const bool, multiClient);
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(host);
    server.setPort(0);
    server.setMultiClient(multiClient);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QStringList ways { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };
    if (hasIpv6())
        ways << QStringLiteral("::1") << QStringLiteral("[::1]") << host;
    for (const QString &way : std::as_const(ways)) {
        GipcClient client;
        aim(&client, server);
        client.setHost(way);
        QVERIFY(client.connectToServer());
        QVERIFY2(client.waitForConnected(Patience), qPrintable(way + client.errorString()));
        client.close();
        QVERIFY(client.waitForClosed(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
    }
    // And nobody else gets the port of either family.
    GipcServer other(uniqueName());
    other.setNetwork(true);
    other.setPort(portOf(server));
    other.setHost(QStringLiteral("127.0.0.1"));
    QVERIFY(!other.listen());
    QCOMPARE(other.error(), ErrorCode::AddressInUse);
}

void tst_Environment::knowsWhoCanReachIt_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isExposed");
    for (const char *host : { "127.0.0.1", "127.1.2.3", "localhost", "LocalHost" })
        QTest::newRow(host) << QString::fromLatin1(host) << false;
    QTest::newRow("0.0.0.0") << QStringLiteral("0.0.0.0") << true;
    QTest::newRow("::") << QStringLiteral("::") << true;
    QTest::newRow("[::]") << QStringLiteral("[::]") << true;
    if (!hasIpv6())
        return;
    for (const char *host : { "::1", "[::1]", "::ffff:127.0.0.1" })
        QTest::newRow(host) << QString::fromLatin1(host) << false;
}

/*! Without a key that is refused where GIPC-X is required. */
void tst_Environment::knowsWhoCanReachIt()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isExposed);
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(host);
    server.setPort(0);
    server.setPolicy(Gipc::Policy::Require);
    QCOMPARE(server.listen(), !isExposed);
    QCOMPARE(server.error(), isExposed ? ErrorCode::InvalidSettings : ErrorCode::NoError);
}

void tst_Environment::refusesAPortInUse()
{
    GipcServer first(uniqueName());
    first.setNetwork(true);
    first.setPort(0);
    QVERIFY2(first.listen(), qPrintable(first.errorString()));
    GipcServer second(uniqueName());
    second.setNetwork(true);
    second.setPort(portOf(first));
    QVERIFY(!second.listen());
    QCOMPARE(second.error(), ErrorCode::AddressInUse);
    QCOMPARE(second.status(), Status::Error);
    QVERIFY2(second.errorString().contains(first.address()), qPrintable(second.errorString()));
    GipcClient client;
    aim(&client, first);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Environment::refusesAnUnknownHost()
{
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(QStringLiteral("host.invalid"));
    QVERIFY(server.listen()); // it is looked up
    QVERIFY(!server.waitForListening(2 * Patience));
    QCOMPARE(server.error(), ErrorCode::ServerNotFound);
    QVERIFY2(server.errorString().contains(QStringLiteral("host.invalid")),
             qPrintable(server.errorString()));
    server.setHost(QStringLiteral("192.0.2.1")); // nobody's
    QVERIFY(!server.listen());
    QCOMPARE(server.status(), Status::Error);
}

void tst_Environment::clientKeepsLookingForAnUnknownHost()
{
    GipcClient client;
    client.setNetwork(true);
    client.setHost(QStringLiteral("host.invalid"));
    client.setRetryTimer(10);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QVERIFY(errors.wait(Patience));
    QCOMPARE(client.error(), ErrorCode::ServerNotFound);
    QVERIFY2(client.errorString().contains(QStringLiteral("host.invalid")),
             qPrintable(client.errorString()));
    runFor(100);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.status(), Status::Connecting);
}

void tst_Environment::restartsOnTheSamePort()
{
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setPort(0);
    QVERIFY(server.listen());
    server.setPort(portOf(server));
    for (int i = 0; i < 3; ++i) {
        GipcClient client;
        aim(&client, server);
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
        server.close(); // our side ends first: the port is left in TIME-WAIT
        QVERIFY(server.waitForClosed(Patience));
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
    }
}

/*! Both ends are in this process, so their options can be read from their descriptors. */
void tst_Environment::sendsWithoutDelay()
{
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setPort(0);
    QVERIFY(server.listen());
    GipcClient client;
    aim(&client, server);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    int ends = 0;
    for (int descriptor = 0; descriptor < 1024; ++descriptor) {
        sockaddr_in address {};
        socklen_t size = sizeof address;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0
            || address.sin_family != AF_INET)
            continue;
        int isSet = 0;
        size = sizeof isSet;
        QCOMPARE(::getsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &isSet, &size), 0);
        QVERIFY(isSet);
        ++ends;
    }
    QCOMPARE(ends, 2);
}

void tst_Environment::ignoresTheApplicationsProxy()
{
    const auto guard = qScopeGuard(
        [] { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::DefaultProxy)); });
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), 1));
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setPort(0);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    GipcClient client;
    aim(&client, server);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

namespace {

/*! Gives the calling thread a network of its own whose only ephemeral port is \a port. */
bool enterNetworkWithOnePort(quint16 port)
{
    if (::unshare(CLONE_NEWNET) != 0)
        return false;
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq interface { };
    std::memcpy(interface.ifr_name, "lo", 3);
    interface.ifr_flags = IFF_UP;
    if (::ioctl(socket.get(), SIOCSIFFLAGS, &interface) != 0)
        return false;
    QFile range(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"));
    const QByteArray text = QByteArray::number(port) + ' ' + QByteArray::number(port);
    return range.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && range.write(text) == text.size();
}

} // namespace

/*! Dialing a port of the ephemeral range with nobody there, a socket may meet itself; in a network with
    one such port it always does. */
void tst_Environment::doesNotConnectToItself()
{
    constexpr quint16 Port = 40000;
    std::atomic<bool> isPrepared = false;
    std::atomic<bool> wasReal = false;
    std::atomic<int> connections = 0;
    std::atomic<int> error = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        if (!enterNetworkWithOnePort(Port))
            return;
        isPrepared = true;
        {
            QTcpSocket bare;
            bare.setProxy(QNetworkProxy::NoProxy);
            bare.connectToHost(QHostAddress(QHostAddress::LocalHost), Port);
            wasReal = bare.waitForConnected(Patience) && bare.localPort() == bare.peerPort();
            const linger reset { 1, 0 }; // or the one port stays in TIME-WAIT
            ::setsockopt(int(bare.socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
            bare.abort();
        }
        GipcClient client;
        client.setNetwork(true);
        client.setPort(Port);
        client.setEncryption(false);
        client.setRetryTimer(5);
        connect(&client, &GipcClient::connected, &client, [&] { ++connections; });
        QSignalSpy errors(&client, &GipcClient::errorOccurred);
        client.connectToServer();
        errors.wait(Patience);
        error = int(client.error());
        (void)client.waitForConnected(200);
    }));
    thread->start();
    QVERIFY(thread->wait(4 * Patience));
    if (!isPrepared)
        QSKIP("no right to make a network of its own: NOT TESTED");
    QVERIFY(wasReal);
    QCOMPARE(connections.load(), 0);
    QCOMPARE(ErrorCode(error.load()), ErrorCode::ServerNotFound);
}

void tst_Environment::leavesNoFileBehindOnTcp()
{
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setPort(0);
    QVERIFY(server.listen());
    QVERIFY(!exists(pathOf(server.name())));
    QVERIFY(!Gipc::isServerRunning(server.name()));
}

QTEST_GUILESS_MAIN(tst_Environment)
#include "tst_environment.moc"
