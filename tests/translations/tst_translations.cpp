// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcServer>

#include <QtCore/QDir>
#include <QtCore/QTranslator>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

/*! A language that is spoken as long as this lives. */
class Spoken
{
public:
    explicit Spoken(const QString &language)
        : m_isLoaded(m_translator.load(QLocale(language), u"gipc"_s, u"_"_s, u":/i18n"_s))
    {
        QCoreApplication::installTranslator(&m_translator);
    }
    ~Spoken() { QCoreApplication::removeTranslator(&m_translator); }
    Q_DISABLE_COPY_MOVE(Spoken)

    bool isLoaded() const { return m_isLoaded; }

private:
    QTranslator m_translator;
    const bool m_isLoaded;
};

/*! "gipc_de", ...: the names of files without their ending. */
QStringList namesIn(const QString &folder, const QString &filter)
{
    QStringList names = QDir(folder).entryList({ filter }, QDir::Files);
    for (QString &name : names)
        name = name.section(u'.', 0, 0);
    return names;
}

void addLanguages()
{
    QTest::addColumn<QString>("language");
    for (const QString &name : namesIn(u":/i18n"_s, u"gipc_*"_s)) {
        const QString language = name.section(u'_', 1);
        if (language != u"en")
            QTest::newRow(qPrintable(language)) << language;
    }
}

const QString wrongName = u"not/a/name"_s;

QString wrongNameText()
{
    GipcServer server(wrongName);
    return server.listen() ? QString() : server.errorString();
}

const QString longPath = u"/tmp/"_s + QString(200, u'x');

QString longPathText()
{
    GipcServer server(u"name"_s);
    server.setSocketPath(longPath);
    return server.listen() ? QString() : server.errorString();
}

QString sayHowMany(int bytes)
{
    return QCoreApplication::translate(
        "Gipc", "The path %1 is too long: the system allows %n bytes. Use a shorter name.", nullptr,
        bytes);
}

} // namespace

/*! The library's texts in other languages, as an application gets them. */
class tst_Translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreEmbedded();
    void sayWhatIsWrong_data();
    void sayWhatIsWrong();
    void sayWhatIsGoingOn_data();
    void sayWhatIsGoingOn();
    void haveFormsForNumbers_data();
    void haveFormsForNumbers();
    void changeWithTheLanguage();
    void leaveFixedNamesAlone();
};

void tst_Translations::allAreEmbedded()
{
    const QStringList files = namesIn(QStringLiteral(TRANSLATIONS_DIR), u"gipc_*.ts"_s);
    QVERIFY(!files.isEmpty());
    QCOMPARE(namesIn(u":/i18n"_s, u"*"_s), files);
}

void tst_Translations::sayWhatIsWrong_data()
{
    addLanguages();
}

void tst_Translations::sayWhatIsWrong()
{
    QFETCH(QString, language);
    const QString englishName = wrongNameText(); // the library installs nothing by itself
    const QString englishPath = longPathText();
    const QString englishTimeout = GipcMessage::timeoutMessage().errorString();
    QVERIFY(englishName.contains(u"cannot be a server's name"));
    QVERIFY(englishPath.contains(u"too long"));

    const Spoken spoken(language);
    QVERIFY(spoken.isLoaded());
    QVERIFY(wrongNameText() != englishName && wrongNameText().contains(wrongName));
    QVERIFY(longPathText() != englishPath && longPathText().contains(longPath));
    const QString limit
        = englishPath.section(u' ', -6).section(u' ', 0, 0); // "107 bytes. Use a ..."
    QVERIFY2(limit.toInt() > 1, qPrintable(limit));
    QVERIFY(longPathText().contains(limit));
    QVERIFY(!longPathText().contains(u"%n"));
    QVERIFY(GipcMessage::timeoutMessage().errorString() != englishTimeout);
}

void tst_Translations::sayWhatIsGoingOn_data()
{
    addLanguages();
}

/*! In labels, and in the error that names a status. */
void tst_Translations::sayWhatIsGoingOn()
{
    QFETCH(QString, language);
    const Spoken spoken(language);
    GipcServer server(u"tst_translations-%1"_s.arg(QCoreApplication::applicationPid()));
    QStringList texts { server.statusText() };
    QVERIFY(server.listen());
    texts << server.statusText();
    QVERIFY(!server.listen());
    QCOMPARE(server.error(), Gipc::ErrorCode::WrongStatus);
    QVERIFY2(server.errorString().contains(server.statusText()), qPrintable(server.errorString()));
    server.abort();
    texts << server.statusText();
    QVERIFY(texts != QStringList({ u"Not Connected"_s, u"Listening"_s, u"Closed"_s }));
    for (const char *english : { "Not Connected", "Listening", "Closed" })
        QVERIFY2(!texts.contains(QString::fromLatin1(english)), qPrintable(texts.join(u", ")));
    QCOMPARE(texts.removeDuplicates(), 0);
}

void tst_Translations::haveFormsForNumbers_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::newRow("none") << QString() << u"1 bytes"_s << u"2 bytes"_s; // the log's words
    QTest::newRow("en") << u"en"_s << u"1 byte."_s << u"2 bytes."_s;
    QTest::newRow("de") << u"de"_s << u"1 Byte."_s << u"2 Bytes."_s;
    QTest::newRow("es") << u"es"_s << u"1 byte."_s << u"2 bytes."_s;
    QTest::newRow("fr") << u"fr"_s << u"1 octet."_s << u"2 octets."_s;
    QTest::newRow("ja") << u"ja"_s << u"1 バイト"_s << u"2 バイト"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s << u"1 个字节"_s << u"2 个字节"_s;
}

void tst_Translations::haveFormsForNumbers()
{
    QFETCH(QString, language);
    QFETCH(QString, one);
    QFETCH(QString, two);
    const Spoken spoken(language);
    QCOMPARE(spoken.isLoaded(), !language.isEmpty());
    QVERIFY2(sayHowMany(1).contains(one), qPrintable(sayHowMany(1)));
    QVERIFY2(sayHowMany(2).contains(two), qPrintable(sayHowMany(2)));
}

/*! An error that has been for long is said in the language of now. */
void tst_Translations::changeWithTheLanguage()
{
    GipcServer server(wrongName);
    QVERIFY(!server.listen());
    const auto said = [&server] { return server.statusText() + server.errorString(); };
    const QString english = said();
    QString german;
    {
        const Spoken spoken(u"de"_s);
        german = said();
    }
    QVERIFY(german != english);
    QCOMPARE(said(), english);
    const Spoken spoken(u"fr"_s);
    QVERIFY(said() != english && said() != german);
}

void tst_Translations::leaveFixedNamesAlone()
{
    const QByteArray status = Gipc::statusName(Gipc::Status::NotConnected).toUtf8();
    const Spoken spoken(u"de"_s);
    QCOMPARE(Gipc::statusName(Gipc::Status::NotConnected).toUtf8(), status);
    QCOMPARE(status, "Not Connected");
    QVERIFY(GipcMessage::timeoutMessage().toJson().contains("\"error\":\"TimedOut\""));
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_translations.moc"
