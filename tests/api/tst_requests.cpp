// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestscene.h"

#include <memory>
#include <stdexcept>
#include <utility>

using Gipc::ErrorCode;

/*! What becomes of a request, asked by either end. */
class tst_Requests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areAnswered_data() { addAskers(); }
    void areAnswered();
    void areAnsweredByEveryForm_data();
    void areAnsweredByEveryForm();
    void areAnsweredInAnyOrder_data() { addAskers(); }
    void areAnsweredInAnyOrder();
    void beyondTheLimitWait_data() { addAskers(); }
    void beyondTheLimitWait();
    void haveTheirPlaceAmongMessages_data() { addAskers(); }
    void haveTheirPlaceAmongMessages();
    void fail_data();
    void fail();
    void areRefused_data();
    void areRefused();
    void timeOut_data() { addAskers(); }
    void timeOut();
    void areCancelled_data() { addAskers(); }
    void areCancelled();
    void areLostWithTheConnection_data() { addAskers(); }
    void areLostWithTheConnection();
    void endWithTheirEnd_data() { addAskers(); }
    void endWithTheirEnd();
    void waitForTheConnection();
    void ofAClientThatClosesWereNotSent();
    void ofVersion2AreNotPossible_data();
    void ofVersion2AreNotPossible();

private:
    static void addAskers()
    {
        QTest::addColumn<Asker>("asker");
        QTest::newRow("a client") << Asker::Client;
        QTest::newRow("a server") << Asker::Server;
    }
};

void tst_Requests::areAnswered()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    scene.responder()->onRequest(7, this, [](const GipcRequest &request) {
        request.reply(8, "answer to " + request.data());
    });
    const QFuture<GipcMessage> future = scene.ask(7, "question");
    const GipcMessage answer = resultOf(future);
    QCOMPARE(answer, GipcMessage(8, "answer to question", scene.idOfResponder()));
}

namespace {

using Give = void (*)(GipcEndpoint *, QObject *);

/*! Functions for requests of a type as members. */
class Member : public QObject
{
public:
    using QObject::QObject;

    QByteArray withRequest(const GipcRequest &request) { return request.data() + '!'; }
    QByteArray alone() { return "alone"; }
    void replies(const GipcRequest &request) { request.reply(7, "replied"); }
};

template <typename Result> QFuture<Result> later(const Result &result)
{
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QMetaObject::invokeMethod(
        qApp,
        [promise, result] {
            promise->addResult(result);
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

} // namespace

Q_DECLARE_METATYPE(Give)

void tst_Requests::areAnsweredByEveryForm_data()
{
    QTest::addColumn<Give>("give");
    QTest::addColumn<GipcMessage>("answer");
    const auto add = [](const char *name, Give give, const GipcMessage &answer) {
        QTest::newRow(name) << give << answer;
    };
    const auto failed = [](const char *words) {
        return GipcMessage::errorMessage(ErrorCode::RequestFailed, QString::fromLatin1(words));
    };
    add("replies itself",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [](const GipcRequest &request) { request.reply(9, "x"); });
        },
        { 9, "x" });
    add("bytes",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [](const GipcRequest &) { return QByteArray("bytes"); });
        },
        { 7, "bytes" });
    add("bytes, without the request",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [] { return QByteArray("bytes"); });
        },
        { 7, "bytes" });
    add("a message",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [] { return GipcMessage(3, "three"); });
        },
        { 3, "three" });
    add(
        "an error",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [] {
                return GipcMessage::errorMessage(ErrorCode::QueueFull, QStringLiteral("no room"));
            });
        },
        failed("no room"));
    add("a future of bytes",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [] { return later(QByteArray("late")); });
        },
        { 7, "late" });
    add("a future of a message",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [](const GipcRequest &request) {
                return later(GipcMessage(4, request.data()));
            });
        },
        { 4, "q" });
    add(
        "a future that throws",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [] {
                return later(QByteArray()).then([](const QByteArray &) -> QByteArray {
                    throw std::runtime_error("thrown");
                });
            });
        },
        failed("thrown"));
    add("a member",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, new Member(context), &Member::withRequest);
        },
        { 7, "q!" });
    add("a member without the request",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, new Member(context), &Member::alone);
        },
        { 7, "alone" });
    add("a member that replies itself",
        [](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, new Member(context), &Member::replies);
        },
        { 7, "replied" });
    add("a slot",
        [](GipcEndpoint *end, QObject *context) {
            QObject::connect(end, &GipcEndpoint::requestReceived, context,
                             [](const GipcRequest &request) { request.reply(5, "slot"); });
        },
        { 5, "slot" });
}

void tst_Requests::areAnsweredByEveryForm()
{
    QFETCH(Give, give);
    QFETCH(GipcMessage, answer);
    RequestScene scene(Asker::Client);
    QVERIFY(scene.open());
    QObject context;
    give(scene.responder(), &context);
    QCOMPARE(resultOf(scene.ask(7, "q")), answer);
}

void tst_Requests::areAnsweredInAnyOrder()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    constexpr int Count = 200;
    QList<QFuture<GipcMessage>> futures;
    for (int i = 0; i < Count; ++i)
        futures << scene.ask(7, QByteArray::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), Count, Patience);
    for (int i = Count; i-- > 0;) // with a stride, so that neither order is kept
        QVERIFY(open.at(i * 77 % Count).reply(7, "to " + open.at(i * 77 % Count).data()));
    for (int i = 0; i < Count; ++i)
        QCOMPARE(resultOf(futures.at(i)).data(), "to " + QByteArray::number(i));
}

/*! The other end holds so many open; further ones are sent when there is room. */
void tst_Requests::beyondTheLimitWait()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    constexpr int Count = 3000;
    QList<QFuture<GipcMessage>> futures;
    for (int i = 0; i < Count; ++i)
        futures << scene.ask(7, QByteArray::number(i));
    int answered = 0;
    qsizetype most = 0;
    while (answered < Count) {
        QTRY_VERIFY_WITH_TIMEOUT(!open.isEmpty(), Patience);
        spin(1); // what can come has come
        most = std::max(most, open.size());
        for (const GipcRequest &request : std::exchange(open, {})) {
            QVERIFY(request.reply(7, request.data()));
            ++answered;
        }
    }
    QVERIFY2(most <= 1024, qPrintable(QString::number(most)));
    for (int i = 0; i < Count; ++i)
        QCOMPARE(resultOf(futures.at(i)).data(), QByteArray::number(i));
}

void tst_Requests::haveTheirPlaceAmongMessages()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QByteArrayList atResponder;
    QByteArrayList atAsker;
    scene.responder()->onMessage(
        1, this, [&](const GipcMessage &message) { atResponder << message.data(); });
    scene.responder()->onRequest(7, this, [&](const GipcRequest &request) {
        atResponder << request.data();
        scene.responder()->write(1, "before the answer");
        request.reply(7, "answer");
        scene.responder()->write(1, "after the answer");
    });
    scene.asker()->onMessage(1, this,
                             [&](const GipcMessage &message) { atAsker << message.data(); });
    scene.asker()->write(1, "before");
    scene.ask(7, "asked").then(this, [&](const GipcMessage &answer) { atAsker << answer.data(); });
    scene.asker()->write(1, "after");
    QTRY_COMPARE_WITH_TIMEOUT(
        atAsker, QByteArrayList({ "before the answer", "answer", "after the answer" }), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(atResponder, QByteArrayList({ "before", "asked", "after" }),
                              Patience);
}

void tst_Requests::fail_data()
{
    QTest::addColumn<Asker>("asker");
    QTest::addColumn<Give>("give");
    QTest::addColumn<ErrorCode>("error");
    QTest::addColumn<QString>("words");
    for (const Asker asker : { Asker::Client, Asker::Server }) {
        const char *const who = asker == Asker::Client ? "client" : "server";
        QTest::addRow("%s: with words", who)
            << asker << Give([](GipcEndpoint *end, QObject *context) {
                   end->onRequest(7, context, [](const GipcRequest &request) {
                       request.fail(QStringLiteral("out of paper"));
                   });
               })
            << ErrorCode::RequestFailed << QStringLiteral("out of paper");
        QTest::addRow("%s: without words", who)
            << asker << Give([](GipcEndpoint *end, QObject *context) {
                   end->onRequest(7, context, [](const GipcRequest &request) { request.fail(); });
               })
            << ErrorCode::RequestFailed << Gipc::errorText(ErrorCode::RequestFailed);
        QTest::addRow("%s: dropped", who) << asker << Give([](GipcEndpoint *end, QObject *context) {
            end->onRequest(7, context, [](const GipcRequest &) {});
        }) << ErrorCode::RequestFailed << Gipc::errorText(ErrorCode::RequestFailed);
        QTest::addRow("%s: nobody there", who)
            << asker << Give([](GipcEndpoint *end, QObject *context) {
                   end->onRequest(8, context, [] { return QByteArray(); });
               })
            << ErrorCode::NobodyAnswers << Gipc::errorText(ErrorCode::NobodyAnswers);
        QTest::addRow("%s: the function's context is gone", who)
            << asker << Give([](GipcEndpoint *end, QObject *) {
                   QObject gone;
                   end->onRequest(7, &gone, [] { return QByteArray(); });
               })
            << ErrorCode::NobodyAnswers << Gipc::errorText(ErrorCode::NobodyAnswers);
    }
}

void tst_Requests::fail()
{
    QFETCH(Asker, asker);
    QFETCH(Give, give);
    QFETCH(ErrorCode, error);
    QFETCH(QString, words);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QObject context;
    give(scene.responder(), &context);
    const GipcMessage answer = resultOf(scene.ask(7));
    QVERIFY(answer.isInternal());
    QCOMPARE(answer.error(), error);
    QCOMPARE(answer.errorString(), words);
    QCOMPARE(answer.connectionId(), scene.idOfResponder());
}

void tst_Requests::areRefused_data()
{
    QTest::addColumn<Asker>("asker");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("size");
    QTest::addColumn<ErrorCode>("error");
    for (const Asker asker : { Asker::Client, Asker::Server }) {
        const char *const who = asker == Asker::Client ? "client" : "server";
        QTest::addRow("%s: type 0", who) << asker << 0 << 1 << ErrorCode::ReservedType;
        QTest::addRow("%s: negative type", who) << asker << -1 << 1 << ErrorCode::ReservedType;
        QTest::addRow("%s: too large", who) << asker << 7 << 100'001 << ErrorCode::MessageTooLarge;
        QTest::addRow("%s: no room", who) << asker << 7 << 50'000 << ErrorCode::QueueFull;
    }
}

void tst_Requests::areRefused()
{
    QFETCH(Asker, asker);
    QFETCH(int, type);
    QFETCH(int, size);
    QFETCH(ErrorCode, error);
    RequestScene scene(asker);
    scene.server.setMaxMessageSize(100'000);
    scene.client.setMaxMessageSize(100'000);
    scene.asker()->setOutboxLimit(60'000);
    QVERIFY(scene.open());
    if (error == ErrorCode::QueueFull) // it waits for the turn's end
        QVERIFY(fillOutbox(scene.asker()));
    const QFuture<GipcMessage> future = scene.ask(type, QByteArray(size, 'x'));
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error(), error);
    QCOMPARE(scene.asker()->error(), ErrorCode::NoError);
}

void tst_Requests::timeOut()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    QCOMPARE(resultOf(scene.ask(7, "late", 20)).error(), ErrorCode::TimedOut);
    QCOMPARE(resultOf(scene.ask(7, "at once", 0)).error(), ErrorCode::TimedOut);
    const QFuture<GipcMessage> patient = scene.ask(7, "for ever", -1);
    // The other end is told: it may stop its work, and its answer is dropped.
    QTRY_VERIFY_WITH_TIMEOUT(!open.isEmpty() && open.last().data() == "for ever", Patience);
    QVERIFY(!open.first().isOpen());
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!open.first().reply(7, "too late", &why));
    QCOMPARE(why, ErrorCode::WrongStatus);
    QVERIFY(open.last().reply(7, "patience"));
    QCOMPARE(resultOf(patient).data(), "patience");
}

void tst_Requests::areCancelled()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    QFuture<GipcMessage> future = scene.ask(7, "not any more", -1);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 1, Patience);
    future.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!open.first().isOpen(), Patience);
    QVERIFY(!open.first().reply(7));
    QVERIFY(!open.first().fail());
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), Patience);
    QCOMPARE(future.resultCount(), 0);
}

void tst_Requests::areLostWithTheConnection()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    const QFuture<GipcMessage> future = scene.ask(7);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 1, Patience);
    scene.responder()->abort();
    QVERIFY(!open.first().isOpen());
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!open.first().reply(7, {}, &why));
    QCOMPARE(why, ErrorCode::WrongStatus);
    QCOMPARE(resultOf(future).error(), ErrorCode::ConnectionLost);
    if (asker == Asker::Server) // and there is nobody now
        QCOMPARE(resultOf(scene.server.requestFrom(1, 7)).error(), ErrorCode::NotConnected);
}

void tst_Requests::endWithTheirEnd()
{
    QFETCH(Asker, asker);
    auto scene = std::make_unique<RequestScene>(asker);
    QVERIFY(scene->open());
    QList<GipcRequest> open;
    scene->responder()->onRequest(7, this,
                                  [&open](const GipcRequest &request) { open << request; });
    QFuture<GipcMessage> future = scene->ask(7);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 1, Patience);
    ErrorCode heard = ErrorCode::NoError;
    future.then(this, [&](const GipcMessage &answer) { heard = answer.error(); });
    scene.reset();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error(), ErrorCode::Destroyed);
    QTRY_COMPARE_WITH_TIMEOUT(heard, ErrorCode::Destroyed, Patience);
    QVERIFY(!open.first().isOpen()); // it outlives everything
    QVERIFY(!open.first().reply(7));
}

void tst_Requests::waitForTheConnection()
{
    RequestScene scene(Asker::Client);
    scene.responder()->onRequest(7, this,
                                 [](const GipcRequest &request) { return "to " + request.data(); });
    QCOMPARE(scene.client.request(7, "not opened").result().error(), ErrorCode::NotConnected);
    QVERIFY(scene.client.connectToServer());
    const QFuture<GipcMessage> early = scene.client.request(7, "early", -1);
    const QFuture<GipcMessage> tooEarly = scene.client.request(7, "too early", 10);
    QCOMPARE(resultOf(tooEarly).error(), ErrorCode::TimedOut);
    QVERIFY(!early.isFinished());
    QVERIFY(scene.server.listen());
    QCOMPARE(resultOf(early).data(), "to early");
}

void tst_Requests::ofAClientThatClosesWereNotSent()
{
    RequestScene scene(Asker::Client);
    QVERIFY(scene.client.connectToServer());
    const QFuture<GipcMessage> future = scene.client.request(7, "early", -1);
    scene.client.close();
    QCOMPARE(resultOf(future).error(), ErrorCode::NotConnected);
    QCOMPARE(scene.client.bytesToWrite(), 0);
}

void tst_Requests::ofVersion2AreNotPossible_data()
{
    QTest::addColumn<Asker>("asker");
    QTest::addColumn<bool>("isEarly");
    QTest::newRow("a client") << Asker::Client << false;
    QTest::newRow("a client before it knows") << Asker::Client << true;
    QTest::newRow("a server") << Asker::Server << false;
}

void tst_Requests::ofVersion2AreNotPossible()
{
    QFETCH(Asker, asker);
    QFETCH(bool, isEarly);
    RequestScene scene(asker);
    scene.responder()->setPolicy(Gipc::Policy::Compatible);
    scene.responder()->onRequest(7, this, [] { return QByteArray("never"); });
    QFuture<GipcMessage> future;
    if (isEarly) {
        QVERIFY(scene.client.connectToServer());
        future = scene.ask(7);
        QVERIFY(scene.server.listen());
    } else {
        QVERIFY(scene.open());
        future = scene.ask(7);
        QVERIFY(future.isFinished());
    }
    QCOMPARE(resultOf(future).error(), ErrorCode::ExtensionRequired);
    QTRY_VERIFY_WITH_TIMEOUT(scene.channel.isConnected(), Patience);
}

QTEST_MAIN(tst_Requests)
#include "tst_requests.moc"
