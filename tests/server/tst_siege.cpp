// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "manyclients.h"
#include "testpeers.h"

#include "gipcserver_p.h"
#include "listener_p.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

enum class Manner {
    Silent, ///< says nothing
    Drips, ///< a byte now and then
    SaysOneByte ///< answers the greeting, and that was all
};

/*! Hundreds of peers that never come to the end of a handshake, and are back at once when they are dropped;
    in a thread of their own. */
class Besiegers
{
public:
    Besiegers(const GipcServer &server, int count, Manner manner)
        : m_network(server.network())
        , m_port(m_network ? portOf(server) : 0)
        , m_path(server.address())
        , m_manner(manner)
        , m_peers(size_t(count))
        , m_thread([this] { run(); })
    { }
    ~Besiegers()
    {
        m_ends = true;
        m_thread.join();
    }

    /*! Each has been there. */
    bool areThere() const { return m_arrivals >= int(m_peers.size()); }
    int arrivals() const { return m_arrivals; }

private:
    struct Peer
    {
        Descriptor socket;
        bool spoke = false;
    };

    void run()
    {
        for (int round = 0; !m_ends; ++round) {
            for (Peer &peer : m_peers)
                move(&peer, round % 4 == 0);
            ::usleep(5000);
        }
    }

    void move(Peer *peer, bool drips)
    {
        if (!peer->socket.isValid()) {
            peer->socket = m_network ? toPort() : rawConnect(m_path);
            peer->spoke = false;
            m_arrivals += peer->socket.isValid();
            return;
        }
        char chunk[256];
        const ssize_t size = ::recv(peer->socket.get(), chunk, sizeof chunk, MSG_DONTWAIT);
        const bool isGone = size == 0 || (size < 0 && errno != EAGAIN);
        const bool isGreeted = size > 0;
        if (isGone) {
            peer->socket.close();
            move(peer, drips);
            return;
        }
        const bool speaks = (m_manner == Manner::Drips && drips)
            || (m_manner == Manner::SaysOneByte && isGreeted && !peer->spoke);
        if (speaks) {
            const char byte = m_manner == Manner::Drips && peer->spoke ? '\4' : '\0';
            peer->spoke = true;
            if (::send(peer->socket.get(), &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1)
                peer->socket.close();
        }
    }

    Descriptor toPort() const
    {
        Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_port);
        if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address)
            != 0)
            socket.close();
        return socket;
    }

    const bool m_network;
    const quint16 m_port;
    const QString m_path;
    const Manner m_manner;
    std::atomic<int> m_arrivals = 0;
    std::atomic<bool> m_ends = false;
    std::vector<Peer> m_peers;
    std::thread m_thread;
};

} // namespace

/*! Whoever wants nothing but to keep others out. */
class tst_Siege : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void letsGoodClientsIn_data();
    void letsGoodClientsIn();
    void readsLittleOfThoseWhoWaitToBeTaken_data();
    void readsLittleOfThoseWhoWaitToBeTaken();
};

void tst_Siege::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void tst_Siege::letsGoodClientsIn_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("manner");
    const char *const manners[] { "silent", "dripping", "one byte" };
    for (const bool many : { false, true }) {
        for (const bool network : { false, true }) {
            for (const bool encrypted : { true, false }) {
                for (int manner = 0; manner < 3; ++manner) {
                    if (encrypted || manner == int(Manner::SaysOneByte)) // or they would come in
                        QTest::addRow("%s, %s, %s, %s", many ? "many" : "one",
                                      network ? "TCP" : "local", encrypted ? "encrypted" : "plain",
                                      manners[manner])
                            << many << network << encrypted << manner;
                }
            }
        }
    }
}

/*! The time-outs are so long that nobody gets in by waiting for one. */
void tst_Siege::letsGoodClientsIn()
{
    QFETCH(bool, many);
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    QFETCH(int, manner);
    constexpr int Count = 500;
    constexpr int Rounds = 2;
    GipcServer server;
    prepare(&server, network, encrypted);
    server.setMultiClient(many);
    server.setHandshakeTimeout(100 * Patience);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    const Besiegers besiegers(server, Count, Manner(manner));
    QVERIFY(eventually([&] { return besiegers.areThere(); }));
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        GipcClient client;
        aim(&client, server);
        client.setHandshakeTimeout(100 * Patience);
        QVERIFY(client.connectToServer());
        QVERIFY(eventually([&] { return client.status() == Status::Connected; }, 20 * Patience));
        qInfo("in after %lld ms, %d arrivals", timer.elapsed(), besiegers.arrivals());
        spin(100);
        client.close();
        QVERIFY(eventually(
            [&] { return client.status() == Status::Closed && server.clientCount() == 0; }));
    }
}

namespace {

/*! Writes until nothing goes any more, or so much that nobody is in the way. */
qint64 pour(RawPeer *peer, qint64 most)
{
    const QByteArray chunk(64 * 1024, 'x');
    qint64 sent = 0;
    for (QDeadlineTimer stands(200); !stands.hasExpired() && sent < most;) {
        const ssize_t now
            = ::send(peer->descriptor(), chunk.constData(), size_t(chunk.size()), MSG_NOSIGNAL);
        if (now > 0) {
            sent += now;
            stands.setRemainingTime(200);
        }
        spin(0);
    }
    return sent;
}

} // namespace

void tst_Siege::readsLittleOfThoseWhoWaitToBeTaken_data()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

/*! They have been accepted, and nobody has a place for them yet. What they can send is what the kernel
    takes for a socket that nobody reads, and little more. */
void tst_Siege::readsLittleOfThoseWhoWaitToBeTaken()
{
    QFETCH(bool, network);
    constexpr int Count = 3;
    constexpr qint64 Mebibyte = 1024 * 1024;
    const RawServer nobody(network);
    GipcClient aimed;
    nobody.attract(&aimed, false);
    RawPeer unread
        = network ? RawPeer::toPort(aimed.port()) : RawPeer::toPath(pathOf(aimed.name()));
    QVERIFY(unread.isOpen());
    const qint64 byTheKernel = pour(&unread, 256 * Mebibyte);
    QVERIFY(byTheKernel > 0 && byTheKernel < 64 * Mebibyte);

    GipcServer server; // it says where, and is never opened
    prepare(&server, network, false);
    GipcCore::Failure failure;
    const auto listener
        = GipcTransport::Listener::create(GipcServerPrivate::get(&server)->settings.address(),
                                          GipcTransport::NameClaim::Access::User, &failure);
    QVERIFY(listener);
    const QSignalSpy available(listener.get(), &GipcTransport::Listener::available);
    std::vector<RawPeer> peers;
    for (int i = 0; i < Count; ++i) {
        peers.push_back(network ? RawPeer::toPort(listener->address().port)
                                : RawPeer::toPath(listener->address().path));
        QVERIFY(peers.back().isOpen());
    }
    QVERIFY(eventually([&] { return !available.isEmpty(); }));
    const qint64 most = 2 * byTheKernel + Mebibyte;
    qint64 sent[Count] {};
    for (int i = 0; i < Count; ++i) {
        sent[i] = pour(&peers[size_t(i)], most);
        qInfo("%lld bytes, %lld where nobody accepts", sent[i], byTheKernel);
        QVERIFY(sent[i] < most);
    }
    // Nothing of it is lost.
    for (int i = 0; i < Count; ++i) {
        const auto transport = listener->next();
        QVERIFY(transport);
        peers[size_t(i)].close();
        qint64 received = 0;
        QVERIFY(eventually([&] {
            QByteArray chunk(64 * 1024, Qt::Uninitialized);
            received += transport->read(chunk.data(), chunk.size());
            return received >= sent[i] && transport->atEnd();
        }));
        QCOMPARE(received, sent[i]);
    }
}

QTEST_GUILESS_MAIN(tst_Siege)
#include "tst_siege.moc"
