// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// Usage: gipc_soak_client NAME CLIENT LIFE SEED LEDGER [multi]
// Connects, talks, closes in order or leaves as it comes, again and again, until it is killed or
// its standard input ends. Writes down what it may rely on.

#include "ledger.h"

#include <Gipc/GipcClient>

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

#include <functional>

#include <unistd.h>

namespace {

constexpr int Patience = 20000;
constexpr int LongestWait = 2000;
constexpr int MostMessages = 40;
constexpr int MostPadding = 20000;

class SoakClient
{
public:
    explicit SoakClient(const QStringList &arguments)
        : m_name(arguments.at(1))
        , m_client(arguments.at(2).toInt())
        , m_life(arguments.at(3).toInt())
        , m_random(arguments.at(4).toUInt())
        , m_isMulti(arguments.size() > 6)
        , m_ledger(arguments.at(5))
    {
        if (!m_ledger.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("no ledger");
        QObject::connect(&m_end, &QSocketNotifier::activated, QCoreApplication::instance(), [this] {
            m_ending = true;
            m_end.setEnabled(false); // it would be activated for ever
        });
    }

    int run()
    {
        while (!m_ending)
            visit();
        return 0;
    }

private:
    void visit()
    {
        GipcClient client(m_name);
        client.setMultiClient(m_isMulti);
        client.setRetryTimer(100);
        qint64 last = 0;
        bool lost = false; // what was written before is not sure
        QObject::connect(&client, &GipcClient::connected, &client, [&] { last = 0; });
        QObject::connect(&client, &GipcClient::disconnected, &client, [&] { lost = true; });
        QObject::connect(&client, &GipcClient::messageReceived, &client,
                         [&](const GipcMessage &message) {
                             if (message.msgType() != Ledger::FromServer)
                                 return;
                             const qint64 number = Ledger::unpacked(message.data()).number;
                             note(number > last ? Ledger::Received : Ledger::Wrong, number, number);
                             last = number;
                         });
        client.connectToServer();
        if (!client.waitForConnected(Patience))
            return;
        const qint64 first = m_number + 1;
        for (int i = m_random.bounded(MostMessages); i > 0; --i) {
            const Ledger::Message message { m_client, m_life, ++m_number };
            while (!client.write(Ledger::FromClient,
                                 Ledger::packed(message, m_random.bounded(MostPadding)))) {
                if (!client.flush(Patience))
                    return;
            }
            QCoreApplication::processEvents();
        }
        if (m_random.bounded(2) == 0)
            waitUntil([&] { return lost || last >= m_number - first + 1; });
        switch (m_random.bounded(3)) {
        case 0:
            return; // without a word
        case 1:
            client.abort();
            return;
        default:
            break;
        }
        // Only what was flushed on a connection that lasted until it was closed in order is sure.
        const bool flushed = client.flush(Patience) && !lost;
        client.close();
        const bool closed = client.waitForClosed(Patience);
        if (flushed && closed && client.error() == Gipc::ErrorCode::NoError)
            note(Ledger::Delivered, first, m_number);
    }

    void waitUntil(const std::function<bool()> &isDone) const
    {
        const QDeadlineTimer deadline(LongestWait);
        QTimer alarm; // so that something comes even if nothing comes
        alarm.start(LongestWait);
        while (!m_ending && !isDone() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    void note(char kind, qint64 from, qint64 to)
    {
        m_ledger.write(QByteArray(1, kind) + ' ' + QByteArray::number(from) + ' '
                       + QByteArray::number(to) + '\n');
    }

    const QString m_name;
    const int m_client;
    const int m_life;
    QRandomGenerator m_random;
    const bool m_isMulti;
    QFile m_ledger;
    qint64 m_number = 0;
    bool m_ending = false;
    QSocketNotifier m_end { STDIN_FILENO, QSocketNotifier::Read };
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc < 6)
        qFatal("usage: gipc_soak_client NAME CLIENT LIFE SEED LEDGER [multi]");
    return SoakClient(application.arguments()).run();
}
