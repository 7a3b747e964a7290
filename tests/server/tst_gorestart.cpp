// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "testpeers.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>

#include <sys/resource.h>
#include <unistd.h>

using Gipc::ErrorCode;

/*! Go's clients dial their id again and again when the server is gone, and never ask anew: its
    successor has to be where they look. */
class tst_GoRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_directory.reset(); }

    void findsItAgain_data();
    void findsItAgain();
    void survivesManyRestarts();
    void forgetsAfterAWhile();
    void keepsTheNoteWhenTheManagerIsTaken();
    void passesOverWhatSomebodyHas();
    void ignoresNonsense();
    void opensOnlySoMany_data();
    void opensOnlySoMany();

private:
    QString idPath(quint32 id) const
    {
        return m_path.chopped(5) + QString::number(id) + QStringLiteral(".sock");
    }
    QString lockPath(const QString &path) const { return path + QStringLiteral(".lock"); }
    /*! A client by hand that has come by way of the manager. */
    bool arrive(RawPeer *peer, quint32 *id) const;
    bool echoes(RawPeer *peer) const;
    void configure(GipcServer *server) const;
    QByteArray note() const;
    void leaveNote(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_GoRestart::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

bool tst_GoRestart::arrive(RawPeer *peer, quint32 *id) const
{
    RawPeer asker = RawPeer::toPath(m_path.chopped(5) + QStringLiteral("_manager.sock"));
    if (!asker.isOpen() || !asker.shakeHands(GipcWire::Role::Client, false))
        return false;
    asker.sendMessage(12, "client_id_request");
    if (!eventually([&] {
            asker.step();
            return !asker.messages.isEmpty() || asker.atEnd();
        })
        || asker.messages.isEmpty())
        return false;
    *id = qFromBigEndian<quint32>(asker.messages.first().data.constData());
    asker.close();
    *peer = RawPeer::toPath(idPath(*id));
    return peer->isOpen() && peer->shakeHands(GipcWire::Role::Client, false) && echoes(peer);
}

bool tst_GoRestart::echoes(RawPeer *peer) const
{
    peer->messages.clear();
    peer->sendMessage(5, "echo");
    return eventually([&] {
        peer->step();
        return !peer->messages.isEmpty();
    });
}

void tst_GoRestart::configure(GipcServer *server) const
{
    server->setName(QStringLiteral("test"));
    server->setSocketPath(m_path);
    server->setEncryption(false);
    server->setMultiClient(true);
    QObject::connect(server, &GipcServer::messageReceived, server,
                     [server](const GipcMessage &message) {
                         server->writeTo(message.connectionId(), 1, message.data());
                     });
}

/*! What the lock file says behind its first line. */
QByteArray tst_GoRestart::note() const
{
    QFile file(lockPath(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return "no file";
    const QByteArray text = file.readAll();
    return text.sliced(text.indexOf('\n') + 1);
}

void tst_GoRestart::leaveNote(const QByteArray &text) const
{
    QFile file(lockPath(m_path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("gipc-lock-1 1\n" + text);
}

void tst_GoRestart::findsItAgain_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("restarted") << false;
    QTest::newRow("kill -9") << true;
}

void tst_GoRestart::findsItAgain()
{
    QFETCH(bool, isKilled);
    auto first = std::make_unique<TestServer>(QStringList { QStringLiteral("multi") });
    QCOMPARE(first->ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
    std::vector<RawPeer> peers(4);
    QList<quint32> ids(4);
    for (size_t i = 0; i < peers.size(); ++i)
        QVERIFY(arrive(&peers[i], &ids[qsizetype(i)]));
    QCOMPARE(ids, (QList<quint32> { 1, 2, 3, 4 }));
    peers[1].close(); // this one leaves before, so nobody will look for it
    QVERIFY(eventually([&] { return note() == "1\n3\n4\n"; }));

    if (isKilled)
        QVERIFY(first->kill());
    else
        QCOMPARE(first->ask(QStringLiteral("close")), QStringLiteral("closed"));
    first.reset();
    for (RawPeer &peer : peers)
        peer.close();
    QCOMPARE(note(), QByteArray("1\n3\n4\n"));

    TestServer second({ QStringLiteral("multi") });
    QCOMPARE(second.ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
    for (const quint32 id : { 1U, 3U, 4U })
        QVERIFY(exists(idPath(id)));
    QVERIFY(!exists(idPath(2)));
    for (const size_t i : { 0U, 2U, 3U }) {
        peers[i] = RawPeer::toPath(idPath(ids[qsizetype(i)]));
        QVERIFY(peers[i].isOpen());
        QVERIFY(peers[i].shakeHands(GipcWire::Role::Client, false));
        QVERIFY(echoes(&peers[i]));
    }
    RawPeer newcomer;
    quint32 id = 0;
    QVERIFY(arrive(&newcomer, &id));
    QCOMPARE(id, 5U); // nobody's
    QVERIFY(eventually([&] { return note() == "1\n3\n4\n5\n"; }));
    newcomer.close();
    for (RawPeer &peer : peers)
        peer.close();
    QVERIFY(eventually([&] { return note().isEmpty(); }));
    QCOMPARE(second.ask(QStringLiteral("close")), QStringLiteral("closed"));
    QVERIFY(eventually([&] { return contentOf(m_directory->path()).isEmpty(); }));
}

void tst_GoRestart::survivesManyRestarts()
{
    RawPeer peer;
    quint32 id = 0;
    for (int round = 0; round < 5; ++round) {
        TestServer server({ QStringLiteral("multi") });
        QCOMPARE(server.ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
        if (round == 0) {
            QVERIFY(arrive(&peer, &id));
        } else {
            peer = RawPeer::toPath(idPath(id));
            QVERIFY(peer.isOpen());
            QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
            QVERIFY(echoes(&peer));
        }
        QVERIFY(eventually([&] { return note() == QByteArray::number(id) + '\n'; }));
        QVERIFY(server.kill());
    }
}

void tst_GoRestart::forgetsAfterAWhile()
{
    leaveNote("7\n9\n");
    GipcServer server;
    configure(&server);
    server.setWaitingIdTimeout(1000);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(exists(idPath(7)));
    QVERIFY(exists(idPath(9)));
    QVERIFY(eventually([&] { return note() == "7\n9\n"; }));
    RawPeer peer = RawPeer::toPath(idPath(7));
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return !exists(idPath(9)); }));
    QVERIFY(exists(idPath(7)));
    QVERIFY(eventually([&] { return note() == "7\n"; }));
}

/*! A start that fails takes nothing from the next one. */
void tst_GoRestart::keepsTheNoteWhenTheManagerIsTaken()
{
    leaveNote("3\n");
    GipcServer somebody(QStringLiteral("somebody"));
    somebody.setSocketPath(m_path.chopped(5) + QStringLiteral("_manager.sock"));
    QVERIFY(somebody.listen());
    GipcServer server;
    configure(&server);
    QVERIFY(!server.listen());
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY(!exists(m_path));
    QCOMPARE(note(), QByteArray("3\n"));
    somebody.close();
    QVERIFY(server.listen());
    QVERIFY(exists(idPath(3)));
}

void tst_GoRestart::passesOverWhatSomebodyHas()
{
    leaveNote("1\n2\n");
    const Descriptor somebody = rawListener(idPath(1));
    GipcServer server;
    configure(&server);
    QVERIFY(server.listen());
    QVERIFY(exists(idPath(2)));
    RawPeer newcomer;
    quint32 id = 0;
    QVERIFY(arrive(&newcomer, &id));
    QCOMPARE(id, 3U);
}

void tst_GoRestart::ignoresNonsense()
{
    QByteArray text = "x\n0\n-1\n99999999999999\n4 5\n\n6\n6\n../7\n";
    text += QByteArray(100000, '1') + '\n';
    leaveNote(text);
    GipcServer server;
    configure(&server);
    QVERIFY(server.listen());
    QVERIFY(exists(idPath(6)));
    QVERIFY(eventually([&] { return note() == "6\n"; }));
    RawPeer newcomer;
    quint32 id = 0;
    QVERIFY(arrive(&newcomer, &id));
    QCOMPARE(id, 7U);
}

/*! As many as there may be clients, however many a note has; and a lack of descriptors ends it. */
void tst_GoRestart::opensOnlySoMany_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("descriptors");
    QTest::addColumn<int>("most");
    QTest::newRow("a few clients") << 5 << 0 << 5;
    QTest::newRow("a few descriptors") << 256 << 60 << 30;
}

void tst_GoRestart::opensOnlySoMany()
{
    QFETCH(const int, clients);
    QFETCH(const int, descriptors);
    QFETCH(const int, most);
    QByteArray text;
    for (int id = 1; id <= 100000; ++id)
        text += QByteArray::number(id) + '\n';
    leaveNote(text);
    GipcServer server;
    configure(&server);
    server.setMaxClients(clients);
    rlimit before {};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const auto back = qScopeGuard([&] { ::setrlimit(RLIMIT_NOFILE, &before); });
    if (descriptors > 0) {
        const Descriptor highest(::dup(STDERR_FILENO));
        const rlimit low { rlim_t(highest.get() + descriptors), before.rlim_max };
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
    }
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    const auto opened = contentOf(m_directory->path())
                            .filter(QRegularExpression(QStringLiteral("^s[0-9]+\\.sock$")));
    QVERIFY2(!opened.isEmpty() && opened.size() <= most, qPrintable(opened.join(u' ')));
    RawPeer newcomer; // there is room for those who are there
    quint32 id = 0;
    QVERIFY(arrive(&newcomer, &id));
}

QTEST_GUILESS_MAIN(tst_GoRestart)
#include "tst_gorestart.moc"
