// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

using Gipc::Status;

constexpr int Patience = 30000;

/*! The lines of examples/README.md for programs with widgets. */
class tst_Widgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showStatus();
};

void tst_Widgets::showStatus()
{
    const QString name = QStringLiteral("tst_widgets-%1").arg(QCoreApplication::applicationPid());
    QLabel label;
    GipcClient client(name);
    const auto show = [&] { label.setText(client.statusText()); };
    QObject::connect(&client, &GipcClient::statusChanged, &label, show);
    show(); // what it is before the first change

    QStringList shown { label.text() };
    QObject::connect(&client, &GipcClient::statusChanged, &label, [&] { shown << label.text(); });
    GipcServer server(name);
    QVERIFY(server.listen());
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Connected, Patience);
    client.close();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Closed, Patience);
    QStringList expected;
    for (const Status status : { Status::NotConnected, Status::Connecting, Status::Connected,
                                 Status::Closing, Status::Closed })
        expected << Gipc::statusName(status); // what it is called without a translation
    QCOMPARE(shown, expected);
}

QTEST_MAIN(tst_Widgets)
#include "tst_widgets.moc"
