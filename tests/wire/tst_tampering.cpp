// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recording.h"

using namespace WireTest;

/*! Somebody on the line listens, changes, cuts and repeats. */
class tst_Tampering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listeningShowsNothing_data();
    void listeningShowsNothing();
    void listeningShowsAllWithoutEncryption();
    void aCutIsNeverAnEnd_data();
    void aCutIsNeverAnEnd();
};

void tst_Tampering::listeningShowsNothing_data()
{
    QTest::addColumn<Extension>("extension");
    QTest::addColumn<bool>("keyed");
    QTest::newRow("version 2") << Extension::Never << false;
    QTest::newRow("GIPC-X") << Extension::Required << false;
    QTest::newRow("GIPC-X with a key") << Extension::Required << true;
}

void tst_Tampering::listeningShowsNothing()
{
    QFETCH(const Extension, extension);
    QFETCH(const bool, keyed);
    const QByteArray secretKey = "a key of forty bytes, known to both sides";
    SessionSettings settings[2];
    for (const Role role : { Role::Client, Role::Server }) {
        settings[int(role)] = keyed ? keyedSettings(role, secretKey, "identity of the key")
                                    : extendedSettings(role);
        settings[int(role)].extension = extension;
        settings[int(role)].service = "name of the service";
    }
    Conversation talk(settings[0], settings[1]);
    QByteArray heard;
    const auto listen = [&](Role, int, const QByteArray &bytes) {
        heard += bytes;
        return bytes;
    };
    talk.run(listen);
    QVERIFY(talk.isConnected());
    QCOMPARE(talk.client.session.isAuthenticated(), keyed);
    for (const Role role : { Role::Client, Role::Server }) {
        talk.say(role, 1, "payload that nobody else may read");
        talk.say(role, 1, QByteArray(1000, 'x'));
    }
    talk.run(listen);
    QCOMPARE(talk.client.messages().size(), 2);
    QCOMPARE(talk.server.messages().size(), 2);
    QVERIFY(heard.size() > 2000);
    for (const char *text :
         { "payload", "nobody", "identity", "of the key", "service", "forty", "GIPX", "xxxxxx" })
        QVERIFY2(!heard.contains(text), text);
}

/*! The same search does find what is there. */
void tst_Tampering::listeningShowsAllWithoutEncryption()
{
    for (const Extension extension : { Extension::Never, Extension::Preferred }) {
        SessionSettings client = extendedSettings(Role::Client, false);
        SessionSettings server = extendedSettings(Role::Server, false);
        client.extension = server.extension = extension;
        server.service = "name of the service";
        Conversation talk(client, server);
        QByteArray heard;
        const auto listen = [&](Role, int, const QByteArray &bytes) {
            heard += bytes;
            return bytes;
        };
        talk.run(listen);
        talk.say(Role::Client, 1, "payload that everybody may read");
        talk.run(listen);
        QCOMPARE(talk.server.messages().size(), 1);
        QVERIFY(heard.contains("payload that everybody may read"));
        QCOMPARE(heard.contains("name of the service"), extension == Extension::Preferred);
    }
}

void tst_Tampering::aCutIsNeverAnEnd_data()
{
    addSenders({ Recording::NoKey, Recording::PreSharedKey, Recording::Plain });
}

/*! After every single byte the stream could end. */
void tst_Tampering::aCutIsNeverAnEnd()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const QList<Message> messages { { 1, "one" }, { 2, {} }, { 3, QByteArray(70000, 'l') } };
    const Recording recording(Recording::Kind(kind), messages);
    const QByteArray stream = recording.stream(Role(from));
    Session victim = recording.fresh(otherRole(Role(from)));
    Outcome outcome;
    for (qsizetype size = 1; size <= stream.size(); ++size) {
        feed(&victim, QByteArrayView(stream).sliced(size - 1, 1), &outcome);
        if (outcome.established != (size < recording.handshakeSize[from] ? 0 : 1)
            || outcome.peerClosed != (size < stream.size() ? 0 : 1) || outcome.fault != Fault::None
            || !isPrefix(outcome.messages, messages))
            QFAIL(QByteArray::number(size));
    }
    QCOMPARE(outcome.messages, messages);
}

QTEST_APPLESS_MAIN(tst_Tampering)
#include "tst_tampering.moc"
