// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "desktophelpers.h"
#include "monitorwindow.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtQuick/QQuickItem>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/*! Keys and paths, by command line and by dialog. Whatever QML warns of fails the test. */
class tst_DesktopKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void opensWhatTheCommandLineNames();
    void opensWhatTheDialogNames();
    void refusesABadKeyInTheDialog_data();
    void refusesABadKeyInTheDialog();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void listsItsOptions();

private:
    QString makeKey(const QString &name, const QByteArray &key, QFile::Permissions permissions);
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

namespace {

constexpr QFile::Permissions Private = QFile::ReadOwner | QFile::WriteOwner;

QQuickItem *field(const MonitorWindow &monitor, const char *name)
{
    return monitor.window()->findChild<QQuickItem *>(QString::fromLatin1(name));
}

bool is(const MonitorWindow &monitor, int index, Gipc::Status status)
{
    return monitor.status(index) == int(status);
}

int security(const MonitorWindow &monitor, int index)
{
    return monitor.channel(index)->property("security").toInt();
}

} // namespace

QString tst_DesktopKeys::makeKey(const QString &name, const QByteArray &key,
                                 QFile::Permissions permissions)
{
    QFile file(path(name));
    if (!file.open(QFile::WriteOnly) || file.write(key) != key.size()
        || !file.setPermissions(permissions))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

void tst_DesktopKeys::initTestCase()
{
    qputenv("GIPC_DEBUG", "error"); // the library's own log tells of errors that are meant here
    QVERIFY(m_folder.isValid());
}

void tst_DesktopKeys::init()
{
    QTest::failOnWarning(QRegularExpression(u"[.]qml|QQml"_s));
}

void tst_DesktopKeys::opensWhatTheCommandLineNames()
{
    const QString key = makeKey(u"good"_s, Gipc::generatePreSharedKey(), Private);
    const MonitorWindow monitor({ { u"servers"_s, QStringList { u"keyed"_s } },
                                  { u"clients"_s, QStringList { u"keyed"_s } },
                                  { u"socketPath"_s, path(u"one.sock"_s) },
                                  { u"keyFile"_s, key },
                                  { u"keyId"_s, u"office"_s } });
    QCOMPARE(monitor.channels().size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(is(monitor, 1, Gipc::Status::Connected), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(security(monitor, 0), int(Gipc::Security::Authenticated), Patience);
    QCOMPARE(security(monitor, 1), int(Gipc::Security::Authenticated));
    QCOMPARE(monitor.channel(0)->property("address").toString(), path(u"one.sock"_s));
    QVERIFY(QFile::exists(path(u"one.sock"_s)));
}

void tst_DesktopKeys::opensWhatTheDialogNames()
{
    const QString key = makeKey(u"good"_s, Gipc::generatePreSharedKey(), Private);
    const MonitorWindow monitor({ { u"clients"_s, QStringList { u"keyed"_s } },
                                  { u"socketPath"_s, path(u"two.sock"_s) },
                                  { u"keyFile"_s, key },
                                  { u"keyId"_s, u"office"_s } });
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTest::keyClick(monitor.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(
        monitor.window()->activeFocusItem()->property("maximumLength").toInt(), 64, Patience);
    for (const char letter : { 'k', 'e', 'y', 'e', 'd' })
        QTest::keyClick(monitor.window(), letter);
    field(monitor, "socketPath")->setProperty("text", path(u"two.sock"_s));
    field(monitor, "keyFile")->setProperty("text", key);
    field(monitor, "keyId")->setProperty("text", u"office"_s);
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channels().size(), 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channel(1)->property("clientCount").toInt(), 1, Patience);
    QCOMPARE(security(monitor, 1), int(Gipc::Security::Authenticated));
    QCOMPARE(monitor.channel(1)->property("address").toString(), path(u"two.sock"_s));
}

void tst_DesktopKeys::refusesABadKeyInTheDialog_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no file") << path(u"nowhere"_s);
    QTest::newRow("a folder") << m_folder.path();
    QTest::newRow("short") << makeKey(u"short"_s, QByteArray(31, 'x'), Private);
    QTest::newRow("long") << makeKey(u"long"_s, QByteArray(65, 'x'), Private);
    QTest::newRow("zeros") << makeKey(u"zeros"_s, QByteArray(32, 0), Private);
    QTest::newRow("for all") << makeKey(u"open"_s, QByteArray(32, 'x'), Private | QFile::ReadOther);
}

/*! It says why, and opens nothing. */
void tst_DesktopKeys::refusesABadKeyInTheDialog()
{
    QFETCH(QString, file);
    const MonitorWindow monitor;
    QVERIFY(QTest::qWaitForWindowActive(monitor.window(), Patience));
    QTest::keyClick(monitor.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(
        monitor.window()->activeFocusItem()->property("maximumLength").toInt(), 64, Patience);
    QTest::keyClick(monitor.window(), 'x');
    field(monitor, "keyFile")->setProperty("text", file);
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QVERIFY(monitor.channels().isEmpty());
    field(monitor, "keyFile")->setProperty("text", QString());
    field(monitor, "socketPath")->setProperty("text", path(u"three.sock"_s));
    QTest::keyClick(monitor.window(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(monitor.channels().size(), 1, Patience);
}

void tst_DesktopKeys::refusesBadOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint");
    const QString open = makeKey(u"open"_s, QByteArray(32, 'x'), Private | QFile::ReadOther);
    QTest::newRow("no key") << QStringList { u"--key-id"_s, u"office"_s } << u"--key-file"_s;
    QTest::newRow("no file") << QStringList { u"--key-file"_s, u"/nowhere"_s } << u"/nowhere"_s;
    QTest::newRow("for all") << QStringList { u"--key-file"_s, open } << open;
}

void tst_DesktopKeys::refusesBadOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, complaint);
    QProcess desktop;
    desktop.start(QStringLiteral(DESKTOP_PROGRAM), arguments);
    QVERIFY(desktop.waitForFinished(Patience));
    QCOMPARE(desktop.exitCode(), 1);
    const QString errors = QString::fromUtf8(desktop.readAllStandardError());
    QVERIFY2(errors.contains(complaint), qPrintable(errors));
}

void tst_DesktopKeys::listsItsOptions()
{
    QProcess desktop;
    desktop.start(QStringLiteral(DESKTOP_PROGRAM), { u"--help"_s });
    QVERIFY(desktop.waitForFinished(Patience));
    const QByteArray help = desktop.readAllStandardOutput();
    for (const char *option : { "--socket", "--key-file", "--key-id" })
        QVERIFY2(help.contains(option), option);
}

QTEST_MAIN(tst_DesktopKeys)
#include "tst_desktopkeys.moc"
