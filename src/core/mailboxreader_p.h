// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bell_p.h"
#include "mailbox_p.h"
#include "reader_p.h"

#include <memory>
#include <utility>

namespace GipcCore {

/*! Puts what a connection receives into its inbox. */
class MailboxReader final : public Reader
{
public:
    MailboxReader(Mailbox *mailbox, Bell *bell, std::shared_ptr<Inbox> inbox)
        : m_mailbox(mailbox)
        , m_bell(bell)
        , m_inbox(std::move(inbox))
    { }

    bool hasRoom() const override { return m_mailbox->hasRoom(m_inbox.get()); }

    qint64 mostAtOnce() const override { return m_mailbox->mostAtOnce(); }

    void setUnfinished(qint64 bytes) override { m_mailbox->setUnfinished(m_inbox.get(), bytes); }

    DeliveryGate *gate() override { return m_mailbox->gate(); }

    void take(int type, const QByteArray &data) override
    {
        m_bell->ring();
        m_mailbox->deliver(m_inbox.get(), type, data);
    }

    bool takeView(int type, QByteArrayView data, const QByteArray &memory,
                  QByteArray *kept) override
    {
        const HandlerBox *const handler = m_mailbox->readyHandler(*m_inbox);
        if (!handler)
            return false;
        if (kept->constData() != memory.constData())
            *kept = memory;
        m_bell->ring();
        handler->call(type, data);
        return true;
    }

    void tellHeld() override { m_mailbox->emitHeld(); }

private:
    Mailbox *const m_mailbox;
    Bell *const m_bell;
    const std::shared_ptr<Inbox> m_inbox;
};

} // namespace GipcCore
