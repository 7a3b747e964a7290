// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"

#include <QtCore/QProcess>

/*! Programs whose objects outlive the application, come before it, or live in threads that Qt did not
    begin. */
class tst_Lifetimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWell_data();
    void endsWell();
};

void tst_Lifetimes::endsWell_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode :
         { "thread serves", "thread serves, leaves unread", "thread connects", "without", "before",
           "static, unused", "static, open", "static, connected", "local, unused", "local, open",
           "local, connected", "static, dispatcher, open", "static, dispatcher, connected",
           "local, dispatcher, connected" })
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void tst_Lifetimes::endsWell()
{
    QFETCH(const QString, mode);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/gipc_test_lifetimes"),
                  { mode, uniqueName() });
    QVERIFY(program.waitForFinished(4 * Patience));
    const QByteArray output = program.readAll();
    QVERIFY2(program.exitStatus() == QProcess::NormalExit, output);
    QVERIFY2(program.exitCode() == 0, output);
}

QTEST_GUILESS_MAIN(tst_Lifetimes)
#include "tst_lifetimes.moc"
