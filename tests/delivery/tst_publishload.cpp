// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "manyclients.h"
#include "memoryuse.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>

#include <array>
#include <memory>
#include <vector>

/*! Many states for many clients, some of which do not read. GIPC_PUBLISH_SECONDS says for how long
    10,000 are published in each second; without it there are fewer, as fast as can be. */
class tst_PublishLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsBooks_data() { addTransports(); }
    void keepsBooks();
    void letsBothProgress_data() { addTransports(); }
    void letsBothProgress();
    void keepsDataOnce();
    void countsWhatIsKeptOnce();
    void growsWithTypesAlone();
};

namespace {

constexpr int Types = 100; ///< from 2 on
constexpr int Readers = 45;
constexpr int Sleepers = 5;

using Numbers = std::array<int, Types + 2>; ///< by type

int typeOf(int number)
{
    return 2 + number * 7 % Types;
}

/*! What one client has received: of each type the numbers only grow. */
struct Book
{
    void enter(int type, QByteArrayView data)
    {
        if (type == 1) // what it was filled with
            return;
        const int number = data.first(data.indexOf(' ')).toByteArray().toInt();
        isInOrder &= number > latest.at(size_t(type));
        latest.at(size_t(type)) = number;
        ++entries;
    }

    Numbers latest {};
    quint64 entries = 0;
    bool isInOrder = true;
};

struct Reader
{
    explicit Reader(const GipcServer &server)
    {
        aim(&client, server);
        client.setMessageHandler([this](int type, QByteArrayView data) { book.enter(type, data); });
        client.connectToServer();
    }

    GipcClient client;
    Book book;
};

/*! How many, and when. */
class Pace
{
public:
    Pace() { m_clock.start(); }

    static int updates()
    {
        const int seconds = qEnvironmentVariableIntValue("GIPC_PUBLISH_SECONDS");
        return seconds > 0 ? seconds * PerSecond : 5000;
    }
    /*! The event loop runs between some and others. */
    void keep(int number)
    {
        if (number % PerTurn != 0)
            return;
        do {
            QCoreApplication::processEvents();
        } while (updates() >= PerSecond && m_clock.elapsed() * PerSecond < qint64(number) * 1000);
    }
    void tell(quint64 skipped) const
    {
        if (updates() >= PerSecond)
            qInfo("%d updates in %lld ms; %llu were replaced by newer ones for those who read",
                  updates(), m_clock.elapsed(), skipped);
    }

private:
    static constexpr int PerSecond = 10000;
    static constexpr int PerTurn = 50;

    QElapsedTimer m_clock;
};

QByteArray stateOf(int number)
{
    return QByteArray::number(number).append(' ').leftJustified(300, 's');
}

} // namespace

void tst_PublishLoad::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

/*! For each client received and skipped is all that was published, memory does not grow, and who slept
    gets the latest of each type behind what was on its way. */
void tst_PublishLoad::keepsBooks()
{
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    const int updates = Pace::updates();
    ManyServer server(network, encrypted);
    server.setOutboxLimit(300000);
    QVERIFY(server.listen());
    std::vector<RawPeer> sleepers;
    sleepers.reserve(Sleepers);
    for (int i = 0; i < Sleepers; ++i) {
        quint64 id = 0;
        sleepers.push_back(rawClient(server, &id));
        QVERIFY(fill(&server, id));
    }
    std::vector<std::unique_ptr<Reader>> readers;
    readers.reserve(Readers);
    for (int i = 0; i < Readers; ++i)
        readers.push_back(std::make_unique<Reader>(server));
    QVERIFY(
        eventually([&] { return server.clientCount() == Sleepers + Readers; }, HandshakePatience));

    Numbers latest {};
    qint64 memory = 0;
    Pace pace;
    for (int number = 1; number <= updates; ++number) {
        QVERIFY(server.publish(typeOf(number), stateOf(number)));
        latest.at(size_t(typeOf(number))) = number;
        pace.keep(number);
        if (number == updates / 2)
            memory = memoryInUse();
    }
    const qint64 growth = memoryInUse() - memory;
    QVERIFY2(growth < Mebibyte, qPrintable(QString::number(growth)));
    for (int i = 0; i < Sleepers; ++i) {
        const GipcConnection *const asleep = server.connection(server.came.at(i));
        QVERIFY(asleep->statesSkipped() > 0);
        QVERIFY(asleep->bytesToWrite() < Mebibyte);
    }

    quint64 entries = 0;
    quint64 skipped = 0;
    for (const auto &reader : readers) {
        QVERIFY(eventually([&] { return reader->book.latest == latest; }));
        QVERIFY(reader->book.isInOrder);
        entries += reader->book.entries;
    }
    for (int i = Sleepers; i < Sleepers + Readers; ++i)
        skipped += server.connection(server.came.at(i))->statesSkipped();
    QCOMPARE(entries + skipped, quint64(Readers) * quint64(updates));
    pace.tell(skipped);

    for (int i = 0; i < Sleepers; ++i) {
        Book book;
        RawPeer &sleeper = sleepers.at(size_t(i));
        QVERIFY(eventually([&] {
            sleeper.step();
            for (const GipcWire::Message &message : std::exchange(sleeper.messages, {}))
                book.enter(int(message.type), message.data);
            return book.latest == latest;
        }));
        QVERIFY(book.isInOrder);
        QVERIFY(book.entries < quint64(updates));
        QCOMPARE(book.entries + server.connection(server.came.at(i))->statesSkipped(),
                 quint64(updates));
    }
    QVERIFY(server.left.isEmpty());
}

/*! Neither a stream of messages keeps states away from who reads slowly, nor the other way round. */
void tst_PublishLoad::letsBothProgress()
{
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    ManyServer server(network, encrypted);
    server.setOutboxLimit(200000);
    QVERIFY(server.listen());
    quint64 id = 0;
    RawPeer peer = rawClient(server, &id);
    QVERIFY(peer.isOpen());
    int written = 0;
    int published = 0;
    for (int turn = 0; turn < 1500; ++turn) {
        for (int i = 0; i < 100; ++i) {
            if (server.writeTo(id, 1, QByteArray::number(written).append(QByteArray(1000, ' '))))
                ++written;
        }
        for (const int type : { 2, 3 })
            QVERIFY(server.publish(type, QByteArray::number(++published)));
        peer.read(10000);
        QCoreApplication::processEvents();
    }
    QVERIFY(eventually([&] {
        peer.step();
        return server.connection(id)->bytesToWrite() == 0;
    }));
    peer.step();
    int messages = 0;
    int states = 0;
    int latest = 0;
    int alone = 0; // messages without a state between them
    for (const GipcWire::Message &message : peer.messages) {
        const int number = message.data.trimmed().toInt();
        if (message.type == 1) {
            QCOMPARE(number, messages++);
            QVERIFY2(++alone < 2000, qPrintable(QString::number(messages)));
        } else {
            QVERIFY(message.type == 3
                    || number > latest - 2); // 3 has the place behind 2, or its own
            latest = std::max(latest, number);
            alone = 0;
            ++states;
        }
    }
    QCOMPARE(messages, written);
    QVERIFY(messages > 3000);
    QVERIFY(states > 20);
    QCOMPARE(quint64(states) + server.connection(id)->statesSkipped(), quint64(published));
    QCOMPARE(latest, published);
}

/*! What is kept and waits for many is in the memory once. */
void tst_PublishLoad::keepsDataOnce()
{
    ManyServer server(false, true);
    QVERIFY(server.listen());
    std::vector<RawPeer> sleepers;
    for (int i = 0; i < 10; ++i) {
        quint64 id = 0;
        sleepers.push_back(rawClient(server, &id));
        QVERIFY(fill(&server, id, 100000));
    }
    const qint64 before = memoryInUse();
    for (int round = 0; round < 3; ++round) {
        for (int type = 1; type <= 20; ++type)
            QVERIFY(server.publish(type, QByteArray(Mebibyte, 'x')));
        spin(0);
    }
    const qint64 growth = memoryInUse() - before;
    QVERIFY2(growth < 21 * Mebibyte, qPrintable(QString::number(growth)));
    for (const quint64 id : server.came)
        QCOMPARE(server.connection(id)->statesSkipped(), 40U);
    for (int type = 1; type <= 20; ++type)
        QVERIFY(server.retract(type));
    const qint64 rest = memoryInUse() - before;
    QVERIFY2(rest < Mebibyte, qPrintable(QString::number(rest)));
}

/*! In totalOutboxLimit, which refuses messages, but no states. */
void tst_PublishLoad::countsWhatIsKeptOnce()
{
    ManyServer server;
    server.setTotalOutboxLimit(10 * Mebibyte);
    QVERIFY(server.listen());
    std::vector<RawPeer> sleepers;
    sleepers.reserve(4);
    for (int i = 0; i < 4; ++i)
        sleepers.push_back(rawClient(server));
    for (int type = 2; type < 10; ++type)
        QVERIFY(server.publish(type, QByteArray(Mebibyte, 'x')));
    const auto write = [&] {
        int taken = 0;
        while (server.writeTo(server.came.at(0), 1, QByteArray(10000, 'x')))
            ++taken;
        return taken;
    };
    const int few = write();
    QVERIFY(few > 0);
    for (int type = 2; type < 10; ++type) {
        QVERIFY(server.publish(type, QByteArray(Mebibyte, 'y')));
        QVERIFY(server.retract(type));
    }
    QVERIFY(write() > 2 * few);
}

void tst_PublishLoad::growsWithTypesAlone()
{
    ManyServer server;
    QVERIFY(server.listen());
    Crowd crowd;
    const auto publish = [&](int count) {
        for (int i = 0; i < count; ++i)
            QVERIFY(server.publish(1 + i % Types, QByteArray(1000, 'x')));
        for (int type = 1; type <= Types; ++type)
            QVERIFY(server.retract(type));
    };
    publish(1000);
    const qint64 before = memoryInUse();
    for (int round = 0; round < 20; ++round) {
        publish(5000);
        RawPeer visitor = rawClient(server);
        publish(1000);
        visitor.close();
        QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    }
    const qint64 growth = memoryInUse() - before;
    QVERIFY2(growth < Mebibyte, qPrintable(QString::number(growth)));
}

QTEST_GUILESS_MAIN(tst_PublishLoad)
#include "tst_publishload.moc"
