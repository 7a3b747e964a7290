// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Qt Remote Objects over a Unix socket: one-way are calls of the replica's slot, round trips are
// such a call and a signal back, requests calls of a slot that returns something. As it queues
// without a limit, the source says after each mebibyte, or each hundred messages, that they were
// taken, and no more than two such batches are under way.

#include "subject.h"

#include "rep_channel_merged.h"

#include <QtCore/QEventLoop>
#include <QtCore/QUrl>

#include <algorithm>
#include <utility>

namespace Bench {
namespace {

constexpr int Patience = 60000;

qint64 batchOf(qsizetype size)
{
    return std::clamp<qint64>(1024 * 1024 / size, 1, 100);
}

class Source final : public ChannelSimpleSource
{
public:
    std::function<void(const QByteArray &)> taking;
    std::function<void(const QByteArray &)> echoing;
    std::function<QByteArray(const QByteArray &)> answering;

    void take(QByteArray data) override { taking(data); }
    void echo(QByteArray data) override { echoing(data); }
    QByteArray answer(QByteArray data) override { return answering(data); }
};

class RemoteObjectsEnd final : public End
{
public:
    void listen(const QString &place, const std::function<void()> &listening) override
    {
        m_host = std::make_unique<QRemoteObjectHost>(urlIn(place));
        if (!m_host->enableRemoting(&m_source))
            qFatal("Qt Remote Objects: no host");
        QEventLoop loop;
        m_source.taking = [&loop](const QByteArray &) { loop.quit(); };
        listening();
        loop.exec(); // till the other end says so
    }
    void connect(const QString &place) override
    {
        m_node = std::make_unique<QRemoteObjectNode>();
        if (!m_node->connectToNode(urlIn(place)))
            qFatal("Qt Remote Objects: no node");
        m_replica.reset(m_node->acquire<ChannelReplica>());
        if (!m_replica->waitForSource(Patience))
            qFatal("Qt Remote Objects: no source");
        QEventLoop loop;
        QObject::connect(m_replica.get(), &ChannelReplica::taken, &loop, &QEventLoop::quit);
        m_replica->take({});
        loop.exec();
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        qint64 underWay = 0;
        const auto more = [&](qint64 taken) {
            underWay -= taken;
            for (; count > 0 && underWay < 2 * batchOf(size); --count, ++underWay)
                m_replica->take(data);
            if (underWay == 0)
                loop.quit();
        };
        QObject::connect(m_replica.get(), &ChannelReplica::taken, &loop, more);
        QMetaObject::invokeMethod(
            &loop, [&] { more(0); }, Qt::QueuedConnection);
        loop.exec();
    }
    void receive(qsizetype size, qint64 count) override
    {
        QEventLoop loop;
        qint64 taken = 0;
        m_source.taking = [&](const QByteArray &data) {
            consume(data);
            ++taken;
            --count;
            if (taken == batchOf(size) || count == 0)
                Q_EMIT m_source.taken(std::exchange(taken, 0));
            if (count == 0)
                loop.quit();
        };
        Q_EMIT m_source.taken(0); // now the other may begin
        loop.exec();
    }
    void echo(qsizetype size, qint64 count) override
    {
        const QByteArray answer(size, 'x');
        QEventLoop loop;
        m_source.echoing = [&](const QByteArray &data) {
            consume(data);
            Q_EMIT m_source.answered(answer);
            if (--count == 0)
                loop.quit();
        };
        Q_EMIT m_source.taken(0); // now the other may begin
        loop.exec();
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        std::vector<qint64> times;
        times.reserve(size_t(count));
        qint64 begin = now();
        QObject::connect(m_replica.get(), &ChannelReplica::answered, &loop,
                         [&](const QByteArray &answer) {
                             consume(answer);
                             times.push_back(now() - begin);
                             begin = now();
                             if (qint64(times.size()) < count)
                                 m_replica->echo(data);
                             else
                                 loop.quit();
                         });
        m_replica->echo(data);
        loop.exec();
        return times;
    }

    void answer(qsizetype size, qint64 count) override
    {
        QByteArray answer(size, 'x');
        QEventLoop loop;
        m_source.answering = [&](const QByteArray &data) {
            consume(data);
            if (--count == 0)
                loop.quit();
            return answer;
        };
        Q_EMIT m_source.taken(0); // now the other may begin
        loop.exec();
    }
    std::vector<qint64> ask(qsizetype size, qint64 count, qint64 open) override
    {
        const QByteArray data(size, 'x');
        std::vector<qint64> times;
        times.reserve(open == 1 ? size_t(count) : 0);
        QEventLoop loop;
        qint64 toAsk = count;
        qint64 begin = 0;
        const std::function<void()> askOne = [&] {
            --toAsk;
            auto *const watcher
                = new QRemoteObjectPendingCallWatcher(m_replica->answer(data), &loop);
            QObject::connect(watcher, &QRemoteObjectPendingCallWatcher::finished, &loop,
                             [&, watcher] {
                                 consume(watcher->returnValue().toByteArray());
                                 watcher->deleteLater();
                                 if (open == 1) {
                                     times.push_back(now() - begin);
                                     begin = now();
                                 }
                                 if (toAsk > 0)
                                     askOne();
                                 else if (--open == 0)
                                     loop.quit();
                             });
        };
        open = std::min(open, count);
        begin = now();
        for (qint64 i = open; i > 0; --i)
            askOne();
        loop.exec();
        return times;
    }

private:
    static QUrl urlIn(const QString &place)
    {
        return QUrl(QStringLiteral("local:%1/qtro.sock").arg(place));
    }

    Source m_source;
    std::unique_ptr<QRemoteObjectHost> m_host;
    std::unique_ptr<QRemoteObjectNode> m_node;
    std::unique_ptr<ChannelReplica> m_replica;
};

} // namespace

std::vector<Subject> qtremoteobjectsSubjects()
{
    return { { "qtremoteobjects",
               []() -> std::unique_ptr<End> { return std::make_unique<RemoteObjectsEnd>(); },
               Does::Both } };
}

} // namespace Bench
