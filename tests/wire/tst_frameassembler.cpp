// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include "frameassembler_p.h"

using namespace WireTest;

namespace {

using Result = FrameAssembler::Result;

constexpr quint32 Limit = 1000;

struct Taken
{
    QList<Message> frames;
    Fault fault = Fault::None;
};

/*! Hands over \a pieces one after another. */
Taken assemble(const QByteArrayList &pieces)
{
    FrameAssembler assembler(Limit);
    Taken taken;
    for (const QByteArray &piece : pieces) {
        QByteArrayView rest = piece;
        Result result;
        while ((result = assembler.take(&rest)) == Result::Frame)
            taken.frames << assembler.takeFrame();
        if (result == Result::NeedMore && !rest.isEmpty())
            qFatal("something was left over");
    }
    taken.fault = assembler.fault();
    return taken;
}

} // namespace

class tst_FrameAssembler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesFramesOutOfAnyPieces();
    void leavesWhatFollowsAFrame();
    void knowsItsBoundary();
    void knowsKeyUpdates();
    void failsAsEarlyAsItCan_data();
    void failsAsEarlyAsItCan();
    void staysFailed();
};

void tst_FrameAssembler::takesFramesOutOfAnyPieces()
{
    const QList<Message> frames { { 1, "one" },
                                  { 0x7fffffff, {} },
                                  { 0, QByteArray(1, char(PingCode)) + "12345678" },
                                  { 0, QByteArray(1, char(KeyUpdateCode)) },
                                  { 2, QByteArray(Limit, 'd') } };
    QByteArray stream;
    for (const Message &frame : frames)
        stream += plainFrame(frame.type, frame.data);
    QCOMPARE(assemble({ stream }).frames, frames);
    QCOMPARE(assemble(singleBytes(stream)).frames, frames);
    for (qsizetype size = 1; size < stream.size(); ++size) {
        const Taken taken = assemble({ stream.first(size), {}, stream.sliced(size) });
        QCOMPARE(taken.frames, frames);
        QCOMPARE(taken.fault, Fault::None);
    }
}

void tst_FrameAssembler::leavesWhatFollowsAFrame()
{
    const QByteArray stream = plainFrame(1, "one") + plainFrame(2, "two");
    QByteArrayView rest = stream;
    FrameAssembler assembler(Limit);
    QCOMPARE(assembler.take(&rest), Result::Frame);
    QCOMPARE(rest, plainFrame(2, "two"));
    QCOMPARE(assembler.takeFrame(), Message({ 1, "one" }));
    QCOMPARE(assembler.take(&rest), Result::Frame);
    QVERIFY(rest.isEmpty());
    QCOMPARE(assembler.takeFrame(), Message({ 2, "two" }));
    QCOMPARE(assembler.take(&rest), Result::NeedMore);
}

void tst_FrameAssembler::knowsItsBoundary()
{
    FrameAssembler assembler(Limit);
    const QByteArray frame = plainFrame(1, "data");
    for (int round = 0; round < 2; ++round) {
        QVERIFY(assembler.isAtBoundary());
        for (qsizetype at = 0; at < frame.size(); ++at) {
            QByteArrayView byte = QByteArrayView(frame).sliced(at, 1);
            const bool isLast = at == frame.size() - 1;
            QCOMPARE(assembler.take(&byte), isLast ? Result::Frame : Result::NeedMore);
            QCOMPARE(assembler.isAtBoundary(), isLast);
        }
        assembler.takeFrame();
    }
}

void tst_FrameAssembler::knowsKeyUpdates()
{
    const auto isUpdate = [](quint32 type, const QByteArray &data) {
        FrameAssembler assembler(Limit);
        const QByteArray frame = plainFrame(type, data);
        QByteArrayView rest = frame;
        return assembler.take(&rest) == Result::Frame && assembler.isKeyUpdate();
    };
    QVERIFY(isUpdate(0, hex("05")));
    QVERIFY(!isUpdate(0, hex("02") + "12345678"));
    QVERIFY(!isUpdate(1, hex("05")));
    QVERIFY(!isUpdate(1, {}));
}

void tst_FrameAssembler::failsAsEarlyAsItCan_data()
{
    QTest::addColumn<QByteArray>("bytes"); // the last one is the one too many
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<quint64>("value");
    const Fault malformed = Fault::MalformedFrame;
    const Fault unexpected = Fault::UnexpectedFrame;
    const auto row = [](const char *name, const char *digits, Fault fault, quint64 value = 0) {
        QTest::newRow(name) << hex(digits) << fault << value;
    };
    row("no room for a type", "00000003", malformed);
    row("empty", "00000000", malformed);
    row("type 2^31", "00000004 80000000", malformed);
    row("the largest type, and length", "ffffffff ffffffff", malformed);
    row("too large by one", "000003ed 00000001", Fault::MessageTooLarge, 1001);
    row("too large by far", "ffffffff 00000001", Fault::MessageTooLarge, 0xfffffffb);
    row("a control frame without code", "00000004 00000000", malformed);
    row("code 0", "0000000d 00000000 00", unexpected);
    row("FINISHED", "00000035 00000000 01", unexpected);
    row("REQUEST", "0000000d 00000000 07", unexpected);
    row("code 255", "ffffffff 00000000 ff", unexpected);
    row("PING, too long", "0000000e 00000000 02", malformed);
    row("PONG, too short", "0000000c 00000000 03", malformed);
    row("CLOSE without reason", "00000005 00000000 04", malformed);
    row("CLOSE with a text of 129", "00000087 00000000 04", malformed);
    row("KEYUPDATE, too long", "00000006 00000000 05", malformed);
    row("ERROR, too long", "00000008 00000000 06", malformed);
}

/*! With whatever bytes it comes and in whatever pieces. */
void tst_FrameAssembler::failsAsEarlyAsItCan()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Fault, fault);
    QFETCH(const quint64, value);
    FrameAssembler assembler(Limit);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QByteArrayView byte = QByteArrayView(bytes).sliced(at, 1);
        QCOMPARE(assembler.take(&byte), at == bytes.size() - 1 ? Result::Failed : Result::NeedMore);
    }
    QCOMPARE(assembler.fault(), fault);
    QCOMPARE(assembler.faultValue(), value);
    QCOMPARE(assemble({ plainFrame(1, "one") + bytes + plainFrame(2, "two") }).fault, fault);
    QCOMPARE(assemble({ plainFrame(1, "one") + bytes + plainFrame(2, "two") }).frames.size(), 1);
}

void tst_FrameAssembler::staysFailed()
{
    FrameAssembler assembler(Limit);
    const QByteArray bad = hex("00000000");
    QByteArrayView rest = bad;
    QCOMPARE(assembler.take(&rest), Result::Failed);
    const QByteArray good = plainFrame(1, "one");
    rest = good;
    QCOMPARE(assembler.take(&rest), Result::Failed);
    QVERIFY(assembler.takeFrame().data.isEmpty());
}

QTEST_APPLESS_MAIN(tst_FrameAssembler)
#include "tst_frameassembler.moc"
