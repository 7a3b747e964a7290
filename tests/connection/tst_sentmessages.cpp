// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sentmessages_p.h"

#include <QtCore/QList>
#include <QtTest/QTest>

#include <random>

using GipcCore::SentMessages;

/*! What confirmed frames are in messages. */
class tst_SentMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsMessagesOnly();
    void countsWithoutConfirmations();
    void agreesWithAModel();
    void endsAtItsLimit();
};

void tst_SentMessages::countsMessagesOnly()
{
    SentMessages sent;
    sent.send(3, true);
    sent.send(2, false);
    sent.send(1, true);
    QCOMPARE(sent.written(), 4u);
    QVERIFY(sent.confirm(2));
    QCOMPARE(sent.confirmed(), 2u);
    QVERIFY(sent.confirm(3));
    QVERIFY(!sent.confirm(5)); // no messages
    QVERIFY(!sent.confirm(5));
    QCOMPARE(sent.confirmed(), 3u);
    QVERIFY(sent.confirm(6));
    QCOMPARE(sent.confirmed(), 4u);
}

void tst_SentMessages::countsWithoutConfirmations()
{
    SentMessages sent;
    sent.sendForGood(5);
    sent.takeBack(2, true);
    QCOMPARE(sent.written(), 3u);
    QCOMPARE(sent.confirmed(), 0u);
}

/*! One list of all frames. */
void tst_SentMessages::agreesWithAModel()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        SentMessages sent;
        QList<bool> frames;
        qsizetype confirmed = 0;
        for (int step = 0; step < 200; ++step) {
            const bool areMessages = random() % 2;
            const quint64 count = random() % 5 + 1;
            if (random() % 3 > 0) {
                sent.send(count, areMessages);
                frames.append(QList<bool>(qsizetype(count), areMessages));
            } else if (confirmed < frames.size()) {
                confirmed += qsizetype(random() % quint64(frames.size() - confirmed)) + 1;
                sent.confirm(quint64(confirmed));
            }
            QCOMPARE(sent.written(), quint64(frames.count(true)));
            QCOMPARE(sent.confirmed(), quint64(frames.first(confirmed).count(true)));
        }
        // It ends, and the last ones were not sent.
        while (frames.size() > confirmed && random() % 4 > 0)
            sent.takeBack(1, frames.takeLast());
        QCOMPARE(sent.written(), quint64(frames.count(true)));
    }
}

/*! Beyond it nothing is claimed that is not certain. */
void tst_SentMessages::endsAtItsLimit()
{
    SentMessages sent;
    const auto runs = quint64(SentMessages::MostRuns);
    for (quint64 i = 0; i < 4 * runs; ++i)
        sent.send(1, i % 2 == 0);
    QCOMPARE(sent.written(), 2 * runs);
    sent.confirm(runs - 1);
    QCOMPARE(sent.confirmed(), runs / 2);
    sent.confirm(4 * runs - 1); // in the joined ones
    QCOMPARE(sent.confirmed(), runs / 2);
    sent.confirm(4 * runs);
    QCOMPARE(sent.confirmed(), 2 * runs);
    sent.send(1, true);
    QVERIFY(sent.confirm(4 * runs + 1));
}

QTEST_APPLESS_MAIN(tst_SentMessages)
#include "tst_sentmessages.moc"
