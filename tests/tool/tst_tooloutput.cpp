// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"
#include "invisible.h"

#include <QtCore/QTemporaryDir>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

constexpr int WrongUsage = 1;

/*! The program as a shell starts it, with its streams redirected. */
Process redirected(const QStringList &arguments, const QString &redirection)
{
    return Process(u"sh"_s,
                   QStringList { u"-c"_s, u"exec \"$@\" "_s + redirection, u"sh"_s,
                                 QStringLiteral(GIPC_TOOL_PROGRAM) }
                       + arguments);
}

QByteArray utf8(char32_t character)
{
    return QString().append(QChar::fromUcs4(character)).toUtf8();
}

/*! What a server shows of a message with these data. */
void compareShown(const QByteArray &data, const QByteArray &shown)
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--count"_s, u"1"_s, u"--quiet"_s });
    server.start();
    Gipc sender(QStringList { u"send"_s, name, u"-"_s } + Patiently);
    sender.start();
    sender.write(data);
    sender.closeInput();
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfOutput(), shown + '\n');
}

} // namespace

/*! What the program prints: whether it could, and what of it a person sees. */
class tst_ToolOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItCannotWrite_data();
    void saysWhatItCannotWrite();
    void isContentWithAReaderThatLeaves();
    void escapesWhatNobodySees_data();
    void escapesWhatNobodySees();
    void showsWhatIsSeen();
    void printsDataAsTheyAre();
    void saysNothingOfTheLocale_data();
    void saysNothingOfTheLocale();

private:
    QTemporaryDir m_directory;
};

/*! All that print on standard output, each way, but send, which prints events only. */
void tst_ToolOutput::saysWhatItCannotWrite_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("redirection");
    const QString key = m_directory.filePath(u"key"_s);
    Gipc keygen({ u"keygen"_s, key });
    keygen.start();
    QCOMPARE(keygen.exitCode(), 0);
    int count = 0;
    const auto row = [&](const QStringList &arguments) {
        for (const QString &redirection : { u">/dev/full"_s, u">&-"_s }) {
            QStringList words = arguments;
            words.replaceInStrings(u"NEW"_s, m_directory.filePath(QString::number(++count)));
            QTest::addRow("%s %s", qPrintable(arguments.join(u' ')), qPrintable(redirection))
                << words << redirection;
        }
    };
    row({ u"--help"_s });
    row({ u"-h"_s });
    row({ u"help"_s });
    row({ u"--version"_s });
    for (const char *command : { "listen", "connect", "send", "keygen", "fingerprint", "bench" }) {
        const QString name = QString::fromLatin1(command);
        row({ name, u"--help"_s });
        row({ name, u"--version"_s });
        row({ u"help"_s, name });
    }
    row({ u"keygen"_s, u"NEW"_s });
    row({ u"fingerprint"_s, key });
    row({ u"bench"_s, u"--seconds"_s, u"0.01"_s, u"--size"_s, u"64"_s });
    row({ u"bench"_s, u"--seconds"_s, u"0.01"_s, u"--size"_s, u"64"_s, u"--json"_s });
    row({ u"listen"_s, uniqueName() });
    row({ u"listen"_s, uniqueName(), u"--format"_s, u"json"_s });
    row({ u"connect"_s, uniqueName() });
    row({ u"connect"_s, uniqueName(), u"--format"_s, u"json"_s });
    row({ u"send"_s, uniqueName(), u"{\"type\":1}"_s, u"--format"_s, u"json"_s });
}

void tst_ToolOutput::saysWhatItCannotWrite()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, redirection);
    Process shell = redirected(arguments, redirection);
    shell.start();
    QCOMPARE(shell.exitCode(), WrongUsage);
    const QByteArray errors = shell.restOfErrors();
    QCOMPARE(errors.count("gipc: Cannot write to standard output: "), 1);
}

/*! As in "gipc --help | head -1". */
void tst_ToolOutput::isContentWithAReaderThatLeaves()
{
    Process shell(u"sh"_s,
                  { u"-c"_s,
                    u"{ trap '' PIPE; while printf x 2>/dev/null; do :; done; "
                    "\"$0\" --help; echo \"exit $?\" >&2; } | true"_s,
                    QStringLiteral(GIPC_TOOL_PROGRAM) });
    shell.start();
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.restOfErrors(), "exit 0\n");
}

void tst_ToolOutput::escapesWhatNobodySees_data()
{
    addInvisible();
}

/*! Each of them between two letters, in a message; and the neighbours of each range are left alone. */
void tst_ToolOutput::escapesWhatNobodySees()
{
    QFETCH(uint, first);
    QFETCH(uint, last);
    QByteArray data;
    QByteArray shown;
    for (char32_t c = first; c <= last; ++c) {
        data += 'a' + utf8(c) + 'z';
        shown += "a\\u{" + QByteArray::number(uint(c), 16) + "}z";
    }
    compareShown(data, shown);
}

/*! The neighbours of those above, letters and marks of many scripts, blanks that are seen as such. */
void tst_ToolOutput::showsWhatIsSeen()
{
    const QByteArray data = QStringLiteral(u"\u00a0\u00ac\u00ae\u034e\u0350\u061b\u0620\u115e\u1161"
                                           u"\u17b3\u17b6\u180a\u1810\u200a\u2010\u2027\u202f\u205f"
                                           u"\u2070\u3000\u3163\u3165\ufe10\ufefe\uff9f\uffa1\ufffc"
                                           u"\ufffd\U0001f44d\U0001d172\U0001d17b\U000e1000 é ß 漢")
                                .toUtf8();
    compareShown(data, data);
}

/*! What was sent from a file is that file again. */
void tst_ToolOutput::printsDataAsTheyAre()
{
    QByteArray data;
    for (int byte = 0; byte < 256; ++byte)
        data += char(byte);
    for (const bool listens : { true, false }) {
        const QString name = uniqueName();
        const QStringList raw { name, u"--raw"_s, u"--count"_s, u"3"_s };
        Gipc reader(QStringList(listens ? u"listen"_s : u"connect"_s) + raw);
        reader.start();
        Gipc writer({ listens ? u"connect"_s : u"listen"_s, name, u"--format"_s, u"json"_s });
        writer.start();
        writer.writeMessage(1, data);
        writer.writeMessage(2, {});
        writer.writeMessage(3, "no end of a line");
        QCOMPARE(reader.exitCode(), 0);
        QCOMPARE(reader.restOfOutput(), data + "no end of a line");
        QCOMPARE(reader.restOfErrors(), "");
    }
}

void tst_ToolOutput::saysNothingOfTheLocale_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *locale : { "C", "POSIX", "de_DE.ISO-8859-1", "nowhere", "xx_YY.UTF-8", "" })
        QTest::addRow("\"%s\"", locale) << QString::fromLatin1(locale);
}

/*! Some versions of Qt advise to reconfigure a locale that is not UTF-8. */
void tst_ToolOutput::saysNothingOfTheLocale()
{
    QFETCH(QString, locale);
    Gipc version({ u"--version"_s });
    version.setVariable(u"LC_ALL"_s, locale).setVariable(u"LANG"_s, locale).start();
    QCOMPARE(version.exitCode(), 0);
    QCOMPARE(version.restOfOutput(), "gipc " TOOL_VERSION "\n");
    QCOMPARE(version.restOfErrors(), "");
}

QTEST_GUILESS_MAIN(tst_ToolOutput)
#include "tst_tooloutput.moc"
