// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"

#include <set>

using namespace WireTest;

namespace {

const QByteArray Good = plainFrame(1, "good");
const QByteArray Eight = "12345678";

/*! What the session under test answers by itself, opened. */
QByteArray answers(Scene *scene)
{
    QByteArray out;
    if (scene->victim.hasControl() && scene->victim.sealControl(&out) != Fault::None)
        qFatal("sealing failed");
    if (scene->victim.flush(&out) != Fault::None)
        qFatal("sealing failed");
    return scene->peer.encrypted ? scene->peer.open(out) : out;
}

} // namespace

/*! Type 0: codes, sizes, and what a session says when it fails. */
class tst_ControlFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowTheirCodes_data();
    void knowTheirCodes();
    void knowTheirSizes_data();
    void knowTheirSizes();
    void knowWhenAReasonMayCome_data();
    void knowWhenAReasonMayCome();
    void pingIsAnsweredWithItsOwnBytes_data() { addEncryption(); }
    void pingIsAnsweredWithItsOwnBytes();
    void endlessPingsCostNothing_data() { addEncryption(); }
    void endlessPingsCostNothing();
    void errorIsReportedAndNeverAnswered_data();
    void errorIsReportedAndNeverAnswered();
    void closeAfterAnErrorIsAnError();
    void lastWordsNameTheFault_data();
    void lastWordsNameTheFault();
    void lastWordsAreUnderstoodByThePeer();
    void lastWordsAreSaidOnce();
    void lastWordsDoNotBreakIntoARecord();
    void lastWordsNeedAnEstablishedSession();

private:
    static void addEncryption()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("encrypted") << true;
        QTest::newRow("plain") << false;
    }
};

void tst_ControlFrames::knowTheirCodes_data()
{
    QTest::addColumn<int>("code");
    for (const int code : { 0, 1 })
        QTest::addRow("%d", code) << code;
    for (int code = 7; code < 256; ++code)
        QTest::addRow("%d", code) << code;
}

/*! With every size: an unknown code has none that would be right. */
void tst_ControlFrames::knowTheirCodes()
{
    QFETCH(const int, code);
    Scene scene(code % 2 == 0 ? Role::Server : Role::Client, code % 4 < 2);
    scene.receive(Good);
    scene.receive(controlFrame(code, QByteArray(code % 50, 'x')) + Good);
    QCOMPARE(scene.outcome.fault, Fault::UnexpectedFrame);
    QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "good" } }));
}

void tst_ControlFrames::knowTheirSizes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("size"); // behind the code
    QTest::addColumn<bool>("good");
    const auto rows = [](const char *name, int code, int min, int max) {
        for (const int size : std::set<int> { 0, min - 1, min, max, max + 1, 1000 }) {
            if (size >= 0)
                QTest::addRow("%s with %d", name, size)
                    << code << size << (size >= min && size <= max);
        }
    };
    rows("PING", PingCode, 8, 8);
    rows("PONG", PongCode, 8, 8);
    rows("CLOSE", CloseCode, 1, 129);
    rows("KEYUPDATE", KeyUpdateCode, 0, 0);
    rows("ERROR", ErrorCode, 2, 2);
}

void tst_ControlFrames::knowTheirSizes()
{
    QFETCH(const int, code);
    QFETCH(const int, size);
    QFETCH(const bool, good);
    Scene scene;
    scene.receive(Good);
    scene.receive(controlFrame(code, QByteArray(size, 0)));
    const Fault whenGood = code == ErrorCode ? Fault::PeerReported : Fault::None;
    QCOMPARE(scene.outcome.fault, good ? whenGood : Fault::MalformedFrame);
    QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "good" } }));
    QCOMPARE(scene.outcome.peerClosed, good && code == CloseCode ? 1 : 0);
}

void tst_ControlFrames::knowWhenAReasonMayCome_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("good");
    const QByteArray ping = controlFrame(PingCode, Eight);
    for (int reason = 0; reason < 9; ++reason) {
        for (const Role role : { Role::Client, Role::Server }) {
            const char *const name = role == Role::Client ? "to a client" : "to a server";
            const bool always = reason == 0 || reason == 1 || reason == 4;
            const bool asFirst = role == Role::Client && (reason == 5 || reason == 6);
            const auto row = [&](const char *when, const QByteArray &before, bool good) {
                if (reason != 2) // of which closeAfterAnErrorIsAnError() knows
                    QTest::addRow("%d %s, %s", reason, name, when)
                        << reason << role << before << good;
            };
            row("first", {}, always || asFirst);
            row("after a sign of life", ping, always || asFirst);
            row("after a message", Good, always);
        }
    }
}

/*! That a client is not let in is said by a server, and in place of all else. */
void tst_ControlFrames::knowWhenAReasonMayCome()
{
    QFETCH(const int, reason);
    QFETCH(const Role, role);
    QFETCH(const QByteArray, before);
    QFETCH(const bool, good);
    for (const bool encrypted : { true, false }) {
        Scene scene(role, encrypted);
        if (!before.isEmpty())
            scene.receive(before);
        scene.receive(controlFrame(CloseCode, char(reason) + QByteArray("words")));
        QCOMPARE(scene.outcome.fault, good ? Fault::None : Fault::UnexpectedFrame);
        QCOMPARE(scene.outcome.peerClosed, good ? 1 : 0);
        if (!good)
            continue;
        QCOMPARE(scene.victim.peerReason(), CloseReason(reason));
        QCOMPARE(scene.victim.peerText(), "words");
    }
}

void tst_ControlFrames::pingIsAnsweredWithItsOwnBytes()
{
    QFETCH(const bool, encrypted);
    Scene scene(Role::Server, encrypted);
    scene.peer.open();
    scene.receive(controlFrame(PingCode, Eight));
    QCOMPARE(answers(&scene), controlFrame(PongCode, Eight));
    QVERIFY(!scene.victim.hasControl());
    // A newer one takes the place of one that was not answered; PONG is never answered.
    scene.receive(controlFrame(PingCode, Eight) + controlFrame(PingCode, "87654321")
                  + controlFrame(PongCode, "unasked!"));
    QCOMPARE(answers(&scene), controlFrame(PongCode, "87654321"));
    QVERIFY(!scene.victim.hasControl());
}

/*! A peer that only asks, and does not take what it is told. */
void tst_ControlFrames::endlessPingsCostNothing()
{
    QFETCH(const bool, encrypted);
    constexpr int PerRecord = 1000;
    Scene scene(Role::Server, encrypted);
    scene.peer.open();
    QByteArray many;
    for (int count = 0; count < PerRecord; ++count)
        many += controlFrame(PingCode, bigEndian(quint64(count)));
    scene.receive(many);
    const qint64 before = memoryInUse();
    for (int count = 1; count < 1000; ++count)
        scene.receive(many);
    QVERIFY(memoryInUse() - before < 10000);
    QCOMPARE(scene.outcome.fault, Fault::None);
    QCOMPARE(answers(&scene), controlFrame(PongCode, bigEndian(quint64(PerRecord - 1))));
}

void tst_ControlFrames::errorIsReportedAndNeverAnswered_data()
{
    QTest::addColumn<quint16>("number");
    for (const int number : { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 65535 })
        QTest::addRow("%d", number) << quint16(number);
}

void tst_ControlFrames::errorIsReportedAndNeverAnswered()
{
    QFETCH(const quint16, number);
    for (const bool encrypted : { true, false }) {
        for (const Role role : { Role::Client, Role::Server }) {
            Scene scene(role, encrypted);
            scene.receive(Good + controlFrame(ErrorCode, bigEndian(number))
                          + controlFrame(CloseCode, hex("02")) + Good);
            QCOMPARE(scene.outcome.fault, Fault::PeerReported);
            QCOMPARE(scene.outcome.faultValue, quint64(number));
            QCOMPARE(scene.outcome.peerClosed, 0);
            QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "good" } }));
            QVERIFY(scene.victim.lastWords().isEmpty());
            QVERIFY(!scene.victim.hasControl());
        }
    }
}

void tst_ControlFrames::closeAfterAnErrorIsAnError()
{
    Scene scene;
    scene.receive(controlFrame(CloseCode, hex("02")));
    QCOMPARE(scene.outcome.fault, Fault::PeerReported);
    QCOMPARE(scene.outcome.peerClosed, 0);
    QVERIFY(scene.victim.lastWords().isEmpty());
}

void tst_ControlFrames::lastWordsNameTheFault_data()
{
    QTest::addColumn<QByteArray>("offence");
    QTest::addColumn<quint16>("number");
    const auto row = [](const char *name, const QByteArray &offence, ErrorNumber number) {
        QTest::newRow(name) << offence << quint16(number);
    };
    row("malformed", plainFrame(0, {}), ErrorNumber::Malformed);
    row("too large", bigEndian(quint32(100005)) + bigEndian(1u), ErrorNumber::TooLarge);
    row("unexpected", controlFrame(200), ErrorNumber::Unexpected);
    row("integrity", {}, ErrorNumber::Integrity); // a record without plain text
}

void tst_ControlFrames::lastWordsNameTheFault()
{
    QFETCH(const QByteArray, offence);
    QFETCH(const quint16, number);
    for (const bool encrypted : { true, false }) {
        if (!encrypted && offence.isEmpty())
            continue; // there are no records
        Scene scene(Role::Server, encrypted);
        scene.peer.open();
        scene.receive(offence);
        QVERIFY(scene.outcome.fault != Fault::None);
        const QByteArray words = scene.victim.lastWords();
        const QByteArray expected
            = controlFrame(ErrorCode, bigEndian(number)) + controlFrame(CloseCode, hex("02"));
        if (encrypted) // both in one record
            QCOMPARE(words.size(), LengthSize + expected.size() + qsizetype(TagSize));
        QCOMPARE(encrypted ? scene.peer.open(words) : words, expected);
    }
}

void tst_ControlFrames::lastWordsAreUnderstoodByThePeer()
{
    for (const bool encrypted : { true, false }) {
        Conversation talk(extendedSettings(Role::Client, encrypted),
                          extendedSettings(Role::Server, encrypted));
        talk.run();
        talk.client.session.failSilent();
        talk.client.toSend << talk.client.session.lastWords();
        talk.run();
        QCOMPARE(talk.server.fault(), Fault::PeerReported);
        QCOMPARE(talk.server.outcome.faultValue, quint64(ErrorNumber::Silence));
        QCOMPARE(talk.server.outcome.peerClosed, 0);
        QVERIFY(talk.server.session.lastWords().isEmpty());
    }
}

void tst_ControlFrames::lastWordsAreSaidOnce()
{
    Scene failed;
    failed.receive(controlFrame(200));
    QVERIFY(!failed.victim.lastWords().isEmpty());
    QVERIFY(failed.victim.lastWords().isEmpty());

    Scene closed; // nothing of this side follows its CLOSE
    QByteArray out;
    QCOMPARE(closed.victim.sealClose(CloseReason::Done, &out), Fault::None);
    closed.receive(controlFrame(200));
    QCOMPARE(closed.outcome.fault, Fault::UnexpectedFrame);
    QVERIFY(closed.victim.lastWords().isEmpty());

    Scene healthy;
    QVERIFY(healthy.victim.lastWords().isEmpty());
}

void tst_ControlFrames::lastWordsDoNotBreakIntoARecord()
{
    Scene scene;
    QByteArray out;
    QCOMPARE(scene.victim.seal(plainFrame(1, "waits for more"), &out), Fault::None);
    QVERIFY(scene.victim.hasPending());
    scene.receive(controlFrame(200));
    QCOMPARE(scene.outcome.fault, Fault::UnexpectedFrame);
    QVERIFY(scene.victim.lastWords().isEmpty());
}

void tst_ControlFrames::lastWordsNeedAnEstablishedSession()
{
    for (const Role role : { Role::Client, Role::Server }) {
        ForgedPeer peer(otherRole(role));
        Session victim(extendedSettings(role));
        Outcome outcome;
        peer.negotiate(&victim, &outcome);
        feed(&victim, peer.record("not FINISHED"), &outcome);
        QCOMPARE(outcome.fault, Fault::Integrity);
        QVERIFY(victim.lastWords().isEmpty());
    }
    Session version2(WireTest::settingsFor(Role::Server, false));
    QCOMPARE(feed(&version2, hex("0000") + hex("00000000")).fault, Fault::MalformedFrame);
    QVERIFY(version2.lastWords().isEmpty());
}

QTEST_APPLESS_MAIN(tst_ControlFrames)
#include "tst_controlframes.moc"
