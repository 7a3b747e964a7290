// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recording.h"

using namespace WireTest;

namespace {

const QList<Message> Talk { { 1, "one" }, { 2, "two" }, { 3, "three" } };

const Recording &recorded(int kind)
{
    static const Recording recordings[] { { Recording::NoKey, Talk },
                                          { Recording::PreSharedKey, Talk } };
    return recordings[kind];
}

/*! Where the records of messages and CLOSE begin in Recording::writes. */
int firstRecord(int from)
{
    return Role(from) == Role::Client ? 3 : 4;
}

constexpr qsizetype FinishedRecordSize = 77;

} // namespace

/*! Genuine bytes, but at another place, once too often, or not at all. */
class tst_Replay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reflectedBytesAreRefused_data();
    void reflectedBytesAreRefused();
    void aRepeatedRecordIsRefused_data() { addBothSides(); }
    void aRepeatedRecordIsRefused();
    void swappedRecordsAreRefused_data() { addBothSides(); }
    void swappedRecordsAreRefused();
    void aLostRecordIsNoticed_data() { addBothSides(); }
    void aLostRecordIsNoticed();
    void recordsOfAnotherSessionAreRefused_data() { addBothSides(); }
    void recordsOfAnotherSessionAreRefused();
    void aWholeSessionPlayedAgainIsRefused_data() { addBothSides(); }
    void aWholeSessionPlayedAgainIsRefused();

private:
    static void addBothSides();
};

void tst_Replay::addBothSides()
{
    addSenders({ Recording::NoKey, Recording::PreSharedKey });
}

void tst_Replay::reflectedBytesAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("victim");
    QTest::addColumn<QByteArray>("heard"); // before, and genuine
    QTest::addColumn<QByteArray>("reflected");
    QTest::addColumn<Fault>("fault");
    for (const int kind : { Recording::NoKey, Recording::PreSharedKey }) {
        const QByteArrayList client = recorded(kind).writes[int(Role::Client)];
        const QByteArrayList server = recorded(kind).writes[int(Role::Server)];
        const bool keyed = kind == Recording::PreSharedKey;
        const char *const suffix = keyed ? ", with a key" : "";
        const Fault mismatch = keyed ? Fault::Authentication : Fault::Integrity;
        const auto toServer
            = [=](const char *what, const QByteArray &heard, const QByteArray &bytes, Fault fault) {
                  QTest::addRow("the server's %s%s", what, suffix)
                      << kind << int(Role::Server) << heard << bytes << fault;
              };
        const auto toClient
            = [=](const char *what, const QByteArray &heard, const QByteArray &bytes, Fault fault) {
                  QTest::addRow("the client's %s%s", what, suffix)
                      << kind << int(Role::Client) << heard << bytes << fault;
              };
        const QByteArray keys = client.first(2).join();
        const QByteArray accepted = client.first(3).join();
        toServer("greeting", {}, server.at(0), Fault::MalformedHandshake);
        toServer("public key", client.at(0), server.at(1), Fault::BadPublicKey);
        if (keyed) // else it begins like a client that stays with version 2: tst_Downgrade
            toServer("size frame", keys, server.at(2), Fault::ExtensionRequired);
        toServer("FINISHED", accepted.chopped(FinishedRecordSize), server.at(3), mismatch);
        toServer("first record", accepted, server.at(4), Fault::Integrity);
        toClient("verdict", {}, client.at(0), Fault::UnknownVersion);
        toClient("public key", server.at(0), client.at(1), Fault::BadPublicKey);
        toClient("acceptance", server.first(2).join(), client.at(2), Fault::MalformedHandshake);
        toClient("FINISHED", server.first(3).join(), client.at(2).last(FinishedRecordSize),
                 mismatch);
        toClient("first record", server.first(4).join(), client.at(3), Fault::Integrity);
    }
}

/*! What a session wrote comes back to it in place of the peer's word. */
void tst_Replay::reflectedBytesAreRefused()
{
    QFETCH(const int, kind);
    QFETCH(const int, victim);
    QFETCH(const QByteArray, heard);
    QFETCH(const QByteArray, reflected);
    QFETCH(const Fault, fault);
    Session session = recorded(kind).fresh(Role(victim));
    Outcome outcome = feed(&session, heard);
    QCOMPARE(outcome.fault, Fault::None);
    feed(&session, reflected, &outcome);
    QCOMPARE(outcome.fault, fault);
    QVERIFY(outcome.messages.isEmpty());
}

void tst_Replay::aRepeatedRecordIsRefused()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const QByteArrayList writes = recorded(kind).writes[from];
    const int first = firstRecord(from);
    for (int repeated = first; repeated < writes.size(); ++repeated) {
        for (int at = repeated + 1; at <= writes.size(); ++at) {
            QByteArrayList stream = writes;
            stream.insert(at, writes.at(repeated));
            Session session = recorded(kind).fresh(otherRole(Role(from)));
            const Outcome outcome = feed(&session, stream.join());
            QCOMPARE(outcome.fault, Fault::Integrity);
            const qsizetype delivered = std::min(qsizetype(at - first), Talk.size());
            QCOMPARE(outcome.messages, Talk.first(delivered));
            QCOMPARE(outcome.peerClosed, at == writes.size() ? 1 : 0);
        }
    }
}

void tst_Replay::swappedRecordsAreRefused()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const QByteArrayList writes = recorded(kind).writes[from];
    const int first = firstRecord(from);
    for (int a = first; a < writes.size(); ++a) {
        for (int b = a + 1; b < writes.size(); ++b) {
            QByteArrayList stream = writes;
            stream.swapItemsAt(a, b);
            Session session = recorded(kind).fresh(otherRole(Role(from)));
            const Outcome outcome = feed(&session, stream.join());
            QCOMPARE(outcome.fault, Fault::Integrity);
            QCOMPARE(outcome.messages, Talk.first(a - first));
            QCOMPARE(outcome.peerClosed, 0);
        }
    }
}

/*! All but the last one: without it the stream has just no CLOSE. */
void tst_Replay::aLostRecordIsNoticed()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const QByteArrayList writes = recorded(kind).writes[from];
    const int first = firstRecord(from);
    for (int lost = first; lost < writes.size(); ++lost) {
        QByteArrayList stream = writes;
        stream.removeAt(lost);
        Session session = recorded(kind).fresh(otherRole(Role(from)));
        const Outcome outcome = feed(&session, stream.join());
        QCOMPARE(outcome.fault, lost == writes.size() - 1 ? Fault::None : Fault::Integrity);
        QCOMPARE(outcome.messages, Talk.first(lost - first));
        QCOMPARE(outcome.peerClosed, 0);
    }
}

void tst_Replay::recordsOfAnotherSessionAreRefused()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const Role victim = otherRole(Role(from));
    const Recording &recording = recorded(kind);
    for (const QByteArray &record : recording.writes[from].sliced(firstRecord(from))) {
        Conversation talk(recording.settings(Role::Client), recording.settings(Role::Server));
        talk.run();
        QVERIFY(talk.isConnected());
        talk.say(Role(from), 9, "genuine");
        talk.run();
        talk.other(victim).toSend << record;
        talk.run();
        QCOMPARE(talk.end(victim).fault(), Fault::Integrity);
        QCOMPARE(talk.end(victim).messages(), QList<Message>({ { 9, "genuine" } }));
        QCOMPARE(talk.end(victim).outcome.peerClosed, 0);
    }
}

void tst_Replay::aWholeSessionPlayedAgainIsRefused()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const Recording &recording = recorded(kind);
    Session session(recording.settings(otherRole(Role(from))));
    Outcome outcome;
    for (const QByteArray &bytes : recording.writes[from])
        feed(&session, bytes, &outcome);
    // The size or the accept frame is sealed with a key that this session does not have.
    QCOMPARE(outcome.fault, Fault::Integrity);
    QCOMPARE(outcome.established, 0);
    QVERIFY(outcome.messages.isEmpty());
}

QTEST_APPLESS_MAIN(tst_Replay)
#include "tst_replay.moc"
