// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connectionscene.h"

#include "exchange_p.h"
#include "nesting_p.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <functional>
#include <random>

using namespace ConnectionTest;
using namespace std::chrono_literals;
using GipcWire::Exchange;
using GipcWire::ReplyStatus;

namespace {

constexpr int RequestType = 5;
constexpr int AnswerType = 6;

/*! Takes what comes, and notes it: "m" and "q" with the data, "a" with handle, status and data, "c" with
    the id. */
class Notes final : public GipcCore::Reader
{
public:
    QByteArrayList notes;
    QList<quint64> asked; ///< ids
    bool answersRequests = true;
    std::function<void(quint64 id)> onAsked; ///< anything may be gone afterwards

    bool hasRoom() const override { return true; }
    qint64 mostAtOnce() const override { return 64 * 1024; }
    void setUnfinished(qint64) override { }
    GipcCore::DeliveryGate *gate() override { return &m_gate; }
    void onMessage(int, const QByteArray &data) override { notes << "m " + data; }
    bool onMessageView(int, QByteArrayView, const QByteArray &, QByteArray *) override
    {
        return false;
    }
    void deliverHeld() override { }
    bool onRequest(quint64 id, int type, const QByteArray &data) override
    {
        if (type != RequestType || !answersRequests)
            return false;
        notes << "q " + data;
        asked << id;
        if (onAsked)
            onAsked(id);
        return true;
    }
    void onCancelled(quint64 id) override { notes << "c " + QByteArray::number(id); }
    void onReply(quint64 handle, ReplyStatus status, int type, const QByteArray &data) override
    {
        const bool isAnswer = status == ReplyStatus::Answer;
        notes << "a " + QByteArray::number(handle) + ' ' + QByteArray::number(int(status)) + ' '
                + (isAnswer == (type == AnswerType) ? data : QByteArray("of a wrong type"));
    }

private:
    GipcCore::DeliveryGate m_gate { [] {} };
};

GipcWire::SessionSettings conversing(GipcWire::Role role, bool encrypted, quint32 openRequests)
{
    GipcWire::SessionSettings settings = settingsOf(role, true, encrypted);
    settings.converses = true;
    settings.openRequests = openRequests;
    return settings;
}

/*! A server and a client that converse. */
struct Talk : Scene
{
    explicit Talk(bool encrypted = true, quint32 openRequests = 1000, qint64 capacity = 64 * 1024)
        : Scene(conversing(GipcWire::Role::Server, encrypted, openRequests),
                conversing(GipcWire::Role::Client, encrypted, openRequests), capacity)
    {
        server.connection->setReader(atServer);
        client.connection->setReader(atClient);
    }

    std::shared_ptr<Notes> atServer = std::make_shared<Notes>();
    std::shared_ptr<Notes> atClient = std::make_shared<Notes>();
};

void ask(End *end, quint64 handle, const QByteArray &data)
{
    end->outbox->append(GipcCore::FrameQueue::Kind::Requests,
                        Exchange::requestFields(handle, RequestType), data);
    end->connection->wrote();
}

bool answer(End *end, quint64 id, const QByteArray &data)
{
    return end->connection->reply(id, ReplyStatus::Answer, AnswerType, data);
}

/*! Until both have ended, whatever the clocks must do for it. */
bool hasEnded(Talk *talk)
{
    for (int tick = 0; tick < 10000 && !(talk->server.hasEnded && talk->client.hasEnded); ++tick) {
        settle();
        talk->server.clock.advance(1ms);
        talk->client.clock.advance(1ms);
    }
    return talk->server.hasEnded && talk->client.hasEnded;
}

} // namespace

/*! Requests between two connections, and what closing makes of them. */
class tst_ConnectionRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder_data() { addEncryption(); }
    void keepsTheOrder();
    void goesThroughLittleRoom_data() { addEncryption(); }
    void goesThroughLittleRoom();
    void saysThatNobodyAnswers_data();
    void saysThatNobodyAnswers();
    void tellsOfAPeerThatKnowsNoRequests();
    void tellsOfARequestThatIsTooLarge();
    void holdsBackWhatThePeerDoesNotTake();
    void withdrawsWhatWaits();
    void cancelsWhatIsOpen();
    void confirmsInTime();
    void admits_data();
    void admits();
    void answersAllBeforeItCloses_data() { addEncryption(); }
    void answersAllBeforeItCloses();
    void deliversWhatWasSentBeforeItCloses();
    void waitsForAnswersOfBoth();
    void failsWhatIsNotAnsweredInTime();
    void closesFromBothSides();
    void keepsUnsentRequestsForLater();
    void forgetsWhatWasAnsweredUnsent();
    void answersNothingAfterTheEnd();
    void losesNothingInAnyOrder();

private:
    static void addEncryption()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("encrypted") << true;
        QTest::newRow("plain") << false;
    }
};

void tst_ConnectionRequests::keepsTheOrder()
{
    QFETCH(const bool, encrypted);
    Talk talk(encrypted);
    QVERIFY(talk.open());
    ask(&talk.client, 70, "1");
    talk.client.write("2");
    ask(&talk.client, 71, "3");
    talk.client.write("4");
    ask(&talk.server, 9, "and you?");
    settle();
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q 1", "m 2", "q 3", "m 4" }));
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "q and you?" }));

    QVERIFY(answer(&talk.server, talk.atServer->asked.at(1), "third"));
    talk.server.write("between");
    QVERIFY(answer(&talk.server, talk.atServer->asked.at(0), "first"));
    QVERIFY(!answer(&talk.server, talk.atServer->asked.at(0), "again"));
    talk.server.connection->reply(5, ReplyStatus::Answer, AnswerType, "to nobody");
    settle();
    QCOMPARE(talk.atClient->notes.mid(1),
             QByteArrayList({ "a 71 0 third", "m between", "a 70 0 first" }));
    QVERIFY(talk.client.connection->openRequests().isEmpty());
    QCOMPARE(talk.server.connection->openRequests(), QList<quint64>({ 9 }));
    QCOMPARE(talk.client.outbox->bytes(), 0);
    QCOMPARE(talk.server.outbox->bytes(), 0);
}

/*! Large ones, whose data the queue shares, too. */
void tst_ConnectionRequests::goesThroughLittleRoom()
{
    QFETCH(const bool, encrypted);
    Talk talk(encrypted, 1000, 600);
    QVERIFY(talk.open());
    QByteArrayList expected;
    talk.atServer->onAsked = [&talk](quint64 id) {
        answer(&talk.server, id, talk.atServer->notes.constLast().sliced(2));
    };
    for (quint64 handle = 1; handle <= 60; ++handle) {
        const QByteArray data(handle % 10 == 0 ? 20000 : int(handle), char('a' + handle % 26));
        ask(&talk.client, handle, data);
        expected << "a " + QByteArray::number(handle) + " 0 " + data;
    }
    QTRY_COMPARE_WITH_TIMEOUT(talk.atClient->notes.size(), expected.size(), Patience);
    QCOMPARE(talk.atClient->notes, expected);
    QCOMPARE(talk.client.outbox->bytes(), 0);
}

void tst_ConnectionRequests::saysThatNobodyAnswers_data()
{
    QTest::addColumn<bool>("hasReader");
    QTest::newRow("nobody reads") << false;
    QTest::newRow("nobody answers") << true;
}

void tst_ConnectionRequests::saysThatNobodyAnswers()
{
    QFETCH(const bool, hasReader);
    Talk talk;
    talk.atServer->answersRequests = false;
    if (!hasReader)
        talk.server.connection->setReader({});
    QVERIFY(talk.open());
    ask(&talk.client, 70, "?");
    settle();
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "a 70 2 " }));
}

void tst_ConnectionRequests::tellsOfAPeerThatKnowsNoRequests()
{
    Scene scene(true, true);
    QVERIFY(scene.open());
    QVERIFY(!scene.client.connection->converses());
    QList<quint64> handles;
    connect(scene.client.connection.get(), &Connection::unsendable, this,
            [&handles](quint64 handle, qint64 tooLarge) {
                QCOMPARE(tooLarge, 0);
                handles << handle;
            });
    ask(&scene.client, 70, "?");
    scene.client.write("message");
    ask(&scene.client, 71, "?");
    settle();
    QCOMPARE(handles, QList<quint64>({ 70, 71 }));
    QCOMPARE(scene.server.received, QByteArrayList({ "message" }));
    QCOMPARE(scene.client.outbox->bytes(), 0);
}

void tst_ConnectionRequests::tellsOfARequestThatIsTooLarge()
{
    Talk talk;
    QVERIFY(talk.open());
    const qsizetype limit = talk.client.connection->peerLimit();
    QList<qint64> sizes;
    connect(talk.client.connection.get(), &Connection::unsendable, this,
            [&sizes](quint64 handle, qint64 tooLarge) {
                QCOMPARE(handle, 71u);
                sizes << tooLarge;
            });
    ask(&talk.client, 70, "small");
    ask(&talk.client, 71, QByteArray(limit + 1, 'x'));
    ask(&talk.client, 72, QByteArray(limit, 'y'));
    QTRY_COMPARE_WITH_TIMEOUT(talk.atServer->asked.size(), 2, Patience);
    QCOMPARE(sizes, QList<qint64>({ limit + 1 }));
    QCOMPARE(talk.client.connection->openRequests(), QList<quint64>({ 70, 72 }));
}

void tst_ConnectionRequests::holdsBackWhatThePeerDoesNotTake()
{
    Talk talk(true, 3);
    QVERIFY(talk.open());
    for (quint64 handle = 1; handle <= 10; ++handle)
        ask(&talk.client, handle, QByteArray::number(handle));
    talk.client.write("passes by");
    settle();
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q 1", "q 2", "q 3", "m passes by" }));
    for (int i = 0; i < 10; ++i) {
        QVERIFY(answer(&talk.server, talk.atServer->asked.at(i), "yes"));
        settle();
        QCOMPARE(talk.atServer->asked.size(), std::min(10, i + 4));
    }
    QCOMPARE(talk.atClient->notes.size(), 10);
    QCOMPARE(talk.client.outbox->bytes(), 0);
    QVERIFY(!talk.server.hasEnded);
}

void tst_ConnectionRequests::withdrawsWhatWaits()
{
    Talk talk(true, 2);
    QVERIFY(talk.open());
    for (quint64 handle = 1; handle <= 6; ++handle)
        ask(&talk.client, handle, QByteArray::number(handle));
    settle(); // 1 and 2 are open, the others are held back
    ask(&talk.client, 7, "7"); // in the outbox
    talk.client.connection->cancelRequests({ 3, 5, 7 });
    settle();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(answer(&talk.server, talk.atServer->asked.at(i), "yes"));
        settle();
    }
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q 1", "q 2", "q 4", "q 6" }));
    QCOMPARE(talk.client.outbox->bytes(), 0);
}

void tst_ConnectionRequests::cancelsWhatIsOpen()
{
    Talk talk;
    QVERIFY(talk.open());
    ask(&talk.client, 70, "slow");
    ask(&talk.client, 71, "quick");
    settle();
    QVERIFY(answer(&talk.server, talk.atServer->asked.at(1), "done"));
    talk.client.connection->cancelRequests({ 70, 71, 99 });
    settle();
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q slow", "q quick", "c 1" }));
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "a 71 0 done", "a 70 3 " }));
    QVERIFY(!answer(&talk.server, talk.atServer->asked.at(0), "late"));
    settle();
    QCOMPARE(talk.atClient->notes.size(), 2);
}

void tst_ConnectionRequests::confirmsInTime()
{
    Talk talk(false);
    QVERIFY(talk.open());
    talk.client.write("one");
    settle();
    const quint64 before = talk.client.connection->confirmed();
    QCOMPARE(before, 0u);
    talk.server.clock.advance(49ms);
    settle();
    QCOMPARE(talk.client.connection->confirmed(), 0u);
    talk.server.clock.advance(1ms);
    settle();
    QCOMPARE(talk.client.connection->confirmed(), 1u);
    // Many do not wait.
    for (int i = 0; i < 64; ++i)
        talk.client.write("more");
    settle();
    QCOMPARE(talk.client.connection->confirmed(), 65u);
}

void tst_ConnectionRequests::admits_data()
{
    QTest::addColumn<bool>("isLater");
    QTest::addColumn<int>("reason"); // -1: it is let in
    QTest::addColumn<Cause>("cause");
    QTest::newRow("at once") << false << -1 << Cause::None;
    QTest::newRow("later") << true << -1 << Cause::None;
    QTest::newRow("never") << false << int(GipcWire::CloseReason::NotAdmitted)
                           << Cause::RefusedForGood;
    QTest::newRow("not now") << true << int(GipcWire::CloseReason::NotAdmittedNow)
                             << Cause::RefusedForNow;
}

void tst_ConnectionRequests::admits()
{
    QFETCH(const bool, isLater);
    QFETCH(const int, reason);
    Talk talk;
    Connection *const server = talk.server.connection.get();
    const auto decide = [&] {
        if (reason < 0)
            server->admit();
        else
            server->refuse({ GipcWire::CloseReason(reason), "not you" });
    };
    int asked = 0;
    connect(server, &Connection::sessionRequested, this, [&] {
        ++asked;
        if (!isLater)
            decide();
    });
    server->start();
    talk.client.connection->start();
    QTRY_COMPARE_WITH_TIMEOUT(asked, 1, Patience);
    settle();
    QCOMPARE(talk.client.connection->isOpen(), !isLater && reason < 0);
    if (isLater)
        decide();
    settle();
    QCOMPARE(asked, 1);
    QCOMPARE(talk.client.connection->isOpen(), reason < 0);
    QCOMPARE(talk.server.connection->isOpen(), reason < 0);
    QCOMPARE(talk.client.hasEnded, reason >= 0);
    QTEST(talk.client.why.cause, "cause");
    QVERIFY(talk.atServer->notes.isEmpty());
}

/*! A hundred commands, and a server that closes at the tenth: each is answered, or still with the client. */
void tst_ConnectionRequests::answersAllBeforeItCloses()
{
    QFETCH(const bool, encrypted);
    Talk talk(encrypted, 1000, 6000); // little room, so that not all have left
    QVERIFY(talk.open());
    talk.atServer->onAsked = [&talk](quint64 id) {
        answer(&talk.server, id, "done");
        if (talk.atServer->asked.size() == 10)
            talk.server.connection->close();
    };
    for (quint64 handle = 1; handle <= 100; ++handle)
        ask(&talk.client, handle, QByteArray(10000, 'x'));
    QVERIFY(hasEnded(&talk));
    QCOMPARE(talk.server.why.cause, Cause::None);
    QCOMPARE(talk.client.why.cause, Cause::None);
    QVERIFY(talk.client.connection->hasPeerClosed());
    const qsizetype answered = talk.atClient->notes.size();
    QCOMPARE(talk.atServer->asked.size(), answered);
    QVERIFY(answered >= 10);
    QVERIFY(answered < 100);
    QVERIFY(talk.client.connection->openRequests().isEmpty());
    QCOMPARE(talk.client.outbox->waiting(), 100 - answered);

    // And they are good for the next server, with their handles.
    auto block = talk.client.outbox->takeNext(1000);
    QCOMPARE(block.kind, GipcCore::FrameQueue::Kind::Requests);
    QCOMPARE(block.idAt(block.begin), quint64(answered + 1));
}

/*! The same of messages: delivered, or still with the client. */
void tst_ConnectionRequests::deliversWhatWasSentBeforeItCloses()
{
    Talk talk(true, 1000, 6000);
    QVERIFY(talk.open());
    for (int i = 0; i < 100; ++i)
        talk.client.write(QByteArray(10000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(talk.atServer->notes.size() >= 10, Patience);
    talk.server.write("the last");
    talk.server.connection->close();
    talk.server.write("after all");
    QVERIFY(hasEnded(&talk));
    QCOMPARE(talk.client.why.cause, Cause::None);
    QCOMPARE(talk.server.why.cause, Cause::None);
    QCOMPARE(talk.atServer->notes.size() + talk.client.outbox->waiting(), 100);
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "m the last", "m after all" }));
}

void tst_ConnectionRequests::waitsForAnswersOfBoth()
{
    for (const bool serverCloses : { true, false }) {
        Talk talk;
        QVERIFY(talk.open());
        ask(&talk.client, 70, "to the server");
        ask(&talk.server, 80, "to the client");
        settle();
        (serverCloses ? talk.server : talk.client).connection->close();
        ask(serverCloses ? &talk.server : &talk.client, 90, "too late");
        settle();
        QVERIFY(!talk.server.hasEnded);
        QVERIFY(!talk.client.hasEnded);
        QVERIFY(answer(&talk.server, 1, "from the server"));
        settle();
        QVERIFY(!talk.server.hasEnded);
        QVERIFY(answer(&talk.client, 1, "from the client"));
        settle();
        QVERIFY(talk.server.hasEnded);
        QVERIFY(talk.client.hasEnded);
        QCOMPARE(talk.server.why.cause, Cause::None);
        QCOMPARE(talk.client.why.cause, Cause::None);
        QCOMPARE(talk.atClient->notes,
                 QByteArrayList({ "q to the client", "a 70 0 from the server" }));
        QCOMPARE(talk.atServer->notes,
                 QByteArrayList({ "q to the server", "a 80 0 from the client" }));
    }
}

void tst_ConnectionRequests::failsWhatIsNotAnsweredInTime()
{
    Talk talk;
    QVERIFY(talk.open());
    ask(&talk.client, 70, "to the server");
    ask(&talk.server, 80, "to the client");
    settle();
    talk.server.connection->close();
    QVERIFY(hasEnded(&talk));
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "q to the client", "a 70 1 " }));
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q to the server", "a 80 1 " }));
    QCOMPARE(talk.client.why.cause, Cause::None);
    QCOMPARE(talk.server.why.cause, Cause::None);
}

void tst_ConnectionRequests::closesFromBothSides()
{
    Talk talk;
    QVERIFY(talk.open());
    ask(&talk.client, 70, "?");
    settle();
    talk.client.write("bye");
    talk.client.connection->close();
    talk.server.write("bye, too");
    talk.server.connection->close();
    settle();
    QVERIFY(answer(&talk.server, 1, "!"));
    settle();
    QVERIFY(talk.server.hasEnded);
    QVERIFY(talk.client.hasEnded);
    QCOMPARE(talk.server.why.cause, Cause::None);
    QCOMPARE(talk.client.why.cause, Cause::None);
    QCOMPARE(talk.atServer->notes, QByteArrayList({ "q ?", "m bye" }));
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "m bye, too", "a 70 0 !" }));
}

/*! The peer is gone without a word: what it may have is told, the rest is back. */
void tst_ConnectionRequests::keepsUnsentRequestsForLater()
{
    Talk talk(true, 3);
    QVERIFY(talk.open());
    for (quint64 handle = 1; handle <= 6; ++handle)
        ask(&talk.client, handle, "?");
    talk.client.write("message");
    settle();
    ask(&talk.client, 7, "?");
    QVERIFY(answer(&talk.server, 1, "!"));
    settle();
    ask(&talk.server, 80, "?");
    settle();
    QVERIFY(talk.client.connection->reply(1, ReplyStatus::Answer, AnswerType, "unread"));
    talk.server.connection->abort();
    settle();
    QVERIFY(talk.client.hasEnded);
    QCOMPARE(talk.client.connection->openRequests(), QList<quint64>({ 2, 3, 4 }));
    QCOMPARE(talk.client.outbox->waiting(), 3); // 5, 6 and 7
    QList<quint64> handles;
    while (talk.client.outbox->hasNext()) {
        auto block = talk.client.outbox->takeNext(1);
        handles << block.idAt(block.begin);
    }
    QCOMPARE(handles, QList<quint64>({ 5, 6, 7 }));
}

/*! A hostile peer guesses ids: what it answered is not asked again, by nobody and of the next peer. */
void tst_ConnectionRequests::forgetsWhatWasAnsweredUnsent()
{
    Talk talk(true, 1000, 600);
    QVERIFY(talk.open());
    talk.server.connection->hold();
    for (quint64 handle = 70; handle < 75; ++handle)
        ask(&talk.client, handle, QByteArray(1000, '?'));
    settle();
    talk.server.outbox->append(GipcCore::FrameQueue::Kind::Replies,
                               Exchange::replyFields(3, ReplyStatus::Answer, AnswerType), "!");
    talk.server.connection->wrote();
    settle();
    QCOMPARE(talk.atClient->notes, QByteArrayList({ "a 72 0 !" }));
    talk.server.connection->abort();
    settle();
    QVERIFY(talk.client.hasEnded);
    QList<quint64> handles;
    while (talk.client.outbox->hasNext()) {
        auto block = talk.client.outbox->takeNext(1);
        handles << block.idAt(block.begin);
    }
    QCOMPARE(handles, QList<quint64>({ 70, 71, 73, 74 }));
}

void tst_ConnectionRequests::answersNothingAfterTheEnd()
{
    Talk talk;
    QVERIFY(talk.open());
    ask(&talk.client, 70, "?");
    settle();
    talk.client.connection->abort();
    settle();
    QVERIFY(talk.server.hasEnded);
    QVERIFY(!answer(&talk.server, 1, "late"));
    QCOMPARE(talk.server.outbox->bytes(), 0);
}

/*! What one end has asked, at random, and what became of it. */
struct Ledger
{
    End *end;
    Notes *notes;
    quint64 asked = 0;
    QSet<quint64> cancelled = {};

    /*! Each request has one answer, or the peer may have it, or it waits, or was given up. */
    bool isBalanced() const
    {
        QHash<quint64, int> fates;
        for (const QByteArray &note : notes->notes) {
            if (note.startsWith("a "))
                ++fates[note.split(' ').at(1).toULongLong()];
        }
        for (const quint64 handle : end->connection->openRequests())
            ++fates[handle];
        while (end->outbox->hasNext()) {
            auto block = end->outbox->takeNext(1);
            if (block.kind == GipcCore::FrameQueue::Kind::Requests)
                ++fates[block.idAt(block.begin)];
        }
        for (quint64 handle = 1; handle <= asked; ++handle) {
            const int fate = fates.take(handle);
            if (fate != 1 && !(fate == 0 && cancelled.contains(handle)))
                return false;
        }
        return fates.isEmpty();
    }
};

/*! Requests, answers, messages, giving up and closing, in hundreds of orders. */
void tst_ConnectionRequests::losesNothingInAnyOrder()
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const auto context = QByteArray::number(seed);
        Talk talk(false, quint32(random() % 5 + 1), 600);
        QVERIFY2(talk.open(), context);
        Ledger ledgers[]
            = { { &talk.server, talk.atServer.get() }, { &talk.client, talk.atClient.get() } };
        const auto step = [&] {
            Ledger &ledger = ledgers[random() % 2];
            switch (random() % 8) {
            case 0:
            case 1:
                ask(ledger.end, ++ledger.asked, QByteArray(int(random() % 300), 'x'));
                break;
            case 2:
            case 3:
                if (!ledger.notes->asked.isEmpty())
                    answer(ledger.end,
                           ledger.notes->asked.takeAt(
                               qsizetype(random() % unsigned(ledger.notes->asked.size()))),
                           QByteArray(int(random() % 300), 'y'));
                break;
            case 4:
                ledger.end->write(QByteArray(int(random() % 300), 'z'));
                break;
            case 5:
                if (ledger.asked > 0) {
                    const quint64 handle = random() % ledger.asked + 1;
                    ledger.end->connection->cancelRequests({ handle });
                    ledger.cancelled << handle;
                }
                break;
            default:
                QCoreApplication::processEvents();
                break;
            }
        };
        for (int i = 0; i < 60; ++i)
            step();
        ledgers[random() % 2].end->connection->close();
        for (int i = 0; i < 20; ++i)
            step();
        if (random() % 3 == 0)
            ledgers[random() % 2].end->connection->close();
        QVERIFY2(hasEnded(&talk), context);
        for (const End *end : { &talk.server, &talk.client })
            QVERIFY2(end->why.cause == Cause::None, context + ' ' + end->why.logText().toUtf8());
        for (const Ledger &ledger : ledgers) {
            QVERIFY2(ledger.end->connection->openRequests().isEmpty(), context);
            QVERIFY2(ledger.isBalanced(), context);
        }
    }
}

QTEST_GUILESS_MAIN(tst_ConnectionRequests)
#include "tst_connectionrequests.moc"
