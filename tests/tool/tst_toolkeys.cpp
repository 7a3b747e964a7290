// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using ToolTest::startListening;
using ToolTest::uniqueName;
using Program = ToolTest::Gipc; // the library's namespace has that name here

/*! Key files: gipc keygen, gipc fingerprint, --key-file. */
class tst_ToolKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAKey();
    void overwritesNothing_data();
    void overwritesNothing();
    void refusesWhatIsNoKeyFile_data();
    void refusesWhatIsNoKeyFile();
    void authenticates();
    void refusesAnotherKey();
    void namesTheKeyInJson_data();
    void namesTheKeyInJson();
    void letsInAllowedKeysOnly();

private:
    QString fileWith(const QByteArray &content, QFile::Permissions permissions)
    {
        const QString path = m_directory.filePath(QString::number(++m_files));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || !file.setPermissions(permissions)
            || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    QTemporaryDir m_directory;
    int m_files = 0;
};

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

void tst_ToolKeys::makesAKey()
{
    QByteArrayList keys;
    for (int i = 0; i < 2; ++i) {
        const QString path = m_directory.filePath(u"new%1"_s.arg(i));
        Program keygen({ u"keygen"_s, path });
        keygen.start();
        QCOMPARE(keygen.exitCode(), 0);
        struct stat file
        {
        };
        QVERIFY(::lstat(QFile::encodeName(path).constData(), &file) == 0);
        QCOMPARE(file.st_mode, mode_t(S_IFREG | 0600));
        QFile key(path);
        QVERIFY(key.open(QFile::ReadOnly));
        keys << key.readAll();
        QCOMPARE(keys.last().size(), 32);
        const QByteArray expected = Gipc::preSharedKeyFingerprint(keys.last()).toUtf8() + '\n';
        QCOMPARE(keygen.restOfOutput(), expected);
        Program fingerprint({ u"fingerprint"_s, path });
        fingerprint.start();
        QCOMPARE(fingerprint.exitCode(), 0);
        QCOMPARE(fingerprint.restOfOutput(), expected);
    }
    QVERIFY(keys.at(0) != keys.at(1));
}

void tst_ToolKeys::overwritesNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a file") << fileWith("precious", OwnerOnly);
    QTest::newRow("an empty file") << fileWith("", OwnerOnly);
    QTest::newRow("a directory") << m_directory.path();
    const QString link = m_directory.filePath(u"link"_s);
    QVERIFY(QFile::link(m_directory.filePath(u"nothing"_s), link));
    QTest::newRow("a dead link") << link;
    QTest::newRow("no such directory") << m_directory.filePath(u"no/such/file"_s);
}

void tst_ToolKeys::overwritesNothing()
{
    QFETCH(const QString, path);
    QFile file(path);
    const QByteArray before = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    Program keygen({ u"keygen"_s, path });
    keygen.start();
    QCOMPARE(keygen.exitCode(), 1);
    QVERIFY(keygen.restOfErrors().startsWith("gipc: " + path.toUtf8()));
    QCOMPARE(keygen.restOfOutput(), "");
    QFile after(path);
    QCOMPARE(after.open(QFile::ReadOnly) ? after.readAll() : QByteArray(), before);
    QVERIFY(!QFile::exists(m_directory.filePath(u"nothing"_s)));
}

void tst_ToolKeys::refusesWhatIsNoKeyFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("nothing") << m_directory.filePath(u"missing"_s) << QByteArray("No such file");
    QTest::newRow("a directory") << m_directory.path() << QByteArray("is not a file");
    const QString pipe = m_directory.filePath(u"pipe"_s);
    QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
    QTest::newRow("a pipe") << pipe << QByteArray("is not a file");
    if (::geteuid() == 0) { // nobody else can give a file away
        const QString foreign = fileWith(QByteArray(32, 'k'), OwnerOnly);
        QVERIFY(::chown(QFile::encodeName(foreign).constData(), 65534, 65534) == 0);
        QTest::newRow("another user's") << foreign << QByteArray("belongs to another user");
    }
    QTest::newRow("31 bytes") << fileWith(QByteArray(31, 'k'), OwnerOnly)
                              << QByteArray("holds no key");
    QTest::newRow("65 bytes") << fileWith(QByteArray(65, 'k'), OwnerOnly)
                              << QByteArray("holds no key");
    QTest::newRow("zeros") << fileWith(QByteArray(32, 0), OwnerOnly) << QByteArray("holds no key");
    QTest::newRow("the group can read it")
        << fileWith(QByteArray(32, 'k'), OwnerOnly | QFile::ReadGroup)
        << QByteArray("Other users can get at the key");
    QTest::newRow("others can write it")
        << fileWith(QByteArray(32, 'k'), OwnerOnly | QFile::WriteOther)
        << QByteArray("Other users can get at the key");
}

void tst_ToolKeys::refusesWhatIsNoKeyFile()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, complaint);
    const QString name = uniqueName();
    const QList<QStringList> all {
        { u"fingerprint"_s, path },
        { u"listen"_s, name, u"--key-file"_s, path },
        { u"connect"_s, name, u"--key-file"_s, path },
        { u"send"_s, name, u"data"_s, u"--key-file"_s, path },
    };
    for (const QStringList &arguments : all) {
        Program program(arguments);
        program.start();
        QCOMPARE(program.exitCode(), 1);
        const QByteArray errors = program.restOfErrors();
        QVERIFY2(errors.contains(complaint), errors.constData());
        QVERIFY2(errors.contains(path.toUtf8()), errors.constData());
    }
}

void tst_ToolKeys::authenticates()
{
    const QString name = uniqueName();
    const QString key = fileWith(QByteArray(32, 'k'), OwnerOnly);
    const QStringList keyed { u"--key-file"_s, key, u"--key-id"_s, u"panel"_s };
    Program server(QStringList { u"listen"_s, name } + keyed);
    startListening(&server);
    Program send(QStringList { u"send"_s, name, u"hello"_s } + ToolTest::Patiently + keyed);
    send.start();
    QCOMPARE(send.exitCode(), 0);
    const QByteArray connected = server.line("connected: client 1, authenticated, GIPC-X, user ");
    QVERIFY2(connected.endsWith(", key \"panel\""), connected.constData());
    QCOMPARE(server.line("message"), "message, client 1, type 1: hello");
}

void tst_ToolKeys::refusesAnotherKey()
{
    const QString name = uniqueName();
    const QString key = fileWith(QByteArray(32, 'k'), OwnerOnly);
    const QString other = fileWith(QByteArray(32, 'o'), OwnerOnly);
    Program server({ u"listen"_s, name, u"--key-file"_s, key });
    startListening(&server);
    const QList<QStringList> all {
        { u"--key-file"_s, other },
        { u"--key-file"_s, key, u"--key-id"_s, u"someone"_s },
        {},
    };
    for (const QStringList &options : all) {
        Program send(QStringList { u"send"_s, name, u"hello"_s, u"--timeout"_s, u"3000"_s }
                     + options);
        send.start();
        QCOMPARE(send.exitCode(), 3);
    }
    Program send(QStringList { u"send"_s, name, u"hello"_s, u"--key-file"_s, key }
                 + ToolTest::Patiently);
    send.start();
    QCOMPARE(send.exitCode(), 0);
}

void tst_ToolKeys::namesTheKeyInJson_data()
{
    QTest::addColumn<QString>("identity");
    QTest::newRow("a name") << u"panel"_s;
    QTest::newRow("no name") << QString();
    QTest::newRow("quotes") << u"the \"panel\"\n"_s;
    QTest::newRow("not of ASCII") << u"Gr\u00fc\u00dfe"_s;
}

void tst_ToolKeys::namesTheKeyInJson()
{
    QFETCH(const QString, identity);
    const QString name = uniqueName();
    const QString key = fileWith(QByteArray(32, 'k'), OwnerOnly);
    const QStringList keyed { u"--key-file"_s, key,           u"--key-id"_s,
                              identity,        u"--format"_s, u"json"_s };
    Program server(QStringList { u"listen"_s, name } + keyed);
    startListening(&server);
    Program client(QStringList { u"connect"_s, name } + keyed);
    client.start();
    for (Program *const program : { &server, &client }) {
        const QJsonObject connected = program->event(u"connected"_s);
        QCOMPARE(connected.value(u"security"_s), u"authenticated"_s);
        QCOMPARE(connected.value(u"key"_s), QJsonValue(identity));
    }
}

void tst_ToolKeys::letsInAllowedKeysOnly()
{
    const QString key = fileWith(QByteArray(32, 'k'), OwnerOnly);
    const QStringList keyed { u"--key-file"_s, key, u"--key-id"_s, u"panel"_s };
    const QStringList others { u"--allow-key"_s, u"door"_s, u"--allow-key"_s, u"window"_s };
    for (const bool isAllowed : { false, true }) {
        const QString name = uniqueName();
        const QStringList allowed
            = isAllowed ? QStringList { u"--allow-key"_s, u"panel"_s } : QStringList();
        Program server(QStringList { u"listen"_s, name } + keyed + others + allowed);
        startListening(&server);
        Program send(QStringList { u"send"_s, name, u"hello"_s } + ToolTest::Patiently + keyed);
        send.start();
        QCOMPARE(send.exitCode(), isAllowed ? 0 : 3);
        if (isAllowed) {
            QCOMPARE(server.line("message"), "message, client 1, type 1: hello");
        } else {
            const QByteArray errors = send.restOfErrors();
            QVERIFY2(errors.contains("not among those allowed"), errors.constData());
        }
    }
}

QTEST_GUILESS_MAIN(tst_ToolKeys)
#include "tst_toolkeys.moc"
