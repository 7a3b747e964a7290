// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestscene.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QThread>

#include <functional>
#include <memory>

using Gipc::Delivery;
using Gipc::ErrorCode;

/*! Requests with blocking calls, other threads, other ways of delivery, and ends that go in the middle of it. */
class tst_RequestsInWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallAnswers_data() { addAskers(); }
    void aCallAnswers();
    void aCallGivesUp_data() { addAskers(); }
    void aCallGivesUp();
    void aCallInASlotAnswers_data() { addAskers(); }
    void aCallInASlotAnswers();
    void callsNest_data() { addAskers(); }
    void callsNest();
    void aCallEndsWithItsObject_data() { addAskers(); }
    void aCallEndsWithItsObject();
    void answersWaitForOlderMessages_data() { addAskers(); }
    void answersWaitForOlderMessages();
    void areReadFromTheQueue_data() { addAskers(); }
    void areReadFromTheQueue();
    void areKeptUntilDeliveryIsDecided_data();
    void areKeptUntilDeliveryIsDecided();
    void goPastAMessageHandler();
    void areAnsweredFromOtherThreads_data() { addAskers(); }
    void areAnsweredFromOtherThreads();
    void areHandedToOtherThreads_data() { addAskers(); }
    void areHandedToOtherThreads();
    void keepTheOrderOfAThread();
    void areAnsweredOnce();
    void stayOpenWhileThereIsNoRoom_data() { addAskers(); }
    void stayOpenWhileThereIsNoRoom();
    void tooLargeAnAnswerIsRefused_data() { addAskers(); }
    void tooLargeAnAnswerIsRefused();
    void tooLargeAnAnswerOfAThreadFails();
    void mayDeleteEitherEnd_data();
    void mayDeleteEitherEnd();
    void ofAFormerSessionAreNotAnswered();

private:
    static void addAskers()
    {
        QTest::addColumn<Asker>("asker");
        QTest::newRow("a client") << Asker::Client;
        QTest::newRow("a server") << Asker::Server;
    }
};

namespace {

void answerAll(GipcEndpoint *end, QObject *context)
{
    end->onRequest(7, context, [](const GipcRequest &request) { return "to " + request.data(); });
}

/*! Runs \a work in a thread of its own and waits for it, with an event loop. */
bool inThread(const std::function<void()> &work)
{
    const std::unique_ptr<QThread> thread(QThread::create(work));
    thread->start();
    return QTest::qWaitFor([&thread] { return thread->isFinished(); }, Patience);
}

} // namespace

void tst_RequestsInWaits::aCallAnswers()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    answerAll(scene.responder(), this);
    QCOMPARE(scene.call(7, "x"), GipcMessage(7, "to x", scene.idOfResponder()));
    QCOMPARE(scene.call(7, "for ever", -1).data(), "to for ever");
    QCOMPARE(scene.call(8).error(), ErrorCode::NobodyAnswers);
    QCOMPARE(scene.call(0).error(), ErrorCode::ReservedType);
}

void tst_RequestsInWaits::aCallGivesUp()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    GipcRequest open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open = request; });
    QVERIFY(scene.call(7, {}, 30).isTimeout());
    QTRY_VERIFY_WITH_TIMEOUT(!open.isNull() && !open.isOpen(), Patience);
    QVERIFY(scene.call(7, {}, 0).isTimeout());
    QMetaObject::invokeMethod(scene.responder(), &GipcEndpoint::abort, Qt::QueuedConnection);
    const ErrorCode error = scene.call(7, {}, -1).error();
    QVERIFY(error == ErrorCode::ConnectionLost || error == ErrorCode::NotConnected);
}

/*! Though no messages are delivered meanwhile. */
void tst_RequestsInWaits::aCallInASlotAnswers()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    answerAll(scene.responder(), this);
    QByteArrayList seen;
    scene.asker()->onMessage(1, this, [&](const GipcMessage &message) {
        seen << message.data();
        if (message.data() == "first")
            seen << scene.call(7, "call").data();
    });
    scene.responder()->write(1, "first");
    scene.responder()->write(1, "second");
    QTRY_COMPARE_WITH_TIMEOUT(seen, QByteArrayList({ "first", "to call", "second" }), Patience);
}

void tst_RequestsInWaits::callsNest()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    QList<ErrorCode> results;
    scene.responder()->onRequest(7, this, [&](const GipcRequest &request) {
        open << request;
        if (open.size() < 16) {
            QMetaObject::invokeMethod(
                this, [&] { results << scene.call(7).error(); }, Qt::QueuedConnection);
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [&] {
                results << scene.call(7).error(); // is not sent
                for (const GipcRequest &asked : std::exchange(open, {}))
                    asked.reply(7);
            },
            Qt::QueuedConnection);
    });
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("waits inside each other")));
    results << scene.call(7).error();
    QCOMPARE(results.size(), 17);
    QCOMPARE(results.takeFirst(), ErrorCode::Interrupted);
    QCOMPARE(results.count(ErrorCode::NoError), 16);
}

void tst_RequestsInWaits::aCallEndsWithItsObject()
{
    QFETCH(Asker, asker);
    auto scene = std::make_unique<RequestScene>(asker);
    QVERIFY(scene->open());
    GipcRequest open;
    scene->responder()->onRequest(7, this, [&](const GipcRequest &request) {
        open = request;
        QMetaObject::invokeMethod(
            this, [&scene] { scene.reset(); }, Qt::QueuedConnection);
    });
    QCOMPARE(scene->call(7, {}, -1).error(), ErrorCode::Destroyed);
    QVERIFY(!open.isOpen());
}

/*! A slot waits while messages and then an answer arrive. */
void tst_RequestsInWaits::answersWaitForOlderMessages()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    scene.responder()->onRequest(7, this, [&](const GipcRequest &request) {
        scene.responder()->write(1, "second");
        request.reply(7, "answer");
        scene.responder()->write(1, "third");
    });
    answerAll(scene.responder(), this); // a second function, which is too late for an answer
    scene.responder()->onRequest(8, this, [] { return QByteArray("call"); });
    QByteArrayList seen;
    scene.asker()->onMessage(1, this, [&](const GipcMessage &message) {
        seen << message.data();
        if (message.data() != "first")
            return;
        scene.ask(7).then(this, [&](const GipcMessage &answer) { seen << answer.data(); });
        seen << scene.call(8).data(); // and by then the answer of the other is there
    });
    scene.responder()->write(1, "first");
    QTRY_COMPARE_WITH_TIMEOUT(
        seen, QByteArrayList({ "first", "call", "second", "answer", "third" }), Patience);
}

void tst_RequestsInWaits::areReadFromTheQueue()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    scene.responder()->setDelivery(Delivery::Queue);
    QVERIFY(scene.open());
    scene.asker()->write(1, "message");
    const QFuture<GipcMessage> answered = scene.ask(7, "asked");
    const QFuture<GipcMessage> dropped = scene.ask(7, "dropped");
    GipcMessage message = nextMessage(scene.responder());
    QVERIFY(!message.isRequest() && message.request().isNull());
    QCOMPARE(message.data(), "message");
    message = nextMessage(scene.responder());
    QVERIFY(message.isRequest());
    QCOMPARE(message.msgType(), 7);
    QCOMPARE(message.data(), "asked");
    QCOMPARE(message.connectionId(), message.request().connectionId());
    QVERIFY(message.request().reply(7, "answer"));
    QCOMPARE(resultOf(answered).data(), "answer");
    message = nextMessage(scene.responder());
    QVERIFY(message.request().isOpen());
    message = {};
    QCOMPARE(resultOf(dropped).error(), ErrorCode::RequestFailed);
}

void tst_RequestsInWaits::areKeptUntilDeliveryIsDecided_data()
{
    QTest::addColumn<bool>("byFunction");
    QTest::newRow("a slot on requestReceived()") << false;
    QTest::newRow("a function for the type") << true;
}

void tst_RequestsInWaits::areKeptUntilDeliveryIsDecided()
{
    QFETCH(bool, byFunction);
    RequestScene scene(Asker::Client);
    QVERIFY(scene.open());
    const QFuture<GipcMessage> future = scene.ask(7, "early", -1);
    QVERIFY(scene.client.flush(Patience));
    spin(20);
    QVERIFY(!future.isFinished());
    QCOMPARE(scene.server.delivery(), Delivery::Auto);
    if (byFunction)
        answerAll(&scene.server, this);
    else
        connect(&scene.server, &GipcServer::requestReceived, this,
                [](const GipcRequest &request) { request.reply(7, "to " + request.data()); });
    QCOMPARE(scene.server.delivery(), Delivery::Signal);
    QCOMPARE(resultOf(future).data(), "to early");
}

void tst_RequestsInWaits::goPastAMessageHandler()
{
    RequestScene scene(Asker::Client);
    QVERIFY(scene.open());
    QByteArrayList handled;
    scene.server.setMessageHandler(
        [&handled](int, QByteArrayView data) { handled << data.toByteArray(); });
    answerAll(&scene.server, this);
    scene.client.write(7, "message");
    QCOMPARE(resultOf(scene.ask(7, "request")).data(), "to request");
    QCOMPARE(handled, QByteArrayList({ "message" }));
}

void tst_RequestsInWaits::areAnsweredFromOtherThreads()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    constexpr int Count = 60;
    QList<QFuture<GipcMessage>> futures;
    for (int i = 0; i < Count; ++i)
        futures << scene.ask(7, QByteArray::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), Count, Patience);
    QVERIFY(inThread([requests = std::exchange(open, {})]() mutable {
        for (int i = 0; i < Count; ++i) {
            if (i % 3 == 0)
                requests.at(i).reply(7, requests.at(i).data());
            else if (i % 3 == 1)
                requests.at(i).fail(QStringLiteral("no"));
        }
        requests.clear(); // the others are dropped
    }));
    for (int i = 0; i < Count; ++i) {
        const GipcMessage answer = resultOf(futures.at(i));
        if (i % 3 == 0)
            QCOMPARE(answer.data(), QByteArray::number(i));
        else
            QCOMPARE(answer.error(), ErrorCode::RequestFailed);
    }
}

void tst_RequestsInWaits::areHandedToOtherThreads()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    QVERIFY(scene.open());
    QThread worker;
    auto *const context = new QObject;
    context->moveToThread(&worker);
    connect(&worker, &QThread::finished, context, &QObject::deleteLater);
    worker.start();
    scene.responder()->onRequest(7, context, [&worker](const GipcRequest &request) {
        return QThread::currentThread() == &worker ? "to " + request.data() : QByteArray("here");
    });
    QCOMPARE(resultOf(scene.ask(7, "worker")).data(), "to worker");
    worker.quit();
    QVERIFY(worker.wait(Patience));
    QCOMPARE(resultOf(scene.ask(7, "nobody")).error(), ErrorCode::NobodyAnswers);
}

void tst_RequestsInWaits::keepTheOrderOfAThread()
{
    RequestScene scene(Asker::Client);
    QVERIFY(scene.open());
    GipcRequest open;
    scene.server.onRequest(7, this, [&open](const GipcRequest &request) { open = request; });
    QByteArrayList seen;
    scene.client.onMessage(1, this, [&](const GipcMessage &message) { seen << message.data(); });
    scene.ask(7).then(this, [&](const GipcMessage &answer) { seen << answer.data(); });
    QTRY_VERIFY_WITH_TIMEOUT(!open.isNull(), Patience);
    QVERIFY(inThread([&] {
        scene.server.write(1, "before");
        open.reply(7, "answer");
        scene.server.write(1, "after");
    }));
    QTRY_COMPARE_WITH_TIMEOUT(seen, QByteArrayList({ "before", "answer", "after" }), Patience);
}

void tst_RequestsInWaits::areAnsweredOnce()
{
    RequestScene scene(Asker::Client);
    QVERIFY(scene.open());
    int successes = 0;
    ErrorCode why = ErrorCode::NoError;
    scene.server.onRequest(7, this, [&](const GipcRequest &request) {
        GipcRequest copy;
        copy = request;
        QVERIFY(copy == request);
        successes += request.reply(7, "first");
        successes += copy.reply(7, "second", &why);
        successes += copy.fail(QStringLiteral("third"));
        QVERIFY(!request.isOpen());
    });
    QCOMPARE(resultOf(scene.ask(7)).data(), "first");
    QCOMPARE(successes, 1);
    QCOMPARE(why, ErrorCode::WrongStatus);
    QVERIFY(!GipcRequest().reply(7, {}, &why) && !GipcRequest().isOpen());
    QCOMPARE(why, ErrorCode::WrongStatus);
    // And by one of two threads.
    GipcRequest open;
    scene.server.onRequest(8, this, [&open](const GipcRequest &request) { open = request; });
    for (int round = 0; round < 50; ++round) {
        const QFuture<GipcMessage> future = scene.ask(8);
        QTRY_VERIFY_WITH_TIMEOUT(open.isOpen(), Patience);
        bool here = false;
        bool there = false;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { there = open.reply(8, "there"); }));
        thread->start();
        here = open.reply(8, "here");
        QVERIFY(thread->wait(Patience));
        QVERIFY(here != there);
        QCOMPARE(resultOf(future).data(), here ? "here" : "there");
    }
}

void tst_RequestsInWaits::stayOpenWhileThereIsNoRoom()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    scene.responder()->setOutboxLimit(60'000);
    QVERIFY(scene.open());
    GipcRequest open;
    scene.responder()->onRequest(7, this, [&open](const GipcRequest &request) { open = request; });
    const QFuture<GipcMessage> future = scene.ask(7);
    QTRY_VERIFY_WITH_TIMEOUT(!open.isNull(), Patience);
    QVERIFY(fillOutbox(scene.responder()));
    const QByteArray answer(50'000, 'a');
    ErrorCode here = ErrorCode::NoError;
    ErrorCode there = ErrorCode::NoError;
    QVERIFY(!open.reply(7, answer, &here));
    const std::unique_ptr<QThread> thread(QThread::create([&] { open.reply(7, answer, &there); }));
    thread->start();
    QVERIFY(thread->wait(Patience));
    QCOMPARE(here, ErrorCode::QueueFull);
    QCOMPARE(there, ErrorCode::QueueFull);
    QVERIFY(open.isOpen());
    QVERIFY(QTest::qWaitFor([&] { return open.reply(7, answer); }, Patience));
    QCOMPARE(resultOf(future).data(), answer);
}

void tst_RequestsInWaits::tooLargeAnAnswerIsRefused()
{
    QFETCH(Asker, asker);
    RequestScene scene(asker);
    scene.server.setMaxMessageSize(1000);
    scene.client.setMaxMessageSize(1000);
    QVERIFY(scene.open());
    ErrorCode why = ErrorCode::NoError;
    scene.responder()->onRequest(7, this, [&why](const GipcRequest &request) {
        QVERIFY(!request.reply(7, QByteArray(1001, 'x'), &why));
        QVERIFY(request.isOpen());
        QVERIFY(!request.reply(0, {}));
        QVERIFY(request.reply(7, QByteArray(1000, 'y')));
    });
    QCOMPARE(resultOf(scene.ask(7)).data(), QByteArray(1000, 'y'));
    QCOMPARE(why, ErrorCode::MessageTooLarge);
}

/*! The server accepts more than the client, and a thread is not told what that one accepts. */
void tst_RequestsInWaits::tooLargeAnAnswerOfAThreadFails()
{
    RequestScene scene(Asker::Client);
    scene.client.setMaxMessageSize(1000);
    QVERIFY(scene.open());
    GipcRequest open;
    scene.server.onRequest(7, this, [&open](const GipcRequest &request) { open = request; });
    const QFuture<GipcMessage> future = scene.ask(7);
    QTRY_VERIFY_WITH_TIMEOUT(!open.isNull(), Patience);
    QVERIFY(inThread([&open] { open.reply(7, QByteArray(1001, 'x')); }));
    const GipcMessage answer = resultOf(future);
    QCOMPARE(answer.error(), ErrorCode::RequestFailed);
    QCOMPARE(answer.errorString(), Gipc::errorText(ErrorCode::MessageTooLarge));
}

void tst_RequestsInWaits::mayDeleteEitherEnd_data()
{
    QTest::addColumn<Asker>("asker");
    QTest::addColumn<bool>("inContinuation");
    QTest::newRow("a client, in the answer") << Asker::Client << true;
    QTest::newRow("a client, in the request") << Asker::Client << false;
    QTest::newRow("a server, in the answer") << Asker::Server << true;
    QTest::newRow("a server, in the request") << Asker::Server << false;
}

/*! What asks goes in its answer, what answers goes in the request. */
void tst_RequestsInWaits::mayDeleteEitherEnd()
{
    QFETCH(Asker, asker);
    QFETCH(bool, inContinuation);
    auto scene = std::make_unique<RequestScene>(asker);
    QVERIFY(scene->open());
    scene->responder()->onRequest(7, this, [&](const GipcRequest &request) {
        if (!inContinuation)
            scene.reset();
        request.reply(7, "answer");
    });
    QList<ErrorCode> results;
    const auto goOn = [&](const GipcMessage &answer) {
        results << answer.error();
        scene.reset();
    };
    scene->ask(7, "first").then(goOn);
    scene->ask(7, "second").then(goOn);
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 2, Patience);
    QCOMPARE(results.first(), inContinuation ? ErrorCode::NoError : ErrorCode::Destroyed);
    QVERIFY(!scene);
}

/*! The ids of requests begin anew with each session. */
void tst_RequestsInWaits::ofAFormerSessionAreNotAnswered()
{
    RequestScene scene(Asker::Server);
    QVERIFY(scene.open());
    QList<GipcRequest> open;
    scene.client.onRequest(7, this, [&open](const GipcRequest &request) { open << request; });
    const QFuture<GipcMessage> former = scene.ask(7, "former");
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 1, Patience);
    // From a thread, so that the answer is on its way to the client when the session ends.
    const std::unique_ptr<QThread> thread(
        QThread::create([request = open.first()] { request.reply(7, "former answer"); }));
    thread->start();
    QVERIFY(thread->wait(Patience));
    scene.server.abort();
    QCOMPARE(resultOf(former).error(), ErrorCode::ConnectionLost);
    QVERIFY(scene.server.listen()); // the client comes by itself
    QTRY_VERIFY_WITH_TIMEOUT(scene.channel.isConnected(), Patience);
    const QFuture<GipcMessage> later = scene.ask(7, "later");
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 2, Patience);
    spin(10);
    QVERIFY(!later.isFinished());
    QVERIFY(open.last().reply(7, "later answer"));
    QCOMPARE(resultOf(later).data(), "later answer");
}

QTEST_MAIN(tst_RequestsInWaits)
#include "tst_requestsinwaits.moc"
