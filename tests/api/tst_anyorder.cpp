// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "eventloop.h"

#include <Gipc/GipcConnection>

#include <QtCore/QLoggingCategory>
#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>

#include <set>

using Gipc::Status;

/*! Public calls in any order, at any moment: no crash, statuses change only as documented, and in the end
    a server and a client still talk. */
class tst_AnyOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void standsAnyOrderOfCalls_data();
    void standsAnyOrderOfCalls();
};

namespace {

using Steps = std::set<std::pair<Status, Status>>;

const Steps &serverSteps()
{
    using enum Status;
    static const Steps steps {
        { NotConnected, Listening }, { NotConnected, Error },     { Closed, Listening },
        { Closed, Error },           { Error, Listening },        { Error, Closed },
        { Listening, Connected },    { Listening, Closing },      { Connected, Disconnected },
        { Connected, Closing },      { Disconnected, Connected }, { Disconnected, Closing },
        { Closing, Closed },
    };
    return steps;
}

const Steps &clientSteps()
{
    using enum Status;
    static const Steps steps {
        { NotConnected, Connecting }, { NotConnected, Error },
        { Closed, Connecting },       { Closed, Error },
        { Error, Connecting },        { Error, Closing },
        { Timeout, Connecting },      { Timeout, Error },
        { Timeout, Closing },         { Connecting, Connected },
        { Connecting, Error },        { Connecting, Timeout },
        { Connecting, Closing },      { Connected, Reconnecting },
        { Connected, Closing },       { Reconnecting, Connected },
        { Reconnecting, Error },      { Reconnecting, Timeout },
        { Reconnecting, Closing },    { Closing, Closed },
    };
    return steps;
}

/*! An object whose every change of status is checked. */
template <typename T> class Watched
{
public:
    explicit Watched(const Steps &steps)
        : m_steps(steps)
    { }

    T *operator->() const { return m_object.get(); }
    T &operator*() const { return *m_object; }

    void renew()
    {
        m_object = std::make_unique<T>();
        m_last = Status::NotConnected;
        QObject::connect(m_object.get(), &T::statusChanged, m_object.get(), [this](Status status) {
            if (!m_steps.contains({ m_last, status }) || m_object->status() != status)
                wrong += Gipc::statusName(m_last) + QStringLiteral(" to ")
                    + Gipc::statusName(status) + u';';
            m_last = status;
        });
    }

    QString wrong;

private:
    const Steps &m_steps;
    std::unique_ptr<T> m_object;
    Status m_last = Status::NotConnected;
};

} // namespace

void tst_AnyOrder::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_AnyOrder::standsAnyOrderOfCalls_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QTest::addRow("local %u", seed) << false << seed;
        QTest::addRow("TCP %u", seed) << true << seed;
    }
}

void tst_AnyOrder::standsAnyOrderOfCalls()
{
    QFETCH(bool, network);
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QString name = uniqueName();
    Watched<GipcServer> server(serverSteps());
    Watched<GipcClient> client(clientSteps());
    quint16 port = 0;
    const auto renewServer = [&] {
        server.renew();
        server->setName(name);
        server->setNetwork(network);
        server->setPort(port);
        server->setDelivery(random.bounded(2) ? Gipc::Delivery::Queue : Gipc::Delivery::Auto);
    };
    const auto renewClient = [&] {
        client.renew();
        client->setName(name);
        client->setNetwork(network);
        client->setPort(port);
        client->setRetryTimer(1);
        client->setDelivery(random.bounded(2) ? Gipc::Delivery::Queue : Gipc::Delivery::Auto);
    };
    renewServer();
    QVERIFY(server->listen());
    if (network)
        port = portOf(*server);
    server->setPort(port);
    renewClient();

    const auto step = [&] {
        const QByteArray data(random.bounded(10) ? random.bounded(100) : random.bounded(300000),
                              'd');
        const int type = int(random.bounded(1, 100)) - 1;
        switch (random.bounded(34)) {
        case 0:
            server->close();
            break;
        case 1:
            server->abort();
            break;
        case 2:
            client->close();
            break;
        case 3:
            client->abort();
            break;
        case 4:
            if (random.bounded(4) == 0)
                renewServer();
            break;
        case 5:
            if (random.bounded(4) == 0)
                renewClient();
            break;
        case 6:
            server->closeConnection(random.bounded(20u));
            break;
        case 7:
            for (quint64 id = 0; id < 20; ++id) {
                if (GipcConnection *const connection = server->connection(id))
                    connection->close();
            }
            break;
        case 8:
            (void)server->readTimed(0);
            break;
        case 9:
            (void)client->readTimed(0);
            break;
        case 10:
            (void)server->readTimed(1);
            break;
        case 11:
            (void)client->readTimed(1);
            break;
        case 12:
            client->flush(random.bounded(3));
            break;
        case 13:
            (void)client->waitForConnected(random.bounded(5));
            break;
        case 14:
            (void)client->waitForClosed(random.bounded(2));
            break;
        case 15:
            (void)server->waitForClosed(random.bounded(2));
            break;
        case 16:
            client->setTimeout(random.bounded(3) ? 0 : 3);
            break;
        case 17:
            server->setOutboxLimit(random.bounded(1000000));
            break;
        case 18:
            client->setInboxLimit(random.bounded(1000000));
            break;
        case 19:
            client->setEncryption(random.bounded(8) > 0);
            break;
        case 20:
            server->listen(random.bounded(5) ? name : QStringLiteral("a/b"));
            break;
        case 21:
            client->connectToServer(random.bounded(5) ? name : QString());
            break;
        case 22:
        case 23:
            server->listen(name);
            break;
        case 24:
        case 25:
            client->connectToServer(name);
            break;
        case 26:
        case 27:
            server->write(type, data);
            break;
        case 28:
        case 29:
            client->write(type, data);
            break;
        case 30:
            server->writeTo(random.bounded(20u), type, data);
            break;
        case 31:
            (void)server->take();
            (void)client->take();
            break;
        default:
            break;
        }
    };
    for (int i = 0; i < 2000; ++i) {
        step();
        const int turns = random.bounded(10) == 0 ? 20 : int(random.bounded(4));
        for (int turn = 0; turn < turns; ++turn)
            spin(0);
        QVERIFY2(server.wrong.isEmpty(), qPrintable(server.wrong));
        QVERIFY2(client.wrong.isEmpty(), qPrintable(client.wrong));
    }

    server->close();
    client->close();
    QVERIFY(server->waitForClosed(Patience) && client->waitForClosed(Patience));
    renewServer();
    renewClient();
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    QVERIFY(client->connectToServer());
    QVERIFY(client->write(5, "still here"));
    QSignalSpy received(&*server, &GipcServer::messageReceived);
    server->setDelivery(Gipc::Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, Patience);
}

QTEST_GUILESS_MAIN(tst_AnyOrder)
#include "tst_anyorder.moc"
