// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

/*! Much less than the 3 MiB a frame may announce, much more than the bookkeeping of a test. */
constexpr qint64 Little = 64 * 1024;

QByteArray randomBytes(QRandomGenerator *random, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    random->generate(bytes.begin(), bytes.end());
    return bytes;
}

/*! Cuts \a stream into pieces, most of them small. */
QByteArrayList randomPieces(QRandomGenerator *random, const QByteArray &stream)
{
    QByteArrayList pieces;
    for (qsizetype at = 0; at < stream.size(); at += pieces.last().size())
        pieces << stream.mid(at, 1 + random->bounded(random->bounded(4) == 0 ? 5000 : 20));
    return pieces;
}

} // namespace

class tst_SessionStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesTheSameWhereverTheStreamIsCut_data();
    void doesTheSameWhereverTheStreamIsCut();
    void doesTheSameHoweverALongStreamIsSplit_data();
    void doesTheSameHoweverALongStreamIsSplit();
    void survivesFramesOfGarbage();
    void opensNoSealedGarbage();
    void keepsNoMemoryForWhatIsOnlyAnnounced();
    void keepsNothingAfterAFault();
};

void tst_SessionStream::doesTheSameWhereverTheStreamIsCut_data()
{
    QTest::addColumn<Role>("own");
    QTest::newRow("a client") << Role::Client;
    QTest::newRow("a server") << Role::Server;
}

void tst_SessionStream::doesTheSameWhereverTheStreamIsCut()
{
    QFETCH(const Role, own);
    QByteArray stream = peerHandshake(own, true);
    QList<Message> expected;
    for (const auto &frame : knownSession().frames) {
        if (frame.sender == own)
            continue;
        stream += frame.wire;
        if (frame.message.type != 0)
            expected << frame.message;
    }
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        Session session(settingsFor(own, true),
                        { KeyPair::fromPrivateScalar(knownSession().ownPrivate(own)) });
        Outcome outcome = feed(&session, stream.first(cut));
        feed(&session, stream.sliced(cut), &outcome);
        QCOMPARE(outcome.sent, ownHandshake(own, true));
        QCOMPARE(outcome.established, 1);
        QCOMPARE(outcome.messages, expected);
        QVERIFY(session.isAtBoundary());
    }
}

void tst_SessionStream::doesTheSameHoweverALongStreamIsSplit_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void tst_SessionStream::doesTheSameHoweverALongStreamIsSplit()
{
    QFETCH(const bool, encrypted);
    QRandomGenerator random(Seed);
    Session client = connectedSession(settingsFor(Role::Client, encrypted));
    QByteArray stream = peerHandshake(Role::Server, encrypted);
    QList<Message> expected;
    for (int count = 0; count < 2000; ++count) {
        const int size = random.bounded(random.bounded(100) == 0 ? 100000 : 200);
        const Message message { quint32(random.bounded(5)), randomBytes(&random, size) };
        QCOMPARE(client.seal(plainFrame(message.type, message.data), &stream), Fault::None);
        if (message.type != 0)
            expected << message;
    }
    for (int round = 0; round < 20; ++round) {
        Session server(settingsFor(Role::Server, encrypted),
                       { KeyPair::fromPrivateScalar(knownSession().serverPrivate) });
        Outcome outcome;
        for (const QByteArray &piece : randomPieces(&random, stream))
            feed(&server, piece, &outcome);
        QCOMPARE(outcome.established, 1);
        QCOMPARE(outcome.fault, Fault::None);
        QCOMPARE(outcome.messages, expected);
        QVERIFY(server.isAtBoundary());
    }
}

/*! Each frame of garbage meets a session of its own, at first as it is, then with a length that
    fits, so that more than the length is looked at. Whatever is delivered is what was in the frame.
 */
void tst_SessionStream::survivesFramesOfGarbage()
{
    QRandomGenerator random(Seed);
    int delivered = 0;
    int refused = 0;
    for (int round = 0; round < 10000; ++round) {
        const QByteArray garbage = randomBytes(&random, random.bounded(300));
        const bool fits = round % 2 == 0;
        const QByteArray frame = fits ? bigEndian(quint32(garbage.size())) + garbage : garbage;
        Session session = connectedSession(settingsFor(Role::Server, false));
        const Outcome outcome = feed(&session, frame);
        if (fits && garbage.size() >= 4 && quint8(garbage.at(0)) < 0x80) {
            const auto type = qFromBigEndian<quint32>(garbage.constData());
            QCOMPARE(outcome.messages, QList<Message> { (Message { type, garbage.sliced(4) }) });
            ++delivered;
        } else {
            QVERIFY(outcome.messages.isEmpty());
        }
        refused += outcome.fault == Fault::None ? 0 : 1;
    }
    QVERIFY(delivered > 2000);
    QVERIFY(refused > 5000);
}

void tst_SessionStream::opensNoSealedGarbage()
{
    QRandomGenerator random(Seed);
    for (int round = 0; round < 300; ++round) {
        const QByteArray body = randomBytes(&random, 32 + random.bounded(200));
        Session session = connectedSession(settingsFor(Role::Server, true));
        const Outcome outcome = feed(&session, bigEndian(quint32(body.size())) + body);
        QCOMPARE(outcome.fault, Fault::Integrity);
        QVERIFY(outcome.messages.isEmpty());
    }
}

void tst_SessionStream::keepsNoMemoryForWhatIsOnlyAnnounced()
{
    // Each has announced as much as it may, and sent a little of it.
    const QByteArray beginning = bigEndian(KnownLimit + 4) + QByteArray(100, 'x');
    const qint64 before = memoryInUse();
    std::vector<Session> sessions;
    for (int count = 0; count < 10; ++count) {
        sessions.push_back(connectedSession(settingsFor(Role::Server, false)));
        QCOMPARE(feed(&sessions.back(), beginning).fault, Fault::None);
    }
    QVERIFY(memoryInUse() - before < Little);
}

void tst_SessionStream::keepsNothingAfterAFault()
{
    const QByteArray megabyte(1024 * 1024, 'x');
    Session session = connectedSession(settingsFor(Role::Server, false));
    QCOMPARE(feed(&session, hex("ffffffff")).fault, Fault::MessageTooLarge);
    const qint64 before = memoryInUse();
    for (int count = 0; count < 10; ++count) {
        session.append(megabyte);
        QCOMPARE(session.next(), Session::Event::Failed);
    }
    QVERIFY(memoryInUse() - before < Little);
}

QTEST_APPLESS_MAIN(tst_SessionStream)
#include "tst_sessionstream.moc"
