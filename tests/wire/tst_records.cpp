// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include "recordreader_p.h"
#include "recordwriter_p.h"

using namespace WireTest;

namespace {

const QByteArray Traffic = QByteArray(48, 't');
constexpr quint32 Limit = 1000000;

RecordSealer sealer()
{
    return RecordSealer(toSecret(Traffic));
}

RecordOpener opener()
{
    return RecordOpener(toSecret(Traffic));
}

/*! The plain texts of all records in \a wire. */
QByteArrayList plainTexts(QByteArray wire)
{
    RecordOpener key = opener();
    QByteArrayList all;
    while (!wire.isEmpty()) {
        const qsizetype size = qsizetype(qFromBigEndian<quint32>(wire.constData()));
        QByteArray plain(size - qsizetype(TagSize), '\0');
        if (!key.open(wire.first(LengthSize), wire.sliced(LengthSize, size), plain.data()))
            qFatal("a record does not open");
        all << plain;
        wire.remove(0, LengthSize + size);
    }
    return all;
}

/*! A whole frame, in as many steps as it takes. */
Fault add(RecordWriter *writer, quint32 type, const QByteArray &data, QByteArray *out)
{
    const QByteArray frame = plainFrame(type, data);
    Fault fault = Fault::None;
    for (QByteArrayView rest = frame; fault == Fault::None && !rest.isEmpty();) {
        const bool isAtBegin = rest.size() == frame.size();
        fault = writer->add(
            &rest, isAtBegin ? FramePosition::BetweenFrames : FramePosition::WithinFrame, out);
    }
    return fault;
}

/*! Seals \a messages, then flushes. */
QByteArray written(RecordWriter *writer, const QList<Message> &messages)
{
    QByteArray out;
    for (const Message &message : messages) {
        if (add(writer, message.type, message.data, &out) != Fault::None)
            qFatal("sealing failed");
    }
    if (writer->flush(&out) != Fault::None)
        qFatal("sealing failed");
    return out;
}

QByteArray frameStream(const QList<Message> &messages)
{
    QByteArray stream;
    for (const Message &message : messages)
        stream += plainFrame(message.type, message.data);
    return stream;
}

} // namespace

/*! RecordWriter, and RecordReader behind it. */
class tst_Records : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinSmallFrames();
    void spreadLargeFrames_data();
    void spreadLargeFrames();
    void neverDelayALoneFrame();
    void areNotThereWithoutEncryption();
    void giveLargeMemoryBack();
    void areReadInAnyPieces();
    void endWithTheFirstBadOne();
};

void tst_Records::joinSmallFrames()
{
    RecordWriter writer(sealer(), {});
    const QList<Message> messages(100, { 1, "small" });
    QByteArray out;
    for (const Message &message : messages)
        QCOMPARE(add(&writer, message.type, message.data, &out), Fault::None);
    QVERIFY(out.isEmpty());
    QVERIFY(writer.hasPending());
    QCOMPARE(writer.flush(&out), Fault::None);
    QVERIFY(!writer.hasPending());
    QCOMPARE(plainTexts(out), QByteArrayList({ frameStream(messages) }));
    // And again, under the next counter; without a frame there is no record.
    QCOMPARE(writer.flush(&out), Fault::None);
    out += written(&writer, messages);
    QCOMPARE(plainTexts(out), QByteArrayList(2, frameStream(messages)));
}

void tst_Records::spreadLargeFrames_data()
{
    QTest::addColumn<int>("dataSize");
    QTest::addColumn<QList<int>>("plainSizes");
    using Sizes = QList<int>;
    QTest::newRow("fits with room for one") << 65527 << Sizes { 65535 };
    QTest::newRow("fills it") << 65528 << Sizes { 65536 };
    QTest::newRow("one over") << 65529 << Sizes { 65536, 1 };
    QTest::newRow("two full ones") << 131064 << Sizes { 65536, 65536 };
    QTest::newRow("three and a bit") << 200000 << Sizes { 65536, 65536, 65536, 3400 };
}

void tst_Records::spreadLargeFrames()
{
    QFETCH(const int, dataSize);
    QFETCH(const QList<int>, plainSizes);
    RecordWriter writer(sealer(), {});
    const QList<Message> messages { { 1, QByteArray(dataSize, 'd') } };
    const QByteArray out = written(&writer, messages);
    const QByteArrayList plain = plainTexts(out);
    QList<int> sizes;
    for (const QByteArray &text : plain)
        sizes << int(text.size());
    QCOMPARE(sizes, plainSizes);
    QCOMPARE(plain.join(), frameStream(messages));

    // Behind a small one, all of them are full but the last.
    RecordWriter second(sealer(), {});
    const QList<Message> both { { 2, "small" }, messages.constFirst(), { 3, "small" } };
    const QByteArrayList joined = plainTexts(written(&second, both));
    QCOMPARE(joined.join(), frameStream(both));
    for (qsizetype i = 0; i + 1 < joined.size(); ++i)
        QCOMPARE(joined.at(i).size(), MaxRecordPlain);
}

void tst_Records::neverDelayALoneFrame()
{
    RecordWriter writer(sealer(), {});
    QByteArray out;
    for (int count = 1; count <= 3; ++count) {
        out += written(&writer, { { 1, {} } });
        QCOMPARE(plainTexts(out), QByteArrayList(count, plainFrame(1, {})));
    }
}

void tst_Records::areNotThereWithoutEncryption()
{
    RecordWriter writer(std::nullopt, { 1, 1 });
    const QList<Message> messages { { 1, "one" }, { 2, QByteArray(100000, 'd') } };
    QByteArray out;
    QCOMPARE(add(&writer, 1, "one", &out), Fault::None);
    QCOMPARE(out, plainFrame(1, "one")); // at once
    QVERIFY(!writer.hasPending());
    QCOMPARE(add(&writer, 2, messages.at(1).data, &out), Fault::None);
    QCOMPARE(out, frameStream(messages));

    RecordReader reader(std::nullopt, Limit);
    InputBuffer input;
    input.append(out);
    for (const Message &message : messages) {
        QCOMPARE(reader.next(&input), RecordReader::Result::Frame);
        QCOMPARE(reader.takeFrame(), message);
    }
    QCOMPARE(reader.next(&input), RecordReader::Result::NeedMore);
    QVERIFY(reader.isAtBoundary());
    QVERIFY(input.isEmpty());
}

void tst_Records::giveLargeMemoryBack()
{
    RecordWriter writer(sealer(), {});
    RecordReader reader(opener(), Limit);
    InputBuffer input;
    const qint64 before = memoryInUse();
    for (int round = 0; round < 3; ++round) {
        input.append(written(&writer, { { 1, QByteArray(60000, 'd') }, { 2, "end" } }));
        QCOMPARE(reader.next(&input), RecordReader::Result::Frame);
        reader.takeFrame();
        QCOMPARE(reader.next(&input), RecordReader::Result::Frame);
        QCOMPARE(reader.takeFrame(), Message({ 2, "end" }));
        QCOMPARE(reader.next(&input), RecordReader::Result::NeedMore);
    }
    input = {};
    QVERIFY(memoryInUse() - before < 10000);
}

void tst_Records::areReadInAnyPieces()
{
    RecordWriter writer(sealer(), {});
    const QList<Message> messages { { 1, "one" }, { 2, {} }, { 3, QByteArray(70000, 'd') } };
    QByteArray wire = written(&writer, messages);
    wire += written(&writer, { { 4, "four" } });
    for (const qsizetype piece : { 1, 2, 3, 7, 1000, 65556, 100000 }) {
        RecordReader reader(opener(), Limit);
        InputBuffer input;
        QList<Message> read;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            input.append(wire.sliced(at, std::min(piece, wire.size() - at)));
            while (reader.next(&input) == RecordReader::Result::Frame)
                read << reader.takeFrame();
        }
        QCOMPARE(read, messages + QList<Message>({ { 4, "four" } }));
        QVERIFY(reader.isAtBoundary());
        QCOMPARE(reader.fault(), Fault::None);
    }
}

void tst_Records::endWithTheFirstBadOne()
{
    RecordWriter writer(sealer(), {});
    const QByteArray one = written(&writer, { { 1, "one" } });
    const QByteArray two = written(&writer, { { 2, "two" } });
    const QByteArray three = written(&writer, { { 3, "three" } });
    RecordReader reader(opener(), Limit);
    InputBuffer input;
    input.append(one + changed(two, two.size() - 1, two.back() ^ 1) + three);
    QCOMPARE(reader.next(&input), RecordReader::Result::Frame);
    QCOMPARE(reader.takeFrame(), Message({ 1, "one" }));
    for (int again = 0; again < 3; ++again) {
        QCOMPARE(reader.next(&input), RecordReader::Result::Failed);
        QCOMPARE(reader.fault(), Fault::Integrity);
    }
}

QTEST_APPLESS_MAIN(tst_Records)
#include "tst_records.moc"
