// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "rawserver.h"
#include "testpeers.h"

#include <QtTest/QSignalSpy>

#include <sys/wait.h>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

constexpr uid_t Stranger = 65534;

/*! What somebody else hears who connects to \a path: the bytes until the end of the stream, as another
    user. -1 if it could not be tried. */
qint64 bytesHeardByStranger(const QString &path)
{
    int result[2];
    if (::pipe(result) != 0)
        return -1;
    const QByteArray encoded = QFile::encodeName(path);
    const sockaddr_un address = unixAddress(path);
    const pid_t child = ::fork();
    if (child == 0) { // nothing but system calls from here on
        qint64 heard = -1;
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::setgid(Stranger) == 0 && ::setuid(Stranger) == 0
            && ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
                == 0) {
            heard = 0;
            char chunk[4096];
            for (ssize_t size = 1; size > 0;) {
                size = ::read(descriptor, chunk, sizeof chunk);
                heard += std::max<ssize_t>(0, size);
                if (heard > 0)
                    break; // a greeting: that is all we want to know
            }
        }
        ::_exit(::write(result[1], &heard, sizeof heard) == sizeof heard ? 0 : 1);
    }
    ::close(result[1]);
    ::fcntl(result[0], F_SETFL, O_NONBLOCK);
    qint64 heard = -1;
    eventually([&] { return ::read(result[0], &heard, sizeof heard) == sizeof heard; });
    ::close(result[0]);
    ::waitpid(child, nullptr, 0);
    return heard;
}

bool canBecomeAnother()
{
    return ::geteuid() == 0;
}

const QList<qint64> OnlyUs { qint64(::geteuid()) };

/*! The client trusts another user than us, and tries again at once. */
void distrust(GipcClient *client, const QString &path)
{
    client->setSocketPath(path);
    client->setRetryTimer(1);
    client->setTrustedUserIds({ OnlyUs.first() + 1 });
}

} // namespace

/*! Who may be at the other end, by the kernel's word. */
class tst_Users : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverAdmitsWhoIsAllowed();
    void serverTurnsAwayOthersWithoutAByte_data();
    void serverTurnsAwayOthersWithoutAByte();
    void changesAtOnce();
    void asksAgainWhoHasWaited();
    void clientTrustsTheOwner();
    void clientDoesNotConnectToAStrangersSocket();
    void clientAsksTheKernelWhoListens();
    void clientIsNotMisledByTheFile_data();
    void clientIsNotMisledByTheFile();
    void knowsUsersOfOtherNamespaces();
    void trustsUsersOfOtherNamespaces();
    void worksTowardsGoPeers();
};

void tst_Users::serverAdmitsWhoIsAllowed()
{
    Channel channel;
    channel.server.setAllowedUserIds(OnlyUs);
    QVERIFY(channel.open());
    QCOMPARE(channel.server.connection(1)->peerUserId(), OnlyUs.first());
}

void tst_Users::serverTurnsAwayOthersWithoutAByte_data()
{
    QTest::addColumn<bool>("many");
    QTest::newRow("one client") << false;
    QTest::newRow("many clients") << true;
}

void tst_Users::serverTurnsAwayOthersWithoutAByte()
{
    if (!canBecomeAnother())
        QSKIP("only root can become another user: NOT TESTED");
    QFETCH(const bool, many);
    GipcServer server(uniqueName());
    server.setMultiClient(many);
    server.setUnmaskPermissions(true); // the mode would let them in
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QVERIFY(server.listen());
    QVERIFY(bytesHeardByStranger(server.address()) > 0); // without a list they are greeted
    server.abort();
    errors.clear();

    server.setAllowedUserIds(OnlyUs);
    QVERIFY(server.listen());
    QCOMPARE(bytesHeardByStranger(server.address()), 0);
    QVERIFY(eventually([&] { return errors.size() == 1; }));
    QCOMPARE(server.error(), ErrorCode::PeerNotAllowed);
    QVERIFY(server.errorString().contains(QString::number(Stranger)));
    if (many) {
        QCOMPARE(bytesHeardByStranger(pathOf(server.name() + QStringLiteral("_manager"))), 0);
        QVERIFY(eventually([&] { return errors.size() == 2; }));
    }
    GipcClient client(server.name());
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Users::changesAtOnce()
{
    Channel channel;
    channel.server.setAllowedUserIds({ OnlyUs.first() + 1 });
    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::PeerNotAllowed, Patience);
    QVERIFY(channel.client.status() == Status::Connecting); // it tries again
    channel.server.setAllowedUserIds(OnlyUs);
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    channel.server.setAllowedUserIds({ OnlyUs.first() + 1 });
    QVERIFY(channel.client.write(1, "I stay"));
    QCOMPARE(nextMessage(&channel.server).data(), "I stay");
}

void tst_Users::asksAgainWhoHasWaited()
{
    Channel channel;
    channel.server.setAllowedUserIds(OnlyUs);
    QVERIFY(channel.open());
    RawPeer newcomer = RawPeer::toServer(channel.server); // waits for its turn
    QVERIFY(newcomer.isOpen());
    runFor(50);
    channel.server.setAllowedUserIds({ OnlyUs.first() + 1 });
    channel.client.abort();
    QVERIFY(eventually([&] {
        newcomer.pump();
        return newcomer.atEnd();
    }));
    QCOMPARE(newcomer.received(), QByteArray());
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::PeerNotAllowed, Patience);
}

void tst_Users::clientTrustsTheOwner()
{
    Channel channel;
    channel.client.setTrustedUserIds(OnlyUs);
    QVERIFY(channel.client.connectToServer()); // a server that is not there yet is no stranger's
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.error(), ErrorCode::ServerNotFound, Patience);
    QVERIFY(channel.server.listen());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
}

/*! It looks at the file first, which the stranger does not notice. */
void tst_Users::clientDoesNotConnectToAStrangersSocket()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    const Descriptor listener = rawListener(path);
    QVERIFY(listener.isValid());
    GipcClient client(uniqueName());
    distrust(&client, path);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), ErrorCode::PeerNotAllowed, Patience);
    runFor(50); // several more tries
    QCOMPARE(errors.size(), 1);
    QVERIFY(!rawAccept(listener).isValid());
    QCOMPARE(client.status(), Status::Connecting);
}

/*! The file is ours, and somebody else listens: they hear nothing. */
void tst_Users::clientAsksTheKernelWhoListens()
{
    if (!canBecomeAnother())
        QSKIP("only root can become another user: NOT TESTED");
    QTemporaryDir directory;
    QVERIFY(::chmod(QFile::encodeName(directory.path()).constData(), 0777) == 0);
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    TestServer stranger({ QString::number(Stranger) });
    QCOMPARE(stranger.ask(QStringLiteral("listen ") + path), QStringLiteral("ok"));

    GipcClient client(QStringLiteral("test"));
    client.setSocketPath(path);
    client.setEncryption(false);
    client.setRetryTimer(1);
    QVERIFY(client.connectToServer()); // anyone is trusted
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.peerUserId(), qint64(Stranger));
    client.abort();

    client.setTrustedUserIds({ 0 });
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), ErrorCode::PeerNotAllowed, Patience);
    client.abort();

    QVERIFY(::lchown(QFile::encodeName(path).constData(), 0, 0) == 0);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), ErrorCode::PeerNotAllowed, Patience);
    QVERIFY(client.errorString().contains(QString::number(Stranger)));
    runFor(50);
    QCOMPARE(client.status(), Status::Connecting);

    client.abort();
    client.setTrustedUserIds({ 0, Stranger });
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Users::clientIsNotMisledByTheFile_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "directory", "file", "link to a stranger's", "dead link" })
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_Users::clientIsNotMisledByTheFile()
{
    QFETCH(const QString, kind);
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    const QString target = directory.filePath(QStringLiteral("target"));
    Descriptor listener;
    if (kind == QStringLiteral("directory")) {
        QVERIFY(QDir().mkpath(path));
    } else if (kind == QStringLiteral("file")) {
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
    } else {
        if (kind == QStringLiteral("link to a stranger's"))
            listener = rawListener(target);
        QVERIFY(QFile::link(target, path));
    }
    GipcClient client(uniqueName());
    distrust(&client, path);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    // All of them are ours, and we are not trusted: nobody is asked anything.
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), ErrorCode::PeerNotAllowed, Patience);
    if (listener.isValid())
        QVERIFY(!rawAccept(listener).isValid());
    client.abort();
    client.setTrustedUserIds(OnlyUs);
    errors.clear();
    QVERIFY(client.connectToServer());
    if (listener.isValid()) {
        QVERIFY(awaitConnection(listener).isValid());
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), Patience);
    QCOMPARE(client.error(), ErrorCode::ServerNotFound);
}

/*! The server is in a pid namespace where we have no number, but the kernel still says who we are. */
void tst_Users::knowsUsersOfOtherNamespaces()
{
    if (!canBecomeAnother())
        QSKIP("only root can become another user: NOT TESTED");
    QTemporaryDir directory;
    QVERIFY(::chmod(QFile::encodeName(directory.path()).constData(), 0777) == 0);
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    TestServer apart({ QStringLiteral("apart") });
    QCOMPARE(apart.ask(QStringLiteral("most 1")), QStringLiteral("ok"));
    QCOMPARE(apart.ask(QStringLiteral("allow 0")), QStringLiteral("ok"));
    QCOMPARE(apart.ask(QStringLiteral("listen ") + path), QStringLiteral("ok"));
    RawPeer root = RawPeer::toPath(path);
    QVERIFY(root.shakeHands(GipcWire::Role::Client, false));
    QTRY_COMPARE_WITH_TIMEOUT(apart.ask(QStringLiteral("peers")), QStringLiteral("0 -1"), Patience);
    // Its seat is its own, and the only one of its user.
    RawPeer second = RawPeer::toPath(path);
    QVERIFY(!second.isOpen() || eventually([&] {
        second.pump();
        return second.atEnd();
    }));
    QVERIFY(second.received().isEmpty());
    QVERIFY(::chmod(QFile::encodeName(path).constData(), 0777) == 0);
    QCOMPARE(bytesHeardByStranger(path), 0); // it is not on the list
    QCOMPARE(apart.ask(QStringLiteral("allow %1").arg(Stranger)), QStringLiteral("ok"));
    QVERIFY(bytesHeardByStranger(path) > 0);
}

/*! The client is in such a namespace, and we are the server. */
void tst_Users::trustsUsersOfOtherNamespaces()
{
    if (!canBecomeAnother())
        QSKIP("only root can become another user: NOT TESTED");
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    TestServer server({ QStringLiteral("multi") });
    QCOMPARE(server.ask(QStringLiteral("listen ") + path), QStringLiteral("ok"));
    TestServer apart({ QStringLiteral("apart") });
    QCOMPARE(apart.ask(QStringLiteral("dial 0 ") + path), QStringLiteral("0 -1"));
    QCOMPARE(apart.ask(QStringLiteral("dial %1 ").arg(Stranger) + path),
             QStringLiteral("PeerNotAllowed"));
}

void tst_Users::worksTowardsGoPeers()
{
    GipcServer server(uniqueName());
    server.setAllowedUserIds(OnlyUs);
    QVERIFY(server.listen());
    RawPeer goClient = RawPeer::toServer(server);
    QVERIFY(goClient.shakeHands(GipcWire::Role::Client, true));
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));

    RawServer rawServer(false);
    GipcClient client;
    rawServer.attract(&client, true);
    client.setTrustedUserIds(OnlyUs);
    QVERIFY(client.connectToServer());
    RawPeer goServer = rawServer.accept();
    QVERIFY(goServer.shakeHands(GipcWire::Role::Server, true));
    QVERIFY(client.waitForConnected(Patience));
    QVERIFY(!client.isExtended());
}

QTEST_GUILESS_MAIN(tst_Users)
#include "tst_users.moc"
