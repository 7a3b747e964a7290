// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "neighbours.h"
#include "signalstory.h"

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

class ServerStory final : public Story<GipcServer>
{
public:
    ServerStory(bool many, bool network)
        : Story(uniqueName())
        , m_many(many)
        , m_name(object->name())
    {
        object->setMultiClient(many);
        object->setNetwork(network);
        object->setPort(0);
        object->setEncryption(false);
        object->setOutboxLimit(1000);
        listenTo(&GipcServer::writeRefused);
        watch(object);
        QObject::connect(object, &GipcServer::clientConnected, &watcher, [this](quint64 id) {
            m_id = id;
            if (GipcConnection *const client = object->connection(id)) // it was not sent away
                watch(client);
        });
    }

    /*! It can be opened anew, and serves. */
    bool worksAnew()
    {
        if (!isReadyToOpen())
            return false;
        object->setMultiClient(m_many);
        object->removePreSharedKey("key");
        return object->listen(m_name) && comes();
    }

    /*! What contradicts what, if anything. */
    QByteArray contradiction(const QByteArray &moment) const
    {
        const Status status = object->status();
        const int count = object->clientCount();
        const bool isOpen = status == Status::Listening || status == Status::Connected
            || status == Status::Disconnected;
        if (isOpen == object->address().isEmpty())
            return "address";
        if (!isOpen && status != Status::Closing && count > 0)
            return "clients of one that is not open";
        if (!m_many && isOpen && (status == Status::Connected) != (count == 1))
            return "clients of a single server";
        if (count != object->connections().ids().size())
            return "the number of clients";
        for (const quint64 id : object->connections().ids()) {
            if (!object->connection(id) || object->connection(id)->status() == Status::Closed)
                return "a client that has ended";
        }
        if (moment.startsWith("errorOccurred") && object->error() == Gipc::ErrorCode::NoError)
            return "error";
        if (moment.startsWith("closed") && status != Status::Closed)
            return "closed";
        return {};
    }

private:
    bool comes()
    {
        m_peer = RawPeer::toServer(*object);
        return m_peer.shakeHands(GipcWire::Role::Client, false)
            && eventually([this] { return watcher.hasFired || object->clientCount() == 1; });
    }
    Step come()
    {
        return { [this] {
                    m_peer = RawPeer::toServer(*object);
                    m_peer.speak(GipcWire::Role::Client, false);
                },
                 [this] {
                     m_peer.step();
                     return object && object->clientCount() == 1 && m_peer.isEstablished();
                 } };
    }
    Step leave(const std::function<void()> &how)
    {
        return { [this, how] {
                    how();
                    m_peer.close();
                },
                 [this] { return object && object->clientCount() == 0; } };
    }

    QList<Step> steps() override
    {
        return {
            atOnce([this] { changeProperties(object, true); }),
            { [this] { object->listen(m_name); }, [this] { return isIn(Status::Listening); } },
            // One that knows no protocol.
            { [this] {
                 m_peer = RawPeer::toServer(*object);
                 m_peer.send(QByteArray(1000, '\xff'));
                 m_peer.close();
             },
              [this] { return hasFailed(); } },
            atOnce([this] { object->write(1, "kept"); }),
            come(),
            atOnce([this] { object->addPreSharedKey("key", QByteArray(32, 'k')); }),
            atOnce([this] { object->removePreSharedKey("key"); }),
            hear(),
            atOnce([this] { object->setDelivery(Delivery::Queue); }),
            hear(),
            atOnce([this] { object->setDelivery(Delivery::Signal); }),
            atOnce([this] { object->listen(m_name); }), // not now
            untilHeard([this] {
                for (int i = 0; object && i < 1000 && object->write(1, QByteArray(10000, 'x'));)
                    ++i;
            }),
            leave([this] { m_peer.send(plainFrame(1, "hello").first(10)); }),
            come(),
            leave([] {}),
            come(),
            { [this] { object->closeConnection(m_id); },
              [this] {
                  m_peer.pump();
                  if (m_peer.atEnd())
                      m_peer.close();
                  return object && object->clientCount() == 0;
              } },
            come(),
            end(),
            { [this] { object->listen(QStringLiteral("no/name")); },
              [this] { return isIn(Status::Error); } },
            end(),
            atOnce([this] { object->listen(m_name); }),
            come(),
            { [this] { object->abort(); }, [this] { return isIn(Status::Closed); } },
        };
    }

    const bool m_many;
    const QString m_name;
    quint64 m_id = 0;
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
        ServerStory story(many, false);
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
    ServerStory story(many, network);
    const QByteArrayList faults = contradictionsIn(&story);
    QVERIFY2(faults.isEmpty(), faults.join("; "));
    QByteArrayList missing = missingSignals<GipcServer>(story.watcher.moments);
    missing.removeAll("requestReceived"); // a peer of version 2 cannot ask
    QCOMPARE(missing, QByteArrayList());
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
    ServerStory story(many, false);
    tryDeed(&story, moment, deeds().at(deed));
}

QTEST_GUILESS_MAIN(tst_ServerSignals)
#include "tst_serversignals.moc"
