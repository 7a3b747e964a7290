// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "eventloop.h"
#include "interposed.h"
#include "memoryuse.h"
#include "neighbours.h"

#include <QtCore/QLoggingCategory>

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

enum class Call { Read, Send, Accept };

/*! Which of a session's system calls fails. */
struct Injection
{
    bool on = false;
    Call call = Call::Read;
    int error = 0;
    int failing = 0; ///< its number among those calls, from 1; 0: none
    int count = 0;
};
Injection injection;

bool isSocket(int descriptor)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

/*! Whether this call fails. The event loop's own descriptors are no sockets. */
bool fails(Call call, int descriptor)
{
    if (!injection.on || injection.call != call || !isSocket(descriptor)
        || ++injection.count != injection.failing)
        return false;
    // After these two the kernel has nothing more to give either.
    if (injection.error == ECONNRESET || injection.error == EPIPE)
        ::shutdown(descriptor, SHUT_RDWR);
    errno = injection.error;
    return true;
}

} // namespace

// These take the places of the C library's functions.
extern "C" {

Q_DECL_EXPORT ssize_t read(int descriptor, void *buffer, size_t size)
{
    static const auto next = original<ssize_t (*)(int, void *, size_t)>("read");
    return fails(Call::Read, descriptor) ? -1 : next(descriptor, buffer, size);
}

Q_DECL_EXPORT ssize_t recv(int descriptor, void *buffer, size_t size, int flags)
{
    static const auto next = original<ssize_t (*)(int, void *, size_t, int)>("recv");
    return fails(Call::Read, descriptor) ? -1 : next(descriptor, buffer, size, flags);
}

Q_DECL_EXPORT ssize_t write(int descriptor, const void *buffer, size_t size)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t)>("write");
    return fails(Call::Send, descriptor) ? -1 : next(descriptor, buffer, size);
}

Q_DECL_EXPORT ssize_t send(int descriptor, const void *buffer, size_t size, int flags)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t, int)>("send");
    return fails(Call::Send, descriptor) ? -1 : next(descriptor, buffer, size, flags);
}

Q_DECL_EXPORT int accept4(int descriptor, sockaddr *address, socklen_t *size, int flags)
{
    static const auto next = original<int (*)(int, sockaddr *, socklen_t *, int)>("accept4");
    return fails(Call::Accept, descriptor) ? -1 : next(descriptor, address, size, flags);
}

} // extern "C"

namespace {

constexpr int Count = 3;

/*! A client connects, sends a few messages, gets each back, and closes; then another one does the same
    with the same server, undisturbed. */
class Run
{
public:
    explicit Run(bool network)
    {
        m_channel.server.setNetwork(network);
        m_channel.server.setPort(0);
        QObject::connect(&m_channel.server, &GipcServer::messageReceived, &m_channel.server,
                         [this](const GipcMessage &message) {
                             received << message.data().toInt();
                             m_channel.server.write(message.msgType(), message.data());
                         });
        QObject::connect(&m_channel.server, &GipcServer::clientDisconnected, &m_channel.server,
                         [this](quint64, ErrorCode why) { note(why); });
        QObject::connect(&m_channel.server, &GipcServer::errorOccurred, &m_channel.server,
                         [this](ErrorCode why) { note(why); });
        QObject::connect(&m_channel.client, &GipcClient::errorOccurred, &m_channel.client,
                         [this](ErrorCode why) { note(why); });
        QObject::connect(&m_channel.client, &GipcClient::messageReceived, &m_channel.client,
                         [this](const GipcMessage &message) { echoed << message.data().toInt(); });
    }

    void setTimeouts(int msecs)
    {
        m_handshakeTimeout = msecs;
        m_channel.server.setCloseTimeout(msecs);
        m_channel.client.setCloseTimeout(msecs);
    }

    /*! False if a step did not happen. */
    bool disturbed()
    {
        GipcClient &client = m_channel.client;
        m_channel.server.setHandshakeTimeout(m_handshakeTimeout);
        if (!m_channel.server.listen())
            return false;
        aim(&client, m_channel.server);
        client.setHandshakeTimeout(m_handshakeTimeout);

        injection.on = true;
        const bool opened = client.connectToServer();
        for (int i = 0; i < Count; ++i)
            client.write(1, QByteArray::number(i));
        const auto settled = [&] {
            // What was lost with a connection does not come; then both must be back.
            return echoed.size() == Count || (!errors.isEmpty() && m_channel.isConnected());
        };
        const bool done = opened && eventually(settled);
        client.close();
        const bool closed = client.waitForClosed(Patience)
            && eventually([&] { return m_channel.server.clientCount() == 0; });
        injection.on = false;
        return done && closed;
    }

    bool healthy()
    {
        GipcClient client;
        aim(&client, m_channel.server);
        client.setRetryTimer(20);
        return client.connectToServer() && client.waitForConnected(Patience)
            && client.write(1, "99") && nextMessage(&client).data() == "99";
    }

    QList<int> received; ///< by the server
    QList<int> echoed; ///< to the client
    QList<ErrorCode> errors; ///< of both sides

private:
    void note(ErrorCode why)
    {
        if (why != ErrorCode::NoError)
            errors << why;
    }

    Channel m_channel;
    int m_handshakeTimeout = HandshakePatience;
};

bool isIncreasing(const QList<int> &list)
{
    return std::adjacent_find(list.begin(), list.end(), std::greater_equal<int>()) == list.end();
}

} // namespace

Q_DECLARE_METATYPE(Call)

/*! The system refuses a call, each one in turn. OpenSSL without memory is tst_AllocationFaults' matter;
    when Qt or C++ has none the process ends, which no library can prevent. */
class tst_FaultInjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCallMayFail_data();
    void everyCallMayFail();

private:
    Neighbours m_neighbours;
};

void tst_FaultInjection::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc=false")); // a line for each failure
    QVERIFY(m_neighbours.open());
}

void tst_FaultInjection::everyCallMayFail_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("error");
    for (const bool network : { false, true }) {
        const auto row = [=](const char *name, Call call, int error) {
            QTest::addRow("%s, %s", name, network ? "TCP" : "local") << network << call << error;
        };
        row("read, reset", Call::Read, ECONNRESET);
        row("read, I/O error", Call::Read, EIO);
        row("send, reset", Call::Send, ECONNRESET);
        row("send, nobody there", Call::Send, EPIPE);
        row("send, I/O error", Call::Send, EIO);
        row("accept, no descriptors", Call::Accept, EMFILE);
        row("accept, gone again", Call::Accept, ECONNABORTED);
        row("accept, I/O error", Call::Accept, EIO);
    }
}

void tst_FaultInjection::everyCallMayFail()
{
    QFETCH(const bool, network);
    QFETCH(const Call, call);
    QFETCH(const int, error);
    injection = { false, call, error, 0, 0 };
    {
        Run good(network);
        QVERIFY(good.disturbed());
        QVERIFY(good.errors.isEmpty());
        QCOMPARE(good.received, QList<int>({ 0, 1, 2 }));
        QCOMPARE(good.echoed, good.received);
        QVERIFY(good.healthy());
    }
    const int calls = injection.count;
    QVERIFY(calls > 0);
    const qsizetype descriptors = openDescriptors();

    QList<ErrorCode> right { ErrorCode::ConnectionLost, ErrorCode::Transport, ErrorCode::Truncated,
                             ErrorCode::RefusedWithoutWord, ErrorCode::ServerNotFound };
    // A peer that did not get a part of the handshake waits for it, and so does who could not send
    // it.
    const bool staysOpen = call == Call::Send && error == EIO;
    if (staysOpen)
        right << ErrorCode::HandshakeTimeout << ErrorCode::NoGreeting;
    int disturbances = 0;
    for (int failing = 1; failing <= calls; ++failing) {
        injection = { false, call, error, failing, 0 };
        Run run(network);
        if (staysOpen)
            run.setTimeouts(300);
        const QByteArray number = QByteArray::number(failing);
        QVERIFY2(run.disturbed(), number);
        QVERIFY2(isIncreasing(run.received), number); // nothing twice, nothing out of order
        QVERIFY2(isIncreasing(run.echoed), number);
        for (const ErrorCode what : std::as_const(run.errors))
            QVERIFY2(right.contains(what), number + ": " + QByteArray::number(int(what)));
        // Nothing is lost without a word.
        QVERIFY2(run.echoed.size() == Count || !run.errors.isEmpty(), number);
        disturbances += run.errors.isEmpty() ? 0 : 1;
        QVERIFY2(run.healthy(), number);
    }
    qInfo("%d calls, of which %d were noticed", calls, disturbances);
    QTRY_COMPARE_WITH_TIMEOUT(openDescriptors(), descriptors, Patience);
    QVERIFY(call == Call::Accept || disturbances > 0);
}

QTEST_GUILESS_MAIN(tst_FaultInjection)
#include "tst_faultinjection.moc"
