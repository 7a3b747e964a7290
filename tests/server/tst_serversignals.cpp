// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "neighbours.h"
#include "signalmoments.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

using Gipc::Delivery;
using Gipc::Status;

/*! In every signal of a server, in every status it comes in: what the server says of itself fits
    together, and whatever a program does with it there is done. */
class tst_ServerSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_neighbours.open()); }
    void agreeWithEachOther_data();
    void agreeWithEachOther();
    void allowEveryDeed_data();
    void allowEveryDeed();

private:
    Neighbours m_neighbours;
};

namespace {

/*! A server's life with all that can happen to it. */
class Story
{
public:
    Story(bool many, bool network)
        : m_many(many)
        , m_name(uniqueName())
        , server(new GipcServer(m_name))
    {
        server->setObjectName(m_name);
        server->setMultiClient(many);
        server->setNetwork(network);
        server->setPort(0);
        server->setEncryption(false);
        server->setOutboxLimit(1000);
        watcher.watch(server, [this] { return server->statusText().toUtf8(); });
        QObject::connect(server, &GipcServer::clientConnected, &watcher, [this](quint64 id) {
            m_id = id;
            if (GipcConnection *const client = server->connection(id)) // it was not sent away
                watcher.watch(client, [this] { return server->statusText().toUtf8(); });
        });
    }
    ~Story() { delete server; }
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    bool tell() { return ::tell(steps(), watcher); }

    /*! It can be opened anew, and serves. */
    bool worksAnew()
    {
        m_peer.close();
        server->abort();
        if (server->status() != Status::Closed && server->status() != Status::NotConnected)
            return false;
        server->setMultiClient(m_many);
        server->removePreSharedKey("key");
        return server->listen(m_name) && comes();
    }

    /*! What contradicts what, if anything. */
    QByteArray contradiction(const QByteArray &moment) const
    {
        const Status status = server->status();
        const int count = server->clientCount();
        const bool isOpen = status == Status::Listening || status == Status::Connected
            || status == Status::Disconnected;
        if (isOpen == server->address().isEmpty())
            return "address";
        if (!isOpen && status != Status::Closing && count > 0)
            return "clients of one that is not open";
        if (!m_many && isOpen && (status == Status::Connected) != (count == 1))
            return "clients of a single server";
        if (count != server->connections().ids().size())
            return "the number of clients";
        for (const quint64 id : server->connections().ids()) {
            if (!server->connection(id) || server->connection(id)->status() == Status::Closed)
                return "a client that has ended";
        }
        if (moment.startsWith("errorOccurred") && server->error() == Gipc::ErrorCode::NoError)
            return "error";
        if (moment.startsWith("closed") && status != Status::Closed)
            return "closed";
        return {};
    }

private:
    bool m_many;
    QString m_name;
    RawPeer m_peer;
    quint64 m_id = 0;

public:
    const QPointer<GipcServer> server;
    Watcher watcher;

private:
    bool isIn(Status status) const { return server && server->status() == status; }
    bool comes()
    {
        m_peer = RawPeer::toServer(*server);
        return m_peer.shakeHands(GipcWire::Role::Client, false)
            && eventually([this] { return watcher.hasFired || server->clientCount() == 1; });
    }
    Step come()
    {
        return { [this] {
                    m_peer = RawPeer::toServer(*server);
                    m_peer.speak(GipcWire::Role::Client, false);
                },
                 [this] {
                     m_peer.step();
                     return server && server->clientCount() == 1 && m_peer.isEstablished();
                 } };
    }
    Step leave(const std::function<void()> &how)
    {
        return { [this, how] {
                    how();
                    m_peer.close();
                },
                 [this] { return server && server->clientCount() == 0; } };
    }

    QList<Step> steps()
    {
        const auto yes = [] { return true; };
        const auto isClosed = [this] {
            m_peer.pump();
            if (m_peer.atEnd())
                m_peer.close();
            return isIn(Status::Closed);
        };
        const auto heard = countHeard(server, &watcher);
        QObject::connect(server, &GipcServer::writeRefused, &watcher, [heard] { ++*heard; });
        const auto speak = [this, heard] {
            *heard = 0;
            m_peer.sendMessage(1, "hello");
        };
        const auto hasHeard = [heard] { return *heard > 0; };
        return {
            { [this] { changeProperties(server, true); }, yes },
            { [this] { server->listen(m_name); }, [this] { return isIn(Status::Listening); } },
            // One that knows no protocol.
            { [this] {
                 m_peer = RawPeer::toServer(*server);
                 m_peer.send(QByteArray(1000, '\xff'));
                 m_peer.close();
             },
              [this] { return server && server->error() != Gipc::ErrorCode::NoError; } },
            { [this] { server->write(1, "kept"); }, yes },
            come(),
            { [this] { server->addPreSharedKey("key", QByteArray(32, 'k')); }, yes },
            { [this] { server->removePreSharedKey("key"); }, yes },
            { speak, hasHeard },
            { [this] { server->setDelivery(Delivery::Queue); }, yes },
            { speak, hasHeard },
            { [this] { server->setDelivery(Delivery::Signal); }, yes },
            { [this] { server->listen(m_name); }, yes }, // not now
            { [this, heard] {
                 *heard = 0;
                 for (int i = 0; server && i < 1000 && server->write(1, QByteArray(10000, 'x'));)
                     ++i;
             },
              hasHeard },
            leave([this] { m_peer.send(plainFrame(1, "hello").first(10)); }),
            come(),
            leave([] {}),
            come(),
            { [this] { server->closeConnection(m_id); },
              [this] {
                  m_peer.pump();
                  if (m_peer.atEnd())
                      m_peer.close();
                  return server && server->clientCount() == 0;
              } },
            come(),
            { [this] { server->close(); }, isClosed },
            { [this] { server->listen(QStringLiteral("no/name")); },
              [this] { return isIn(Status::Error); } },
            { [this] { server->close(); }, isClosed },
            { [this] { server->listen(m_name); }, yes },
            come(),
            { [this] { server->abort(); }, [this] { return isIn(Status::Closed); } },
        };
    }
};

const Deeds<GipcServer> &deeds()
{
    static const auto all = commonDeeds<GipcServer>()
        + Deeds<GipcServer> {
              { "reopen",
                [](const auto &it) {
                    it->abort();
                    if (it)
                        it->listen(it->objectName());
                } },
              { "close the pool", [](const auto &it) { it->connections().close(); } },
              { "its connection",
                [](const auto &it) {
                    for (const quint64 id : it->connections().ids()) {
                        GipcConnection *const connection = it->connection(id);
                        connection->setMessageHandler([](int, QByteArrayView) {});
                        connection->write(1, "x");
                        (void)connection->take();
                        connection->close();
                    }
                } },
              { "wait and read",
                [](const auto &it) {
                    (void)it->readTimed(1);
                    (void)it->take();
                    (void)it->waitForClosed(1);
                    it->connections().readTimed(1, [](GipcConnection *, const GipcMessage &) {});
                    it->setMessageHandler([](int, QByteArrayView) {});
                    it->addPreSharedKey("id", QByteArray(32, 'k'));
                    it->removePreSharedKey("id");
                } },
          };
    return all;
}

QByteArrayList momentsOf(bool many)
{
    static QMap<bool, QByteArrayList> known;
    if (!known.contains(many)) {
        Story story(many, false);
        if (!story.tell())
            qFatal("the story has no end");
        known[many] = story.watcher.moments;
    }
    return known[many];
}

void addKinds()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("network");
    QTest::newRow("single, local") << false << false;
    QTest::newRow("single, TCP") << false << true;
    QTest::newRow("many, local") << true << false;
    QTest::newRow("many, TCP") << true << true;
}

} // namespace

void tst_ServerSignals::agreeWithEachOther_data()
{
    addKinds();
}

void tst_ServerSignals::agreeWithEachOther()
{
    QFETCH(const bool, many);
    QFETCH(const bool, network);
    Story story(many, network);
    const QByteArrayList faults = contradictionsIn(&story);
    QVERIFY2(faults.isEmpty(), faults.join("; "));
    QCOMPARE(missingSignals<GipcServer>(story.watcher.moments), QByteArrayList());
    QVERIFY(story.worksAnew());
}

void tst_ServerSignals::allowEveryDeed_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<int>("deed");
    for (const bool many : { false, true }) {
        for (const QByteArray &moment : momentsOf(many)) {
            const int count = countFor(moment, deeds());
            for (int deed = 0; deed < count; ++deed)
                QTest::addRow("%s: %s, %s", many ? "many" : "single", moment.constData(),
                              deeds().at(deed).first.constData())
                    << many << moment << deed;
        }
    }
}

void tst_ServerSignals::allowEveryDeed()
{
    QFETCH(const bool, many);
    QFETCH(const QByteArray, moment);
    QFETCH(const int, deed);
    Story story(many, false);
    tryDeed(&story, story.server, moment, deeds().at(deed));
}

QTEST_GUILESS_MAIN(tst_ServerSignals)
#include "tst_serversignals.moc"
