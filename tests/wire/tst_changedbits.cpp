// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recording.h"

using namespace WireTest;

namespace {

const QList<Message> ShortTalk { { 1, "one" }, { 2, "two" } };

} // namespace

/*! Every bit of an encrypted session in turn: thousands of sessions, hence a program of its own. */
class tst_ChangedBits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangedBitIsNoticed_data();
    void everyChangedBitIsNoticed();
};

void tst_ChangedBits::everyChangedBitIsNoticed_data()
{
    addSenders({ Recording::NoKey, Recording::PreSharedKey });
}

/*! One changed bit is a fault of the receiver, or lets it wait for bytes that do not come (a length
    grew): then the end of the stream is not the peer's CLOSE and shows as Truncated, and in the
    handshake the deadline passes. No bit is harmless. */
void tst_ChangedBits::everyChangedBitIsNoticed()
{
    QFETCH(const int, kind);
    QFETCH(const int, from);
    const Recording recording(Recording::Kind(kind), ShortTalk);
    const QByteArray stream = recording.stream(Role(from));
    const qsizetype handshake = recording.handshakeSize[from];
    int faults = 0;
    int waiting = 0;
    for (qsizetype at = 0; at < stream.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            Session victim = recording.fresh(otherRole(Role(from)));
            const Outcome outcome = feed(&victim, changed(stream, at, stream.at(at) ^ (1 << bit)));
            QVERIFY2(outcome.peerClosed == 0, QByteArray::number(at));
            QVERIFY2(isPrefix(outcome.messages, ShortTalk), QByteArray::number(at));
            QCOMPARE(outcome.established, at < handshake ? 0 : 1);
            ++(outcome.fault == Fault::None ? waiting : faults);
        }
    }
    qInfo("%lld bits changed: %d faults, %d waits", qlonglong(stream.size() * 8), faults, waiting);
    // Only the lengths of frames and records can make it wait: at most 16 bits of each.
    const int lengths = 2 + int(recording.messages.size()) + 1;
    QVERIFY(waiting <= 16 * lengths);
    QCOMPARE(faults + waiting, int(stream.size()) * 8);
}

QTEST_APPLESS_MAIN(tst_ChangedBits)
#include "tst_changedbits.moc"
