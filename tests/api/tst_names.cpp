// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <Gipc/GipcConnectionPool>

#include <QtCore/QScopeGuard>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Status;

/*! What may be a name, what may be a path, and asking whether a server lives. */
class tst_Names : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesServerNames_data();
    void refusesServerNames();
    void acceptsServerNames_data();
    void acceptsServerNames();
    void refusesClientNames_data();
    void refusesClientNames();
    void dialsNamesNoServerMayHave_data();
    void dialsNamesNoServerMayHave();
    void limitsPaths_data();
    void limitsPaths();
    void listensUnderShortNameInLongDirectory();
    void refusesNullCharacters_data();
    void refusesNullCharacters();
    void keepsARelativePathWhereItWasOpened_data();
    void keepsARelativePathWhereItWasOpened();
    void canBeOpenedAfterARefusedName();
    void knowsWhetherAServerRuns();
    void asksWithoutDisturbingTheListener();
};

namespace {

constexpr qsizetype MaxPath = 107;

/*! A path of exactly so many bytes in a directory. */
QString pathOfSize(const QTemporaryDir &directory, qsizetype size)
{
    const QString start = directory.path() + u'/';
    return start + QString(size - start.size(), u'x');
}

} // namespace

void tst_Names::refusesServerNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("65 characters") << QString(65, u'n');
    QTest::newRow("a slash") << QStringLiteral("a/b");
    QTest::newRow("the parent directory") << QStringLiteral("..");
    QTest::newRow("a dot") << QStringLiteral(".");
    QTest::newRow("a leading dot") << QStringLiteral(".x");
    QTest::newRow("a blank") << QStringLiteral("a b");
    QTest::newRow("a letter beyond ASCII") << QStringLiteral("\u00e4");
    QTest::newRow("a digit beyond ASCII") << QStringLiteral("\u0661");
    QTest::newRow("a line break at the end") << QStringLiteral("a\n");
    QTest::newRow("a null") << QString(u'a') + QChar::Null + u'b';
}

void tst_Names::refusesServerNames()
{
    QFETCH(QString, name);
    GipcServer server;
    QVERIFY(!server.listen(name));
    QCOMPARE(server.error(), ErrorCode::InvalidName);
    QCOMPARE(server.status(), Status::Error);
    QVERIFY(!server.errorString().isEmpty());
}

void tst_Names::acceptsServerNames_data()
{
    QTest::addColumn<QString>("name");
    const QString unique = uniqueName();
    QTest::newRow("64 characters") << unique + QString(64 - unique.size(), u'n');
    QTest::newRow("upper case") << unique.left(30) + QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    QTest::newRow("lower case") << unique.left(30) + QStringLiteral("abcdefghijklmnopqrstuvwxyz");
    QTest::newRow("digits") << unique.left(30) + QStringLiteral("0123456789");
    QTest::newRow("signs") << QStringLiteral("-_") + unique + QStringLiteral("._-..");
}

void tst_Names::acceptsServerNames()
{
    QFETCH(QString, name);
    GipcServer server;
    QVERIFY2(server.listen(name), qPrintable(server.errorString()));
    QCOMPARE(server.address(), pathOf(name));
    GipcClient client(name);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Names::refusesClientNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("empty") << QString() << ErrorCode::InvalidName;
    QTest::newRow("a slash") << QStringLiteral("a/b") << ErrorCode::InvalidName;
    QTest::newRow("up and down") << QStringLiteral("../tmp/a") << ErrorCode::InvalidName;
    QTest::newRow("a null") << QString(u'a') + QChar::Null + u'b' << ErrorCode::InvalidName;
    QTest::newRow("does not fit") << QString(98, u'n') << ErrorCode::PathTooLong;
}

void tst_Names::refusesClientNames()
{
    QFETCH(QString, name);
    QFETCH(ErrorCode, error);
    GipcClient client;
    QVERIFY(!client.connectToServer(name));
    QCOMPARE(client.error(), error);
    QCOMPARE(client.status(), Status::Error);
    QVERIFY(!client.waitForConnected(Patience)); // at once
    QVERIFY(!Gipc::isServerRunning(name));
}

void tst_Names::dialsNamesNoServerMayHave_data()
{
    QTest::addColumn<QString>("name");
    const QString unique = uniqueName();
    QTest::newRow("as long as fits") << unique + QString(97 - unique.size(), u'n');
    QTest::newRow("a leading dot") << u'.' + unique;
    QTest::newRow("letters beyond ASCII") << unique + QStringLiteral("\u00e4\u4e2d");
    QTest::newRow("blanks") << unique + QStringLiteral(" x ");
}

void tst_Names::dialsNamesNoServerMayHave()
{
    QFETCH(QString, name);
    GipcServer server(uniqueName());
    server.setSocketPath(pathOf(name));
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(Gipc::isServerRunning(name));
    GipcClient client(name);
    QVERIFY2(client.connectToServer(), qPrintable(client.errorString()));
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Names::limitsPaths_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("107 bytes") << 107 << true;
    QTest::newRow("108 bytes") << 108 << false;
    QTest::newRow("200 bytes") << 200 << false;
}

void tst_Names::limitsPaths()
{
    QFETCH(int, size);
    QFETCH(bool, fits);
    const QTemporaryDir directory;
    const QString path = pathOfSize(directory, size);
    GipcServer server(uniqueName());
    server.setSocketPath(path);
    GipcClient client;
    client.setSocketPath(path);
    QCOMPARE(server.listen(), fits);
    QCOMPARE(client.connectToServer(), fits);
    if (fits) {
        QVERIFY(client.waitForConnected(Patience));
        return;
    }
    const auto names = [&](const QString &text) {
        return text.contains(path) && text.contains(QString::number(MaxPath));
    };
    QCOMPARE(server.error(), ErrorCode::PathTooLong);
    QVERIFY2(names(server.errorString()), qPrintable(server.errorString()));
    QCOMPARE(client.error(), ErrorCode::PathTooLong);
    QVERIFY2(names(client.errorString()), qPrintable(client.errorString()));
    QCOMPARE(contentOf(directory.path()), QStringList());
}

/*! Nothing else than the name itself needs room. */
void tst_Names::listensUnderShortNameInLongDirectory()
{
    const QTemporaryDir directory;
    for (qsizetype left = 1; left <= 12; ++left) {
        const QString folder = pathOfSize(directory, MaxPath - 1 - left);
        QVERIFY(QDir().mkpath(folder));
        GipcServer server(uniqueName());
        server.setSocketPath(folder + u'/' + QString(left, u's'));
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
        GipcClient client;
        client.setSocketPath(server.socketPath());
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
        client.abort();
        server.abort();
        QCOMPARE(contentOf(folder), QStringList());
    }
}

void tst_Names::refusesNullCharacters_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<bool>("network");
    QTest::newRow("name") << QStringLiteral("name") << false;
    QTest::newRow("path") << QStringLiteral("socketPath") << false;
    QTest::newRow("host") << QStringLiteral("host") << true;
}

/*! The system would take the string to end there, and mean another file or host. */
void tst_Names::refusesNullCharacters()
{
    QFETCH(QString, property);
    QFETCH(bool, network);
    const QTemporaryDir directory;
    const QString precious = directory.filePath(QStringLiteral("precious"));
    rawListener(precious).close(); // it would be taken for left over, and removed
    const auto before = fileAt(precious);
    const QString start = property == QStringLiteral("socketPath") ? precious
        : network                                                  ? QStringLiteral("127.0.0.1")
                                                                   : uniqueName();
    const QByteArray key = property.toLatin1();
    for (const QString &end : { QString(), QStringLiteral("x") }) {
        const QString value = start + QChar::Null + end;
        GipcServer server;
        GipcClient client;
        for (QObject *const object :
             { static_cast<QObject *>(&server), static_cast<QObject *>(&client) }) {
            object->setProperty("name", uniqueName());
            object->setProperty("network", network);
            object->setProperty("port", 0);
            QVERIFY(object->setProperty(key.constData(), value));
        }
        QVERIFY(!server.listen());
        QCOMPARE(server.error(), ErrorCode::InvalidName);
        QCOMPARE(server.status(), Status::Error);
        QVERIFY(!server.errorString().contains(QChar::Null));
        QVERIFY(!client.connectToServer());
        QCOMPARE(client.error(), ErrorCode::InvalidName);
        QVERIFY(!client.errorString().contains(QChar::Null));
        QVERIFY(!Gipc::isServerRunning(value));
    }
    QCOMPARE(fileAt(precious).st_ino, before.st_ino);
    QCOMPARE(contentOf(directory.path()), QStringList { QStringLiteral("precious") });
}

void tst_Names::keepsARelativePathWhereItWasOpened_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("many");
    for (const bool many : { false, true }) {
        const char *const who = many ? "many clients" : "one client";
        QTest::addRow("a name, %s", who) << QStringLiteral("s.sock") << many;
        QTest::addRow("with a dot, %s", who) << QStringLiteral("./s.sock") << many;
        QTest::addRow("in a directory, %s", who) << QStringLiteral("inner/s.sock") << many;
        QTest::addRow("in the parent, %s", who) << QStringLiteral("../here/s.sock") << many;
    }
}

void tst_Names::keepsARelativePathWhereItWasOpened()
{
    QFETCH(QString, path);
    QFETCH(bool, many);
    const QString before = QDir::currentPath();
    const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
    const QTemporaryDir directory;
    const QString here = directory.filePath(QStringLiteral("here"));
    const QString there = directory.filePath(QStringLiteral("there"));
    for (const QString &folder : { here, there })
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/inner")));
    const auto namesIn = [](const QString &folder) {
        return contentOf(folder) + contentOf(folder + QStringLiteral("/inner"));
    };

    QVERIFY(QDir::setCurrent(there));
    GipcServer namesake(uniqueName()); // at the same relative path
    namesake.setSocketPath(QString(path).replace(QStringLiteral("here"), QStringLiteral("there")));
    namesake.setMultiClient(many);
    QVERIFY2(namesake.listen(), qPrintable(namesake.errorString()));
    const QStringList theirs = namesIn(there);

    QVERIFY(QDir::setCurrent(here));
    GipcServer server(uniqueName());
    server.setSocketPath(path);
    server.setMultiClient(many);
    GipcClient client;
    client.setName(server.name());
    client.setSocketPath(path);
    client.setMultiClient(many);
    client.setRetryTimer(10);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(client.connectToServer());
    QVERIFY(QDir::setCurrent(there));
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(server.address(), here + u'/' + path);
    QCOMPARE(server.socketPath(), path);
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);

    // Another connection, made from where the program is now.
    QVERIFY(server.connections().ids().size() == 1);
    const QSignalSpy left(&server, &GipcServer::clientDisconnected);
    const QSignalSpy came(&server, &GipcServer::clientConnected);
    server.closeConnection(server.connections().ids().first());
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, Patience);
    QCOMPARE(namesake.clientCount(), 0);

    client.abort();
    server.abort();
    QVERIFY(namesIn(here).filter(QStringLiteral("sock")).isEmpty());
    QCOMPARE(namesIn(there), theirs);
}

void tst_Names::canBeOpenedAfterARefusedName()
{
    GipcServer server;
    QVERIFY(!server.listen(QStringLiteral("a/b")));
    QVERIFY(server.listen(uniqueName()));
    QCOMPARE(server.status(), Status::Listening);
    QCOMPARE(server.error(), ErrorCode::NoError);
    GipcClient client;
    QVERIFY(!client.connectToServer(QStringLiteral("a/b")));
    QVERIFY(client.connectToServer(server.name()));
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.error(), ErrorCode::NoError);
}

void tst_Names::knowsWhetherAServerRuns()
{
    const QString name = uniqueName();
    QVERIFY(!Gipc::isServerRunning(name)); // absent
    {
        const Descriptor starting = rawBound(pathOf(name));
        QVERIFY(starting.isValid());
        QVERIFY(Gipc::isServerRunning(name)); // bound, soon listening: somebody has the name
    }
    QVERIFY(exists(pathOf(name)));
    QVERIFY(!Gipc::isServerRunning(name)); // left over
    GipcServer server(name);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(Gipc::isServerRunning(name));
    GipcClient client(name);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QVERIFY(Gipc::isServerRunning(name)); // busy is alive
    server.abort();
    QVERIFY(!Gipc::isServerRunning(name));
    QFile file(pathOf(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!Gipc::isServerRunning(name)); // a file is no server
    QVERIFY(file.remove());
}

void tst_Names::asksWithoutDisturbingTheListener()
{
    const QString name = uniqueName();
    const Descriptor listener = rawListener(pathOf(name));
    QVERIFY(listener.isValid());
    for (int i = 0; i < 100; ++i)
        QVERIFY(Gipc::isServerRunning(name));
    pollfd entry { listener.get(), POLLIN, 0 };
    QCOMPARE(::poll(&entry, 1, 0), 0);
    QVERIFY(!rawAccept(listener).isValid());
    QVERIFY(QFile::remove(pathOf(name)));
}

QTEST_GUILESS_MAIN(tst_Names)
#include "tst_names.moc"
