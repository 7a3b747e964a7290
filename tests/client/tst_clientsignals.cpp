// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "neighbours.h"
#include "signalstory.h"

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

class ClientStory final : public Story<GipcClient>
{
public:
    explicit ClientStory(bool network)
        : Story(uniqueName())
        , m_network(network)
        , m_raw(network)
    {
        object->setRetryTimer(1);
        m_raw.attract(object, false);
        object->setObjectName(object->name());
        listenTo(&GipcClient::bytesWritten);
        watch(object);
    }

    /*! It can be opened anew, and gets in. */
    bool worksAnew()
    {
        if (!isReadyToOpen())
            return false;
        while (m_raw.tryAccept().isOpen()) { }
        m_raw.attract(object, false);
        object->setMultiClient(false);
        object->setTimeout(0);
        object->setPreSharedKey({}, {});
        return object->connectToServer() && recovers(object, &m_raw, false);
    }

    /*! What contradicts what, if anything. */
    QByteArray contradiction(const QByteArray &moment) const
    {
        const Status status = object->status();
        const bool hasSession = object->isExtended() || object->messagesReceived() > 0
            || object->messagesSent() > 0 || object->peerUserId() >= 0;
        if (!m_network && status == Status::Connected && object->peerUserId() < 0)
            return "connected without a session";
        if (status != Status::Connected && status != Status::Closing && hasSession)
            return "a session without being connected";
        if (status == Status::Closed && object->bytesToWrite() > 0)
            return "something to write when closed";
        if (moment.startsWith("errorOccurred") && object->error() == Gipc::ErrorCode::NoError)
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
    /*! Begins to look for the server, wherever it was sent before. */
    void find()
    {
        GipcClient settings;
        m_raw.attract(&settings, false);
        for (const char *name : { "name", "network", "port", "encryption", "socketPath" }) {
            if (object)
                object->setProperty(name, settings.property(name));
        }
        if (object)
            object->connectToServer();
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

    QList<Step> steps() override
    {
        return {
            atOnce([this] { changeProperties(object, true); }),
            // Nobody is there.
            atOnce([this] { object->setTimeout(20); }),
            atOnce([this] { object->setNetwork(false); }),
            { [this] { object->connectToServer(uniqueName()); },
              [this] { return isIn(Status::Timeout); } },
            end(),
            atOnce([this] { object->setTimeout(0); }),
            atOnce([this] { find(); }),
            atOnce([this] { object->write(1, "kept"); }),
            letIn(),
            hear(),
            atOnce([this] { object->setDelivery(Delivery::Queue); }),
            hear(),
            atOnce([this] { object->setDelivery(Delivery::Signal); }),
            untilHeard([this] { object->write(1, "hello"); }),
            atOnce([this] { object->setPreSharedKey("key", QByteArray(32, 'k')); }),
            atOnce([this] { object->setPreSharedKey("key", {}); }),
            atOnce([this] { object->connectToServer(); }), // not now
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
            atOnce([this] { find(); }),
            letIn(),
            atOnce([this] { object->write(1, "last"); }),
            end(),
            atOnce([this] { object->setNetwork(false); }),
            { [this] { object->connectToServer(QStringLiteral("no/name")); },
              [this] { return isIn(Status::Error); } },
            end(),
            atOnce([this] { find(); }),
            letIn(),
            { [this] { object->abort(); }, [this] { return isIn(Status::Closed); } },
        };
    }

    const bool m_network;
    RawServer m_raw;
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
        ClientStory story(false);
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
    ClientStory story(network);
    const QByteArrayList faults = contradictionsIn(&story);
    QVERIFY2(faults.isEmpty(), faults.join("; "));
    // Ids are for servers with a manager; a key and a GIPC-X session have their own tests.
    QByteArrayList missing = missingSignals<GipcClient>(story.watcher.moments);
    missing.removeAll("clientIdChanged");
    missing.removeAll("requestReceived"); // a peer of version 2 cannot ask
    missing.removeAll("confirmed"); // and does not say what it has
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
    ClientStory story(false);
    tryDeed(&story, moment, deeds().at(deed));
}

QTEST_GUILESS_MAIN(tst_ClientSignals)
#include "tst_clientsignals.moc"
