// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>
#include <QtQml/QJSValue>
#include <QtQml/QQmlComponent>
#include <QtQml/QQmlEngine>
#include <QtTest/QTest>

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

class tst_QmlLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bindingsFollow_data();
    void bindingsFollow();
};

void tst_QmlLanguage::bindingsFollow_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addRow("client") << QByteArray("GipcClient");
    QTest::addRow("server") << QByteArray("GipcServer");
}

void tst_QmlLanguage::bindingsFollow()
{
    QFETCH(const QByteArray, type);
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral(GIPC_QML_IMPORTS));
    QQmlComponent component(&engine);
    component.setData("import Gipc\n" + type
                          + " {\n"
                            "    property string shownStatus: statusText\n"
                            "    property string shownError: errorString\n"
                            "    property string shownRefusal: lastWriteErrorString\n"
                            "    name: \"no/name\"\n"
                            "    active: true\n"
                            "}",
                      {});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no/name")));
    const std::unique_ptr<QObject> object(component.create());
    QVERIFY2(object, qPrintable(component.errorString()));
    const QVariant status = object->property("shownStatus");
    const QVariant error = object->property("shownError");
    bool isWritten = true;
    QVERIFY(QMetaObject::invokeMethod(object.get(), "write", Q_RETURN_ARG(bool, isWritten),
                                      Q_ARG(int, 0),
                                      Q_ARG(QJSValue, QJSValue(QStringLiteral("x")))));
    QVERIFY(!isWritten);
    const QVariant refusal = object->property("shownRefusal");
    QVERIFY(!refusal.toString().isEmpty());
    QVERIFY(!status.toString().isEmpty());
    QVERIFY(error.toString().contains(QLatin1String("no/name")));

    Whisper whisper;
    QCoreApplication::installTranslator(&whisper);
    QCOMPARE(object->property("shownStatus").toString(), QStringLiteral("(x)"));
    QCOMPARE(object->property("shownError").toString(), QStringLiteral("(x)"));
    QCOMPARE(object->property("shownRefusal").toString(), QStringLiteral("(x)"));

    QCoreApplication::removeTranslator(&whisper);
    QCOMPARE(object->property("shownStatus"), status);
    QCOMPARE(object->property("shownError"), error);
    QCOMPARE(object->property("shownRefusal"), refusal);
}

QTEST_GUILESS_MAIN(tst_QmlLanguage)

#include "tst_qmllanguage.moc"
