// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "waiter_p.h"
#include "mailbox_p.h"
#include "outbox_p.h"
#include "reader_p.h"
#include "requests_p.h"
#include "routerlink_p.h"

#include <memory>
#include <utility>

namespace GipcCore {

/*! Puts what a connection receives into its inbox, and hands answers on to whom they are for. */
class MailboxReader final : public Reader
{
public:
    /*! Answers of the program go into \a outbox by way of \a link. */
    MailboxReader(Mailbox *mailbox, Requests *requests, Waiter *waiter,
                  std::shared_ptr<Inbox> inbox, std::shared_ptr<const Outbox> outbox,
                  std::shared_ptr<RouterLink> link)
        : m_mailbox(mailbox)
        , m_requests(requests)
        , m_waiter(waiter)
        , m_inbox(std::move(inbox))
        , m_outbox(std::move(outbox))
        , m_link(std::move(link))
    { }

    bool hasRoom() const override { return m_mailbox->hasRoom(m_inbox.get()); }

    qint64 mostAtOnce() const override { return m_mailbox->mostAtOnce(); }

    void setUnfinished(qint64 bytes) override { m_mailbox->setUnfinished(m_inbox.get(), bytes); }

    DeliveryGate *gate() override { return m_mailbox->gate(); }

    void onMessage(int type, const QByteArray &data) override
    {
        m_waiter->wake();
        m_mailbox->deliver(m_inbox.get(), type, data);
    }

    bool onMessageView(int type, QByteArrayView data, const QByteArray &memory,
                       QByteArray *kept) override
    {
        const MessageHandler *const handler = m_mailbox->readyHandler(*m_inbox);
        if (!handler)
            return false;
        if (kept->constData() != memory.constData())
            *kept = memory;
        m_waiter->wake();
        handler->call(type, data);
        return true;
    }

    // In mailboxreader.cpp
    bool onRequest(quint64 id, int type, const QByteArray &data) override;
    void onCancelled(quint64 id) override;
    void onReply(quint64 handle, GipcWire::ReplyStatus status, int type,
                 const QByteArray &data) override;

    void deliverHeld() override { m_mailbox->emitHeld(); }

private:
    Mailbox *const m_mailbox;
    Requests *const m_requests;
    Waiter *const m_waiter;
    const std::shared_ptr<Inbox> m_inbox;
    const std::shared_ptr<const Outbox> m_outbox;
    const std::shared_ptr<RouterLink> m_link;
};

} // namespace GipcCore
