// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

class tst_InputBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasNotUsed();
    void isEmptyWhenAllIsUsed();
    void givesTheSameStreamInAnyPieces();
    void holdsNoMoreThanWhatArrived();
    void givesLargeMemoryBack();
};

void tst_InputBuffer::keepsWhatWasNotUsed()
{
    InputBuffer buffer;
    buffer.append("abcdef");
    buffer.drop(2);
    QCOMPARE(buffer.view().toByteArray(), "cdef");
    buffer.append("gh");
    QCOMPARE(buffer.view().toByteArray(), "cdefgh");
    buffer.drop(1);
    QCOMPARE(buffer.view().toByteArray(), "defgh");
    QCOMPARE(buffer.size(), 5);
    QVERIFY(!buffer.isEmpty());
}

void tst_InputBuffer::isEmptyWhenAllIsUsed()
{
    InputBuffer buffer;
    QVERIFY(buffer.isEmpty());
    QVERIFY(buffer.view().isEmpty());
    buffer.append("abc");
    buffer.drop(1);
    buffer.drop(2);
    QVERIFY(buffer.isEmpty());
    QVERIFY(buffer.view().isEmpty());
    buffer.append({});
    QVERIFY(buffer.isEmpty());
    buffer.append("d");
    QCOMPARE(buffer.view().toByteArray(), "d");
}

void tst_InputBuffer::givesTheSameStreamInAnyPieces()
{
    QRandomGenerator random(Seed);
    InputBuffer buffer;
    quint8 written = 0;
    quint8 read = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray piece;
        for (int size = random.bounded(100); size > 0; --size)
            piece += char(written++);
        buffer.append(piece);
        const qsizetype taken = random.bounded(int(buffer.size()) + 1);
        for (const char byte : buffer.view().first(taken))
            QCOMPARE(quint8(byte), read++);
        buffer.drop(taken);
    }
}

void tst_InputBuffer::holdsNoMoreThanWhatArrived()
{
    const QByteArray piece(1000, 'x');
    const qint64 before = memoryInUse();
    InputBuffer buffer;
    // A reader that is always a bit behind: the buffer must not keep what was used up.
    buffer.append(piece);
    for (int round = 0; round < 10000; ++round) {
        buffer.append(piece);
        buffer.drop(piece.size());
        QCOMPARE(buffer.size(), 1000);
    }
    QVERIFY(memoryInUse() - before < 16 * 1024);
}

void tst_InputBuffer::givesLargeMemoryBack()
{
    const qint64 before = memoryInUse();
    InputBuffer buffer;
    buffer.append(QByteArray(8 * 1024 * 1024, 'x'));
    buffer.drop(buffer.size());
    buffer.compact();
    QVERIFY(memoryInUse() - before < 512 * 1024);
}

QTEST_APPLESS_MAIN(tst_InputBuffer)
#include "tst_inputbuffer.moc"
