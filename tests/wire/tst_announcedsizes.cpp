// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"
#include "recording.h"

using namespace WireTest;

namespace {

/*! More than any of these tests may keep: the buffers of a session and of its tests are small. */
constexpr qint64 Little = 100000;

} // namespace

/*! What a peer announces costs nothing; what it sends costs what it has sent. */
class tst_AnnouncedSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheHandshakeAreChecked_data();
    void ofTheHandshakeAreChecked();
    void ofMessagesReserveNothing_data();
    void ofMessagesReserveNothing();
    void ofRecordsReserveNothing();
};

void tst_AnnouncedSizes::ofTheHandshakeAreChecked_data()
{
    QTest::addColumn<Role>("victim");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<quint32>("length");
    QTest::addColumn<bool>("good"); // then the session waits for the rest
    const auto row = [](const char *name, Role victim, bool encrypted, quint32 length, bool good) {
        QTest::addRow("%s%s", name, encrypted ? "" : ", plain")
            << victim << encrypted << length << good;
    };
    for (const bool encrypted : { true, false }) {
        const quint32 least = encrypted ? 32 : 4;
        row("size frame, 4 GiB", Role::Client, encrypted, 0xffffffff, false);
        row("size frame, 1 GiB", Role::Client, encrypted, 0x40000000, false);
        row("size frame, too large", Role::Client, encrypted, 4097, false);
        row("size frame, largest", Role::Client, encrypted, 4096, true);
        row("size frame, smallest", Role::Client, encrypted, least, true);
        row("size frame, too small", Role::Client, encrypted, least - 1, false);
        row("size frame, empty", Role::Client, encrypted, 0, false);
        row("accept frame, 4 GiB", Role::Server, encrypted, 0xffffffff, false);
        row("accept frame, too large", Role::Server, encrypted, 1025, false);
        row("accept frame, largest", Role::Server, encrypted, 1024, true);
        row("accept frame, smallest", Role::Server, encrypted, least, true);
        row("accept frame, too small", Role::Server, encrypted, least - 1, false);
        row("accept frame, empty", Role::Server, encrypted, 0, false);
    }
}

void tst_AnnouncedSizes::ofTheHandshakeAreChecked()
{
    QFETCH(const Role, victim);
    QFETCH(const bool, encrypted);
    QFETCH(const quint32, length);
    QFETCH(const bool, good);
    const Recording recording(encrypted ? Recording::NoKey : Recording::Plain, {});
    const QByteArrayList writes = recording.writes[int(otherRole(victim))];
    QByteArray before = writes.first(encrypted ? 2 : 1).join();
    if (victim == Role::Server)
        before += char(Accepted);
    Session session = recording.fresh(victim);
    Outcome outcome = feed(&session, before);
    QCOMPARE(outcome.fault, Fault::None);
    const qint64 memory = memoryInUse();
    feed(&session, bigEndian(length), &outcome);
    QCOMPARE(outcome.fault, good ? Fault::None : Fault::MalformedHandshake);
    QCOMPARE(outcome.established, 0);
    QVERIFY(memoryInUse() - memory < Little);
}

void tst_AnnouncedSizes::ofMessagesReserveNothing_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("encrypted") << true;
    QTest::newRow("plain") << false;
}

/*! A gigabyte that is allowed, and of which only the beginning comes. */
void tst_AnnouncedSizes::ofMessagesReserveNothing()
{
    QFETCH(const bool, encrypted);
    SessionSettings settings = extendedSettings(Role::Server, encrypted);
    settings.maxMessageSize = MaxDataSize;
    Scene scene(Role::Server, encrypted, &settings);
    const qint64 before = memoryInUse();
    scene.receive(bigEndian(MaxDataSize + 4) + bigEndian(1u) + QByteArray(1000, 'd'));
    QCOMPARE(scene.outcome.fault, Fault::None);
    QVERIFY(memoryInUse() - before < Little);
    for (int count = 0; count < 100; ++count)
        scene.receive(QByteArray(10000, 'd'));
    QCOMPARE(scene.outcome.fault, Fault::None);
    QVERIFY(scene.outcome.messages.isEmpty());
    QVERIFY(memoryInUse() - before < 4000000); // a million bytes have come
}

void tst_AnnouncedSizes::ofRecordsReserveNothing()
{
    Scene scene;
    const qint64 before = memoryInUse();
    feed(&scene.victim, bigEndian(quint32(MaxRecordPlain) + TagSize), &scene.outcome);
    QCOMPARE(scene.outcome.fault, Fault::None); // the largest allowed
    QVERIFY(memoryInUse() - before < 10000);
}

QTEST_APPLESS_MAIN(tst_AnnouncedSizes)
#include "tst_announcedsizes.moc"
