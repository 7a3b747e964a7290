// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"

using namespace WireTest;

namespace {

SessionSettings conversing(Role role, bool encrypted = true)
{
    SessionSettings settings = extendedSettings(role, encrypted);
    settings.converses = true;
    settings.openRequests = role == Role::Client ? 5 : 7;
    return settings;
}

/*! One end, and all that its session said. */
struct End
{
    explicit End(const SessionSettings &settings)
        : session(settings)
    { }

    Session session;
    QList<Event> events = {};
    QByteArrayList texts = {}; ///< of messages, requests and replies
    QByteArrayList toSend = {};
    CloseReason answer = CloseReason::Done; ///< a server's, to whoever asks; Done: it is admitted
    bool answers = true;

    void hear(QByteArrayView bytes)
    {
        session.append(bytes);
        for (;;) {
            const Event event = session.next();
            if (event == Event::SessionRequested && answers)
                decide();
            while (session.hasHandshakeMessage())
                toSend << session.takeHandshakeMessage();
            if (event == Event::NeedMore)
                break;
            events << event;
            if (event == Event::Message)
                texts << session.messageView().toByteArray();
            if (event == Event::Request || event == Event::Reply)
                texts << session.exchange()->data().toByteArray();
            if (event == Event::Failed)
                break;
        }
        if (session.isEstablished() && session.hasControl()) {
            QByteArray out;
            session.sealControl(&out);
            session.flush(&out);
            toSend << out;
        }
    }

    void decide()
    {
        if (answer == CloseReason::Done)
            session.admit();
        else
            session.refuse(answer, "not you");
    }

    void say(const QByteArray &frame)
    {
        QByteArray out;
        if (session.seal(frame, &out) != Fault::None || session.flush(&out) != Fault::None)
            qFatal("sealing failed");
        session.exchange()->counts.send(1);
        toSend << out;
    }

    void request(quint64 handle, quint32 type, const QByteArray &data)
    {
        const quint64 id = session.exchange()->own.begin(handle);
        say(plainFrame(0, QByteArrayView(Exchange::requestFields(id, type)).toByteArray() + data));
    }

    void reply(quint64 id, ReplyStatus status, quint32 type, const QByteArray &data)
    {
        if (!session.exchange()->peers.answer(id))
            qFatal("there is no such request");
        say(plainFrame(
            0, QByteArrayView(Exchange::replyFields(id, status, type)).toByteArray() + data));
        session.exchange()->peers.replied(id);
    }

    void close()
    {
        QByteArray out;
        if (session.sealClose(CloseReason::Done, &out) != Fault::None)
            qFatal("closing failed");
        toSend << out;
    }
};

struct Pair
{
    explicit Pair(bool encrypted = true)
        : client(conversing(Role::Client, encrypted))
        , server(conversing(Role::Server, encrypted))
    { }
    Pair(const SessionSettings &ofClient, const SessionSettings &ofServer)
        : client(ofClient)
        , server(ofServer)
    { }

    /*! Until nobody has anything more to say. */
    void run()
    {
        server.hear({});
        while (!client.toSend.isEmpty() || !server.toSend.isEmpty()) {
            for (const QByteArray &bytes : std::exchange(server.toSend, {}))
                client.hear(bytes);
            for (const QByteArray &bytes : std::exchange(client.toSend, {}))
                server.hear(bytes);
        }
    }

    End client;
    End server;
};

const QByteArray Ask = Exchange::askForSession();

} // namespace

/*! GIPC-X with requests, sessions and going away: two sessions, or one and somebody who keeps no rule. */
class tst_Conversing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithSession_data() { addEncryption(); }
    void beginsWithSession();
    void isChosenByBoth_data();
    void isChosenByBoth();
    void takesAllFeaturesOrNone_data();
    void takesAllFeaturesOrNone();
    void tellsHowManyRequestsItHolds();
    void waitsForAdmission();
    void refusesWithAText_data();
    void refusesWithAText();
    void letsNothingBeSaidBefore_data();
    void letsNothingBeSaidBefore();
    void asksAndAnswers_data() { addEncryption(); }
    void asksAndAnswers();
    void takesLargeRequests_data() { addEncryption(); }
    void takesLargeRequests();
    void confirms_data() { addEncryption(); }
    void confirms();
    void confirmsBeforeItCloses();
    void takesAckAfterClose();
    void ignoresGoAwayAfterItsClose();
    void knowsTheSizes_data();
    void knowsTheSizes();
    void knowsTheSizeOfAnswers();
    void reportsFaults_data();
    void reportsFaults();

private:
    static void addEncryption()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("encrypted") << true;
        QTest::newRow("plain") << false;
    }
};

void tst_Conversing::beginsWithSession()
{
    QFETCH(const bool, encrypted);
    Pair pair(encrypted);
    pair.run();
    QCOMPARE(pair.client.events, QList<Event>({ Event::Established }));
    QCOMPARE(pair.server.events, QList<Event>({ Event::SessionRequested, Event::Established }));
    QVERIFY(pair.client.session.exchange()->isOpen());
    QVERIFY(pair.server.session.exchange()->isOpen());
    QCOMPARE(pair.client.session.exchange()->counts.taken(), 0u);
    QVERIFY(pair.client.session.isAtBoundary());
    QVERIFY(pair.server.session.isAtBoundary());
}

void tst_Conversing::isChosenByBoth_data()
{
    QTest::addColumn<bool>("clientDoes");
    QTest::addColumn<bool>("serverDoes");
    QTest::newRow("both") << true << true;
    QTest::newRow("the client") << true << false;
    QTest::newRow("the server") << false << true;
    QTest::newRow("neither") << false << false;
}

void tst_Conversing::isChosenByBoth()
{
    QFETCH(const bool, clientDoes);
    QFETCH(const bool, serverDoes);
    Pair pair(clientDoes ? conversing(Role::Client) : extendedSettings(Role::Client),
              serverDoes ? conversing(Role::Server) : extendedSettings(Role::Server));
    pair.run();
    QCOMPARE(pair.client.session.exchange() != nullptr, clientDoes && serverDoes);
    QCOMPARE(pair.server.session.exchange() != nullptr, clientDoes && serverDoes);
    QVERIFY(pair.client.session.isEstablished());
    QVERIFY(pair.server.session.isEstablished());
    QVERIFY(pair.client.session.isExtended());
}

void tst_Conversing::takesAllFeaturesOrNone_data()
{
    QTest::addColumn<quint32>("features");
    for (quint32 bits = 0; bits < 8; ++bits)
        QTest::addRow("%u", bits << 5) << (bits << 5);
}

void tst_Conversing::takesAllFeaturesOrNone()
{
    QFETCH(const quint32, features);
    const bool isAll = features == ConversationFeatures;
    const Terms terms { 100000, 0, 0 };

    ForgedPeer server(Role::Server);
    server.offer = wrapOffer(encode(Offer { AlwaysThere | features, terms, "test" }));
    Session client(conversing(Role::Client));
    Outcome outcome;
    server.connect(&client, &outcome);
    QCOMPARE(outcome.fault, Fault::None);
    QCOMPARE(client.exchange() != nullptr, isAll);
    QCOMPARE(outcome.established, isAll ? 0 : 1);

    ForgedPeer peer(Role::Client);
    peer.tlvs = encode(Accept { AlwaysThere | features, terms, {} });
    Session session(conversing(Role::Server));
    outcome = {};
    peer.connect(&session, &outcome);
    const bool isGood = isAll || features == 0;
    QCOMPARE(outcome.fault, isGood ? Fault::None : Fault::MalformedHandshake);
    QCOMPARE(session.exchange() != nullptr, isAll);
}

void tst_Conversing::tellsHowManyRequestsItHolds()
{
    Pair pair;
    pair.run();
    QCOMPARE(pair.client.session.exchange()->peerLimit(), 7u);
    QCOMPARE(pair.server.session.exchange()->peerLimit(), 5u);

    // Who does not say so holds 1,024.
    const Terms terms { 100000, 0, 0 };
    const QByteArray tlvs = encode(Offer { AlwaysThere, terms, "test" });
    QCOMPARE(findOffer(wrapOffer(tlvs)).offer.terms.openRequests, 1024u);
}

void tst_Conversing::waitsForAdmission()
{
    Pair pair;
    pair.server.answers = false;
    pair.run();
    QCOMPARE(pair.server.events, QList<Event>({ Event::SessionRequested }));
    QVERIFY(!pair.server.session.isEstablished());
    QVERIFY(!pair.client.session.isEstablished());
    pair.server.decide();
    pair.run();
    QVERIFY(pair.server.session.isEstablished());
    QVERIFY(pair.client.session.isEstablished());

    // Who asks a second time meanwhile is not asked about once more.
    Pair hasty(false);
    hasty.server.answers = false;
    hasty.run();
    hasty.server.hear(Ask);
    QCOMPARE(hasty.server.events, QList<Event>({ Event::SessionRequested, Event::Failed }));
    QCOMPARE(hasty.server.session.fault(), Fault::UnexpectedFrame);
}

void tst_Conversing::refusesWithAText_data()
{
    QTest::addColumn<CloseReason>("reason");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("for good") << CloseReason::NotAdmitted << Fault::NotAdmitted;
    QTest::newRow("for now") << CloseReason::NotAdmittedNow << Fault::NotAdmittedNow;
}

void tst_Conversing::refusesWithAText()
{
    QFETCH(const CloseReason, reason);
    Pair pair;
    pair.server.answer = reason;
    pair.run();
    QTEST(pair.client.session.fault(), "fault");
    QCOMPARE(pair.client.session.peerText(), "not you");
    QVERIFY(!pair.client.session.isEstablished());
    QVERIFY(!pair.server.session.isEstablished());
    QVERIFY(pair.client.session.lastWords().isEmpty()); // nobody is there who would read them

    // A client cannot refuse its server.
    Pair other(false);
    other.server.answers = false;
    other.run();
    other.server.hear(controlFrame(CloseCode, toBytes(quint8(reason))));
    QCOMPARE(other.server.session.fault(), Fault::UnexpectedFrame);

    // Once it is in, it is too late for that.
    Pair open(false);
    open.run();
    open.client.hear(controlFrame(CloseCode, toBytes(quint8(reason))));
    QCOMPARE(open.client.session.fault(), Fault::UnexpectedFrame);
}

void tst_Conversing::letsNothingBeSaidBefore_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("a message") << plainFrame(1, "hello") << false;
    QTest::newRow("a request") << plainFrame(
        0, QByteArrayView(Exchange::requestFields(1, 1)).toByteArray())
                               << false;
    QTest::newRow("ACK") << controlFrame(AckCode, toBytes(quint64(0))) << false;
    QTest::newRow("GOAWAY") << Exchange::goAway(CloseReason::Done) << false;
    QTest::newRow("CLOSE") << controlFrame(CloseCode, toBytes(quint8(0))) << false;
    QTest::newRow("PING") << controlFrame(PingCode, toBytes(quint64(1))) << true;
}

void tst_Conversing::letsNothingBeSaidBefore()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const bool, isGood);
    const Terms terms { 100000, 0, 0 };
    for (const Role role : { Role::Client, Role::Server }) {
        ForgedPeer peer(role);
        peer.tlvs = encode(Accept { AlwaysThere | ConversationFeatures, terms, {} });
        peer.offer = wrapOffer(encode(Offer { AlwaysThere | ConversationFeatures, terms, "test" }));
        Session victim(conversing(otherRole(role)));
        Outcome outcome;
        peer.connect(&victim, &outcome);
        QCOMPARE(outcome.fault, Fault::None);
        outcome = feed(&victim, peer.record(frame));
        QCOMPARE(outcome.fault, isGood ? Fault::None : Fault::UnexpectedFrame);
        QVERIFY(outcome.messages.isEmpty());
        // The same behind SESSION, before the server has granted it.
        if (role == Role::Client && isGood) {
            QCOMPARE(feed(&victim, peer.record(Ask)).fault, Fault::None);
            QCOMPARE(feed(&victim, peer.record(plainFrame(1, "early"))).fault,
                     Fault::UnexpectedFrame);
        }
    }
}

void tst_Conversing::asksAndAnswers()
{
    QFETCH(const bool, encrypted);
    Pair pair(encrypted);
    pair.run();
    pair.client.events.clear();
    pair.server.events.clear();
    pair.client.request(70, 5, "one");
    pair.client.say(plainFrame(9, "between"));
    pair.client.request(71, 5, "two");
    pair.server.request(1, 8, "and you?");
    pair.run();
    QCOMPARE(pair.server.events, QList<Event>({ Event::Request, Event::Message, Event::Request }));
    QCOMPARE(pair.server.texts, QByteArrayList({ "one", "between", "two" }));
    QCOMPARE(pair.server.session.exchange()->type(), 5u);
    QCOMPARE(pair.server.session.exchange()->id(), 2u);
    QCOMPARE(pair.client.events, QList<Event>({ Event::Request }));
    QCOMPARE(pair.client.session.exchange()->id(), 1u);

    // In any order.
    pair.client.events.clear();
    pair.server.reply(2, ReplyStatus::Answer, 6, "2");
    pair.run();
    QCOMPARE(pair.client.session.exchange()->handle(), 71u);
    pair.server.reply(1, ReplyStatus::Failed, 0, "no");
    pair.run();
    QCOMPARE(pair.client.session.exchange()->handle(), 70u);
    QCOMPARE(pair.client.session.exchange()->status(), ReplyStatus::Failed);
    QCOMPARE(pair.client.events, QList<Event>({ Event::Reply, Event::Reply }));
    QCOMPARE(pair.client.texts, QByteArrayList({ "and you?", "2", "no" }));
}

/*! Over several records, and in as many pieces as there are bytes. */
void tst_Conversing::takesLargeRequests()
{
    QFETCH(const bool, encrypted);
    Pair pair(encrypted);
    pair.run();
    const QByteArray large(100000, 'x'); // the limit
    pair.client.request(70, 5, large);
    const QByteArray bytes = std::exchange(pair.client.toSend, {}).join();
    for (qsizetype i = 0; i < bytes.size(); i += 997)
        pair.server.hear(
            QByteArrayView(bytes).sliced(i, std::min<qsizetype>(997, bytes.size() - i)));
    QCOMPARE(pair.server.events.last(), Event::Request);
    QCOMPARE(pair.server.texts.last(), large);
    pair.run();
    pair.client.request(71, 5, large + 'x');
    pair.run();
    QCOMPARE(pair.server.session.fault(), Fault::MessageTooLarge);
}

void tst_Conversing::confirms()
{
    QFETCH(const bool, encrypted);
    Pair pair(encrypted);
    pair.run();
    const auto count = int(FrameCounts::MostFrames);
    const FrameCounts &counts = pair.client.session.exchange()->counts;
    for (int i = 0; i < count - 1; ++i)
        pair.client.say(plainFrame(1, "x"));
    pair.run();
    QCOMPARE(counts.sent(), quint64(count - 1));
    QCOMPARE(counts.confirmed(), 0u);
    pair.client.say(plainFrame(1, "x"));
    pair.run();
    QCOMPARE(counts.confirmed(), quint64(count));
    QCOMPARE(pair.server.session.exchange()->counts.taken(), quint64(count));
}

void tst_Conversing::confirmsBeforeItCloses()
{
    Pair pair;
    pair.run();
    pair.client.say(plainFrame(1, "x"));
    pair.run();
    pair.server.close();
    pair.run();
    QCOMPARE(pair.client.session.exchange()->counts.confirmed(), 1u);
    QCOMPARE(pair.client.events.last(), Event::PeerClosed);
}

/*! And nothing else. */
void tst_Conversing::takesAckAfterClose()
{
    Pair pair(false);
    pair.run();
    pair.client.say(plainFrame(1, "x"));
    pair.run();
    pair.client.hear(controlFrame(CloseCode, toBytes(quint8(0))));
    QCOMPARE(pair.client.events.last(), Event::PeerClosed);
    pair.client.hear(controlFrame(AckCode, toBytes(quint64(1))));
    QCOMPARE(pair.client.session.fault(), Fault::None);
    QCOMPARE(pair.client.session.exchange()->counts.confirmed(), 1u);
    pair.client.hear(Exchange::goAway(CloseReason::Done));
    QCOMPARE(pair.client.session.fault(), Fault::UnexpectedFrame);
}

void tst_Conversing::ignoresGoAwayAfterItsClose()
{
    Pair pair(false);
    pair.run();
    pair.client.close();
    pair.client.hear(Exchange::goAway(CloseReason::Done));
    QCOMPARE(pair.client.session.fault(), Fault::None);
    QVERIFY(!pair.client.events.contains(Event::PeerGoingAway));
}

void tst_Conversing::knowsTheSizes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("REQUEST") << int(RequestCode) << 12 << 12 + 100000;
    QTest::newRow("REPLY") << int(ReplyCode) << 13 << 13 + 100000;
    QTest::newRow("ACK") << int(AckCode) << 8 << 8;
    QTest::newRow("SESSION") << int(SessionCode) << 1 << 81;
    QTest::newRow("CANCEL") << int(CancelCode) << 8 << 8;
    QTest::newRow("GOAWAY") << int(GoAwayCode) << 1 << 129;
}

/*! Before memory is reserved: the head and the code are enough. */
void tst_Conversing::knowsTheSizes()
{
    QFETCH(const int, code);
    QFETCH(const int, least);
    QFETCH(const int, most);
    for (const int size : { 0, least - 1, least, most, most + 1 }) {
        Pair pair(false);
        pair.run();
        const quint32 length = 4 + 1 + quint32(size);
        pair.server.hear(toBytes(length) + toBytes(quint32(0)) + toBytes(quint8(code)));
        const bool isGood = size >= least && size <= most;
        const bool carriesData = code == RequestCode || code == ReplyCode;
        const Fault tooLong = carriesData ? Fault::MessageTooLarge : Fault::MalformedFrame;
        QCOMPARE(pair.server.session.fault(),
                 isGood            ? Fault::None
                     : size > most ? tooLong
                                   : Fault::MalformedFrame);
    }
}

/*! A text may be longer than any answer; that makes no room for answers. */
void tst_Conversing::knowsTheSizeOfAnswers()
{
    SessionSettings small = conversing(Role::Client, false);
    small.maxMessageSize = 16;
    Pair pair(small, conversing(Role::Server, false));
    pair.run();
    for (quint64 handle = 1; handle <= 3; ++handle)
        pair.client.request(handle, 5, "?");
    pair.run();
    pair.server.reply(1, ReplyStatus::Failed, 0, QByteArray(256, 'x'));
    pair.server.reply(2, ReplyStatus::Answer, 6, QByteArray(16, 'x'));
    pair.run();
    QCOMPARE(pair.client.texts, QByteArrayList({ QByteArray(256, 'x'), QByteArray(16, 'x') }));
    pair.server.reply(3, ReplyStatus::Answer, 6, QByteArray(17, 'x'));
    pair.run();
    QCOMPARE(pair.client.texts.size(), 2);
    QCOMPARE(pair.client.session.fault(), Fault::MessageTooLarge);
    QCOMPARE(pair.client.session.faultValue(), 17u);
}

void tst_Conversing::reportsFaults_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("number");
    QTest::newRow("too many requests")
        << plainFrame(0, QByteArrayView(Exchange::requestFields(8, 1)).toByteArray())
        << Fault::TooManyRequests << 5;
    QTest::newRow("bad count") << controlFrame(AckCode, toBytes(quint64(1))) << Fault::BadCount
                               << 6;
    QTest::newRow("second SESSION") << Ask << Fault::UnexpectedFrame << 4;
}

void tst_Conversing::reportsFaults()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const Fault, fault);
    QFETCH(const int, number);
    Pair pair(false);
    pair.run();
    for (quint64 id = 1; id <= 7; ++id)
        pair.server.hear(
            plainFrame(0, QByteArrayView(Exchange::requestFields(id, 1)).toByteArray()));
    pair.server.hear(frame);
    QCOMPARE(pair.server.session.fault(), fault);
    pair.client.hear(pair.server.session.lastWords());
    QCOMPARE(pair.client.session.fault(), Fault::PeerReported);
    QCOMPARE(pair.client.session.faultValue(), quint64(number));
}

QTEST_APPLESS_MAIN(tst_Conversing)
#include "tst_conversing.moc"
