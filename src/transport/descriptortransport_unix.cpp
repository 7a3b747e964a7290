// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "descriptortransport_p.h"

#include "madehere_p.h"

#include <QtCore/QPointer>
#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace GipcTransport {
namespace {

/*! How much is read although nobody wants it yet. It is done so that the end of the stream behind
    it is noticed. */
constexpr qsizetype MostAhead = 256 * 1024;

class DescriptorTransport final : public Transport
{
public:
    DescriptorTransport(Descriptor descriptor, const PeerCredentials &peer, const QByteArray &ahead)
        : m_descriptor(std::move(descriptor))
        , m_peer(peer)
        , m_sender(nullptr, m_descriptor.get(), this)
        , m_notifier(m_descriptor.get(), QSocketNotifier::Read, this)
        , m_ahead(ahead)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, &DescriptorTransport::onActivated);
        connect(&m_sender, &Sender::ready, this, &Transport::writable);
        if (!m_ahead.isEmpty())
            wakeReader();
    }

    ~DescriptorTransport() override
    {
        m_sender.stop();
        m_notifier.setEnabled(false);
        if (m_madeHere)
            endStream(m_descriptor.get(), m_peer.address.isEmpty());
    }

    qint64 read(char *buffer, qint64 size) override
    {
        if (m_ahead.isEmpty())
            return receive(buffer, size);
        const qsizetype taken = std::min<qsizetype>(size, m_ahead.size());
        std::memcpy(buffer, m_ahead.constData(), size_t(taken));
        m_ahead = taken < m_ahead.size() ? m_ahead.sliced(taken) : QByteArray();
        return taken;
    }

    bool hasInput() const override
    {
        return m_ended || !m_ahead.isEmpty() || GipcTransport::hasInput(m_descriptor.get());
    }
    bool atEnd() const override { return m_ended && m_ahead.isEmpty(); }
    qint64 write(QByteArrayView bytes) override { return m_madeHere ? m_sender.send(bytes) : -1; }
    void shutdownWriting() override
    {
        if (m_madeHere)
            shutdownSending(m_descriptor.get());
    }
    qint64 unsent() const override { return m_ended ? 0 : unsentBytes(m_descriptor.get()); }
    bool hasHungUp() const override
    {
        return m_ended || GipcTransport::hasHungUp(m_descriptor.get());
    }
    PeerCredentials peer() const override { return m_peer; }

private:
    qint64 receive(char *buffer, qint64 size)
    {
        if (m_ended || m_isDrained)
            return 0;
        if (!m_madeHere) {
            m_ended = true;
            return 0;
        }
        ssize_t got = 0;
        do {
            got = ::read(m_descriptor.get(), buffer, size_t(size));
        } while (got < 0 && errno == EINTR);
        const bool isEmpty = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        m_ended = got <= 0 && !isEmpty; // in order, or by force
        if (got < size)
            listen(!m_ended); // less than there was room for: that was all
        return std::max<ssize_t>(0, got);
    }

    /*! The notifier reports what is there again and again, so it must not go on when nobody
        reads. */
    void listen(bool on)
    {
        m_isDrained = on;
        if (m_notifier.isEnabled() != on)
            m_notifier.setEnabled(on);
    }

    void onActivated()
    {
        const QPointer<DescriptorTransport> self(this);
        m_isDrained = false;
        Q_EMIT readable();
        if (self && !m_isDrained && !m_ended && !isWakePending())
            readAhead();
    }

    void readAhead()
    {
        const qsizetype before = m_ahead.size();
        m_ahead.resize(MostAhead);
        qsizetype size = before;
        while (size < MostAhead) {
            const qint64 got = receive(m_ahead.data() + size, MostAhead - size);
            if (got == 0)
                break;
            size += got;
        }
        m_ahead.resize(size);
        m_ahead.squeeze();
        if (m_ended)
            wakeReader();
        else if (!m_isDrained)
            listen(false);
    }

    const MadeHere m_madeHere;
    const Descriptor m_descriptor;
    const PeerCredentials m_peer;
    Sender m_sender;
    QSocketNotifier m_notifier;
    QByteArray m_ahead;
    bool m_isDrained = true; ///< there was nothing more when it was last looked
    bool m_ended = false;
};

} // namespace

std::unique_ptr<Transport> makeDescriptorTransport(qintptr descriptor, const PeerCredentials &peer,
                                                   const QByteArray &ahead)
{
    Descriptor duplicate(::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0));
    if (!duplicate.isValid())
        return nullptr;
    return std::make_unique<DescriptorTransport>(std::move(duplicate), peer, ahead);
}

} // namespace GipcTransport
