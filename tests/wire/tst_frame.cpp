// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

FrameCipher cipherFor(Role own, const KeyLimits &limits = {})
{
    return FrameCipher::create(toSecret(knownSession().key), own, limits).value();
}

/*! The body of a frame sealed by \a cipher. */
QByteArray sealedBody(FrameCipher *cipher, const QByteArray &data)
{
    QByteArray frame;
    if (cipher->seal(hex("00000005"), data, &frame) != Fault::None)
        qFatal("sealing failed");
    return frame.sliced(4);
}

} // namespace

class tst_Frame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFrames_data();
    void readsFrames();
    void readsTheSameFramesWhereverTheStreamIsCut();
    void writesPlainFrames();
    void sealsKnownFrames();
    void opensKnownFrames();
    void refusesEveryChangedByte_data();
    void refusesEveryChangedByte();
    void refusesReplayLossAndReordering_data();
    void refusesReplayLossAndReordering();
    void refusesItsOwnFrames();
    void appendsBehindWhatIsThere();
    void wearsTheKeyOut_data();
    void wearsTheKeyOut();
    void opensNothingOfGarbage();
};

// The numbers of the wire, once more: a slip in the header must not change the protocol.
static_assert(ProtocolVersion == 2 && GreetingSize == 2 && PublicKeySize == 97);
static_assert(GoOn == 0 && VersionNotSupported == 1 && ServerLacksEncryption == 2);
static_assert(ClientLacksEncryption == 4 && Acknowledged == 0 && UncompressedPoint == 4);
static_assert(LengthSize == 4 && TypeSize == 4 && NonceSize == 12 && TagSize == 16);
static_assert(SealOverhead == 28 && MaxSizeFrameBody == 4096 && SizeFrameValueSize == 4);
static_assert(ControlType == 0 && FirstForbiddenType == 2147483648 && MaxDataSize == 1073741824);
static_assert(KeyLimits().renewFrames == 2147483648 && KeyLimits().maxFrames == 4294967296);
static_assert(KeyLimits().renewBytes == 8796093022208 && KeyLimits().maxBytes == 17592186044416);

void tst_Frame::readsFrames_data()
{
    using R = FrameReader::Result;
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<R>("result");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray() << R::NeedMore << QByteArray();
    QTest::newRow("three bytes of a length") << hex("ffffff") << R::NeedMore << QByteArray();
    QTest::newRow("the length alone") << hex("00000004") << R::NeedMore << QByteArray();
    QTest::newRow("length 0") << hex("00000000") << R::TooShort << QByteArray();
    QTest::newRow("length below the least") << hex("00000003") << R::TooShort << QByteArray();
    QTest::newRow("the least") << hex("0000000461626364") << R::Frame << hex("61626364");
    QTest::newRow("the most") << hex("000000066162636465662020") << R::Frame << hex("616263646566");
    QTest::newRow("length above the most") << hex("00000007") << R::TooLong << QByteArray();
    QTest::newRow("length fffffff0") << hex("fffffff0") << R::TooLong << QByteArray();
    QTest::newRow("length ffffffff") << hex("ffffffff") << R::TooLong << QByteArray();
    QTest::newRow("one byte missing") << hex("000000056162636d") << R::NeedMore << QByteArray();
}

void tst_Frame::readsFrames()
{
    QFETCH(const QByteArray, input);
    QFETCH(const FrameReader::Result, result);
    QFETCH(const QByteArray, body);
    InputBuffer buffer;
    buffer.append(input);
    QByteArrayView view;
    QCOMPARE(FrameReader::next(buffer, { 4, 6 }, &view), result);
    QCOMPARE(view.toByteArray(), body);
    QCOMPARE(buffer.size(), input.size()); // only drop() uses something up
}

void tst_Frame::readsTheSameFramesWhereverTheStreamIsCut()
{
    const QByteArray stream = hex("00000002"
                                  "6162"
                                  "00000000"
                                  "00000003"
                                  "636465"
                                  "00000001"
                                  "66");
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        InputBuffer buffer;
        QByteArrayList bodies;
        for (const QByteArray &part : { stream.first(cut), stream.sliced(cut) }) {
            buffer.append(part);
            QByteArrayView body;
            while (FrameReader::next(buffer, { 0, 3 }, &body) == FrameReader::Result::Frame) {
                bodies << body.toByteArray();
                FrameReader::drop(&buffer, body);
            }
        }
        QCOMPARE(bodies, QByteArrayList({ "ab", "", "cde", "f" }));
        QVERIFY(buffer.isEmpty());
    }
}

void tst_Frame::writesPlainFrames()
{
    QByteArray out = "before";
    appendPlainFrame(hex("00000005"), "hello", &out);
    appendPlainFrame(hex("00000001"), {}, &out);
    QCOMPARE(out,
             "before"
                 + hex("00000009"
                       "00000005"
                       "68656c6c6f"
                       "00000004"
                       "00000001"));
}

void tst_Frame::sealsKnownFrames()
{
    for (const auto &known : knownSessions()) {
        auto client = FrameCipher::create(toSecret(known.key), Role::Client, {});
        auto server = FrameCipher::create(toSecret(known.key), Role::Server, {});
        QVERIFY(client && server);
        QByteArray sizeFrame;
        QCOMPARE(server->seal(hex("00300000"), {}, &sizeFrame), Fault::None);
        QCOMPARE(sizeFrame.toHex(), known.sizeFrame.toHex());
        for (const auto &frame : known.frames) {
            auto &sender = frame.sender == Role::Client ? client : server;
            QByteArray wire;
            QCOMPARE(sender->seal(bigEndian(frame.message.type), frame.message.data, &wire),
                     Fault::None);
            QCOMPARE(wire.toHex(), frame.wire.toHex());
        }
    }
}

void tst_Frame::opensKnownFrames()
{
    for (const auto &known : knownSessions()) {
        auto client = FrameCipher::create(toSecret(known.key), Role::Client, {});
        auto server = FrameCipher::create(toSecret(known.key), Role::Server, {});
        QVERIFY(client && server);
        Message size;
        QCOMPARE(client->open(known.sizeFrame.sliced(4), &size), Fault::None);
        QCOMPARE(size.type, KnownLimit);
        for (const auto &frame : known.frames) {
            auto &receiver = frame.sender == Role::Client ? server : client;
            Message message;
            QCOMPARE(receiver->open(frame.wire.sliced(4), &message), Fault::None);
            QCOMPARE(message, frame.message);
        }
    }
}

void tst_Frame::refusesEveryChangedByte_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("direction of the nonce") << 0 << 3 << Fault::Integrity;
    QTest::newRow("upper half of the counter") << 4 << 7 << Fault::Integrity;
    QTest::newRow("lower half of the counter") << 8 << 11 << Fault::Replayed;
    QTest::newRow("ciphertext of the type") << 12 << 15 << Fault::Integrity;
    QTest::newRow("ciphertext of the data") << 16 << 20 << Fault::Integrity;
    QTest::newRow("tag") << 21 << 36 << Fault::Integrity;
}

void tst_Frame::refusesEveryChangedByte()
{
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const Fault, fault);
    FrameCipher client = cipherFor(Role::Client);
    FrameCipher server = cipherFor(Role::Server);
    const QByteArray body = sealedBody(&server, "hello");
    QCOMPARE(body.size(), 37);
    Message message;
    for (int at = first; at <= last; ++at) {
        for (int change = 1; change < 256; ++change)
            QCOMPARE(client.open(changed(body, at, body.at(at) ^ change), &message), fault);
    }
    QCOMPARE(client.open(body, &message), Fault::None);
    QCOMPARE(message, (Message { 5, "hello" }));
}

void tst_Frame::refusesReplayLossAndReordering_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::addColumn<QList<Fault>>("faults");
    using F = Fault;
    using Order = QList<int>;
    using Faults = QList<Fault>;
    QTest::newRow("in order") << Order { 0, 1, 2 } << Faults { F::None, F::None, F::None };
    QTest::newRow("the first twice") << Order { 0, 0 } << Faults { F::None, F::Replayed };
    QTest::newRow("an old one again")
        << Order { 0, 1, 0 } << Faults { F::None, F::None, F::Replayed };
    QTest::newRow("one lost") << Order { 0, 2 } << Faults { F::None, F::Replayed };
    QTest::newRow("the first lost") << Order { 1 } << Faults { F::Replayed };
    QTest::newRow("two swapped") << Order { 1, 0 } << Faults { F::Replayed, F::None };
}

void tst_Frame::refusesReplayLossAndReordering()
{
    QFETCH(const QList<int>, order);
    QFETCH(const QList<Fault>, faults);
    FrameCipher client = cipherFor(Role::Client);
    FrameCipher server = cipherFor(Role::Server);
    const QByteArrayList bodies { sealedBody(&client, "zero"), sealedBody(&client, "one"),
                                  sealedBody(&client, "two") };
    QList<Fault> seen;
    for (const int index : order) {
        Message message;
        seen << server.open(bodies.at(index), &message);
    }
    QCOMPARE(seen, faults);
}

void tst_Frame::refusesItsOwnFrames()
{
    for (const Role own : { Role::Client, Role::Server }) {
        FrameCipher cipher = cipherFor(own);
        const QByteArray body = sealedBody(&cipher, "mine");
        Message message;
        QCOMPARE(cipher.open(body, &message), Fault::Replayed);
        QCOMPARE(cipherFor(own).open(body, &message), Fault::None); // another's, it would do
    }
}

void tst_Frame::appendsBehindWhatIsThere()
{
    FrameCipher client = cipherFor(Role::Client);
    QByteArray out = "before";
    QCOMPARE(client.seal(bigEndian(quint32(1)), {}, &out), Fault::None);
    QCOMPARE(out, "before" + knownSession().frames.at(0).wire);
}

void tst_Frame::wearsTheKeyOut_data()
{
    QTest::addColumn<KeyLimits>("limits");
    QTest::addColumn<QByteArray>("steps"); // s: seal, o: open, each a frame of 4 + 6 bytes
    QTest::addColumn<bool>("worn");
    QTest::addColumn<Fault>("next"); // what a further frame meets, sealed or opened
    const KeyLimits frames { 3, 1000, 5, 1000 };
    const KeyLimits bytes { 1000, 30, 1000, 50 };
    const Fault out = Fault::KeyWornOut;
    QTest::newRow("frames, below renewal") << frames << QByteArray("so") << false << Fault::None;
    QTest::newRow("frames, at renewal") << frames << QByteArray("sos") << true << Fault::None;
    QTest::newRow("frames, the last allowed")
        << frames << QByteArray("soso") << true << Fault::None;
    QTest::newRow("frames, at the limit") << frames << QByteArray("sosos") << true << out;
    QTest::newRow("frames, all sealed") << frames << QByteArray("sssss") << true << out;
    QTest::newRow("frames, all opened") << frames << QByteArray("ooooo") << true << out;
    QTest::newRow("bytes, below renewal") << bytes << QByteArray("os") << false << Fault::None;
    QTest::newRow("bytes, at renewal") << bytes << QByteArray("oso") << true << Fault::None;
    QTest::newRow("bytes, the last allowed") << bytes << QByteArray("osos") << true << Fault::None;
    QTest::newRow("bytes, at the limit") << bytes << QByteArray("ososo") << true << out;
    QTest::newRow("bytes, all sealed") << bytes << QByteArray("sssss") << true << out;
    QTest::newRow("bytes, all opened") << bytes << QByteArray("ooooo") << true << out;
}

void tst_Frame::wearsTheKeyOut()
{
    QFETCH(const KeyLimits, limits);
    QFETCH(const QByteArray, steps);
    QFETCH(const bool, worn);
    QFETCH(const Fault, next);
    for (const char last : { 's', 'o' }) {
        FrameCipher client = cipherFor(Role::Client, limits);
        FrameCipher server = cipherFor(Role::Server);
        Message message;
        for (const char step : steps) {
            if (step == 's')
                sealedBody(&client, "sealed");
            else
                QCOMPARE(client.open(sealedBody(&server, "opened"), &message), Fault::None);
        }
        QCOMPARE(client.usage().isWorn(), worn);

        QByteArray out;
        if (last == 's')
            QCOMPARE(client.seal(hex("00000005"), "more", &out), next);
        else
            QCOMPARE(client.open(sealedBody(&server, "more"), &message), next);
        QCOMPARE(out.isEmpty(), last == 'o' || next != Fault::None);
    }
}

void tst_Frame::opensNothingOfGarbage()
{
    QRandomGenerator random(Seed);
    FrameCipher client = cipherFor(Role::Client);
    FrameCipher server = cipherFor(Role::Server);
    Message message;
    for (int round = 0; round < 10000; ++round) {
        QByteArray body(32 + random.bounded(100), Qt::Uninitialized);
        random.generate(body.begin(), body.end());
        QCOMPARE(client.open(body, &message), Fault::Integrity);
    }
    QCOMPARE(client.open(sealedBody(&server, "hello"), &message), Fault::None);
    QCOMPARE(message, (Message { 5, "hello" }));
}

QTEST_APPLESS_MAIN(tst_Frame)
#include "tst_frame.moc"
