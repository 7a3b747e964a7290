// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "neighbours.h"
#include "signalmoments.h"

using Gipc::Delivery;
using Gipc::Status;

/*! In every signal of a client, in every status it comes in: what the client says of itself fits
    together, and whatever a program does with it there is done. */
class tst_ClientSignals : public QObject
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

/*! A client's life with all that can happen to it. */
class Story
{
public:
    explicit Story(bool network)
        : m_network(network)
        , m_raw(network)
        , client(new GipcClient(uniqueName()))
    {
        client->setRetryTimer(1);
        m_raw.attract(client, false);
        client->setObjectName(client->name());
        watcher.watch(client, [this] { return client->statusText().toUtf8(); });
    }
    ~Story() { delete client; }
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    bool tell() { return ::tell(steps(), watcher); }

    /*! It can be opened anew, and gets in. */
    bool worksAnew()
    {
        m_peer.close();
        client->abort();
        if (client->status() != Status::Closed && client->status() != Status::NotConnected)
            return false;
        while (m_raw.tryAccept().isOpen()) { }
        m_raw.attract(client, false);
        client->setMultiClient(false);
        client->setTimeout(0);
        client->setPreSharedKey({}, {});
        return client->connectToServer() && recovers(client, &m_raw, false);
    }

    /*! What contradicts what, if anything. */
    QByteArray contradiction(const QByteArray &moment) const
    {
        const Status status = client->status();
        const bool hasSession = client->isExtended() || client->messagesReceived() > 0
            || client->messagesSent() > 0 || client->peerUserId() >= 0;
        if (!m_network && status == Status::Connected && client->peerUserId() < 0)
            return "connected without a session";
        if (status != Status::Connected && status != Status::Closing && hasSession)
            return "a session without being connected";
        if (status == Status::Closed && client->bytesToWrite() > 0)
            return "something to write when closed";
        if (moment.startsWith("errorOccurred") && client->error() == Gipc::ErrorCode::NoError)
            return "error";
        if (moment.startsWith("connected") && status != Status::Connected)
            return "connected";
        if (moment.startsWith("disconnected") && status == Status::Connected)
            return "disconnected";
        if (moment.startsWith("closed") && status != Status::Closed)
            return "closed";
        return {};
    }

private:
    const bool m_network;
    RawServer m_raw;
    RawPeer m_peer;

public:
    const QPointer<GipcClient> client;
    Watcher watcher;

private:
    bool isIn(Status status) const { return client && client->status() == status; }
    bool hasFailed() const { return client && client->error() != Gipc::ErrorCode::NoError; }

    /*! Begins to look for the server, wherever it was sent before. */
    void find()
    {
        GipcClient settings;
        m_raw.attract(&settings, false);
        for (const char *name : { "name", "network", "port", "encryption", "socketPath" }) {
            if (client)
                client->setProperty(name, settings.property(name));
        }
        if (client)
            client->connectToServer();
    }
    /*! The server takes it in, once it has dialed. */
    Step letIn()
    {
        return { [this] { m_peer.close(); },
                 [this] {
                     if (!m_peer.isOpen()) {
                         m_peer = m_raw.tryAccept();
                         if (!m_peer.isOpen())
                             return false;
                         m_peer.speak(GipcWire::Role::Server, false);
                     }
                     m_peer.step();
                     if (m_peer.atEnd())
                         m_peer.close(); // an attempt of before
                     return isIn(Status::Connected);
                 } };
    }
    /*! It is answered with this, and left. */
    Step leaveWith(const QByteArray &bytes, const std::function<bool()> &isDone)
    {
        return { [this, bytes] {
                    m_peer.send(bytes);
                    m_peer.close();
                },
                 isDone };
    }

    QList<Step> steps()
    {
        const auto yes = [] { return true; };
        const auto heard = countHeard(client, &watcher);
        QObject::connect(client, &GipcClient::bytesWritten, &watcher, [heard] { ++*heard; });
        const auto speak = [this, heard] {
            *heard = 0;
            m_peer.sendMessage(1, "hello");
        };
        const auto hasHeard = [heard] { return *heard > 0; };
        const auto isClosed = [this] {
            m_peer.pump();
            if (m_peer.atEnd())
                m_peer.close();
            return isIn(Status::Closed);
        };
        return {
            { [this] { changeProperties(client, true); }, yes },
            // Nobody is there.
            { [this] { client->setTimeout(20); }, yes },
            { [this] { client->setNetwork(false); }, yes },
            { [this] { client->connectToServer(uniqueName()); },
              [this] { return isIn(Status::Timeout); } },
            { [this] { client->close(); }, isClosed },
            { [this] { client->setTimeout(0); }, yes },
            { [this] { find(); }, yes },
            { [this] { client->write(1, "kept"); }, yes },
            letIn(),
            { speak, hasHeard },
            { [this] { client->setDelivery(Delivery::Queue); }, yes },
            { speak, hasHeard },
            { [this] { client->setDelivery(Delivery::Signal); }, yes },
            { [this, heard] {
                 *heard = 0;
                 client->write(1, "hello");
             },
              hasHeard },
            { [this] { client->setPreSharedKey("key", QByteArray(32, 'k')); }, yes },
            { [this] { client->setPreSharedKey("key", {}); }, yes },
            { [this] { client->connectToServer(); }, yes }, // not now
            leaveWith(plainFrame(1, "hello").first(10),
                      [this] { return isIn(Status::Reconnecting) && hasFailed(); }),
            letIn(),
            leaveWith({}, [this] { return isIn(Status::Reconnecting); }),
            letIn(),
            // A word that no server says, and one that is for good.
            leaveWith({}, [this] { return isIn(Status::Reconnecting); }),
            { [] {},
              [this] {
                  if (RawPeer peer = m_raw.tryAccept(); peer.isOpen())
                      peer.send(QByteArray(1000, '\xff'));
                  return hasFailed();
              } },
            letIn(),
            leaveWith({}, [this] { return isIn(Status::Reconnecting); }),
            { [] {},
              [this] {
                  if (!m_peer.isOpen() || m_peer.atEnd()) {
                      m_peer = m_raw.tryAccept();
                      if (m_peer.isOpen())
                          m_peer.speak(GipcWire::Role::Server, true);
                  }
                  if (m_peer.isOpen())
                      m_peer.step();
                  return isIn(Status::Error);
              } },
            { [this] { find(); }, yes },
            letIn(),
            { [this] { client->write(1, "last"); }, yes },
            { [this] { client->close(); }, isClosed },
            { [this] { client->setNetwork(false); }, yes },
            { [this] { client->connectToServer(QStringLiteral("no/name")); },
              [this] { return isIn(Status::Error); } },
            { [this] { client->close(); }, isClosed },
            { [this] { find(); }, yes },
            letIn(),
            { [this] { client->abort(); }, [this] { return isIn(Status::Closed); } },
        };
    }
};

const Deeds<GipcClient> &deeds()
{
    static const auto all = commonDeeds<GipcClient>()
        + Deeds<GipcClient> {
              { "reopen",
                [](const auto &it) {
                    it->abort();
                    if (it)
                        it->connectToServer(it->objectName());
                } },
              { "wait and read",
                [](const auto &it) {
                    (void)it->readTimed(1);
                    (void)it->take();
                    it->flush(1);
                    (void)it->waitForConnected(1);
                    (void)it->waitForClosed(1);
                    it->setMessageHandler([](int, QByteArrayView) {});
                    it->setPreSharedKey("id", QByteArray(32, 'k'));
                    it->setPreSharedKey("id", {});
                } },
              { "fill it",
                [](const auto &it) {
                    for (int i = 0; i < 2000 && it->write(1, QByteArray(10000, 'x')); ++i) { }
                } },
          };
    return all;
}

const QByteArrayList &moments()
{
    static const QByteArrayList all = [] {
        Story story(false);
        if (!story.tell())
            qFatal("the story has no end");
        return story.watcher.moments;
    }();
    return all;
}

} // namespace

void tst_ClientSignals::agreeWithEachOther_data()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

void tst_ClientSignals::agreeWithEachOther()
{
    QFETCH(const bool, network);
    Story story(network);
    const QByteArrayList faults = contradictionsIn(&story);
    QVERIFY2(faults.isEmpty(), faults.join("; "));
    // Ids are for servers with a manager; a key and a GIPC-X session have their own tests.
    QByteArrayList missing = missingSignals<GipcClient>(story.watcher.moments);
    missing.removeAll("clientIdChanged");
    if (network)
        missing.removeAll("sessionChanged"); // there is nothing to know of the peer
    QCOMPARE(missing, QByteArrayList());
    QVERIFY(story.worksAnew());
}

void tst_ClientSignals::allowEveryDeed_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<int>("deed");
    for (const QByteArray &moment : moments()) {
        const int count = countFor(moment, deeds());
        for (int deed = 0; deed < count; ++deed)
            QTest::addRow("%s, %s", moment.constData(), deeds().at(deed).first.constData())
                << moment << deed;
    }
}

void tst_ClientSignals::allowEveryDeed()
{
    QFETCH(const QByteArray, moment);
    QFETCH(const int, deed);
    Story story(false);
    tryDeed(&story, story.client, moment, deeds().at(deed));
}

QTEST_GUILESS_MAIN(tst_ClientSignals)
#include "tst_clientsignals.moc"
