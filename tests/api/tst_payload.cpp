// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "payloadsamples.h"

#include <Gipc/GipcPayload>

using Gipc::ErrorCode;

/*! JSON and CBOR as messages: written in every way, and read again. */
class tst_Payload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void cbor_data();
    void cbor();
    void writesEveryWay();
    void saysWhyItWasNotWritten_data();
    void saysWhyItWasNotWritten();
    void writesNothingThatNobodyCouldRead_data();
    void writesNothingThatNobodyCouldRead();
    void newsAreNone();
};

void tst_Payload::json_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("sample") << sampleObject();
    QTest::newRow("large") << QJsonObject { { QStringLiteral("x"), QString(1000000, u'x') } };
}

void tst_Payload::json()
{
    QFETCH(const QJsonObject, object);
    Channel channel;
    QList<GipcMessage> got;
    channel.server.onMessage(7, this, [&](const GipcMessage &message) { got.append(message); });
    QVERIFY(channel.open());
    ErrorCode why = ErrorCode::Crypto;
    QVERIFY(Gipc::writeJson(&channel.client, 7, object, &why));
    QCOMPARE(why, ErrorCode::NoError);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1, Patience);
    QJsonParseError error { 5, QJsonParseError::DeepNesting };
    QCOMPARE(Gipc::json(got.at(0), &error).object(), object);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(Gipc::json(got.at(0)).object(), object);
    QCOMPARE(got.at(0).data(), Gipc::jsonData(object));
    QVERIFY(!got.at(0).data().contains('\n'));
}

void tst_Payload::cbor_data()
{
    QTest::addColumn<QCborValue>("value");
    QTest::newRow("0") << QCborValue(0);
    QTest::newRow("most negative") << QCborValue(std::numeric_limits<qint64>::min());
    QTest::newRow("text") << QCborValue(QStringLiteral("\u20ac"));
    QTest::newRow("empty text") << QCborValue(QString());
    QTest::newRow("bytes") << QCborValue(QByteArray("\0\xff", 2));
    QTest::newRow("null") << QCborValue(nullptr);
    QTest::newRow("undefined") << QCborValue();
    QTest::newRow("simple") << QCborValue(QCborSimpleType(99));
    QTest::newRow("infinite") << QCborValue(qInf());
    QTest::newRow("empty array") << QCborValue(QCborArray());
    QTest::newRow("empty map") << QCborValue(QCborMap());
    QTest::newRow("sample") << QCborValue(sampleMap());
    QTest::newRow("large") << QCborValue(QByteArray(1000000, 'x'));
}

void tst_Payload::cbor()
{
    QFETCH(const QCborValue, value);
    Channel channel;
    QList<GipcMessage> got;
    channel.client.onMessage(7, this, [&](const GipcMessage &message) { got.append(message); });
    QVERIFY(channel.open());
    ErrorCode why = ErrorCode::Crypto;
    QVERIFY(Gipc::writeCbor(&channel.server, 7, value, &why));
    QCOMPARE(why, ErrorCode::NoError);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1, Patience);
    QCborParserError error;
    QCOMPARE(Gipc::cbor(got.at(0), &error), value);
    QCOMPARE(error.error, QCborError::NoError);
    QCOMPARE(Gipc::cbor(got.at(0)), value);
    QCOMPARE(got.at(0).data(), Gipc::cborData(value));
}

void tst_Payload::writesEveryWay()
{
    Channel channel;
    QList<QByteArray> toClient;
    QList<QByteArray> toServer;
    const auto note = [](QList<QByteArray> *list) {
        return [list](const GipcMessage &message) {
            list->append(QByteArray::number(message.msgType()) + ' ' + message.data());
        };
    };
    connect(&channel.client, &GipcClient::messageReceived, this, note(&toClient));
    connect(&channel.server, &GipcServer::messageReceived, this, note(&toServer));
    QVERIFY(channel.open());
    GipcConnection *const connection = channel.server.connection(1);
    QVERIFY(connection);
    const QString key = QStringLiteral("k");
    QVERIFY(Gipc::writeJson(&channel.client, 1, { { key, 1 } }));
    QVERIFY(Gipc::writeCbor(&channel.client, 2, QCborMap { { key, 2 } }));
    QTRY_COMPARE_WITH_TIMEOUT(toServer.size(), 2, Patience);
    QCOMPARE(toServer, QList<QByteArray>({ "1 {\"k\":1}", "2 \xa1\x61k\x02" }));

    QVERIFY(Gipc::writeJson(&channel.server, 1, { { key, 1 } }));
    QVERIFY(Gipc::writeJson(connection, 2, { { key, 2 } }));
    QVERIFY(Gipc::writeJsonTo(&channel.server, 1, 3, { { key, 3 } }));
    QVERIFY(Gipc::writeCbor(&channel.server, 4, QCborArray { 4 }));
    QVERIFY(Gipc::writeCbor(connection, 5, 5));
    QVERIFY(Gipc::writeCborTo(&channel.server, 1, 6, true));
    QTRY_COMPARE_WITH_TIMEOUT(toClient.size(), 6, Patience);
    QCOMPARE(toClient,
             QList<QByteArray>({ "1 {\"k\":1}", "2 {\"k\":2}", "3 {\"k\":3}", "4 \x81\x04",
                                 "5 \x05", "6 \xf5" }));
}

namespace {

/*! Values inside each other. */
QJsonObject nestedObject(int depth)
{
    QJsonObject object;
    for (int i = 1; i < depth; ++i)
        object = { { QStringLiteral("k"), object } };
    return object;
}

QCborValue nestedValue(int depth)
{
    QCborValue value = 0;
    for (int i = 0; i < depth; ++i)
        value = QCborArray { value };
    return value;
}

/*! One of the ways to write, with the same value. */
struct Writer
{
    QJsonObject object;
    QCborValue value;

    QList<bool> write(GipcServer *server, int type, QList<ErrorCode> *why) const
    {
        why->fill(ErrorCode::NoError, 6);
        QList<bool> answers { Gipc::writeJson(server, type, object, &(*why)[0]),
                              Gipc::writeCbor(server, type, value, &(*why)[1]),
                              Gipc::writeJsonTo(server, 1, type, object, &(*why)[2]),
                              Gipc::writeCborTo(server, 1, type, value, &(*why)[3]) };
        if (GipcConnection *const connection = server->connection(1)) {
            answers << Gipc::writeJson(connection, type, object, &(*why)[4])
                    << Gipc::writeCbor(connection, type, value, &(*why)[5]);
        } else {
            why->resize(4);
        }
        return answers;
    }
};

} // namespace

void tst_Payload::saysWhyItWasNotWritten_data()
{
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("size");
    QTest::addColumn<ErrorCode>("why");
    QTest::newRow("not connected") << false << 1 << 10 << ErrorCode::NotConnected;
    QTest::newRow("type 0") << true << 0 << 10 << ErrorCode::ReservedType;
    QTest::newRow("too large") << true << 1 << 2000 << ErrorCode::MessageTooLarge;
}

/*! As write() does. */
void tst_Payload::saysWhyItWasNotWritten()
{
    QFETCH(const bool, isOpen);
    QFETCH(const int, type);
    QFETCH(const int, size);
    QFETCH(const ErrorCode, why);
    Channel channel;
    channel.server.setMaxMessageSize(1000);
    if (isOpen)
        QVERIFY(channel.open());
    const QString text(size, u'x');
    QList<ErrorCode> codes;
    const auto answers = Writer { { { text, 1 } }, text }.write(&channel.server, type, &codes);
    QCOMPARE(answers, QList<bool>(isOpen ? 6 : 4, false));
    QCOMPARE(codes, QList<ErrorCode>(isOpen ? 6 : 4, why));
    QVERIFY(!Gipc::writeJson(&channel.server, type, { { text, 1 } }));
    QVERIFY(!Gipc::writeCbor(&channel.server, type, text));
}

void tst_Payload::writesNothingThatNobodyCouldRead_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("deep") << nestedObject(MaxDepth) << nestedValue(MaxDepth) << true;
    QTest::newRow("too deep") << nestedObject(MaxDepth + 1) << nestedValue(MaxDepth + 1) << false;
    QTest::newRow("invalid") << nestedObject(MaxDepth + 1) << QCborValue(QCborValue::Invalid)
                             << false;
}

void tst_Payload::writesNothingThatNobodyCouldRead()
{
    QFETCH(const QJsonObject, object);
    QFETCH(const QCborValue, value);
    QFETCH(const bool, isWritten);
    Channel channel;
    QVERIFY(channel.open());
    QCOMPARE(Gipc::jsonData(object).isEmpty(), !isWritten);
    QCOMPARE(Gipc::cborData(value).isEmpty(), !isWritten);
    QList<ErrorCode> codes;
    const auto answers = Writer { object, value }.write(&channel.server, 1, &codes);
    QCOMPARE(answers, QList<bool>(6, isWritten));
    QCOMPARE(codes, QList<ErrorCode>(6, isWritten ? ErrorCode::NoError : ErrorCode::InvalidData));
    QVERIFY(channel.server.write(2, "last"));
    QCOMPARE(nextMessage(&channel.client).msgType(), isWritten ? 1 : 2);
    QCOMPARE(channel.server.error(), ErrorCode::NoError);
}

void tst_Payload::newsAreNone()
{
    for (const GipcMessage &news : { GipcMessage(), GipcMessage::timeoutMessage(),
                                     GipcMessage::statusMessage(Gipc::Status::Connected) }) {
        QVERIFY(Gipc::json(news).isNull());
        QVERIFY(Gipc::cbor(news).isInvalid());
    }
}

QTEST_GUILESS_MAIN(tst_Payload)
#include "tst_payload.moc"
