// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "pendingrequests_p.h"

#include <QtCore/QFuture>
#include <QtTest/QTest>

#include <utility>

using GipcCore::PendingRequests;

class tst_PendingRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEachByItsHandle();
    void keepsTheOrder();
    void knowsNothingOfTheGone();
    void endsFuturesThatItForgets();
};

namespace {

PendingRequests::Request requestTo(quint64 to)
{
    return { QPromise<GipcMessage>(), to, -1, false };
}

const auto Any = [](const PendingRequests::Request &) { return true; };

} // namespace

void tst_PendingRequests::findsEachByItsHandle()
{
    PendingRequests pending;
    QVERIFY(pending.isEmpty());
    QList<quint64> handles;
    for (quint64 to = 0; to < 10000; ++to)
        handles.append(pending.add(requestTo(to)));
    for (quint64 to = 0; to < 10000; ++to)
        QCOMPARE(pending.find(handles.at(qsizetype(to)))->to, to);
    for (quint64 to = 9999; to > 0; --to)
        QCOMPARE(pending.take(handles.at(qsizetype(to)))->to, to);
    QCOMPARE(pending.handlesOf(Any), handles.first(1));
    QVERIFY(pending.take(handles.first()));
    QVERIFY(pending.isEmpty());
}

/*! Also where places are used again, and after their memory was given back. */
void tst_PendingRequests::keepsTheOrder()
{
    PendingRequests pending;
    QList<quint64> handles;
    quint64 last = 0;
    for (int round = 0; round < 3; ++round) {
        for (quint64 to = 0; to < 6000; ++to) {
            const quint64 handle = pending.add(requestTo(to % 2));
            QVERIFY(handle > last);
            last = handle;
            handles.append(handle);
            if (to % 3 != 0)
                QVERIFY(pending.take(handles.takeAt(handles.size() / 2)));
        }
        QCOMPARE(pending.handlesOf(Any), handles);
        const QList<quint64> odd = pending.handlesOf(
            [](const PendingRequests::Request &request) { return request.to == 1; });
        QVERIFY(!odd.isEmpty() && odd.size() < handles.size());
        for (const quint64 handle : std::exchange(handles, {}))
            QVERIFY(pending.take(handle));
        QVERIFY(pending.isEmpty());
    }
}

void tst_PendingRequests::knowsNothingOfTheGone()
{
    PendingRequests pending;
    QVERIFY(!pending.find(0));
    QVERIFY(!pending.find(1));
    const quint64 first = pending.add(requestTo(1));
    QVERIFY(pending.take(first));
    QVERIFY(!pending.find(0)); // a free place has no handle
    QVERIFY(!pending.take(first));
    const quint64 second = pending.add(requestTo(2)); // in the same place
    QVERIFY(!pending.find(first));
    QVERIFY(!pending.take(first));
    QCOMPARE(pending.find(second)->to, 2u);
}

void tst_PendingRequests::endsFuturesThatItForgets()
{
    PendingRequests pending;
    PendingRequests::Request request = requestTo(1);
    request.promise.start();
    const QFuture<GipcMessage> future = request.promise.future();
    const quint64 handle = pending.add(std::move(request));
    QVERIFY(!future.isFinished());
    pending.take(handle);
    QVERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

QTEST_APPLESS_MAIN(tst_PendingRequests)
#include "tst_pendingrequests.moc"
