// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <functional>
#include <memory>

using Gipc::Delivery;
using Context = std::unique_ptr<QObject>;

/*! Functions for messages of one type: what they get, in which order, and when they are gone. */
class tst_TypeHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getTheirTypeAndTheSignalTheRest_data() { addRoles(); }
    void getTheirTypeAndTheSignalTheRest();
    void decideAutoAndGetWhatWasHeld_data() { addRoles(); }
    void decideAutoAndGetWhatWasHeld();
    void waitWhileDeliveryIsQueue_data() { addRoles(); }
    void waitWhileDeliveryIsQueue();
    void comeAfterAMessageHandler_data() { addRoles(); }
    void comeAfterAMessageHandler();
    void takeEveryForm();
    void refuseWhatIsNone();
    void ofOneTypeAreAllCalled();
    void givenInsideBeginWithTheNext();
    void endWithTheirContext_data();
    void endWithTheirContext();
    void endInsideOthers_data();
    void endInsideOthers();
    void mayDeleteTheirEnd_data() { addRoles(); }
    void mayDeleteTheirEnd();
    void mayRunALoop_data() { addRoles(); }
    void mayRunALoop();
    void mayWait_data() { addRoles(); }
    void mayWait();
    void runInTheThreadOfTheirContext_data() { addRoles(); }
    void runInTheThreadOfTheirContext();

private:
    static void addRoles();
};

namespace {

enum class Role { Server, Client };

/*! Two ends, of which one receives. */
struct Scene
{
    std::unique_ptr<GipcEndpoint> receiver;
    std::unique_ptr<GipcEndpoint> sender;
    QByteArrayList seen;

    explicit Scene(Role role)
    {
        auto server = std::make_unique<GipcServer>(uniqueName());
        auto client = std::make_unique<GipcClient>(server->name());
        client->setRetryTimer(20);
        client->setHandshakeTimeout(HandshakePatience);
        server->setHandshakeTimeout(HandshakePatience);
        m_server = server.get();
        m_client = client.get();
        receiver = std::move(server);
        sender = std::move(client);
        if (role == Role::Client)
            receiver.swap(sender);
    }

    bool open() const
    {
        return m_server->listen() && m_client->connectToServer()
            && QTest::qWaitFor([this] { return isConnected(); }, Patience);
    }

    bool isConnected() const
    {
        return m_server->status() == Gipc::Status::Connected
            && m_client->status() == Gipc::Status::Connected;
    }

    /*! A message for each type, whose data are "0", "1", ... */
    bool write(const QList<int> &types) const
    {
        for (int i = 0; i < int(types.size()); ++i) {
            if (!sender->write(types.at(i), QByteArray::number(i)))
                return false;
        }
        return true;
    }

    /*! A function that notes what it gets. */
    auto note(const char *who)
    {
        return [this, who](const GipcMessage &message) {
            seen.append(QByteArray(who) + ' ' + QByteArray::number(message.msgType()) + ' '
                        + message.data());
        };
    }

    void noteSignal()
    {
        QObject::connect(receiver.get(), &GipcEndpoint::messageReceived, receiver.get(),
                         note("signal"));
    }

private:
    GipcServer *m_server;
    GipcClient *m_client;
};

/*! What has not come when a message of this type is there does not come. */
constexpr int LastType = 99;

} // namespace

void tst_TypeHandlers::addRoles()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("server") << Role::Server;
    QTest::newRow("client") << Role::Client;
}

void tst_TypeHandlers::getTheirTypeAndTheSignalTheRest()
{
    QFETCH(const Role, role);
    Scene scene(role);
    quint64 id = 100;
    scene.receiver->onMessage(1, this, scene.note("one"));
    scene.receiver->onMessage(2, this, [&](const GipcMessage &message) {
        id = message.connectionId();
        scene.note("two")(message);
    });
    scene.noteSignal();
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 2, 3, 1, 1, 4, 2, 2147483647 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen.size(), 7, Patience);
    QCOMPARE(scene.seen,
             QByteArrayList({ "two 2 0", "signal 3 1", "one 1 2", "one 1 3", "signal 4 4",
                              "two 2 5", "signal 2147483647 6" }));
    QCOMPARE(id, role == Role::Server ? 1U : 0U);
}

void tst_TypeHandlers::decideAutoAndGetWhatWasHeld()
{
    QFETCH(const Role, role);
    Scene scene(role);
    QVERIFY(scene.open());
    QCOMPARE(scene.receiver->delivery(), Delivery::Auto);
    QSignalSpy available(scene.receiver.get(), &GipcEndpoint::messagesAvailable);
    QSignalSpy decided(scene.receiver.get(), &GipcEndpoint::deliveryChanged);
    QVERIFY(scene.write({ 1, 2, 3, 1, 2, 3 }));
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    QCOMPARE(decided.size(), 0);

    scene.receiver->onMessage(1, this, scene.note("one"));
    QCOMPARE(scene.receiver->delivery(), Delivery::Signal);
    scene.receiver->onMessage(2, this, scene.note("two"));
    scene.noteSignal();
    QCOMPARE(scene.seen, QByteArrayList());
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen.size(), 6, Patience);
    QCOMPARE(
        scene.seen,
        QByteArrayList({ "one 1 0", "two 2 1", "signal 3 2", "one 1 3", "two 2 4", "signal 3 5" }));
    QCOMPARE(decided.size(), 1);
    QCOMPARE(scene.receiver->take().error(), Gipc::ErrorCode::WrongDelivery);
}

void tst_TypeHandlers::waitWhileDeliveryIsQueue()
{
    QFETCH(const Role, role);
    Scene scene(role);
    scene.receiver->setDelivery(Delivery::Queue);
    scene.receiver->onMessage(1, this, scene.note("one"));
    QCOMPARE(scene.receiver->delivery(), Delivery::Queue);
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 1, 1 }));
    QCOMPARE(nextMessage(scene.receiver.get()).data(), QByteArray("0"));
    QCOMPARE(scene.seen, QByteArrayList());

    scene.receiver->setDelivery(Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen, QByteArrayList({ "one 1 1", "one 1 2" }), Patience);
}

void tst_TypeHandlers::comeAfterAMessageHandler()
{
    QFETCH(const Role, role);
    Scene scene(role);
    scene.receiver->onMessage(1, this, scene.note("one"));
    int handled = 0;
    scene.receiver->setMessageHandler([&](int, QByteArrayView) {
        if (++handled == 2)
            scene.receiver->setMessageHandler({});
    });
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 2, 1 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen, QByteArrayList({ "one 1 2" }), Patience);
    QCOMPARE(handled, 2);
}

namespace {

int freeCalls = 0;
void countFree(const GipcMessage &message)
{
    freeCalls += message.msgType();
}

struct Receiver : QObject
{
    void with(const GipcMessage &message) { sum += message.msgType(); }
    void withConst(const GipcMessage &message) const { sum += message.msgType(); }
    bool withResult(const GipcMessage &message) { return (sum += message.msgType()) > 0; }
    void withValue(GipcMessage message) { sum += message.msgType(); } // NOLINT: as programs do
    void without() { sum += 1000; }

    mutable int sum = 0;
};

struct DerivedReceiver : Receiver
{
};

} // namespace

void tst_TypeHandlers::takeEveryForm()
{
    Scene scene(Role::Server);
    GipcEndpoint *const end = scene.receiver.get();
    DerivedReceiver receiver;
    const Receiver constReceiver;
    int lambda = 0;
    freeCalls = 0;
    end->onMessage(1, &receiver, &Receiver::with);
    end->onMessage(2, &receiver, &Receiver::withResult);
    end->onMessage(3, &receiver, &Receiver::withValue);
    end->onMessage(4, &receiver, &Receiver::without);
    end->onMessage(5, &receiver, &DerivedReceiver::withConst);
    end->onMessage(6, &constReceiver, &Receiver::withConst);
    end->onMessage(7, this, countFree);
    end->onMessage(8, this, &countFree);
    end->onMessage(9, this, [&lambda] { ++lambda; });
    end->onMessage(10, this, [&lambda, own = 0](const GipcMessage &) mutable { lambda += ++own; });
    end->onMessage(11, this, GipcEndpoint::MessageFunction([&](const GipcMessage &) { ++lambda; }));
    bool isLast = false;
    end->onMessage(LastType, end, [&] { isLast = true; });
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11, LastType }));
    QTRY_VERIFY_WITH_TIMEOUT(isLast, Patience);
    QCOMPARE(receiver.sum, 1 + 2 + 3 + 1000 + 5);
    QCOMPARE(constReceiver.sum, 6);
    QCOMPARE(freeCalls, 7 + 8);
    QCOMPARE(lambda, 1 + 1 + 2 + 1);
}

void tst_TypeHandlers::refuseWhatIsNone()
{
    Scene scene(Role::Server);
    GipcEndpoint *const end = scene.receiver.get();
    const QRegularExpression warning(QStringLiteral("onMessage\\(\\) needs"));
    for (int i = 0; i < 5; ++i)
        QTest::ignoreMessage(QtWarningMsg, warning);
    QVERIFY(!end->onMessage(0, this, scene.note("none")));
    QVERIFY(!end->onMessage(-1, this, scene.note("none")));
    QVERIFY(!end->onMessage(1, static_cast<QObject *>(nullptr), scene.note("none")));
    QVERIFY(!end->onMessage(1, this, GipcEndpoint::MessageFunction()));
    QVERIFY(!end->onMessage(1, this, static_cast<void (*)(const GipcMessage &)>(nullptr)));
    QCOMPARE(end->delivery(), Delivery::Auto);
    QVERIFY(end->onMessage(1, this, scene.note("one")));
    QCOMPARE(end->delivery(), Delivery::Signal);
}

void tst_TypeHandlers::ofOneTypeAreAllCalled()
{
    Scene scene(Role::Client);
    QObject context;
    scene.receiver->onMessage(1, &context, scene.note("a"));
    const auto second = scene.receiver->onMessage(1, this, scene.note("b"));
    scene.receiver->onMessage(1, &context, scene.note("c"));
    scene.noteSignal();
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen, QByteArrayList({ "a 1 0", "b 1 0", "c 1 0" }), Patience);

    scene.seen.clear();
    QVERIFY(disconnect(second));
    QVERIFY(scene.write({ 1 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen, QByteArrayList({ "a 1 0", "c 1 0" }), Patience);
}

void tst_TypeHandlers::givenInsideBeginWithTheNext()
{
    Scene scene(Role::Client);
    scene.receiver->onMessage(1, this, [&](const GipcMessage &message) {
        scene.note("a")(message);
        if (message.data() == "0")
            scene.receiver->onMessage(1, this, scene.note("b"));
    });
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 1 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen, QByteArrayList({ "a 1 0", "a 1 1", "b 1 1" }), Patience);
}

void tst_TypeHandlers::endWithTheirContext_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("isHeld");
    for (const bool isHeld : { false, true }) {
        const QByteArray when = isHeld ? ", messages held" : ", messages on arrival";
        QTest::newRow("server" + when) << Role::Server << isHeld;
        QTest::newRow("client" + when) << Role::Client << isHeld;
    }
}

void tst_TypeHandlers::endWithTheirContext()
{
    QFETCH(const Role, role);
    QFETCH(const bool, isHeld);
    Scene scene(role);
    Context before(new QObject);
    Context during(new QObject);
    const QByteArray captured(1000, 'c'); // it stays until the function returns
    bool isWhole = false;
    const auto giveAll = [&] {
        scene.receiver->onMessage(1, before.get(), scene.note("before"));
        scene.receiver->onMessage(2, during.get(), [&, captured](const GipcMessage &message) {
            during.reset();
            isWhole = captured == QByteArray(1000, 'c') && message.msgType() == 2;
            scene.note("during")(message);
        });
        scene.noteSignal();
        before.reset();
    };
    if (!isHeld)
        giveAll();
    QSignalSpy available(scene.receiver.get(), &GipcEndpoint::messagesAvailable);
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 2, 2, 1 }));
    if (isHeld) {
        QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
        giveAll();
    }
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen.size(), 4, Patience);
    QCOMPARE(scene.seen,
             QByteArrayList({ "signal 1 0", "during 2 1", "signal 2 2", "signal 1 3" }));
    QVERIFY(isWhole);
}

using Deed = std::function<void(Context *context, const QMetaObject::Connection &connection)>;
Q_DECLARE_METATYPE(Deed)

void tst_TypeHandlers::endInsideOthers_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::newRow("its context is deleted")
        << Deed([](Context *context, const auto &) { context->reset(); });
    QTest::newRow("it is disconnected")
        << Deed([](Context *, const auto &connection) { QVERIFY(disconnect(connection)); });
}

/*! In a function for the same type that runs before, and in one for another type. */
void tst_TypeHandlers::endInsideOthers()
{
    QFETCH(const Deed, deed);
    Scene scene(Role::Server);
    Context second(new QObject);
    Context third(new QObject);
    QMetaObject::Connection secondFunction;
    QMetaObject::Connection thirdFunction;
    scene.receiver->onMessage(1, this, [&](const GipcMessage &message) {
        scene.note("first")(message);
        if (message.data() == "1")
            deed(&second, secondFunction);
    });
    secondFunction = scene.receiver->onMessage(1, second.get(), scene.note("second"));
    scene.receiver->onMessage(2, this, [&] { deed(&third, thirdFunction); });
    thirdFunction = scene.receiver->onMessage(3, third.get(), scene.note("third"));
    scene.noteSignal();
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 1, 3, 2, 3, LastType }));
    QTRY_VERIFY_WITH_TIMEOUT(scene.seen.contains("signal 99 5"), Patience);
    QCOMPARE(scene.seen,
             QByteArrayList({ "first 1 0", "second 1 0", "first 1 1", "third 3 2", "signal 3 4",
                              "signal 99 5" }));
}

void tst_TypeHandlers::mayDeleteTheirEnd()
{
    QFETCH(const Role, role);
    Scene scene(role);
    const QByteArray captured(1000, 'c');
    bool isWhole = false;
    scene.receiver->onMessage(1, this, [&, captured](const GipcMessage &message) {
        scene.receiver.reset();
        isWhole = captured == QByteArray(1000, 'c') && message.data() == "0";
        scene.note("first")(message);
    });
    scene.receiver->onMessage(1, this, scene.note("second"));
    scene.noteSignal();
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 1, 2 }));
    QTRY_VERIFY_WITH_TIMEOUT(isWhole, Patience);
    QVERIFY(!scene.receiver);
    QTRY_VERIFY_WITH_TIMEOUT(scene.sender->status() != Gipc::Status::Connected, Patience);
    QCOMPARE(scene.seen, QByteArrayList({ "first 1 0" }));
}

/*! An event loop of its own gets the messages that follow. */
void tst_TypeHandlers::mayRunALoop()
{
    QFETCH(const Role, role);
    Scene scene(role);
    QEventLoop loop;
    scene.receiver->onMessage(1, this, [&](const GipcMessage &message) {
        scene.note("begin")(message);
        loop.exec();
        scene.note("end")(message);
    });
    scene.receiver->onMessage(2, this, [&](const GipcMessage &message) {
        scene.note("two")(message);
        loop.quit();
    });
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 2, 2 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen.size(), 4, Patience);
    QCOMPARE(scene.seen.first(), QByteArray("begin 1 0"));
    QVERIFY(scene.seen.indexOf("end 1 0") > scene.seen.indexOf("two 2 1"));
    QVERIFY(scene.seen.indexOf("two 2 2") > scene.seen.indexOf("two 2 1"));
}

/*! A wait of the channel's own holds the messages that follow. */
void tst_TypeHandlers::mayWait()
{
    QFETCH(const Role, role);
    Scene scene(role);
    bool isAnswered = false;
    scene.sender->onMessage(5, this, [&] { isAnswered = true; });
    scene.receiver->onMessage(1, this, [&](const GipcMessage &message) {
        scene.note("begin")(message);
        QVERIFY(scene.receiver->write(5, "answer"));
        const QDeadlineTimer patience(Patience);
        while (!isAnswered && !patience.hasExpired())
            QVERIFY(!scene.receiver->waitForClosed(20));
        scene.note("end")(message);
    });
    scene.receiver->onMessage(2, this, scene.note("two"));
    scene.noteSignal();
    QVERIFY(scene.open());
    QVERIFY(scene.write({ 1, 2, 3, 2 }));
    QTRY_COMPARE_WITH_TIMEOUT(scene.seen.size(), 5, Patience);
    QCOMPARE(scene.seen,
             QByteArrayList({ "begin 1 0", "end 1 0", "two 2 1", "signal 3 2", "two 2 3" }));
    QVERIFY(isAnswered);
}

void tst_TypeHandlers::runInTheThreadOfTheirContext()
{
    QFETCH(const Role, role);
    constexpr int Count = 200;
    Scene scene(role);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    QByteArrayList got; // the thread's, until it has ended
    bool isElsewhere = true;
    scene.receiver->onMessage(1, &context, [&](const GipcMessage &message) {
        isElsewhere = isElsewhere && QThread::currentThread() == &thread;
        got.append(message.data());
        if (got.size() == Count)
            thread.quit();
    });
    thread.start();
    QVERIFY(scene.open());
    for (const QByteArray &number : numbers(Count))
        QVERIFY(scene.sender->write(1, number));
    QTRY_VERIFY_WITH_TIMEOUT(thread.isFinished(), Patience);
    QVERIFY(thread.wait());
    QCOMPARE(got, numbers(Count));
    QVERIFY(isElsewhere);
}

QTEST_GUILESS_MAIN(tst_TypeHandlers)
#include "tst_typehandlers.moc"
