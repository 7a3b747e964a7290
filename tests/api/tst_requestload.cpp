// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"
#include "memoryuse.h"

#include <Gipc/GipcRequest>

#include <QtCore/QFuture>

#include <algorithm>

/*! Very many requests, whatever becomes of them, with one that stays open all the time: the memory of both
    ends does not grow. */
class tst_RequestLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotGrow_data();
    void doesNotGrow();
};

namespace {

constexpr int Ask = 1; ///< types of requests
constexpr int Wait = 2;
constexpr int Open = 1024; ///< at the same time

/*! What becomes of each. */
enum class Kind { Answered, AnsweredBackwards, Failed, Dropped, Cancelled, TimedOut };

constexpr int Forever = -1;

/*! Answers requests, each as its kind says. */
class Answerer : public QObject
{
public:
    Answerer(GipcEndpoint *endpoint, Kind kind)
        : m_kind(kind)
    {
        endpoint->onRequest(Ask, this, [this](const GipcRequest &request) { handle(request); });
        endpoint->onRequest(Wait, this, [this](const GipcRequest &request) { waiting = request; });
    }

    /*! Whether it has nothing any more of requests that have come to their end. */
    bool isEmpty()
    {
        forgetEnded();
        return m_kept.isEmpty();
    }

    GipcRequest waiting;

private:
    void handle(const GipcRequest &request)
    {
        switch (m_kind) {
        case Kind::Answered:
            request.reply(Ask, request.data());
            return;
        case Kind::Failed:
            request.fail(QStringLiteral("no"));
            return;
        case Kind::Dropped:
            return;
        case Kind::AnsweredBackwards:
            m_kept.append(request);
            QMetaObject::invokeMethod(this, &Answerer::answerBackwards, Qt::QueuedConnection);
            return;
        case Kind::Cancelled:
        case Kind::TimedOut:
            m_kept.append(request);
            if (m_kept.size() > 4 * Open)
                forgetEnded();
            return;
        }
    }

    void forgetEnded()
    {
        m_kept.removeIf([](const GipcRequest &kept) { return !kept.isOpen(); });
    }

    void answerBackwards()
    {
        while (!m_kept.isEmpty()) {
            const GipcRequest request = m_kept.takeLast();
            request.reply(Ask, request.data());
        }
    }

    const Kind m_kind;
    QList<GipcRequest> m_kept;
};

/*! Asks so many times, and knows how often it has heard what came of it. */
template <typename Request> class Asker
{
public:
    Asker(Request request, Kind kind)
        : m_request(std::move(request))
        , m_kind(kind)
    { }

    /*! False if not all came to their end. */
    bool ask(int count)
    {
        m_left = count;
        m_done = 0;
        for (int i = std::min(Open, count); i > 0; --i)
            askOne();
        return QTest::qWaitFor([&] { return m_done == count; }, 10 * Patience);
    }
    bool isGood() const { return m_isGood; }

private:
    void askOne()
    {
        if (m_left == 0)
            return;
        --m_left;
        QFuture<GipcMessage> future = m_request(m_kind == Kind::TimedOut ? 1 : Forever);
        future
            .then([this](const GipcMessage &answer) {
                m_isGood &= isExpected(answer);
                next();
            })
            .onCanceled([this] { next(); });
        if (m_kind == Kind::Cancelled)
            future.cancel();
    }

    void next()
    {
        ++m_done;
        askOne();
    }

    bool isExpected(const GipcMessage &answer) const
    {
        switch (m_kind) {
        case Kind::Answered:
        case Kind::AnsweredBackwards:
            return answer.data().size() == 64;
        case Kind::Failed:
        case Kind::Dropped:
            return answer.error() == Gipc::ErrorCode::RequestFailed;
        case Kind::TimedOut:
            return answer.error() == Gipc::ErrorCode::TimedOut
                || answer.error() == Gipc::ErrorCode::RequestFailed;
        case Kind::Cancelled:
            return false; // it is not called
        }
        return false;
    }

    const Request m_request;
    const Kind m_kind;
    int m_left = 0;
    int m_done = 0;
    bool m_isGood = true;
};

/*! With a sanitizer memory is not counted, and everything takes long. */
int scaled(int count)
{
    return memoryInUse() > 0 ? count : count / 20;
}

} // namespace

void tst_RequestLoad::doesNotGrow_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("serverAsks");
    QTest::addColumn<int>("count");
    QTest::newRow("answered") << Kind::Answered << false << 1'000'000;
    for (const bool serverAsks : { false, true }) {
        const char *const who = serverAsks ? "server" : "client";
        QTest::addRow("%s, backwards", who) << Kind::AnsweredBackwards << serverAsks << 50'000;
        QTest::addRow("%s, failed", who) << Kind::Failed << serverAsks << 50'000;
        QTest::addRow("%s, dropped", who) << Kind::Dropped << serverAsks << 50'000;
        QTest::addRow("%s, cancelled", who) << Kind::Cancelled << serverAsks << 10'000;
        QTest::addRow("%s, timed out", who) << Kind::TimedOut << serverAsks << 10'000;
    }
}

void tst_RequestLoad::doesNotGrow()
{
    QFETCH(const Kind, kind);
    QFETCH(const bool, serverAsks);
    QFETCH(const int, count);
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    GipcClient client(server.name());
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(HandshakePatience));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    const QByteArray data(64, 'x');
    const auto request = [&](int type, int msecs) {
        return serverAsks ? server.requestFrom(1, type, data, msecs)
                          : client.request(type, data, msecs);
    };
    Answerer answerer(serverAsks ? static_cast<GipcEndpoint *>(&client) : &server, kind);
    const QFuture<GipcMessage> waiting = request(Wait, Forever);
    Asker asker([&](int msecs) { return request(Ask, msecs); }, kind);

    QVERIFY(asker.ask(scaled(count / 5)));
    QTRY_VERIFY_WITH_TIMEOUT(answerer.isEmpty(), Patience);
    const qint64 before = memoryInUse();
    QVERIFY(asker.ask(scaled(count - count / 5)));
    QTRY_VERIFY_WITH_TIMEOUT(answerer.isEmpty(), Patience);
    const qint64 growth = memoryInUse() - before;
    QVERIFY2(growth < Mebibyte / 2, qPrintable(QString::number(growth)));
    QVERIFY(asker.isGood());

    QVERIFY(answerer.waiting.isOpen());
    QVERIFY(answerer.waiting.reply(Wait));
    QTRY_VERIFY_WITH_TIMEOUT(waiting.isFinished(), Patience);
    QCOMPARE(waiting.result().msgType(), Wait);
}

QTEST_GUILESS_MAIN(tst_RequestLoad)
#include "tst_requestload.moc"
