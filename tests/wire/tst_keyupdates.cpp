// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"

using namespace WireTest;

namespace {

const QByteArray Update = controlFrame(KeyUpdateCode);

/*! \a count updates, each in a record of its own; how many were taken. */
int updates(Scene *scene, int count)
{
    for (int done = 0; done < count; ++done) {
        if (scene->receive(Update).fault != Fault::None)
            return done;
        scene->peer.updateKey();
    }
    return count;
}

/*! So many records that say nothing much. */
void records(Scene *scene, int count)
{
    for (int done = 0; done < count; ++done)
        scene->receive(controlFrame(PongCode, "12345678"));
}

} // namespace

class tst_KeyUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeByThemselves_data();
    void comeByThemselves();
    void doNotTouchTheOtherDirection();
    void areTheLastOfTheirRecord();
    void standBetweenFramesOnly();
    void makeTheOldKeyWorthless();
    void areUnknownWithoutEncryption();
    void areLimited_data();
    void areLimited();
    void leaveRoomForLastWords();
};

void tst_KeyUpdates::comeByThemselves_data()
{
    QTest::addColumn<quint64>("records");
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<int>("dataSize");
    QTest::addColumn<bool>("joined"); // several messages to a record
    const quint64 many = quint64(1) << 40;
    QTest::newRow("8 records, small") << quint64(8) << many << 5 << false;
    QTest::newRow("8 records, empty") << quint64(8) << many << 0 << false;
    QTest::newRow("8 records, joined") << quint64(8) << many << 50000 << true;
    QTest::newRow("8 records, large") << quint64(8) << many << 99999 << false;
    QTest::newRow("1 record") << quint64(1) << many << 5 << false;
    QTest::newRow("1000 bytes, small") << many << quint64(1000) << 100 << false;
    QTest::newRow("1000 bytes, large") << many << quint64(1000) << 70000 << false;
    QTest::newRow("300000 bytes, joined") << many << quint64(300000) << 20000 << true;
}

void tst_KeyUpdates::comeByThemselves()
{
    QFETCH(const quint64, records);
    QFETCH(const quint64, bytes);
    QFETCH(const int, dataSize);
    QFETCH(const bool, joined);
    constexpr int Count = 100;
    for (const Role role : { Role::Client, Role::Server }) {
        SessionSettings settings = extendedSettings(role);
        settings.recordLimits = { records, bytes };
        Scene scene(role, true, &settings);
        QByteArray out;
        QByteArray expected;
        for (int i = 0; i < Count; ++i) {
            const QByteArray data(dataSize, char('a' + i % 26));
            QCOMPARE(scene.victim.seal(plainFrame(quint32(i + 1), data), &out), Fault::None);
            if (!joined || i == Count - 1)
                QCOMPARE(scene.victim.flush(&out), Fault::None);
            expected += plainFrame(quint32(i + 1), data);
        }

        // The peer follows the updates, and counts what each key was used for.
        QByteArray plain = scene.peer.open(); // FINISHED
        quint64 underKey = 1;
        quint64 bytesUnderKey = quint64(plain.size());
        plain.clear();
        int updates = 0;
        FrameAssembler frames(100000);
        while (!out.isEmpty()) {
            const auto size = LengthSize + qsizetype(qFromBigEndian<quint32>(out.constData()));
            const QByteArray opened = scene.peer.open(out.first(size));
            out.remove(0, size);
            ++underKey;
            bytesUnderKey += quint64(opened.size());
            plain += opened;
            // One message crosses the limit, and KEYUPDATE may need a record of its own.
            QVERIFY(underKey <= records + 3);
            QVERIFY(bytesUnderKey <= bytes + quint64(MaxRecordPlain) * 3);
            QByteArrayView rest = opened;
            while (frames.take(&rest) == FrameAssembler::Result::Frame) {
                if (frames.isKeyUpdate()) {
                    QVERIFY(rest.isEmpty());
                    QVERIFY(underKey > records || bytesUnderKey > bytes);
                    plain.chop(Update.size());
                    scene.peer.followUpdate();
                    underKey = 0;
                    bytesUnderKey = 0;
                    ++updates;
                }
                frames.takeFrame();
            }
        }
        QCOMPARE(frames.fault(), Fault::None);
        QCOMPARE(plain, expected);
        QVERIFY(updates >= 4);
    }
}

void tst_KeyUpdates::doNotTouchTheOtherDirection()
{
    SessionSettings client = extendedSettings(Role::Client);
    SessionSettings server = extendedSettings(Role::Server);
    client.recordLimits.records = 8;
    server.recordLimits.bytes = 2000; // so few updates that the receiver does not mind
    Conversation talk(client, server);
    talk.run();
    QList<Message> expected;
    for (int i = 0; i < 200; ++i) {
        expected.append({ quint32(i + 1), QByteArray(i, 'm') });
        talk.say(Role::Client, expected.constLast().type, expected.constLast().data);
        if (i % 3 == 0)
            talk.run(); // both are under way at once
        talk.say(Role::Server, expected.constLast().type, expected.constLast().data);
    }
    talk.close(Role::Client);
    talk.close(Role::Server);
    talk.run();
    QVERIFY(talk.isConnected());
    QCOMPARE(talk.client.messages(), expected);
    QCOMPARE(talk.server.messages(), expected);
    QCOMPARE(talk.client.outcome.peerClosed, 1);
    QCOMPARE(talk.server.outcome.peerClosed, 1);
}

void tst_KeyUpdates::areTheLastOfTheirRecord()
{
    Scene last;
    QCOMPARE(last.receive(plainFrame(1, "one") + Update).fault, Fault::None);
    last.peer.updateKey();
    last.receive(plainFrame(2, "two"));
    QCOMPARE(last.outcome.messages, QList<Message>({ { 1, "one" }, { 2, "two" } }));

    for (const QByteArray &behind : { plainFrame(2, "two"), Update, QByteArray(1, '\0') }) {
        Scene scene;
        QCOMPARE(scene.receive(plainFrame(1, "one") + Update + behind).fault,
                 Fault::UnexpectedFrame);
        QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "one" } }));
    }
}

/*! In the middle of a message it is nothing but data. */
void tst_KeyUpdates::standBetweenFramesOnly()
{
    Scene scene;
    scene.receive(bigEndian(quint32(4 + Update.size())) + bigEndian(7u));
    scene.receive(Update);
    QCOMPARE(scene.outcome.messages, QList<Message>({ { 7, Update } }));
    QCOMPARE(scene.receive(plainFrame(8, "same key")).messages.size(), 2);

    // It may itself be in two records: the last byte counts.
    Scene split;
    split.receive(Update.first(5));
    split.receive(Update.sliced(5));
    split.peer.updateKey();
    QCOMPARE(split.receive(plainFrame(9, "new key")).messages,
             QList<Message>({ { 9, "new key" } }));
}

void tst_KeyUpdates::makeTheOldKeyWorthless()
{
    Scene scene;
    scene.receive(plainFrame(1, "one"));
    scene.receive(Update); // and the peer goes on with the old key
    scene.receive(plainFrame(2, "two"));
    QCOMPARE(scene.outcome.fault, Fault::Integrity);
    QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "one" } }));

    Scene early;
    early.peer.updateKey(); // without saying so
    QCOMPARE(early.receive(plainFrame(1, "one")).fault, Fault::Integrity);
}

void tst_KeyUpdates::areUnknownWithoutEncryption()
{
    for (const Role role : { Role::Client, Role::Server }) {
        Scene scene(role, false);
        QCOMPARE(scene.receive(Update).fault, Fault::UnexpectedFrame);
    }
    // Nor does a session send any.
    SessionSettings settings = extendedSettings(Role::Server, false);
    settings.recordLimits = { 1, 1 };
    Scene scene(Role::Server, false, &settings);
    QByteArray out;
    for (int count = 0; count < 10; ++count)
        QCOMPARE(scene.victim.seal(plainFrame(1, "data"), &out), Fault::None);
    QCOMPARE(out, plainFrame(1, "data").repeated(10));
}

void tst_KeyUpdates::areLimited_data()
{
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("allowed");
    // FINISHED and the records with the updates count as well: 33 are not 1,024.
    QTest::newRow("at once") << 0 << 32;
    QTest::newRow("after 900") << 900 << 32;
    QTest::newRow("after 1,200") << 1200 << 33;
    QTest::newRow("after 2,500") << 2500 << 34;
}

void tst_KeyUpdates::areLimited()
{
    QFETCH(const int, records);
    QFETCH(const int, allowed);
    Scene scene;
    ::records(&scene, records);
    scene.receive(plainFrame(1, "one"));
    QCOMPARE(updates(&scene, 100), allowed);
    QCOMPARE(scene.outcome.fault, Fault::TooManyKeyUpdates);
    QCOMPARE(scene.outcome.messages.size(), 1);
}

/*! A fault is reported under whatever key is right at that moment. */
void tst_KeyUpdates::leaveRoomForLastWords()
{
    SessionSettings settings = extendedSettings(Role::Server);
    settings.recordLimits.records = 1; // FINISHED has used it up
    Scene scene(Role::Server, true, &settings);
    scene.peer.open();
    QCOMPARE(updates(&scene, 33), 32);
    const QByteArray words = scene.victim.lastWords();
    const qsizetype first = LengthSize + Update.size() + qsizetype(TagSize);
    QCOMPARE(scene.peer.open(words.first(first)), Update);
    scene.peer.followUpdate();
    QCOMPARE(scene.peer.open(words.sliced(first)),
             controlFrame(ErrorCode, hex("0008")) + controlFrame(CloseCode, hex("02")));
}

QTEST_APPLESS_MAIN(tst_KeyUpdates)
#include "tst_keyupdates.moc"
