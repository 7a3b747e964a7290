// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "notes.h"

#include <QtCore/QCoreApplication>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlContext>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace {

constexpr int Patience = 30000;

const QByteArray Server = "GipcServer";
const QByteArray Client = "GipcClient";
const QByteArray Connection = "GipcConnection";
const QByteArray Model = "GipcConnectionModel";
const QByteArray Latest = "GipcLatest";

/*! A value that a property does not have by itself, as it is written in QML. */
struct Sample
{
    QByteArray type;
    QByteArray property;
    QByteArray literal;
};

/*! The value is an object of one of these types. */
bool isObject(const Sample &sample)
{
    return sample.literal.endsWith('}');
}

QByteArray typeOf(const Sample &sample)
{
    return sample.literal.split(' ').first();
}

bool hasName(const QByteArray &type)
{
    return type == Server || type == Client;
}

std::vector<Sample> samples()
{
    std::vector<Sample> all;
    for (const QByteArray &type : { Server, Client }) {
        const std::vector<std::pair<const char *, const char *>> both {
            { "active", "true" },
            { "name", "\"other\"" },
            { "encryption", "false" },
            { "multiClient", "true" },
            { "network", "true" },
            { "host", "\"::1\"" },
            { "port", "18177" },
            { "socketPath", "\"/tmp/other.sock\"" },
            { "handshakeTimeout", "7" },
            { "maxMessageSize", "77" },
            { "inboxLimit", "1000000" },
            { "outboxLimit", "1000" },
            { "policy", "Gipc.Policy.Require" },
            { "serviceName", "\"service\"" },
            { "heartbeatInterval", "1000" },
            { "idleLimit", "2000" },
            { "closeTimeout", "300" },
            { "queueWhileDisconnected", "false" },
            { "delivery", "Gipc.Delivery.Signal" },
        };
        for (const auto &[property, literal] : both)
            all.push_back({ type, property, literal });
    }
    const std::vector<Sample> others {
        { Server, "unmaskPermissions", "true" },
        { Server, "maxClients", "5" },
        { Server, "maxClientsPerPeer", "4" },
        { Server, "maxPendingHandshakes", "3" },
        { Server, "maxWaitingIds", "6" },
        { Server, "maxWaitingIdsPerPeer", "2" },
        { Server, "waitingIdTimeout", "500" },
        { Server, "overflow", "Gipc.Overflow.Disconnect" },
        { Server, "allowedUserIds", "[0, 1000]" },
        { Server, "departedInboxLimit", "1000000" },
        { Server, "totalInboxLimit", "100000000" },
        { Server, "totalOutboxLimit", "100000000" },
        { Server, "stateLimit", "1000000" },
        { Server, "blockTimeout", "500" },
        { Client, "timeout", "9" },
        { Client, "retryTimer", "11" },
        { Client, "trustedUserIds", "[0, 1000]" },
        { Model, "server", "GipcServer { }" },
        { Latest, "channel", "GipcClient { }" },
        { Latest, "msgType", "7" },
    };
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

/*! How a property that QML cannot set changes. */
struct Way
{
    QByteArray type;
    QByteArray property;
    QByteArray prepare;
    QByteArray until; ///< it is prepared
    QByteArray change;
};

constexpr char ConnectBoth[] = "server.active = true; client.active = true";
constexpr char ShowLatest[]
    = "latest.channel = client; latest.msgType = 7; server.active = true; client.active = true";
constexpr char AreConnected[] = "client.connected && server.connected";
constexpr char NoName[]
    = "server.name = client.name = 'no/name'; server.active = true; client.active = true";
constexpr char MeetConnection[] = "connection = server.connection(1)";
/*! The receiver keeps what nobody asks for, and reads no more. */
constexpr char FillOutboxes[]
    = "server.inboxLimit = client.inboxLimit = 1;"
      "for (let i = 0; i < 6; ++i) { server.write(1, large); client.write(1, large) }";
constexpr char SkipStates[] = "server.inboxLimit = client.inboxLimit = 1;"
                              "for (let i = 0; i < 6; ++i) server.publish(2 + i % 2, large)";

std::vector<Way> ways()
{
    std::vector<Way> all;
    for (const QByteArray &type : { Server, Client }) {
        const std::vector<std::array<const char *, 4>> both {
            { "status", "", "true", ConnectBoth },
            { "statusText", "", "true", ConnectBoth },
            { "connected", "", "true", ConnectBoth },
            { "error", "", "true", NoName },
            { "errorString", "", "true", NoName },
            { "security", "", "true", "server.encryption = client.encryption = false" },
            { "lastWriteError", "", "true", "server.write(1, 5); client.write(1, 5)" },
            { "lastWriteErrorString", "", "true", "server.write(1, 5); client.write(1, 5)" },
            { "messagesReceived", ConnectBoth, AreConnected,
              "server.write(1, 'x'); client.write(1, 'x')" },
            { "bytesReceived", ConnectBoth, AreConnected,
              "server.write(1, 'x'); client.write(1, 'x')" },
            { "messagesSent", ConnectBoth, AreConnected,
              "server.write(1, 'x'); client.write(1, 'x')" },
            { "bytesSent", ConnectBoth, AreConnected,
              "server.write(1, 'x'); client.write(1, 'x')" },
        };
        for (const auto &[property, prepare, until, change] : both)
            all.push_back({ type, property, prepare, until, change });
    }
    const std::vector<Way> others {
        { Server, "clientCount", "", "true", ConnectBoth },
        { Server, "address", "", "true", ConnectBoth },
        { Client, "extended", "", "true", ConnectBoth },
        { Client, "peerUserId", "", "true", ConnectBoth },
        { Client, "peerProcessId", "", "true", ConnectBoth },
        { Client, "keyIdentity",
          "const key = new Uint8Array(32).fill(7).buffer; "
          "server.addPreSharedKey('me', key); client.setPreSharedKey('me', key)",
          "true", ConnectBoth },
        { Client, "bytesToWrite", ConnectBoth, AreConnected, FillOutboxes },
        { Client, "clientId",
          "server.multiClient = client.multiClient = true; "
          "client.policy = Gipc.Policy.Compatible; server.active = true",
          "true", "client.active = true" },
        { Model, "count", "model.server = server", "true", ConnectBoth },
    };
    all.insert(all.end(), others.begin(), others.end());
    for (const char *const property : { "available", "message", "text", "json" })
        all.push_back({ Latest, property, ShowLatest, AreConnected, "server.publish(7, [1])" });
    const std::vector<std::pair<const char *, const char *>> ofConnection {
        { "status", "connection.close()" },
        { "statusText", "client.abort()" },
        { "messagesReceived", "client.write(1, 'x')" },
        { "bytesReceived", "client.write(1, 'x')" },
        { "messagesSent", "connection.write(1, 'x')" },
        { "bytesSent", "server.write(1, 'x')" },
        { "bytesToWrite", FillOutboxes },
        { "droppedMessages",
          "server.overflow = Gipc.Overflow.DropOldest; server.outboxLimit = 1;"
          "for (let i = 0; i < 6; ++i) connection.write(1, large)" },
        { "statesSkipped", SkipStates },
        { "lastWriteError", "connection.write(1, null)" },
        { "lastWriteErrorString", "connection.write(0, 'x')" },
    };
    for (const auto &[property, change] : ofConnection)
        all.push_back({ Connection, property, ConnectBoth, AreConnected, change });
    return all;
}

QByteArray uniqueName()
{
    static int counter = 0;
    return "tst_qmlproperties-" + QByteArray::number(QCoreApplication::applicationPid()) + '-'
        + QByteArray::number(++counter);
}

} // namespace

Q_DECLARE_METATYPE(Sample)
Q_DECLARE_METATYPE(Way)

/*! Every property of every type of the module: in literals, bindings and scripts, and what it says when
    it changes. A property that the tables do not have is a failure. */
class tst_QmlProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyPropertyIsCovered_data();
    void everyPropertyIsCovered();
    void takesEachForm_data();
    void takesEachForm();
    void refusesWhatIsOutOfRange_data();
    void refusesWhatIsOutOfRange();
    void saysWhenItChanges_data();
    void saysWhenItChanges();
    void messagesHaveProperties();

private:
    std::unique_ptr<QObject> create(const QByteArray &text);
    QVariant evaluate(QObject *scope, const QByteArray &script);
    std::unique_ptr<QObject> scene();
    QObject *objectOf(QObject *scene, const QByteArray &type);

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QSignalSpy> m_warnings;
};

void tst_QmlProperties::initTestCase()
{
    qputenv("GIPC_DEBUG", "error"); // the tests provoke errors
}

void tst_QmlProperties::init()
{
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(GIPC_QML_IMPORTS));
    m_engine->setOutputWarningsToStandardError(false);
    m_warnings = std::make_unique<QSignalSpy>(m_engine.get(), &QQmlEngine::warnings);
}

std::unique_ptr<QObject> tst_QmlProperties::create(const QByteArray &text)
{
    QQmlComponent component(m_engine.get());
    component.setData("import QtQml\nimport Gipc\n" + text, {});
    std::unique_ptr<QObject> object(component.create());
    if (!object)
        qWarning("%s: %s", text.constData(), qPrintable(component.errorString()));
    return object;
}

QVariant tst_QmlProperties::evaluate(QObject *scope, const QByteArray &script)
{
    QQmlExpression expression(qmlContext(scope), scope, QString::fromUtf8(script));
    const QVariant value = expression.evaluate();
    if (expression.hasError())
        qWarning("%s: %s", script.constData(), qPrintable(expression.error().toString()));
    return value;
}

std::unique_ptr<QObject> tst_QmlProperties::scene()
{
    const QByteArray name = uniqueName();
    return create("QtObject {\n"
                  "property GipcServer server: GipcServer { name: '"
                  + name
                  + "' }\n"
                    "property GipcClient client: GipcClient { name: '"
                  + name
                  + "'; retryTimer: 20 }\n"
                    "property GipcConnectionModel model: GipcConnectionModel { }\n"
                    "property GipcLatest latest: GipcLatest { }\n"
                    "property GipcConnection connection\n"
                    "property string large: 'x'.repeat(2000000)\n"
                    "}");
}

QObject *tst_QmlProperties::objectOf(QObject *scene, const QByteArray &type)
{
    const std::map<QByteArray, const char *> names {
        { Server, "server" }, { Client, "client" }, { Connection, "connection" },
        { Model, "model" },   { Latest, "latest" },
    };
    return scene->property(names.at(type)).value<QObject *>();
}

void tst_QmlProperties::everyPropertyIsCovered_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const QByteArray &type : { Server, Client, Connection, Model, Latest })
        QTest::newRow(type) << type;
}

void tst_QmlProperties::everyPropertyIsCovered()
{
    QFETCH(const QByteArray, type);
    std::set<QByteArray> settable;
    std::set<QByteArray> readable;
    for (const Sample &sample : samples()) {
        if (sample.type == type)
            settable.insert(sample.property);
    }
    for (const Way &way : ways()) {
        if (way.type == type)
            readable.insert(way.property);
    }
    const auto there = scene();
    QVERIFY(there);
    evaluate(there.get(), ConnectBoth);
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(there.get(), AreConnected).toBool(), Patience);
    evaluate(there.get(), MeetConnection);
    const QObject *const object = objectOf(there.get(), type);
    QVERIFY(object);
    const QMetaObject *const meta = object->metaObject();
    std::set<QByteArray> seen;
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
        const QMetaProperty property
            = meta->property(meta->indexOfProperty(meta->property(i).name()));
        QVERIFY2(property.isConstant() != property.hasNotifySignal(), property.name());
        if (property.isConstant())
            continue;
        seen.insert(property.name());
        const auto &table = property.isWritable() ? settable : readable;
        QVERIFY2(table.count(property.name()) == 1, property.name());
    }
    QCOMPARE(seen.size(), settable.size() + readable.size());
}

void tst_QmlProperties::takesEachForm_data()
{
    QTest::addColumn<Sample>("sample");
    QTest::addColumn<QByteArray>("body");
    for (const Sample &sample : samples()) {
        const QByteArray held
            = (isObject(sample) ? "property " + typeOf(sample) + " held: " : "property var held: ")
            + sample.literal + '\n';
        const auto add = [&](const char *form, const QByteArray &body) {
            QTest::addRow("%s.%s: %s", sample.type.constData(), sample.property.constData(), form)
                << sample << held + body;
        };
        add("literal", sample.property + ": " + sample.literal);
        add("binding", sample.property + ": held");
        add("script", "Component.onCompleted: " + sample.property + " = held");
    }
}

void tst_QmlProperties::takesEachForm()
{
    QFETCH(const Sample, sample);
    QFETCH(const QByteArray, body);
    const QByteArray name = sample.property == "name" || !hasName(sample.type)
        ? QByteArray()
        : "name: '" + uniqueName() + "'\n";
    const QByteArray value = isObject(sample)
        ? sample.property + " !== null"
        : "JSON.stringify(" + sample.property + ") === JSON.stringify(held)";
    const auto isSet = [&](const QByteArray &text) {
        const auto object = create(sample.type + " {\n" + name + text + "\n}");
        return object && evaluate(object.get(), value).toBool();
    };
    if (!isObject(sample))
        QVERIFY(!isSet("property var held: " + sample.literal)); // it is not so by itself
    QVERIFY(isSet(body));
    QCOMPARE(m_warnings->size(), 0);
}

void tst_QmlProperties::refusesWhatIsOutOfRange_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("body");
    const QByteArrayList never { "-1", "0.5", "NaN", "Infinity", "-Infinity", "1e300" };
    const QByteArrayList bytes = never + QByteArrayList { "9007199254740992" };
    const QByteArrayList ports
        = never + QByteArrayList { "65536", "4294975396" }; // the last one is 2^32 + 8100
    struct Property
    {
        QByteArray type;
        QByteArray name;
        QByteArrayList values;
    };
    const std::vector<Property> properties {
        { Client, "port", ports },
        { Client, "inboxLimit", bytes },
        { Client, "outboxLimit", bytes },
        { Server, "port", ports },
        { Server, "inboxLimit", bytes },
        { Server, "outboxLimit", bytes },
        { Server, "departedInboxLimit", bytes },
        { Server, "totalInboxLimit", bytes },
        { Server, "totalOutboxLimit", bytes },
        { Server, "stateLimit", bytes },
    };
    for (const Property &property : properties) {
        for (const QByteArray &value : property.values) {
            const auto add = [&](const char *form, const QByteArray &body) {
                QTest::addRow("%s.%s: %s, %s", property.type.constData(), property.name.constData(),
                              value.constData(), form)
                    << property.type << property.name << body;
            };
            add("literal", property.name + ": " + value);
            add("binding", "property real held: " + value + '\n' + property.name + ": held");
            add("script", "Component.onCompleted: " + property.name + " = " + value);
        }
    }
}

void tst_QmlProperties::refusesWhatIsOutOfRange()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, property);
    QFETCH(const QByteArray, body);
    const auto object = create(type + " {\n" + body + "\n}");
    QVERIFY(object);
    QCOMPARE(m_warnings->size(), 1);
    const auto errors = m_warnings->first().first().value<QList<QQmlError>>();
    QVERIFY2(errors.first().description().contains(QString::fromLatin1(property)),
             qPrintable(errors.first().toString()));
    const auto untouched = create(type + " { }");
    QCOMPARE(object->property(property), untouched->property(property));
}

void tst_QmlProperties::saysWhenItChanges_data()
{
    QTest::addColumn<Way>("way");
    const std::map<QByteArray, QByteArray> names {
        { Server, "server." }, { Client, "client." }, { Model, "model." }, { Latest, "latest." }
    };
    std::vector<Way> all = ways();
    for (const Sample &sample : samples()) {
        const QByteArray value
            = isObject(sample) ? typeOf(sample).mid(4).toLower() : sample.literal;
        all.push_back({ sample.type, sample.property, "", "true",
                        names.at(sample.type) + sample.property + " = " + value });
    }
    for (const Way &way : all)
        QTest::addRow("%s.%s", way.type.constData(), way.property.constData()) << way;
}

void tst_QmlProperties::saysWhenItChanges()
{
    QFETCH(const Way, way);
    const auto there = scene();
    QVERIFY(there);
    evaluate(there.get(), way.prepare);
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(there.get(), way.until).toBool(), Patience);
    if (way.type == Connection)
        evaluate(there.get(), MeetConnection);
    QObject *const object = objectOf(there.get(), way.type);
    QVERIFY(object);
    const QMetaObject *const meta = object->metaObject();
    const QMetaProperty property = meta->property(meta->indexOfProperty(way.property));
    Notes notes(object, property);
    const QVariant before = notes.value;
    evaluate(there.get(), way.change);
    QTRY_VERIFY_WITH_TIMEOUT(notes.changeCount > 0, Patience);
    QVERIFY(notes.value != before || way.property == "active");
    QVERIFY(!notes.saidNothingNew);
    if (!property.isWritable())
        return;
    const int said = notes.signalCount;
    QVERIFY(property.write(object, notes.value));
    QCOMPARE(notes.signalCount, said);
}

void tst_QmlProperties::messagesHaveProperties()
{
    const auto there = scene();
    QVERIFY(there);
    evaluate(there.get(), ConnectBoth);
    QTRY_VERIFY_WITH_TIMEOUT(evaluate(there.get(), AreConnected).toBool(), Patience);
    evaluate(there.get(),
             "server.messageReceived.connect(m => server.objectName = "
             "[m.msgType, m.text, new Uint8Array(m.data)[0], m.size, m.connectionId,"
             " JSON.stringify(m.json())].join(' '))");
    evaluate(there.get(), "client.write(7, [1])");
    QObject *const server = objectOf(there.get(), Server);
    QTRY_COMPARE_WITH_TIMEOUT(server->objectName(), QStringLiteral("7 [1] 91 3 1 [1]"), Patience);
}

QTEST_GUILESS_MAIN(tst_QmlProperties)
#include "tst_qmlproperties.moc"
