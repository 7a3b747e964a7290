// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "exchange_p.h"
#include "tlv_p.h"
#include "wirehelpers.h"

#include <deque>
#include <map>
#include <random>
#include <set>

using namespace WireTest;

namespace {

constexpr quint32 Limit = 3;
constexpr quint32 MaxData = 100;

QByteArray dataOf(const QByteArray &frame)
{
    return frame.sliced(LengthSize + qsizetype(TypeSize));
}

QByteArray ackOf(quint64 count)
{
    return char(AckCode) + toBytes(count);
}

QByteArray cancel(quint64 id)
{
    return Exchange::cancelFields(id);
}

QByteArray request(quint64 id, quint32 type = 5, const QByteArray &data = "data")
{
    return QByteArrayView(Exchange::requestFields(id, type)).toByteArray() + data;
}

QByteArray reply(quint64 id, ReplyStatus status = ReplyStatus::Answer, quint32 type = 6,
                 const QByteArray &data = "data")
{
    return QByteArrayView(Exchange::replyFields(id, status, type)).toByteArray() + data;
}

/*! What \a exchange makes of a control frame with this data. */
Event readBy(Exchange *exchange, const QByteArray &data, Fault *fault = nullptr)
{
    Fault own = Fault::None;
    return exchange->read(ControlCode(quint8(data.front())), QByteArrayView(data).sliced(1),
                          fault ? fault : &own);
}

Exchange opened(Role role, quint32 limit = Limit)
{
    Exchange exchange(role, limit, Limit, MaxData);
    exchange.open();
    return exchange;
}

/*! One end of two that talk, and a plain record of what it did. */
struct End
{
    explicit End(Role role)
        : exchange(opened(role, 1000))
    { }

    Exchange exchange;
    std::deque<QByteArray> line = {}; ///< to the other; empty: a message
    quint64 begun = 0;
    quint64 counted = 0; ///< frames that were put on the line
    std::set<quint64> waiting = {}; ///< requests without a reply
    std::set<quint64> toAnswer = {}; ///< of the other
    std::map<quint64, int> replies = {}; ///< how many were reported, by request

    void put(const QByteArray &data)
    {
        line.push_back(data);
        ++counted;
        exchange.counts.send(1);
    }
};

} // namespace

class tst_Exchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithSession_data();
    void opensWithSession();
    void takesNothingBeforeSession_data();
    void takesNothingBeforeSession();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void reportsARequest();
    void holdsSoManyRequests();
    void answersOnce();
    void reportsAReplyOnce();
    void givesIdsInOrder();
    void cancelsWhatIsOpen();
    void confirmsWhatWasTaken();
    void acknowledgesInTime_data();
    void acknowledgesInTime();
    void agreesWithAModel();
};

void tst_Exchange::opensWithSession_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Event>("event");
    QTest::addColumn<Fault>("fault");
    const QByteArray ask = dataOf(Exchange::askForSession());
    const QByteArray resume = QByteArray("\x0a\x01") + QByteArray(16 + 8 + 8 + 48, 'x');
    const QByteArray grant = dataOf(Exchange::grantSession());
    const auto good = [](const char *name, Role role, const QByteArray &data, Event event) {
        QTest::newRow(name) << role << data << event << Fault::None;
    };
    const auto bad = [](const char *name, Role role, const QByteArray &data) {
        QTest::newRow(name) << role << data << Event::Failed << Fault::MalformedFrame;
    };
    good("a new one", Role::Server, ask, Event::SessionRequested);
    good("an old one, which is gone", Role::Server, resume, Event::SessionRequested);
    good("granted", Role::Client, grant, Event::Established);
    bad("a grant for a server", Role::Server, grant);
    bad("a new one that is too long", Role::Server, ask + 'x');
    bad("an old one that is too short", Role::Server, resume.chopped(1));
    bad("an old one that is too long", Role::Server, resume + 'x');
    bad("of no kind", Role::Server, "\x0a\x02");
    bad("a wish for a client", Role::Client, ask);
    bad("a grant that is too short", Role::Client, grant.chopped(1));
    bad("a grant that is too long", Role::Client, grant + 'x');
    bad("resumed though it was new", Role::Client, QByteArray("\x0a\x01") + QByteArray(60, 'x'));
    bad("closed though it was new", Role::Client, QByteArray("\x0a\x02") + QByteArray(56, 'x'));
}

void tst_Exchange::opensWithSession()
{
    QFETCH(const Role, role);
    QFETCH(const QByteArray, data);
    Exchange exchange(role, Limit, Limit, MaxData);
    Fault fault = Fault::None;
    QTEST(readBy(&exchange, data, &fault), "event");
    QTEST(fault, "fault");
    QCOMPARE(exchange.isOpen(), role == Role::Client && fault == Fault::None);
    // There is one, also while the server has not made up its mind.
    if (fault == Fault::None) {
        QCOMPARE(readBy(&exchange, data, &fault), Event::Failed);
        QCOMPARE(fault, Fault::UnexpectedFrame);
        QCOMPARE(readBy(&exchange, ackOf(0), &fault),
                 role == Role::Server ? Event::Failed : Event::NeedMore);
    }
    exchange.open();
    QCOMPARE(readBy(&exchange, data, &fault), Event::Failed);
    QCOMPARE(fault, Fault::UnexpectedFrame);
}

void tst_Exchange::takesNothingBeforeSession_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("REQUEST") << request(1);
    QTest::newRow("REPLY") << reply(1);
    QTest::newRow("CANCEL") << cancel(1);
    QTest::newRow("ACK") << ackOf(0);
    QTest::newRow("GOAWAY") << dataOf(Exchange::goAway(CloseReason::Done));
}

void tst_Exchange::takesNothingBeforeSession()
{
    QFETCH(const QByteArray, data);
    for (const Role role : { Role::Client, Role::Server }) {
        Exchange exchange(role, Limit, Limit, MaxData);
        exchange.own.begin(7); // so that nothing else is wrong
        Fault fault = Fault::None;
        QCOMPARE(readBy(&exchange, data, &fault), Event::Failed);
        QCOMPARE(fault, Fault::UnexpectedFrame);
    }
}

void tst_Exchange::refusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Fault>("fault");
    constexpr auto Text = ReplyStatus::Failed;
    // One request of each side is open, and two counted frames were sent and confirmed.
    const auto row = [](const char *name, const QByteArray &data, Fault fault) {
        QTest::newRow(name) << data << fault;
    };
    row("the same id again", request(1), Fault::UnexpectedFrame);
    row("an id that is skipped", request(3), Fault::UnexpectedFrame);
    row("no id", request(0), Fault::UnexpectedFrame);
    row("a request of type 0", request(2, 0), Fault::MalformedFrame);
    row("a request of a forbidden type", request(2, FirstForbiddenType), Fault::MalformedFrame);
    row("a reply to none", reply(0), Fault::UnexpectedFrame);
    row("a reply to a request to come", reply(2), Fault::UnexpectedFrame);
    row("an answer of type 0", reply(1, ReplyStatus::Answer, 0), Fault::MalformedFrame);
    row("an answer of a forbidden type", reply(1, ReplyStatus::Answer, FirstForbiddenType),
        Fault::MalformedFrame);
    row("a failure with a type", reply(1, Text, 6), Fault::MalformedFrame);
    row("a failure with a long text", reply(1, Text, 0, QByteArray(257, 'x')),
        Fault::MalformedFrame);
    row("a large answer", reply(1, ReplyStatus::Answer, 6, QByteArray(MaxData + 1, 'x')),
        Fault::MessageTooLarge);
    row("a status that is none", reply(1, ReplyStatus(4), 0), Fault::MalformedFrame);
    row("no request to cancel", cancel(0), Fault::UnexpectedFrame);
    row("a request to come that is cancelled", cancel(2), Fault::UnexpectedFrame);
    row("more confirmed than sent", ackOf(3), Fault::BadCount);
    row("less confirmed than before", ackOf(1), Fault::BadCount);
    row("SESSION again", dataOf(Exchange::askForSession()), Fault::UnexpectedFrame);
    row("a code of another class", QByteArray("\x02") + QByteArray(8, 'x'), Fault::UnexpectedFrame);
}

void tst_Exchange::refusesWhatCannotBe()
{
    QFETCH(const QByteArray, data);
    for (const Role role : { Role::Client, Role::Server }) {
        Exchange exchange = opened(role);
        exchange.own.begin(7);
        exchange.counts.send(2);
        QCOMPARE(readBy(&exchange, ackOf(2)), Event::NeedMore);
        QCOMPARE(readBy(&exchange, request(1)), Event::Request);
        Fault fault = Fault::None;
        QCOMPARE(readBy(&exchange, data, &fault), Event::Failed);
        QTEST(fault, "fault");
    }
    Exchange exchange = opened(Role::Server);
    QCOMPARE(readBy(&exchange, dataOf(Exchange::goAway(CloseReason::GoingAway))),
             Event::PeerGoingAway);
    QVERIFY(exchange.isPeerGoingAway());
    QCOMPARE(exchange.reason(), CloseReason::GoingAway);
    for (const QByteArray &late : { request(1), dataOf(Exchange::goAway(CloseReason::Done)) }) {
        Fault fault = Fault::None;
        QCOMPARE(readBy(&exchange, late, &fault), Event::Failed);
        QCOMPARE(fault, Fault::UnexpectedFrame);
    }
}

void tst_Exchange::reportsARequest()
{
    Exchange exchange = opened(Role::Server);
    const QByteArray frame = request(1, 0x7fffffff, {});
    QCOMPARE(readBy(&exchange, frame), Event::Request);
    QCOMPARE(exchange.id(), 1u);
    QCOMPARE(exchange.type(), 0x7fffffffu);
    QVERIFY(exchange.data().isEmpty());
    const QByteArray second = request(2, 1, "ping");
    QCOMPARE(readBy(&exchange, second), Event::Request);
    QCOMPARE(exchange.id(), 2u);
    QCOMPARE(exchange.data().toByteArray(), "ping");
    QCOMPARE(exchange.counts.taken(), 2u);
    QCOMPARE(exchange.peers.open(), QList<quint64>({ 1, 2 }));
}

void tst_Exchange::holdsSoManyRequests()
{
    Exchange exchange = opened(Role::Server);
    for (quint64 id = 1; id <= Limit; ++id)
        QCOMPARE(readBy(&exchange, request(id)), Event::Request);
    // Answered is not enough: the answer may never be read.
    QVERIFY(exchange.peers.answer(2));
    Fault fault = Fault::None;
    QCOMPARE(readBy(&exchange, request(Limit + 1), &fault), Event::Failed);
    QCOMPARE(fault, Fault::TooManyRequests);
    exchange.peers.replied(2);
    QCOMPARE(readBy(&exchange, request(Limit + 1)), Event::Request);

    Exchange none = opened(Role::Server, 0);
    QCOMPARE(readBy(&none, request(1), &fault), Event::Failed);
    QCOMPARE(fault, Fault::TooManyRequests);
}

void tst_Exchange::answersOnce()
{
    Exchange exchange = opened(Role::Server);
    QVERIFY(!exchange.peers.answer(1)); // nobody has asked
    readBy(&exchange, request(1));
    QVERIFY(exchange.peers.answer(1));
    QVERIFY(!exchange.peers.answer(1));
    exchange.peers.replied(1);
    QVERIFY(!exchange.peers.answer(1));
    QVERIFY(exchange.peers.open().isEmpty());
}

void tst_Exchange::reportsAReplyOnce()
{
    Exchange exchange = opened(Role::Client);
    QCOMPARE(exchange.own.begin(70), 1u);
    const QByteArray answer = reply(1, ReplyStatus::Answer, 9, "pong");
    QCOMPARE(readBy(&exchange, answer), Event::Reply);
    QCOMPARE(exchange.handle(), 70u);
    QCOMPARE(exchange.status(), ReplyStatus::Answer);
    QCOMPARE(exchange.type(), 9u);
    QCOMPARE(exchange.data().toByteArray(), "pong");
    QCOMPARE(exchange.own.openCount(), 0);
    QCOMPARE(readBy(&exchange, answer), Event::NeedMore); // dropped, and counted
    QCOMPARE(exchange.counts.taken(), 2u);

    exchange.own.begin(71);
    const QByteArray failure = reply(2, ReplyStatus::Failed, 0, QByteArray(256, 'x'));
    QCOMPARE(readBy(&exchange, failure), Event::Reply);
    QCOMPARE(exchange.handle(), 71u);
    QCOMPARE(exchange.data().size(), 256);

    exchange.own.begin(72);
    const QByteArray largest = reply(3, ReplyStatus::Answer, 1, QByteArray(MaxData, 'x'));
    QCOMPARE(readBy(&exchange, largest), Event::Reply);
    QCOMPARE(exchange.data().size(), MaxData);
}

void tst_Exchange::givesIdsInOrder()
{
    OwnRequests own;
    QCOMPARE(own.begin(50), 1u);
    QCOMPARE(own.begin(51), 2u);
    QCOMPARE(own.idsOf({ 51, 70 }), QList<quint64>({ 2 }));
    QCOMPARE(own.finish(1), 50u);
    QCOMPARE(own.idsOf({ 50 }), QList<quint64>());
    QCOMPARE(own.begin(50), 3u); // a handle may be used again
    own.takeBack(3);
    QCOMPARE(own.idsOf({ 50 }), QList<quint64>());
    QCOMPARE(own.openCount(), 1);
    QCOMPARE(own.finish(4), std::nullopt);
    QCOMPARE(own.finish(0), std::nullopt);
}

void tst_Exchange::cancelsWhatIsOpen()
{
    Exchange exchange = opened(Role::Server);
    readBy(&exchange, request(1));
    readBy(&exchange, request(2));
    exchange.peers.answer(1);
    QCOMPARE(readBy(&exchange, cancel(1)), Event::NeedMore); // too late
    QCOMPARE(readBy(&exchange, cancel(2)), Event::Cancelled);
    QCOMPARE(exchange.id(), 2u);
    QVERIFY(exchange.peers.answer(2));
    QCOMPARE(readBy(&exchange, cancel(2)), Event::NeedMore);
    QCOMPARE(exchange.counts.taken(), 5u);
}

void tst_Exchange::confirmsWhatWasTaken()
{
    Exchange exchange = opened(Role::Client);
    exchange.counts.send(5);
    QCOMPARE(readBy(&exchange, ackOf(0)), Event::NeedMore);
    QCOMPARE(readBy(&exchange, ackOf(4)), Event::NeedMore);
    QCOMPARE(readBy(&exchange, ackOf(4)), Event::NeedMore);
    QCOMPARE(exchange.counts.confirmed(), 4u);
    QCOMPARE(exchange.counts.taken(), 0u); // ACK is not counted
    exchange.counts.takeBack(1);
    Fault fault = Fault::None;
    QCOMPARE(readBy(&exchange, ackOf(5), &fault), Event::Failed);
    QCOMPARE(fault, Fault::BadCount);
}

void tst_Exchange::acknowledgesInTime_data()
{
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isDue");
    QTest::newRow("nothing") << 0 << 0 << false;
    QTest::newRow("one") << 1 << 1 << false;
    QTest::newRow("few") << int(FrameCounts::MostFrames) - 1 << 1 << false;
    QTest::newRow("many") << int(FrameCounts::MostFrames) << 0 << true;
    QTest::newRow("a little less than much") << 1 << int(FrameCounts::MostBytes) - 1 << false;
    QTest::newRow("much") << 1 << int(FrameCounts::MostBytes) << true;
}

void tst_Exchange::acknowledgesInTime()
{
    QFETCH(const int, frames);
    QFETCH(const int, size);
    QFETCH(const bool, isDue);
    Exchange exchange = opened(Role::Client);
    for (int i = 0; i < frames; ++i)
        exchange.counts.take(size);
    QCOMPARE(exchange.counts.isAckDue(), isDue);
    QCOMPARE(exchange.counts.hasUnacknowledged(), frames > 0);
    exchange.counts.wantAck();
    QVERIFY(exchange.counts.isAckDue());
    QCOMPARE(dataOf(exchange.acknowledge()), ackOf(quint64(frames)));
    QVERIFY(!exchange.counts.isAckDue());
    QVERIFY(!exchange.counts.hasUnacknowledged());
}

/*! Two ends that do what they may, at random, and what each knows of the other in the end. */
void tst_Exchange::agreesWithAModel()
{
    for (unsigned seed = 1; seed <= 10000; ++seed) {
        std::mt19937 random(seed);
        const auto context = QByteArray::number(seed);
        End ends[2] = { End(Role::Client), End(Role::Server) };
        const auto deliver = [&](int from) {
            End &sender = ends[from];
            End &receiver = ends[1 - from];
            const QByteArray data = sender.line.front();
            sender.line.pop_front();
            if (data.isEmpty()) {
                receiver.exchange.counts.take(0);
                return;
            }
            Fault fault = Fault::None;
            switch (readBy(&receiver.exchange, data, &fault)) {
            case Event::Request:
                receiver.toAnswer.insert(receiver.exchange.id());
                break;
            case Event::Reply:
                ++receiver.replies[receiver.exchange.handle()];
                receiver.waiting.erase(receiver.exchange.handle());
                break;
            case Event::Cancelled: {
                const quint64 id = receiver.exchange.id();
                QVERIFY2(receiver.toAnswer.erase(id) == 1, context);
                receiver.exchange.peers.answer(id);
                receiver.put(reply(id, ReplyStatus::Cancelled, 0, {}));
                receiver.exchange.peers.replied(id);
                break;
            }
            default:
                QVERIFY2(fault == Fault::None, context);
            }
        };
        const auto act = [&](int self) {
            End &end = ends[self];
            switch (random() % 6) {
            case 0:
                end.put({});
                break;
            case 1: {
                const quint64 handle = 1000 + ++end.begun;
                end.put(request(end.exchange.own.begin(handle)));
                end.waiting.insert(handle);
                break;
            }
            case 2:
                if (!end.toAnswer.empty()) { // any of them, in any order
                    auto chosen = end.toAnswer.begin();
                    std::advance(chosen, int(random() % end.toAnswer.size()));
                    QVERIFY2(end.exchange.peers.answer(*chosen), context);
                    end.put(reply(*chosen));
                    end.exchange.peers.replied(*chosen);
                    end.toAnswer.erase(chosen);
                }
                break;
            case 3:
                if (!end.waiting.empty()) {
                    const quint64 id = end.exchange.own.idsOf({ *end.waiting.begin() }).first();
                    QVERIFY2(id > 0, context);
                    end.put(cancel(id));
                }
                break;
            case 4:
                end.line.push_back(dataOf(end.exchange.acknowledge()));
                break;
            default:
                break;
            }
        };
        for (int step = 0; step < 40; ++step) {
            const int self = int(random() % 2);
            if (random() % 2 == 0)
                act(self);
            else if (!ends[self].line.empty())
                deliver(self);
        }
        for (const int last : { 0, 1 }) { // everything is answered, and then confirmed
            while (!ends[0].line.empty() || !ends[1].line.empty())
                deliver(ends[0].line.empty() ? 1 : 0);
            for (End &end : ends) {
                for (const quint64 id : std::exchange(end.toAnswer, {}))
                    end.put(reply(id));
                if (last == 1)
                    end.line.push_back(dataOf(end.exchange.acknowledge()));
            }
        }
        while (!ends[0].line.empty() || !ends[1].line.empty())
            deliver(ends[0].line.empty() ? 1 : 0);
        for (const int self : { 0, 1 }) {
            const End &end = ends[self];
            QVERIFY2(end.waiting.empty(), context);
            QVERIFY2(end.exchange.own.openCount() == 0, context);
            QVERIFY2(end.replies.size() == end.begun, context);
            for (const auto &[handle, count] : end.replies)
                QVERIFY2(count == 1, context);
            QVERIFY2(end.exchange.counts.sent() == end.counted, context);
            QVERIFY2(end.exchange.counts.confirmed() == end.counted, context);
            QVERIFY2(ends[1 - self].exchange.counts.taken() == end.counted, context);
        }
    }
}

QTEST_APPLESS_MAIN(tst_Exchange)
#include "tst_exchange.moc"
