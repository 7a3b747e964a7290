// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// What is measured: GipcServer and GipcClient, each in all their kinds.

#include "subject.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcConnection>
#include <Gipc/GipcRequest>
#include <Gipc/GipcServer>

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>

#include <algorithm>

namespace Bench {
namespace {

constexpr int Patience = 60000;
constexpr int LargestMessage = 16 * 1024 * 1024;

enum class Protection { None, Version2, Extended, ExtendedPlain };

struct Kind
{
    Protection protection;
    bool network;
    bool handler; ///< setMessageHandler() in the place of the signal
};

/*! What server and client have in common. */
template <typename Endpoint>
void prepare(Endpoint *endpoint, const Kind &kind, const QString &place)
{
    endpoint->setName(QStringLiteral("bench"));
    endpoint->setNetwork(kind.network);
    if (kind.network)
        endpoint->setHost(QStringLiteral("127.0.0.1"));
    else
        endpoint->setSocketPath(place + QStringLiteral("/gipc.sock"));
    const bool isExtended
        = kind.protection == Protection::Extended || kind.protection == Protection::ExtendedPlain;
    endpoint->setEncryption(kind.protection == Protection::Version2
                            || kind.protection == Protection::Extended);
    endpoint->setPolicy(isExtended ? Gipc::Policy::Require : Gipc::Policy::Compatible);
    endpoint->setMaxMessageSize(LargestMessage);
}

QString portFile(const QString &place)
{
    return place + QStringLiteral("/port");
}

class GipcEnd final : public End
{
public:
    explicit GipcEnd(const Kind &kind)
        : m_kind(kind)
    { }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        m_server = std::make_unique<GipcServer>();
        prepare(m_server.get(), m_kind, place);
        m_server->setPort(0);
        if (!m_server->listen())
            qFatal("%s", qPrintable(m_server->errorString()));
        QFile port(portFile(place));
        if (!port.open(QFile::WriteOnly)
            || port.write(m_server->address().section(QLatin1Char(':'), -1).toLatin1()) < 1)
            qFatal("cannot write the port");
        port.close();
        // The messages come as soon as the client is there.
        m_server->setDelivery(Gipc::Delivery::Queue);
        listening();
        QEventLoop loop;
        QObject::connect(m_server.get(), &GipcServer::clientConnected, &loop, &QEventLoop::quit);
        loop.exec();
    }

    void connect(const QString &place) override
    {
        m_client = std::make_unique<GipcClient>();
        prepare(m_client.get(), m_kind, place);
        QFile port(portFile(place));
        if (!port.open(QFile::ReadOnly))
            qFatal("no port");
        m_client->setPort(port.readAll().toUShort());
        if (!m_client->connectToServer() || !m_client->waitForConnected(Patience))
            qFatal("%s", qPrintable(m_client->errorString()));
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        const auto more = [&] {
            while (count > 0 && m_client->write(MessageType, data))
                --count;
            if (count == 0 && m_client->bytesToWrite() == 0)
                loop.quit();
        };
        QObject::connect(m_client.get(), &GipcClient::bytesWritten, &loop, more);
        QMetaObject::invokeMethod(&loop, more, Qt::QueuedConnection);
        loop.exec();
    }

    void receive(qsizetype, qint64 count) override
    {
        onMessages(m_server.get(), count, [](QByteArrayView data) { consume(data); });
    }

    void echo(qsizetype size, qint64 count) override
    {
        const QByteArray answer(size, 'x');
        onMessages(m_server.get(), count, [&](QByteArrayView data) {
            consume(data);
            m_server->write(MessageType, answer);
        });
        while (m_server->connection(1)->bytesToWrite() > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        std::vector<qint64> times;
        times.reserve(size_t(count));
        qint64 begin = now();
        m_client->write(MessageType, data);
        onMessages(m_client.get(), count, [&](QByteArrayView answer) {
            consume(answer);
            times.push_back(now() - begin);
            begin = now();
            if (qint64(times.size()) < count)
                m_client->write(MessageType, data);
        });
        return times;
    }

    void answer(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        m_server->onRequest(MessageType, &loop, [&](const GipcRequest &request) {
            consume(request.data());
            request.reply(MessageType, data);
            if (--count == 0)
                loop.quit();
        });
        m_server->setDelivery(Gipc::Delivery::Signal);
        loop.exec();
        while (m_server->connection(1) && m_server->connection(1)->bytesToWrite() > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    std::vector<qint64> ask(qsizetype size, qint64 count, qint64 open) override
    {
        const QByteArray data(size, 'x');
        std::vector<qint64> times;
        times.reserve(open == 1 ? size_t(count) : 0);
        QEventLoop loop;
        qint64 toAsk = count;
        qint64 begin = 0;
        const auto ask = [&](const auto &again) -> void {
            --toAsk;
            m_client->request(MessageType, data).then([&, again](const GipcMessage &answer) {
                if (answer.isInternal())
                    qFatal("%s", qPrintable(answer.errorString()));
                consume(answer.data());
                if (open == 1) {
                    times.push_back(now() - begin);
                    begin = now();
                }
                if (toAsk > 0)
                    again(again);
                else if (--open == 0)
                    loop.quit();
            });
        };
        open = std::min(open, count);
        begin = now();
        for (qint64 i = open; i > 0; --i)
            ask(ask);
        loop.exec();
        return times;
    }

private:
    template <typename Endpoint, typename Slot>
    void onMessages(Endpoint *endpoint, qint64 count, Slot slot)
    {
        QEventLoop loop;
        const auto take = [&](QByteArrayView data) {
            slot(data);
            if (--count == 0)
                loop.quit();
        };
        if (m_kind.handler) {
            endpoint->setMessageHandler([&](int, QByteArrayView data) { take(data); });
        } else {
            QObject::connect(endpoint, &Endpoint::messageReceived, &loop,
                             [&](const GipcMessage &message) { take(message.data()); });
            endpoint->setDelivery(Gipc::Delivery::Signal);
        }
        loop.exec();
        endpoint->setMessageHandler({});
    }

    const Kind m_kind;
    std::unique_ptr<GipcServer> m_server;
    std::unique_ptr<GipcClient> m_client;
};

template <Protection protection, bool network = false, bool handler = false>
std::unique_ptr<End> make()
{
    return std::make_unique<GipcEnd>(Kind { protection, network, handler });
}

} // namespace

std::vector<Subject> gipcSubjects()
{
    return { { "gipc-plain", make<Protection::None> },
             { "gipc-v2", make<Protection::Version2> },
             { "gipc-x", make<Protection::Extended>, Does::Both },
             { "gipc-x-plain", make<Protection::ExtendedPlain>, Does::Both },
             { "gipc-plain-handler", make<Protection::None, false, true> },
             { "gipc-x-handler", make<Protection::Extended, false, true> },
             { "gipc-plain-tcp", make<Protection::None, true> },
             { "gipc-v2-tcp", make<Protection::Version2, true> },
             { "gipc-x-tcp", make<Protection::Extended, true> } };
}

} // namespace Bench
