// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"

#include <QtCore/QDebug>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaEnum>
#include <QtCore/QMetaProperty>
#include <QtCore/QThread>

#include <memory>

using Gipc::ErrorCode;
using Gipc::Status;

/*! The value class on its own. */
class tst_Message : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInternalByDefault();
    void keepsWhatItWasGiven();
    void comparesEverything();
    void comparisonsShowWhatDiffers_data();
    void comparisonsShowWhatDiffers();
    void toJson_data();
    void toJson();
    void knowsWhatEndsALoop_data();
    void knowsWhatEndsALoop();
    void debugShowsNoData();
    void travelsThroughQueuedConnections();
    void hasPropertiesForQml();
};

void tst_Message::isInternalByDefault()
{
    const GipcMessage message;
    QCOMPARE(message.msgType(), -1);
    QVERIFY(message.isInternal());
    QVERIFY(!message.isTimeout());
    QVERIFY(!message.isTerminal());
    QCOMPARE(message.status(), Status::NotConnected);
    QCOMPARE(message.error(), ErrorCode::NoError);
    QCOMPARE(message.connectionId(), quint64(0));
    QVERIFY(message.data().isEmpty());
}

void tst_Message::keepsWhatItWasGiven()
{
    const QByteArray data = QByteArray::fromHex("c3a900ff");
    const GipcMessage message(2147483647, data, 9);
    QCOMPARE(message.msgType(), 2147483647);
    QCOMPARE(message.data(), data);
    QCOMPARE(message.connectionId(), quint64(9));
    QVERIFY(!message.isInternal());
    QCOMPARE(GipcMessage(1, "gr\xc3\xbc\xc3\x9f").text(), QStringLiteral(u"gr\u00fc\u00df"));
    QCOMPARE(GipcMessage(1, QByteArray("a\0b", 3)).text().size(), 3);
    QCOMPARE(GipcMessage(1, {}).text(), QString());

    const GipcMessage error
        = GipcMessage::errorMessage(ErrorCode::Truncated, QStringLiteral("cut"), Status::Connected);
    QVERIFY(error.isInternal());
    QCOMPARE(error.error(), ErrorCode::Truncated);
    QCOMPARE(error.errorString(), QStringLiteral("cut"));
    QCOMPARE(error.status(), Status::Connected);
    QVERIFY(!GipcMessage::timeoutMessage().errorString().isEmpty());
}

void tst_Message::comparesEverything()
{
    const GipcMessage message(1, "data", 2);
    QVERIFY(message == GipcMessage(1, "data", 2));
    QVERIFY(message != GipcMessage(2, "data", 2));
    QVERIFY(message != GipcMessage(1, "Data", 2));
    QVERIFY(message != GipcMessage(1, "data", 3));
    QVERIFY(GipcMessage::statusMessage(Status::Closed)
            != GipcMessage::statusMessage(Status::Error));
    const GipcMessage error = GipcMessage::errorMessage(ErrorCode::Crypto, QStringLiteral("a"));
    QVERIFY(error == GipcMessage::errorMessage(ErrorCode::Crypto, QStringLiteral("a")));
    QVERIFY(error != GipcMessage::errorMessage(ErrorCode::Crypto, QStringLiteral("b")));
    QVERIFY(error
            != GipcMessage::errorMessage(ErrorCode::Crypto, QStringLiteral("a"), Status::Closed));
    QVERIFY(error != GipcMessage::errorMessage(ErrorCode::Integrity, QStringLiteral("a")));
    QVERIFY(error != GipcMessage());
}

void tst_Message::comparisonsShowWhatDiffers_data()
{
    QTest::addColumn<GipcMessage>("one");
    QTest::addColumn<GipcMessage>("other");
    QTest::addColumn<QByteArray>("shown"); // of the other
    const auto error = [](ErrorCode code, const char *words, Status status) {
        return GipcMessage::errorMessage(code, QString::fromLatin1(words), status);
    };
    const GipcMessage plain(5, "abc", 2);
    QTest::newRow("type") << plain << GipcMessage(6, "abc", 2) << QByteArray("type 6");
    QTest::newRow("data") << plain << GipcMessage(5, "abd", 2) << QByteArray("\"abd\"");
    QTest::newRow("no data") << plain << GipcMessage(5, {}, 2) << QByteArray("0 bytes");
    QTest::newRow("a zero") << plain << GipcMessage(5, QByteArray("abc\0", 4), 2)
                            << QByteArray("\\x00");
    QTest::newRow("quoted") << GipcMessage(5, "\\x00") << GipcMessage(5, QByteArray("\0", 1))
                            << QByteArray("\"\\x00\"");
    QTest::newRow("connection") << plain << GipcMessage(5, "abc", 3) << QByteArray("connection 3");
    QByteArray data(1000000, 'x');
    const GipcMessage large(5, data);
    data[500000] = 'y';
    QTest::newRow("deep in the data") << large << GipcMessage(5, data) << QByteArray("SHA-1");
    QTest::newRow("at the end") << GipcMessage(5, data) << GipcMessage(5, data + 'x')
                                << QByteArray("1000001 bytes");
    QTest::newRow("news") << plain << GipcMessage() << QByteArray("type -1");
    QTest::newRow("status") << GipcMessage::statusMessage(Status::Closed)
                            << GipcMessage::statusMessage(Status::Error) << QByteArray("Error");
    QTest::newRow("error") << error(ErrorCode::Crypto, "a", Status::Closed)
                           << error(ErrorCode::Integrity, "a", Status::Closed)
                           << QByteArray("Integrity");
    QTest::newRow("words") << error(ErrorCode::Crypto, "a", Status::Closed)
                           << error(ErrorCode::Crypto, "b", Status::Closed) << QByteArray("\"b\"");
    QTest::newRow("an error's status")
        << error(ErrorCode::Crypto, "a", Status::Closed)
        << error(ErrorCode::Crypto, "a", Status::Timeout) << QByteArray("Timeout");
}

void tst_Message::comparisonsShowWhatDiffers()
{
    QFETCH(const GipcMessage, one);
    QFETCH(const GipcMessage, other);
    QFETCH(const QByteArray, shown);
    using namespace QTest; // where QCOMPARE looks, too
    const std::unique_ptr<char[]> first(toString(one));
    const std::unique_ptr<char[]> second(toString(other));
    QVERIFY(first);
    QVERIFY(second);
    QVERIFY(one != other);
    QVERIFY(qstrcmp(first.get(), second.get()) != 0);
    QVERIFY2(QByteArrayView(second.get()).contains(shown), second.get());
    QVERIFY(qstrlen(second.get()) < 500); // Qt Test cuts what is longer
}

void tst_Message::toJson_data()
{
    QTest::addColumn<GipcMessage>("message");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("message") << GipcMessage(5, "hello")
                             << QByteArray(R"({"data":"aGVsbG8=","type":5})");
    QTest::newRow("empty") << GipcMessage(1, {}) << QByteArray(R"({"data":"","type":1})");
    QTest::newRow("from a client")
        << GipcMessage(5, "hello", 3) << QByteArray(R"({"client":3,"data":"aGVsbG8=","type":5})");
    QTest::newRow("status") << GipcMessage::statusMessage(Status::NotConnected)
                            << QByteArray(R"({"status":"Not Connected"})");
    QTest::newRow("error") << GipcMessage::errorMessage(
        ErrorCode::Truncated, QStringLiteral("\"cut\"\n"), Status::Connected)
                           << QByteArray(R"({"error":"Truncated","text":"\"cut\"\n"})");
}

void tst_Message::toJson()
{
    QFETCH(GipcMessage, message);
    QFETCH(QByteArray, json);
    QVERIFY(!message.toJson().contains('\n')); // one line each
    // The order of the keys means nothing.
    QCOMPARE(QJsonDocument::fromJson(message.toJson()).object(),
             QJsonDocument::fromJson(json).object());
}

void tst_Message::knowsWhatEndsALoop_data()
{
    QTest::addColumn<GipcMessage>("message");
    QTest::addColumn<bool>("terminal");
    const QList<Status> endings { Status::Closed, Status::Error, Status::Timeout };
    const auto statuses = QMetaEnum::fromType<Status>();
    QCOMPARE(statuses.keyCount(), 10);
    for (int i = 0; i < statuses.keyCount(); ++i) {
        const auto status = Status(statuses.value(i));
        QTest::newRow(statuses.key(i))
            << GipcMessage::statusMessage(status) << endings.contains(status);
    }
    const QList<ErrorCode> ends { ErrorCode::NotConnected, ErrorCode::WrongDelivery,
                                  ErrorCode::Interrupted, ErrorCode::Destroyed };
    const auto errors = QMetaEnum::fromType<ErrorCode>();
    for (int i = 1; i < errors.keyCount(); ++i) {
        const auto error = ErrorCode(errors.value(i));
        // The status follows as a message of its own.
        QTest::addRow("error %s", errors.key(i))
            << GipcMessage::errorMessage(error, {}, Status::Closed) << ends.contains(error);
    }
    QTest::newRow("a message") << GipcMessage(1, "x") << false;
    QTest::newRow("a time-out") << GipcMessage::timeoutMessage() << false;
}

void tst_Message::knowsWhatEndsALoop()
{
    QFETCH(GipcMessage, message);
    QFETCH(bool, terminal);
    QCOMPARE(message.isTerminal(), terminal);
}

void tst_Message::debugShowsNoData()
{
    const auto text = [](const GipcMessage &message) {
        QString string;
        QDebug(&string) << message << "after";
        return string;
    };
    const QString message = text(GipcMessage(42, "secret", 7));
    QVERIFY(!message.contains(u"secret"));
    QVERIFY(message.contains(u"42"));
    QVERIFY(message.contains(u"6 bytes"));
    QVERIFY(message.contains(u"7"));
    QVERIFY(message.contains(u") after")); // the stream's own settings are back
    QVERIFY(text(GipcMessage::statusMessage(Status::Closed)).contains(u"Closed"));
    const QString error
        = text(GipcMessage::errorMessage(ErrorCode::Truncated, QStringLiteral("cut")));
    QVERIFY(error.contains(u"Truncated"));
    QVERIFY(error.contains(u"cut"));
}

void tst_Message::travelsThroughQueuedConnections()
{
    QThread thread;
    GipcServer sender; // somebody with the signals
    QObject receiver;
    receiver.moveToThread(&thread);
    QList<QVariant> got;
    QObject::connect(&sender, &GipcServer::messageReceived, &receiver,
                     [&](const GipcMessage &message) { got.append(QVariant::fromValue(message)); });
    QObject::connect(&sender, &GipcServer::statusChanged, &receiver,
                     [&](Status status) { got.append(QVariant::fromValue(status)); });
    QObject::connect(&sender, &GipcServer::errorOccurred, &receiver, [&](ErrorCode error) {
        got.append(QVariant::fromValue(error));
        thread.quit();
    });
    thread.start();
    Q_EMIT sender.messageReceived(GipcMessage(5, "data", 6));
    Q_EMIT sender.statusChanged(Status::Timeout);
    Q_EMIT sender.errorOccurred(ErrorCode::Crypto);
    QVERIFY(thread.wait(Patience));
    QCOMPARE(got.size(), 3);
    QCOMPARE(got.at(0).value<GipcMessage>(), GipcMessage(5, "data", 6));
    QCOMPARE(got.at(1).value<Status>(), Status::Timeout);
    QCOMPARE(got.at(2).value<ErrorCode>(), ErrorCode::Crypto);
}

void tst_Message::hasPropertiesForQml()
{
    const GipcMessage message(5, "data", 6);
    const QMetaObject &meta = GipcMessage::staticMetaObject;
    const auto read = [&](const char *name) {
        return meta.property(meta.indexOfProperty(name)).readOnGadget(&message);
    };
    QCOMPARE(read("msgType").toInt(), 5);
    QCOMPARE(read("data").toByteArray(), QByteArray("data"));
    QCOMPARE(read("text").toString(), QStringLiteral("data"));
    QCOMPARE(read("connectionId").toULongLong(), quint64(6));
    QCOMPARE(read("error").value<ErrorCode>(), ErrorCode::NoError);
    QCOMPARE(read("status").value<Status>(), Status::NotConnected);
}

QTEST_GUILESS_MAIN(tst_Message)
#include "tst_message.moc"
