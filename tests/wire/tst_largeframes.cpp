// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include "sparebuffer_p.h"

using namespace WireTest;

/*! Version 2: frames that are taken, or opened, in parts as they arrive. */
class tst_LargeFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeWhole_data();
    void comeWhole();
    void areNothingWithAWrongTag();
    void areNothingBeforeTheirTag();
    void mayNotHaveAForbiddenType_data() { addEncrypted(); }
    void mayNotHaveAForbiddenType();
    void ofControlAreSkipped_data() { addEncrypted(); }
    void ofControlAreSkipped();
    void leaveNoLargeMemoryToSmallMessages();

private:
    static void addEncrypted();
};

namespace {

constexpr quint32 Limit = 4 * 1024 * 1024;
constexpr quint32 FromClient = 0;

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + (i >> 8) * 7) & 0xff);
    return bytes;
}

/*! A client's frames, one after the other. */
class Frames
{
public:
    explicit Frames(bool encrypted)
        : m_encrypted(encrypted)
    { }

    QByteArray next(quint32 type, const QByteArray &data)
    {
        if (!m_encrypted)
            return plainFrame(type, data);
        return Sealer().frame(nonceBytes(FromClient, m_count++), bigEndian(type) + data);
    }

private:
    const bool m_encrypted;
    quint64 m_count = 0;
};

Session server(bool encrypted)
{
    return connectedSession(settingsFor(Role::Server, encrypted, Limit));
}

} // namespace

void tst_LargeFrames::addEncrypted()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void tst_LargeFrames::comeWhole_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("piece");
    for (const bool encrypted : { false, true }) {
        for (const int piece : { 1, 1000, 65536, 300000, 10000000 })
            QTest::addRow("%s, %d bytes at once", encrypted ? "encrypted" : "plain", piece)
                << encrypted << piece;
    }
}

void tst_LargeFrames::comeWhole()
{
    QFETCH(const bool, encrypted);
    QFETCH(const int, piece);
    Frames frames(encrypted);
    QList<Message> sent;
    QByteArray stream;
    for (const qsizetype size : { 65535, 65536, 65537, 10, 200000, 0, 1048576 }) {
        sent.append({ quint32(sent.size() + 1), pattern(size) });
        stream += frames.next(sent.last().type, sent.last().data);
    }
    Session session = server(encrypted);
    Outcome outcome;
    // As a connection does: to where the session wants it.
    for (qsizetype at = 0; at < stream.size();) {
        const auto room = session.room();
        const qsizetype size = std::min({ room.size, qsizetype(piece), stream.size() - at });
        std::copy_n(stream.begin() + at, size, room.data);
        session.filled(size);
        at += size;
        feed(&session, {}, &outcome);
    }
    QCOMPARE(outcome.fault, Fault::None);
    QCOMPARE(outcome.messages, sent);
    QVERIFY(session.isAtBoundary());
}

void tst_LargeFrames::areNothingWithAWrongTag()
{
    const QByteArray good = Frames(true).next(1, pattern(200000));
    for (const qsizetype at :
         { qsizetype(20), qsizetype(100000), good.size() - 17, good.size() - 1 }) {
        Session session = server(true);
        Outcome outcome;
        const QByteArray bad = changed(good, at, good.at(at) ^ 1);
        for (qsizetype begin = 0; begin < bad.size(); begin += 10000)
            feed(&session,
                 QByteArrayView(bad).sliced(begin, std::min(qsizetype(10000), bad.size() - begin)),
                 &outcome);
        QCOMPARE(outcome.fault, Fault::Integrity);
        QVERIFY(outcome.messages.isEmpty());
        QVERIFY(session.takeMessage().data.isEmpty());
    }
}

void tst_LargeFrames::areNothingBeforeTheirTag()
{
    const QByteArray good = Frames(true).next(1, pattern(200000));
    Session session = server(true);
    Outcome outcome;
    feed(&session, QByteArrayView(good).chopped(1), &outcome);
    QCOMPARE(outcome.fault, Fault::None);
    QVERIFY(outcome.messages.isEmpty());
    QVERIFY(session.takeMessage().data.isEmpty());
    QVERIFY(!session.isAtBoundary());
    feed(&session, QByteArrayView(good).last(1), &outcome);
    QCOMPARE(outcome.messages, (QList<Message> { { 1, pattern(200000) } }));
}

void tst_LargeFrames::mayNotHaveAForbiddenType()
{
    QFETCH(const bool, encrypted);
    Session session = server(encrypted);
    const Outcome outcome = feed(&session, Frames(encrypted).next(0x80000000, pattern(200000)));
    QCOMPARE(outcome.fault, Fault::MalformedFrame);
    QVERIFY(outcome.messages.isEmpty());
}

void tst_LargeFrames::ofControlAreSkipped()
{
    QFETCH(const bool, encrypted);
    Frames frames(encrypted);
    const QByteArray control = frames.next(0, QByteArray(Limit, 'c'));
    const QByteArray message = frames.next(1, "after it");
    Session session = server(encrypted);
    const qint64 before = memoryInUse();
    Outcome outcome;
    for (qsizetype begin = 0; begin < control.size(); begin += 100000)
        feed(&session,
             QByteArrayView(control).sliced(begin,
                                            std::min(qsizetype(100000), control.size() - begin)),
             &outcome);
    feed(&session, message, &outcome);
    QCOMPARE(outcome.fault, Fault::None);
    QCOMPARE(outcome.messages, (QList<Message> { { 1, "after it" } }));
    session.compact();
    QVERIFY(memoryInUse() - before < qint64(Limit) / 2);
}

void tst_LargeFrames::leaveNoLargeMemoryToSmallMessages()
{
    SpareBuffer spare;
    spare.put(pattern(1000000));
    const QByteArray small = spare.copyOf("small");
    QCOMPARE(small, QByteArray("small"));
    QVERIFY(small.capacity() < 10000);
    QVERIFY(spare.take(5).capacity() < 10000);
    const QByteArray large = pattern(600000);
    const QByteArray copy = spare.copyOf(large);
    QCOMPARE(copy, large);
    QVERIFY(copy.capacity() >= 1000000); // that memory
}

QTEST_GUILESS_MAIN(tst_LargeFrames)
#include "tst_largeframes.moc"
