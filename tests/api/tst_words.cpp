// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QScopeGuard>
#include <QtCore/QSet>
#include <QtCore/QTranslator>

#include <functional>
#include <memory>

using Gipc::ErrorCode;
using Gipc::Security;
using Gipc::Status;

namespace {

/*! A language in which each word of the library is "(x)". */
class Whisper : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *, const char *, int) const override
    {
        return qstrcmp(context, "Gipc") == 0 ? QStringLiteral("(x)") : QString();
    }
};

/*! One value of an enum, with what is said of it; asked for again in each language. */
struct Value
{
    QByteArray key;
    std::function<QString()> name;
    std::function<QString()> text;
    std::function<char *()> shownByQtTest;
};

template <typename Enum> QList<Value> valuesOf(QString (*name)(Enum), QString (*text)(Enum))
{
    QList<Value> values;
    const auto keys = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < keys.keyCount(); ++i) {
        const auto value = Enum(keys.value(i));
        values.append({ keys.key(i), [=] { return name(value); }, [=] { return text(value); },
                        [=] { return QTest::toString(value); } });
    }
    return values;
}

QList<Value> allValues()
{
    return valuesOf<ErrorCode>(Gipc::errorName, Gipc::errorText)
        + valuesOf<Security>(Gipc::securityName, Gipc::securityText)
        + valuesOf<Status>(Gipc::statusName, Gipc::statusText);
}

} // namespace

Q_DECLARE_METATYPE(Value)

/*! Names for logs, which are fixed, and words for people, which are translated. */
class tst_Words : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasBoth_data();
    void everyValueHasBoth();
    void noTwoAreAlike();
    void strangeNumbers();
    void aRefusedWriteHasWords_data();
    void aRefusedWriteHasWords();
};

void tst_Words::everyValueHasBoth_data()
{
    QTest::addColumn<Value>("value");
    const QList<Value> values = allValues();
    QVERIFY(values.size() > 45);
    for (const Value &value : values)
        QTest::newRow(value.key) << value;
}

void tst_Words::everyValueHasBoth()
{
    QFETCH(const Value, value);
    const QString name = value.name();
    const QString text = value.text();
    QCOMPARE(QString(name).remove(u' '), QString::fromLatin1(value.key)); // Go has "Not Connected"
    QCOMPARE(text.isEmpty(), value.key == "NoError");
    const std::unique_ptr<char[]> shown(value.shownByQtTest());
    QCOMPARE(QByteArray(shown.get()), value.key);

    Whisper whisper;
    QCoreApplication::installTranslator(&whisper);
    const auto normal = qScopeGuard([&] { QCoreApplication::removeTranslator(&whisper); });
    QCOMPARE(value.name(), name);
    QCOMPARE(value.text(), text.isEmpty() ? QString() : QStringLiteral("(x)"));
}

void tst_Words::noTwoAreAlike()
{
    QSet<QString> texts;
    for (const Value &value : valuesOf<ErrorCode>(Gipc::errorName, Gipc::errorText)) {
        QVERIFY2(!texts.contains(value.text()), value.key);
        texts.insert(value.text());
    }
}

void tst_Words::strangeNumbers()
{
    QCOMPARE(Gipc::errorName(ErrorCode(4711)), QStringLiteral("4711"));
    QCOMPARE(Gipc::securityName(Security(-1)), QStringLiteral("-1"));
    QCOMPARE(Gipc::errorText(ErrorCode(4711)), QString());
    QCOMPARE(Gipc::securityText(Security(-1)), QString());
    QCOMPARE(Gipc::statusText(Status(4711)), QString());
}

void tst_Words::aRefusedWriteHasWords_data()
{
    QTest::addColumn<bool>("byServer");
    QTest::addColumn<ErrorCode>("expected");
    for (const ErrorCode code : { ErrorCode::NotConnected, ErrorCode::QueueFull,
                                  ErrorCode::MessageTooLarge, ErrorCode::ReservedType }) {
        const QString name = Gipc::errorName(code);
        QTest::addRow("client, %s", qPrintable(name)) << false << code;
        QTest::addRow("server, %s", qPrintable(name)) << true << code;
    }
}

void tst_Words::aRefusedWriteHasWords()
{
    QFETCH(const bool, byServer);
    QFETCH(const ErrorCode, expected);
    Channel channel;
    ErrorCode why = ErrorCode::NoError;
    const auto write = [&](int type, qsizetype size) {
        const QByteArray data(size, 'x');
        return byServer ? channel.server.write(type, data, &why)
                        : channel.client.write(type, data, &why);
    };
    if (expected != ErrorCode::NotConnected)
        QVERIFY(channel.open());
    switch (expected) {
    case ErrorCode::QueueFull:
        channel.server.setInboxLimit(1);
        channel.server.setDelivery(Gipc::Delivery::Queue);
        channel.client.setInboxLimit(1);
        channel.client.setDelivery(Gipc::Delivery::Queue);
        for (int i = 0; i < 1000 && write(1, 1000000); ++i) { }
        break;
    case ErrorCode::MessageTooLarge:
        QVERIFY(!write(1, channel.server.maxMessageSize() + 1));
        break;
    case ErrorCode::ReservedType:
        QVERIFY(!write(0, 1));
        break;
    default:
        QVERIFY(!write(1, 1));
        break;
    }
    QCOMPARE(why, expected);
    QVERIFY(!Gipc::errorText(why).isEmpty());
    QCOMPARE(channel.client.error(), ErrorCode::NoError);
    QCOMPARE(channel.server.error(), ErrorCode::NoError);
}

QTEST_GUILESS_MAIN(tst_Words)
#include "tst_words.moc"
