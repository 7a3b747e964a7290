// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "waiter_p.h"
#include "mailbox_p.h"
#include "reader_p.h"

#include <memory>
#include <utility>

namespace GipcCore {

/*! Puts what a connection receives into its inbox. */
class MailboxReader final : public Reader
{
public:
    MailboxReader(Mailbox *mailbox, Waiter *waiter, std::shared_ptr<Inbox> inbox)
        : m_mailbox(mailbox)
        , m_waiter(waiter)
        , m_inbox(std::move(inbox))
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

    void deliverHeld() override { m_mailbox->emitHeld(); }

private:
    Mailbox *const m_mailbox;
    Waiter *const m_waiter;
    const std::shared_ptr<Inbox> m_inbox;
};

} // namespace GipcCore
