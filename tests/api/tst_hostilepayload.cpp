// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "payloadsamples.h"

#include <Gipc/GipcPayload>

#include <QtCore/QFile>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <memory>

/*! What a peer can send in place of JSON and CBOR. */
class tst_HostilePayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoMemoryForWhatIsAnnounced();
    void noJson_data();
    void noJson();
    void noCbor_data();
    void noCbor();
    void whatIsCutShort_data() { addSamples(); }
    void whatIsCutShort();
    void whatHasAChangedBit_data() { addSamples(); }
    void whatHasAChangedBit();
    void depth_data() { addNestings(); }
    void depth();
    void depthFitsASmallStack_data() { addNestings(); }
    void depthFitsASmallStack();
    void amount_data();
    void amount();

private:
    static void addSamples();
    static void addNestings();
};

namespace {

constexpr int Patience = 60000;

enum class Format { Json, Cbor };

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

bool isError(Format format, const QByteArray &data)
{
    if (format == Format::Json) {
        QJsonParseError error;
        const bool isNull = Gipc::json(data, &error).isNull();
        return error.error != QJsonParseError::NoError && isNull && Gipc::json(data).isNull();
    }
    QCborParserError error;
    const bool isInvalid = Gipc::cbor(data, &error).isInvalid();
    return error.error != QCborError::NoError && isInvalid && Gipc::cbor(data).isInvalid();
}

/*! Read, or refused, and in both cases said so. */
bool isConsistent(Format format, const QByteArray &data)
{
    if (isError(format, data))
        return true;
    return format == Format::Json ? !Gipc::json(data).isNull() : !Gipc::cbor(data).isInvalid();
}

/*! The most address space this process has ever had; 0 where it cannot be known. */
qint64 peakOfMemory()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmPeak:"))
            return line.sliced(7).trimmed().split(' ').first().toLongLong() * 1024;
    }
#endif
    return 0;
}

} // namespace

/*! The first: what others take would hide it. */
void tst_HostilePayload::takesNoMemoryForWhatIsAnnounced()
{
    constexpr qint64 Mebibyte = 1024 * 1024;
    const QByteArray text = QByteArray(Mebibyte, 'x');
    const qint64 before = peakOfMemory();
    for (const char *head : { "9a000fffff", "ba0007ffff", "9b00000000000fffff", "9a7fffffff" })
        QVERIFY(isError(Format::Cbor, hex(head).repeated(MaxDepth) + text));
    for (const char *head : { "5a7fffffff", "7a7fffffff", "5f5a7fffffff", "7b00000000ffffffff" })
        QVERIFY(isError(Format::Cbor, hex(head) + text));
    QVERIFY(peakOfMemory() - before < 16 * Mebibyte);
}

void tst_HostilePayload::noJson_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("spaces") << QByteArray("   ");
    QTest::newRow("null bytes") << QByteArray(3, '\0');
    QTest::newRow("a number") << QByteArray("5");
    QTest::newRow("a text") << QByteArray("\"x\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("more behind it") << QByteArray("{}{}");
    QTest::newRow("a null behind it") << QByteArray("{}\0", 3);
    QTest::newRow("a comma too many") << QByteArray("[1,]");
    QTest::newRow("a key that is none") << QByteArray("{1:2}");
    QTest::newRow("no colon") << QByteArray("{\"a\" 2}");
    QTest::newRow("the wrong bracket") << QByteArray("[1}");
    QTest::newRow("a bracket too many") << QByteArray("[]]");
    QTest::newRow("only closed") << QByteArray("]]]]");
    QTest::newRow("an open text") << QByteArray("[\"x");
    QTest::newRow("an open escape") << QByteArray("[\"\\");
    QTest::newRow("half a \\u") << QByteArray("[\"\\u12\"]");
    QTest::newRow("invalid UTF-8") << QByteArray("[\"\xff\"]");
    QTest::newRow("half a character") << QByteArray("[\"\xe2\x82\"]");
    QTest::newRow("a surrogate in UTF-8") << QByteArray("[\"\xed\xa0\x80\"]");
    QTest::newRow("overlong UTF-8") << QByteArray("[\"\xc0\x80\"]");
    QTest::newRow("UTF-16") << QByteArray("[\0]\0", 4);
    QTest::newRow("a word") << QByteArray("[nul]");
    QTest::newRow("not a number") << QByteArray("[NaN]");
    QTest::newRow("hexadecimal") << QByteArray("[0x10]");
    QTest::newRow("two points") << QByteArray("[1.2.3]");
    QTest::newRow("a million open arrays") << QByteArray(1000000, '[');
    QTest::newRow("a million open objects") << QByteArray("{\"a\":").repeated(1000000);
    QTest::newRow("both in turn") << QByteArray("[{\"a\":").repeated(1000000);
    QTest::newRow("behind a text full of brackets")
        << "[\"" + QByteArray("]}").repeated(1000) + "\"," + QByteArray(1000, '[');
    QTest::newRow("behind an escaped quote")
        << "[\"\\\\\",\"\\\"" + QByteArray("]").repeated(1000) + "\"," + QByteArray(1000, '[');
}

void tst_HostilePayload::noJson()
{
    QFETCH(const QByteArray, data);
    QVERIFY(isError(Format::Json, data));
    QJsonParseError error;
    QVERIFY(Gipc::json(GipcMessage(1, data), &error).isNull());
    QVERIFY(error.error != QJsonParseError::NoError);
    QVERIFY(error.offset >= 0 && error.offset <= data.size());
    QVERIFY(!error.errorString().isEmpty());
}

void tst_HostilePayload::noCbor_data()
{
    using Code = QCborError::Code;
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("code"); // 0: what Qt says
    const auto row = [](const char *name, const QByteArray &data, Code code = QCborError::NoError) {
        QTest::newRow(name) << data << int(code);
    };
    row("nothing", {}, QCborError::EndOfFile);
    row("more behind it", hex("0000"), QCborError::GarbageAtEnd);
    row("more behind an array", hex("810000"), QCborError::GarbageAtEnd);
    row("half a number", hex("1900"), QCborError::EndOfFile);
    row("half a long number", hex("1b00000000000000"), QCborError::EndOfFile);
    row("reserved 28", hex("1c"), QCborError::IllegalNumber);
    row("reserved 29", hex("9d00"), QCborError::IllegalNumber);
    row("reserved 30", hex("fe"), QCborError::IllegalNumber);
    row("a number without end", hex("1f00ff"), QCborError::IllegalNumber);
    row("a negative one without end", hex("3f00ff"), QCborError::IllegalNumber);
    row("a tag without end", hex("df00ff"), QCborError::IllegalNumber);
    row("a bare break", hex("ff"), QCborError::UnexpectedBreak);
    row("a break in an array", hex("8200ff"), QCborError::UnexpectedBreak);
    row("a break behind a tag", hex("9fc1ff"), QCborError::UnexpectedBreak);
    row("half a pair", hex("bf00ff"));
    row("a short simple type", hex("f800"));
    row("a tag on nothing", hex("c1"), QCborError::EndOfFile);
    row("bytes cut short", hex("420a"), QCborError::EndOfFile);
    row("text cut short", hex("6261"), QCborError::EndOfFile);
    row("an array cut short", hex("820a"), QCborError::EndOfFile);
    row("a map cut short", hex("a10a"), QCborError::EndOfFile);
    row("an open array", hex("9f0a"), QCborError::EndOfFile);
    row("an open map", hex("bf0a0a"), QCborError::EndOfFile);
    row("an open text", hex("7f6161"), QCborError::EndOfFile);
    row("an open text inside", hex("817f"), QCborError::EndOfFile);
    row("invalid UTF-8", hex("61ff"));
    row("half a character", hex("62e282"));
    row("a surrogate", hex("63eda080"));
    row("bytes in a text", hex("7f4161ff"), QCborError::IllegalType);
    row("a text in bytes", hex("5f6161ff"), QCborError::IllegalType);
    row("a number in a text", hex("7f01ff"), QCborError::IllegalType);
    row("a text without end in one", hex("7f7f6161ffff"), QCborError::IllegalType);
    for (const char *head : { "5a", "7a", "9a", "ba" })
        row(head, hex(head) + hex("ffffffff00"), QCborError::EndOfFile);
    for (const char *head : { "5b", "7b", "9b", "bb" }) {
        row(QByteArray(head) + " as long as can be", hex(head) + hex("ffffffffffffffff00"),
            QCborError::EndOfFile);
        row(QByteArray(head) + " as long as a number with a sign can be",
            hex(head) + hex("7fffffffffffffff00"), QCborError::EndOfFile);
        row(QByteArray(head) + " half of that, which doubles", hex(head) + hex("8000000000000000"),
            QCborError::EndOfFile);
    }
    row("long pieces of bytes", hex("5f5b7fffffffffffffff"), QCborError::EndOfFile);
    row("pieces that add up beyond a number", hex("5f5b7fffffffffffffff5b7fffffffffffffff"),
        QCborError::EndOfFile);
    row("a million arrays", QByteArray(1000000, '\x81'), QCborError::NestingTooDeep);
    row("a million maps", QByteArray(1000000, '\xa1'), QCborError::NestingTooDeep);
    row("a million tags", QByteArray(1000000, '\xc6'), QCborError::NestingTooDeep);
    row("a million open arrays", QByteArray(1000000, '\x9f'), QCborError::NestingTooDeep);
    row("a million open maps", QByteArray(1000000, '\xbf'), QCborError::NestingTooDeep);
    row("all in turn", hex("81a1c69fbf").repeated(200000), QCborError::NestingTooDeep);
    row("all that is announced is there, but not inside",
        hex("9a000000ff") + hex("9a000000ff") + QByteArray(300, '\0'), QCborError::EndOfFile);
}

void tst_HostilePayload::noCbor()
{
    QFETCH(const QByteArray, data);
    QFETCH(const int, code);
    QVERIFY(isError(Format::Cbor, data));
    QCborParserError error;
    QVERIFY(Gipc::cbor(GipcMessage(1, data), &error).isInvalid());
    if (code != QCborError::NoError)
        QCOMPARE(int(QCborError::Code(error.error)), code);
    QVERIFY(error.offset >= 0 && error.offset <= data.size());
    QVERIFY(!error.errorString().isEmpty());
}

void tst_HostilePayload::addSamples()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("JSON") << Format::Json << Gipc::jsonData(sampleObject());
    QTest::newRow("CBOR") << Format::Cbor << Gipc::cborData(sampleMap());
    QTest::newRow("CBOR without sizes")
        << Format::Cbor << hex("bf7f61616162ff9f018202039f0405ffff5f4101ff00ff");
}

void tst_HostilePayload::whatIsCutShort()
{
    QFETCH(const Format, format);
    QFETCH(const QByteArray, data);
    QVERIFY(!isError(format, data));
    for (qsizetype size = 0; size < data.size(); ++size)
        QVERIFY2(isError(format, data.first(size)), QByteArray::number(size));
}

void tst_HostilePayload::whatHasAChangedBit()
{
    QFETCH(const Format, format);
    QFETCH(const QByteArray, data);
    int errors = 0;
    for (qsizetype bit = 0; bit < 8 * data.size(); ++bit) {
        QByteArray changed = data;
        changed[bit / 8] = char(changed.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY2(isConsistent(format, changed), QByteArray::number(bit));
        errors += isError(format, changed);
    }
    QVERIFY(errors > 0);
}

/*! begin * depth, middle, end * depth */
void tst_HostilePayload::addNestings()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("middle");
    QTest::addColumn<QByteArray>("end");
    const QByteArray none;
    QTest::newRow("JSON arrays") << Format::Json << QByteArray("[") << none << QByteArray("]");
    QTest::newRow("JSON objects") << Format::Json << QByteArray("{\"a\":") << QByteArray("1")
                                  << QByteArray("}");
    QTest::newRow("CBOR arrays") << Format::Cbor << hex("81") << hex("00") << none;
    QTest::newRow("CBOR maps") << Format::Cbor << hex("a100") << hex("00") << none;
    QTest::newRow("CBOR maps as keys") << Format::Cbor << hex("a1") << hex("00") << hex("00");
    QTest::newRow("CBOR tags") << Format::Cbor << hex("d903e8") << hex("00") << none;
    QTest::newRow("CBOR dates") << Format::Cbor << hex("c1") << hex("00") << none;
    QTest::newRow("CBOR arrays without size") << Format::Cbor << hex("9f") << none << hex("ff");
    QTest::newRow("CBOR maps without size")
        << Format::Cbor << hex("bf00") << hex("00") << hex("ff");
}

void tst_HostilePayload::depth()
{
    QFETCH(const Format, format);
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, middle);
    QFETCH(const QByteArray, end);
    const auto nested
        = [&](int depth) { return begin.repeated(depth) + middle + end.repeated(depth); };
    QVERIFY(!isError(format, nested(1)));
    QVERIFY(!isError(format, nested(MaxDepth)));
    QVERIFY(isError(format, nested(MaxDepth + 1)));
    QVERIFY(isError(format, nested(1000000)));
    QJsonParseError jsonError;
    QCborParserError cborError;
    if (format == Format::Json) {
        QVERIFY(Gipc::json(nested(MaxDepth + 1), &jsonError).isNull());
        QCOMPARE(jsonError.error, QJsonParseError::DeepNesting);
    } else {
        QVERIFY(Gipc::cbor(nested(MaxDepth + 1), &cborError).isInvalid());
        QCOMPARE(cborError.error, QCborError::NestingTooDeep);
    }
    // Many that are not deep are no depth.
    const QByteArray flat = nested(2);
    QVERIFY(!isError(format,
                     format == Format::Json ? '[' + (flat + ',').repeated(500) + "0]"
                                            : hex("9f") + flat.repeated(500) + hex("ff")));
}

/*! Of a thread that has little. Reading, copying and destroying take their part of it. */
void tst_HostilePayload::depthFitsASmallStack()
{
    QFETCH(const Format, format);
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, middle);
    QFETCH(const QByteArray, end);
    int read = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        for (const int depth : { MaxDepth, 1024, 1000000 }) {
            const QByteArray data = begin.repeated(depth) + middle + end.repeated(depth);
            if (format == Format::Json)
                read += !Gipc::json(data).toVariant().isNull();
            else
                read += !Gipc::cbor(data).toCbor().isEmpty();
        }
    }));
    thread->setStackSize(192 * 1024);
    thread->start();
    QVERIFY(thread->wait(Patience));
    QVERIFY(read > 0);
}

void tst_HostilePayload::amount_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isRead");
    const auto rows = [](const char *name, Format format, const QByteArray &item, int most) {
        QTest::addRow("%s, many", name) << format << item << most << true;
        QTest::addRow("%s, too many", name) << format << item << 2 * most << false;
    };
    rows("JSON numbers", Format::Json, "0,", 6000000);
    rows("JSON arrays", Format::Json, "[],", 600000);
    rows("JSON objects", Format::Json, "{\"\":0},", 600000);
    rows("CBOR numbers", Format::Cbor, hex("00"), 6000000);
    rows("CBOR arrays", Format::Cbor, hex("80"), 600000);
    rows("CBOR maps", Format::Cbor, hex("a0"), 600000);
    rows("CBOR tags", Format::Cbor, hex("d903e800"), 600000);
    rows("CBOR dates", Format::Cbor, hex("c100"), 150000);
}

/*! A small message is not to become gigabytes. */
void tst_HostilePayload::amount()
{
    QFETCH(const Format, format);
    QFETCH(const QByteArray, item);
    QFETCH(const int, count);
    QFETCH(const bool, isRead);
    const QByteArray items = item.repeated(count);
    const QByteArray data
        = format == Format::Json ? '[' + items + "0]" : hex("9f") + items + hex("ff");
    if (format == Format::Json) {
        QJsonParseError error;
        QCOMPARE(Gipc::json(data, &error).array().size(), isRead ? count + 1 : 0);
        QCOMPARE(error.error,
                 isRead ? QJsonParseError::NoError : QJsonParseError::DocumentTooLarge);
    } else {
        QCborParserError error;
        QCOMPARE(Gipc::cbor(data, &error).toArray().size(), isRead ? count : 0);
        QCOMPARE(error.error, isRead ? QCborError::NoError : QCborError::DataTooLarge);
    }
}

QTEST_GUILESS_MAIN(tst_HostilePayload)
#include "tst_hostilepayload.moc"
