// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "errorreporter_p.h"
#include "failure_p.h"
#include "heaptrimmer_p.h"
#include "mailbox_p.h"
#include "router_p.h"
#include "settings_p.h"
#include "typesignals_p.h"
#include "waiter_p.h"

#include <Gipc/gipcendpoint.h>

#include <functional>

namespace GipcCore {

/*! What client and server share: the status and the last error, the queues, writing from any
    thread, and blocking. It knows no connection; its two subclasses do. */
class Endpoint
{
public:
    explicit Endpoint(GipcEndpoint *owner);
    virtual ~Endpoint();
    Endpoint(const Endpoint &) = delete;
    Endpoint &operator=(const Endpoint &) = delete;

    Gipc::Status status() const { return m_status; }
    const Failure &failure() const { return m_failure; }

    /*! A change whose signals are still to come: whoever asks is told of it already. */
    struct Change
    {
        Gipc::ErrorCode error = Gipc::ErrorCode::NoError;
        bool isOfStatus = false;
        quint64 number = 0; ///< of the changes of status
    };
    /*! The one way a status changes or an error is raised: \a failure, if it is one, and the status it
        leads to, which may be that of before. No slot runs before announce(), so that none sees
       half of what belongs together. */
    Change begin(const Failure &failure, Gipc::Status status);
    /*! The error first; and not the status, if a slot on the error has closed or opened. Slots run: anything
        may be gone afterwards. */
    void announce(const Change &change);

    void setStatus(Gipc::Status status) { announce(begin({}, status)); }
    void report(const Failure &failure) { announce(begin(failure, m_status)); }
    void fail(const Failure &failure, Gipc::Status status) { announce(begin(failure, status)); }
    /*! For a failure that somebody else can cause as often as it likes: it, or nothing if it was said
        often enough within the last minute. Then its last one follows when the minute is over. */
    Failure limited(const Failure &failure) { return m_reporter.limited(failure); }
    /*! So many messages were not sent; \a why completes the sentence. */
    void logUnsent(qsizetype messages, const char *why, QtMsgType level = QtWarningMsg)
    {
        m_reporter.logUnsent(messages, why, level);
    }
    /*! Announced with the change of status that follows. */
    void clearFailure() { m_failure = {}; }

    /*! Before sockets and timers are made: false if there is no application, which is reported. */
    bool makesThreadReady();

    virtual void close() = 0;
    virtual void abort() = 0;
    virtual Gipc::Security security() const = 0;
    /*! If it is not what was announced last. Slots run. */
    void announceSecurity();
    /*! Tells it to the connections that there are. */
    virtual void applyCloseTimeout() = 0;
    /*! To another one than there is. Slots run: anything may be gone afterwards. */
    virtual void changeInboxLimit(qint64 bytes);

    /*! Tells the router who may be written to; called before each change of status is announced. */
    virtual void updateRecipients() = 0;

    GipcMessage read(int msecs, Inbox *only = nullptr);
    GipcMessage take(Inbox *only = nullptr);
    bool waitFor(int msecs, const std::function<bool()> &isDone);

    Settings settings;
    AlarmClock clock;
    HeapTrimmer trimmer; ///< goes after all that frees much
    TypeSignals typeSignals;
    Mailbox mailbox;
    Waiter waiter;
    Router router;

protected:
    /*! Says what has changed together with the status. Slots run. */
    virtual void announceChanges() = 0;
    /*! The error and its words, if they are not those last announced. */
    void announceFailure();
    /*! Something was put into the outbox with this id. */
    virtual void wroteTo(quint64 id) = 0;

private:
    void raiseLate(const Failure &failure);
    bool choosesQueue();
    static GipcMessage destroyed();
    GipcMessage hopeless(const Inbox *only) const;
    GipcMessage news(Cause cause) const;

    GipcEndpoint *const m_owner;
    Gipc::Status m_status = Gipc::Status::NotConnected;
    Failure m_failure;
    Failure m_announcedFailure;
    Gipc::Security m_announcedSecurity = Gipc::Security::Encrypted; ///< by default
    quint64 m_statusChanges = 0;
    ErrorReporter m_reporter;
};

/*! Sets \a member; whether it changed. */
template <typename T> bool change(T &member, const T &value)
{
    if (member == value)
        return false;
    member = value;
    return true;
}

} // namespace GipcCore
