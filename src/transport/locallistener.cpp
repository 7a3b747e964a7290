// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listeners_p.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

#include <deque>

namespace GipcTransport {
namespace {

class LocalListener final : public Listener
{
public:
    LocalListener(std::unique_ptr<NameClaim> claim, const Address &address)
        : m_claim(std::move(claim))
        , m_address(address)
        , m_retry(this)
        , m_server(this)
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(RetryAfter);
        connect(&m_retry, &QTimer::timeout, this, &LocalListener::attach);
        m_server.setMaxPendingConnections(MaxPending);
        connect(&m_server, &QLocalServer::newConnection, this, &Listener::available,
                Qt::QueuedConnection);
        watchForFailure();
        attach();
    }

    std::unique_ptr<Transport> next() override
    {
        if (m_kept.empty())
            return accepted();
        auto transport = std::move(m_kept.front());
        m_kept.pop_front();
        transport->setParent(nullptr);
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
        if (!paused) {
            attach();
            if (!m_kept.empty())
                QMetaObject::invokeMethod(this, &Listener::available, Qt::QueuedConnection);
            return;
        }
        m_retry.stop();
        if (m_watch)
            m_watch->setEnabled(false);
        while (auto transport = accepted()) { // which close() would close
            transport->setParent(this); // so that it moves between threads with us
            m_kept.push_back(std::move(transport));
        }
        m_server.close(); // its duplicate of the socket only
    }

    void retry() override
    {
        if (m_retry.isActive())
            attach();
    }

private:
    std::unique_ptr<Transport> accepted()
    {
        std::unique_ptr<QLocalSocket> socket(m_server.nextPendingConnection());
        if (!socket)
            return nullptr;
        socket->setParent(nullptr);
        return makeTransport(std::move(socket));
    }

    /*! QLocalServer closes itself without a word when accept() fails, as it does on EMFILE. Our own
        descriptor of the same socket then stays readable, and that is how we notice. */
    void watchForFailure()
    {
        if (m_claim->descriptor() < 0)
            return;
        m_watch = new QSocketNotifier(m_claim->descriptor(), QSocketNotifier::Read, this);
        connect(m_watch, &QSocketNotifier::activated, this, [this] {
            if (m_server.isListening())
                return;
            m_watch->setEnabled(false);
            m_retry.start();
        });
    }

    void attach()
    {
        m_retry.stop();
        if (m_paused)
            return;
        const bool attached = m_server.isListening() || m_claim->attach(&m_server);
        if (m_watch)
            m_watch->setEnabled(attached);
        if (!attached)
            m_retry.start();
    }

    std::unique_ptr<NameClaim> m_claim;
    const Address m_address;
    QTimer m_retry;
    QLocalServer m_server;
    QSocketNotifier *m_watch = nullptr;
    std::deque<std::unique_ptr<Transport>> m_kept; ///< accepted before the pause
    bool m_paused = false;
};

} // namespace

std::unique_ptr<Listener> listenLocally(const Address &address, NameClaim::Access access,
                                        Trouble *trouble)
{
    auto claim = NameClaim::take(address.path, access, trouble);
    if (!claim)
        return nullptr;
    return std::make_unique<LocalListener>(std::move(claim), address);
}

} // namespace GipcTransport
