// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listeners_p.h"

#include "inodewatch_p.h"
#include "platform_p.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

#include <deque>

namespace GipcTransport {
namespace {

/*! When it is tried again to make the name anew, after the system lacked something. */
constexpr std::chrono::seconds RenewAfter { 1 };

/*! Keeps the connections that hand() gives it. It never gets the listening descriptor, because
    QLocalServer takes the path bound to that for its own: on close(), which it also calls by itself
    when accepting fails, it removes whatever is at the path. Where the platform has no such
    descriptor, it listens itself. */
class SocketQueue final : public QLocalServer
{
public:
    using QLocalServer::QLocalServer;

    void hand(Descriptor accepted) { incomingConnection(quintptr(accepted.release())); }

    qsizetype size() const { return qsizetype(m_sockets.size()); }
    std::unique_ptr<QLocalSocket> take()
    {
        auto socket = std::move(m_sockets.front());
        m_sockets.pop_front();
        return socket;
    }

protected:
    void incomingConnection(quintptr descriptor) override
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->setReadBufferSize(MaxReadAhead);
        socket->setSocketDescriptor(qintptr(descriptor));
        m_sockets.push_back(std::move(socket));
    }

private:
    std::deque<std::unique_ptr<QLocalSocket>> m_sockets;
};

class LocalListener final : public Listener
{
public:
    LocalListener(std::unique_ptr<NameClaim> claim, const Address &address)
        : m_claim(std::move(claim))
        , m_address(address)
        , m_retry(this)
        , m_renewal(this)
        , m_watch(this)
        , m_server(this)
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(RetryAfter);
        connect(&m_retry, &QTimer::timeout, this, &LocalListener::resume);
        m_renewal.setSingleShot(true);
        m_renewal.setInterval(RenewAfter);
        connect(&m_renewal, &QTimer::timeout, this, &LocalListener::lookAfterName);
        connect(&m_watch, &InodeWatch::changed, this, &LocalListener::lookAfterName);
        connect(&m_server, &QLocalServer::newConnection, this, &LocalListener::announce);
        begin();
    }

    std::unique_ptr<Transport> next() override
    {
        if (m_server.size() == 0)
            return nullptr;
        auto transport = makeTransport(m_server.take());
        update();
        return transport;
    }

    Address address() const override { return m_address; }

    QByteArray inheritedNote() const override { return m_claim->inheritedNote(); }
    void setNote(const QByteArray &note) override { m_claim->setNote(note); }

    void setPaused(bool paused) override
    {
        if (m_paused == paused)
            return;
        m_paused = paused;
        m_retry.stop();
        update();
        if (!paused && m_server.size() > 0)
            announce();
    }

    void retry() override
    {
        if (m_retry.isActive())
            resume();
    }

private:
    /*! Accepts on the claim's descriptor from now on. */
    void begin()
    {
        m_watch.watch(m_address.path);
        const qintptr descriptor = m_claim->descriptor();
        if (descriptor >= 0)
            m_arrival = watchArrivals(descriptor);
        update();
    }

    std::unique_ptr<QSocketNotifier> watchArrivals(qintptr descriptor)
    {
        auto notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read, this);
        connect(notifier.get(), &QSocketNotifier::activated, this,
                [this, descriptor] { acceptFrom(descriptor); });
        return notifier;
    }

    /*! Makes the notifiers, or the server, accept or not, as it should be now. */
    void update()
    {
        const bool accepts = !m_paused && !m_isLost && !isFull() && !m_retry.isActive();
        for (const auto &notifier : { m_arrival.get(), m_formerArrival.get() }) {
            if (notifier && notifier->isEnabled() != accepts)
                notifier->setEnabled(accepts);
        }
        if (m_claim->descriptor() >= 0)
            return;
        if (m_paused)
            m_server.close();
        else if (!m_server.isListening() && !m_claim->listen(&m_server))
            m_retry.start();
    }

    void resume()
    {
        m_retry.stop();
        update();
    }

    bool isFull() const { return m_server.size() >= MaxPending; }

    /*! Returns false if nobody waits there any more. */
    bool acceptFrom(qintptr listening)
    {
        AcceptedSocket accepted;
        while (!isFull()) {
            accepted = acceptLocal(listening);
            if (!accepted.descriptor.isValid())
                break;
            m_server.hand(std::move(accepted.descriptor));
            announce();
        }
        if (accepted.failed)
            m_retry.start();
        update();
        return isFull() || accepted.failed;
    }

    /*! Says that next() has something, once for all connections of one turn of the event loop. */
    void announce()
    {
        if (std::exchange(m_announced, true))
            return;
        const auto tell = [this] {
            m_announced = false;
            Q_EMIT available();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }

    void lookAfterName()
    {
        if (m_isLost)
            return;
        GipcCore::Failure failure;
        switch (m_claim->renew(&failure)) {
        case NameClaim::Standing::Kept:
            return;
        case NameClaim::Standing::Unsettled:
            m_renewal.start();
            return;
        case NameClaim::Standing::Renewed:
            acceptFormer();
            begin();
            return;
        case NameClaim::Standing::Lost:
            m_isLost = true;
            update();
            Q_EMIT lost(failure);
            return;
        }
    }

    /*! Accepts those who connected to the former socket before its name was removed. Nobody else
        can connect to it any more. */
    void acceptFormer()
    {
        m_arrival.reset();
        m_formerArrival.reset();
        m_former = m_claim->takeFormer();
        if (!m_former.isValid())
            return;
        m_formerArrival
            = std::make_unique<QSocketNotifier>(m_former.get(), QSocketNotifier::Read, this);
        connect(m_formerArrival.get(), &QSocketNotifier::activated, this,
                &LocalListener::drainFormer);
        update();
        drainFormer();
    }

    void drainFormer()
    {
        if (m_paused || acceptFrom(m_former.get()))
            return;
        m_formerArrival->setEnabled(false); // its number may be used again at once
        m_formerArrival.release()->deleteLater(); // it may be what calls us
        m_former.reset();
    }

    std::unique_ptr<NameClaim> m_claim;
    const Address m_address;
    QTimer m_retry;
    QTimer m_renewal;
    InodeWatch m_watch;
    SocketQueue m_server;
    std::unique_ptr<QSocketNotifier> m_arrival;
    Descriptor m_former; ///< the former socket, until nobody waits there any more
    std::unique_ptr<QSocketNotifier> m_formerArrival;
    bool m_paused = false;
    bool m_announced = false;
    bool m_isLost = false;
};

} // namespace

std::unique_ptr<Listener> listenLocally(const Address &address, NameClaim::Access access,
                                        GipcCore::Failure *failure)
{
    auto claim = NameClaim::take(address.path, access, failure);
    if (!claim)
        return nullptr;
    return std::make_unique<LocalListener>(std::move(claim), address);
}

} // namespace GipcTransport
