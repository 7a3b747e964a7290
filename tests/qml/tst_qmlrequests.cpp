// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlContext>
#include <QtQml/QQmlEngine>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

namespace {

constexpr int Patience = 30000;

/*! A client with an open request. */
constexpr char Asks[] = "import Gipc\n"
                        "GipcClient {\n"
                        "    id: client\n"
                        "    property int open: 0\n"
                        "    property string outcome\n"
                        "    name: serverName\n"
                        "    active: true\n"
                        "    function ask() {\n"
                        "        ++open\n"
                        "        request(1, 'x').then(reply => { --open; outcome = reply.text },\n"
                        "                             error => { --open; outcome = error.code })\n"
                        "    }\n"
                        "}\n";

} // namespace

/*! Promises that outlive their engine, and engines that outlive what asked. */
class tst_QmlRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void endsWithPromisesOpen_data();
    void endsWithPromisesOpen();
    void endsWithPromisesSettled();
    void endsWithARequestKept_data();
    void endsWithARequestKept();

private:
    QObject *newClient();
    void answerAll();

    std::unique_ptr<GipcServer> m_server;
    QList<GipcRequest> m_requests;
    std::unique_ptr<QQmlEngine> m_engine;
};

void tst_QmlRequests::init()
{
    static int counter = 0;
    m_server = std::make_unique<GipcServer>(QStringLiteral("tst_qmlrequests-%1-%2")
                                                .arg(QCoreApplication::applicationPid())
                                                .arg(++counter));
    m_server->setMultiClient(true);
    connect(m_server.get(), &GipcServer::requestReceived, this,
            [this](const GipcRequest &request) { m_requests.append(request); });
    QVERIFY(m_server->listen());
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(GIPC_QML_IMPORTS));
    m_engine->rootContext()->setContextProperty(QStringLiteral("serverName"), m_server->name());
}

void tst_QmlRequests::cleanup()
{
    m_requests.clear();
    m_engine.reset();
    m_server.reset();
}

/*! Without a parent. */
QObject *tst_QmlRequests::newClient()
{
    QQmlComponent component(m_engine.get());
    component.setData(Asks, {});
    QObject *const client = component.create();
    if (!client)
        qWarning("%s", qPrintable(component.errorString()));
    return client;
}

void tst_QmlRequests::answerAll()
{
    for (const GipcRequest &request : std::as_const(m_requests))
        request.reply(2, "answer");
    m_requests.clear();
}

void tst_QmlRequests::endsWithPromisesOpen_data()
{
    QTest::addColumn<QByteArray>("order");
    for (const char *const order : { "object, engine", "object later, engine", "engine, object",
                                     "engine with its object", "engine, answer, object" })
        QTest::newRow(order) << QByteArray(order);
}

void tst_QmlRequests::endsWithPromisesOpen()
{
    QFETCH(const QByteArray, order);
    std::unique_ptr<QObject> client(newClient());
    QVERIFY(client);
    for (int i = 0; i < 10; ++i)
        QVERIFY(QMetaObject::invokeMethod(client.get(), "ask"));
    QTRY_COMPARE_WITH_TIMEOUT(m_requests.size(), 10, Patience);
    QCOMPARE(client->property("open").toInt(), 10);
    const QPointer<QObject> guard(client.get());

    if (order == "object, engine") {
        client.reset();
        m_engine.reset();
    } else if (order == "object later, engine") {
        client.release()->deleteLater();
        m_engine.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } else if (order == "engine, object") {
        m_engine.reset();
        client.reset();
    } else if (order == "engine with its object") {
        QJSEngine::setObjectOwnership(client.release(), QJSEngine::JavaScriptOwnership);
        m_engine->newQObject(guard);
        m_engine.reset();
    } else {
        m_engine.reset();
        answerAll();
        QSignalSpy closed(client.get(), SIGNAL(closed()));
        QVERIFY(QMetaObject::invokeMethod(client.get(), "close"));
        QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty(), Patience); // the answers came before
        client.reset();
    }
    QVERIFY(!guard);
    for (const GipcRequest &request : std::as_const(m_requests))
        QTRY_VERIFY_WITH_TIMEOUT(!request.isOpen(), Patience);
}

/*! What was given to then() is called from the event loop: here there is nobody any more. */
void tst_QmlRequests::endsWithPromisesSettled()
{
    std::unique_ptr<QObject> client(newClient());
    QVERIFY(client);
    QVERIFY(QMetaObject::invokeMethod(client.get(), "ask"));
    QTRY_COMPARE_WITH_TIMEOUT(m_requests.size(), 1, Patience);
    client.reset(); // rejects it
    m_engine.reset();
    QCoreApplication::processEvents();
}

void tst_QmlRequests::endsWithARequestKept_data()
{
    QTest::addColumn<bool>("isEngineFirst");
    QTest::newRow("object, engine") << false;
    QTest::newRow("engine, object") << true;
}

/*! A value of QML has the request when what it came from goes. */
void tst_QmlRequests::endsWithARequestKept()
{
    QFETCH(const bool, isEngineFirst);
    QQmlComponent component(m_engine.get());
    component.setData("import Gipc\n"
                      "import QtQml\n"
                      "QtObject {\n"
                      "    property var kept: null\n"
                      "    property GipcClient client: GipcClient {\n"
                      "        name: serverName\n"
                      "        active: true\n"
                      "        onRequestReceived: request => kept = request\n"
                      "    }\n"
                      "}\n",
                      {});
    QSignalSpy connected(m_server.get(), &GipcServer::clientConnected);
    std::unique_ptr<QObject> scene(component.create());
    QVERIFY2(scene, qPrintable(component.errorString()));
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, Patience);
    const QFuture<GipcMessage> answer
        = m_server->requestFrom(connected.first().first().toULongLong(), 1, "x");
    QTRY_VERIFY_WITH_TIMEOUT(!scene->property("kept").isNull(), Patience);
    QVERIFY(!answer.isFinished());
    if (isEngineFirst)
        m_engine.reset();
    scene.reset();
    m_engine.reset();
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), Patience);
    const Gipc::ErrorCode error = answer.result().error();
    QVERIFY(error == Gipc::ErrorCode::ConnectionLost || error == Gipc::ErrorCode::RequestFailed);
}

QTEST_GUILESS_MAIN(tst_QmlRequests)
#include "tst_qmlrequests.moc"
