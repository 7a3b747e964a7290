// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"
#include "recording.h"

using namespace WireTest;

namespace {

const QByteArray Good = plainFrame(1, "good");

void addVictims()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("client") << Role::Client << true;
    QTest::newRow("server") << Role::Server << true;
    QTest::newRow("client, plain") << Role::Client << false;
    QTest::newRow("server, plain") << Role::Server << false;
}

} // namespace

/*! Records and frames of a peer that has all keys and may do what it likes. */
class tst_RecordRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsHaveBounds_data();
    void recordsHaveBounds();
    void recordsWithWrongLengthsDoNotOpen_data();
    void recordsWithWrongLengthsDoNotOpen();
    void framesHaveBounds_data();
    void framesHaveBounds();
    void framesMayBeginAndEndAnywhere_data() { addVictims(); }
    void framesMayBeginAndEndAnywhere();
    void messagesUpToTheLimitPass_data() { addVictims(); }
    void messagesUpToTheLimitPass();
    void nothingFollowsClose_data();
    void nothingFollowsClose();
    void bothSidesMayCloseAtOnce_data();
    void bothSidesMayCloseAtOnce();
};

void tst_RecordRules::recordsHaveBounds_data()
{
    QTest::addColumn<int>("plainSize");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("0") << 0 << Fault::Integrity;
    QTest::newRow("1") << 1 << Fault::None;
    QTest::newRow("65536") << 65536 << Fault::None;
    QTest::newRow("65537") << 65537 << Fault::Integrity;
    QTest::newRow("100000") << 100000 << Fault::Integrity;
}

/*! All of them open; the length alone decides. */
void tst_RecordRules::recordsHaveBounds()
{
    QFETCH(const int, plainSize);
    QFETCH(const Fault, fault);
    for (const Role role : { Role::Client, Role::Server }) {
        Scene scene(role);
        scene.receive(Good);
        const QByteArray stream = plainFrame(2, QByteArray(100000, 'd'));
        scene.receive(stream.first(plainSize));
        QCOMPARE(scene.outcome.fault, fault);
        QCOMPARE(scene.outcome.messages.first(1), QList<Message>({ { 1, "good" } }));
        if (fault != Fault::None)
            QCOMPARE(scene.outcome.messages.size(), 1);
        else
            QVERIFY(!scene.victim.isAtBoundary());
    }
}

void tst_RecordRules::recordsWithWrongLengthsDoNotOpen_data()
{
    QTest::addColumn<quint32>("length"); // of a record of 28
    QTest::newRow("0") << 0u;
    QTest::newRow("the tag alone") << 16u;
    QTest::newRow("the smallest") << 17u;
    QTest::newRow("one less") << 27u;
    QTest::newRow("one more") << 29u;
    QTest::newRow("one over the largest") << 65553u;
    QTest::newRow("4 GiB") << 0xffffffffu;
}

/*! The length is under the seal. Out of bounds it is refused at once, else when that much is there. */
void tst_RecordRules::recordsWithWrongLengthsDoNotOpen()
{
    QFETCH(const quint32, length);
    Scene scene;
    QByteArray record = scene.peer.record(plainFrame(1, "four"));
    QCOMPARE(record.size(), LengthSize + 28);
    qToBigEndian(length, record.data());
    const qint64 before = memoryInUse();
    feed(&scene.victim, record + '?', &scene.outcome);
    QCOMPARE(scene.outcome.fault, Fault::Integrity);
    QVERIFY(scene.outcome.messages.isEmpty());
    QVERIFY(memoryInUse() - before < 100000);
}

void tst_RecordRules::framesHaveBounds_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<quint64>("value");
    const auto head
        = [](quint32 length, quint32 type) { return bigEndian(length) + bigEndian(type); };
    const auto row = [](const char *name, const QByteArray &frame, Fault fault, quint64 value = 0) {
        QTest::newRow(name) << frame << fault << value;
    };
    row("length 0", head(0, 1), Fault::MalformedFrame);
    row("length 0 alone", hex("00000000"), Fault::MalformedFrame);
    row("length 3", hex("00000003"), Fault::MalformedFrame);
    row("type 2^31", plainFrame(0x80000000, "d"), Fault::MalformedFrame);
    row("type 2^31, without its data", head(0xffffffff, 0x80000000), Fault::MalformedFrame);
    row("the largest type", plainFrame(0xffffffff, "d"), Fault::MalformedFrame);
    row("one over the limit", head(100005, 1), Fault::MessageTooLarge, 100001);
    row("4 GiB", head(0xffffffff, 1), Fault::MessageTooLarge, 0xfffffffb);
    row("2 GiB", head(0x80000000, 0x7fffffff), Fault::MessageTooLarge, 0x7ffffffc);
    row("an empty control frame", plainFrame(0, {}), Fault::MalformedFrame);
    row("a control frame of 4 GiB", head(0xffffffff, 0) + char(PingCode), Fault::MalformedFrame);
    row("CLOSE of 4 GiB", head(0xffffffff, 0) + char(CloseCode), Fault::MalformedFrame);
}

/*! From the head alone, and before any memory is kept for what it announces. */
void tst_RecordRules::framesHaveBounds()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const Fault, fault);
    QFETCH(const quint64, value);
    for (const bool encrypted : { true, false }) {
        for (const Role role : { Role::Client, Role::Server }) {
            Scene scene(role, encrypted);
            scene.receive(Good);
            const qint64 before = memoryInUse();
            scene.receive(frame);
            QCOMPARE(scene.outcome.fault, fault);
            QCOMPARE(scene.outcome.faultValue, value);
            QVERIFY(memoryInUse() - before < 100000);
            scene.receive(Good);
            QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "good" } }));
        }
    }
}

void tst_RecordRules::framesMayBeginAndEndAnywhere()
{
    QFETCH(const Role, role);
    QFETCH(const bool, encrypted);
    const QList<Message> messages { { 1, "one" }, { 0x7fffffff, {} }, { 3, "three" } };
    const QByteArray ping = controlFrame(PingCode, "12345678");
    QByteArray stream;
    for (const Message &message : messages)
        stream += plainFrame(message.type, message.data) + ping;
    for (qsizetype a = 1; a < stream.size(); ++a) {
        Scene scene(role, encrypted);
        scene.receive(stream.first(a));
        QVERIFY(isPrefix(scene.outcome.messages, messages));
        scene.receive(stream.sliced(a));
        QCOMPARE(scene.outcome.messages, messages);
        QVERIFY(scene.victim.isAtBoundary());
    }
    Scene scene(role, encrypted);
    for (const QByteArray &byte : singleBytes(stream))
        scene.receive(byte);
    QCOMPARE(scene.outcome.messages, messages);
    QCOMPARE(scene.outcome.fault, Fault::None);
}

void tst_RecordRules::messagesUpToTheLimitPass()
{
    QFETCH(const Role, role);
    QFETCH(const bool, encrypted);
    Scene scene(role, encrypted);
    const QByteArray frame = plainFrame(1, QByteArray(100000, 'm'));
    scene.receive(frame.first(65536));
    scene.receive(frame.sliced(65536));
    QCOMPARE(scene.outcome.fault, Fault::None);
    QCOMPARE(scene.outcome.messages.size(), 1);
    QCOMPARE(scene.outcome.messages.at(0).data.size(), 100000);
}

void tst_RecordRules::nothingFollowsClose_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("a message") << Good;
    QTest::newRow("CLOSE again") << controlFrame(CloseCode, hex("00"));
    QTest::newRow("PING") << controlFrame(PingCode, "12345678");
    QTest::newRow("PONG") << controlFrame(PongCode, "12345678");
    QTest::newRow("ERROR") << controlFrame(ErrorCode, hex("0001"));
    QTest::newRow("KEYUPDATE") << controlFrame(KeyUpdateCode);
}

void tst_RecordRules::nothingFollowsClose()
{
    QFETCH(const QByteArray, behind);
    const QByteArray close = controlFrame(CloseCode, hex("00") + "bye");
    for (const bool encrypted : { true, false }) {
        for (const bool sameRecord : { true, false }) {
            Scene scene(Role::Server, encrypted);
            if (sameRecord) {
                scene.receive(Good + close + behind);
            } else {
                scene.receive(Good + close);
                QCOMPARE(scene.outcome.fault, Fault::None);
                scene.receive(behind);
            }
            QCOMPARE(scene.outcome.peerClosed, 1);
            QCOMPARE(scene.outcome.fault, Fault::UnexpectedFrame);
            QCOMPARE(scene.outcome.messages, QList<Message>({ { 1, "good" } }));
            QCOMPARE(scene.victim.peerText(), "bye");
        }
    }
}

void tst_RecordRules::bothSidesMayCloseAtOnce_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void tst_RecordRules::bothSidesMayCloseAtOnce()
{
    QFETCH(const bool, encrypted);
    Conversation talk(extendedSettings(Role::Client, encrypted),
                      extendedSettings(Role::Server, encrypted));
    talk.run();
    talk.say(Role::Client, 1, "last of the client");
    talk.say(Role::Server, 1, "last of the server");
    talk.close(Role::Client, CloseReason::Done);
    talk.close(Role::Server, CloseReason::GoingAway);
    talk.run();
    QVERIFY(talk.isConnected());
    for (const Role role : { Role::Client, Role::Server }) {
        QCOMPARE(talk.end(role).outcome.peerClosed, 1);
        QCOMPARE(talk.end(role).messages().size(), 1);
        QByteArray out;
        QVERIFY(talk.end(role).session.seal(plainFrame(1, "after CLOSE"), &out) != Fault::None);
        QVERIFY(out.isEmpty());
        QVERIFY(talk.end(role).session.checkPlain() != Fault::None);
    }
    QCOMPARE(talk.client.session.peerReason(), CloseReason::GoingAway);
    QCOMPARE(talk.server.session.peerReason(), CloseReason::Done);
}

QTEST_APPLESS_MAIN(tst_RecordRules)
#include "tst_recordrules.moc"
