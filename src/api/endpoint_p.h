// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "errorreporter_p.h"
#include "failure_p.h"
#include "heaptrimmer_p.h"
#include "mailbox_p.h"
#include "requests_p.h"
#include "router_p.h"
#include "settings_p.h"
#include "typesignals_p.h"
#include "waiter_p.h"

#include <Gipc/gipcendpoint.h>

#include <functional>

namespace GipcCore {

class Connection;
class Reader;

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

    /*! A change that is in force, and whose signals are still to come. */
    struct Change
    {
        Gipc::ErrorCode error = Gipc::ErrorCode::NoError;
        bool isOfStatus = false;
        quint64 number = 0; ///< of the changes of status
    };
    /*! The only way to change the status or to raise an error: \a failure, if it is one, and the
        status that follows, which may be the old one. No slot runs before announce(), so none sees
        half of the change. */
    Change begin(const Failure &failure, Gipc::Status status);
    /*! Emits the error's signals, and then the status's, unless a slot on the error has closed or
        opened. Slots run: anything may be gone afterwards. */
    void announce(const Change &change);

    void setStatus(Gipc::Status status) { announce(begin({}, status)); }
    void report(const Failure &failure) { announce(begin(failure, m_status)); }
    void fail(const Failure &failure, Gipc::Status status) { announce(begin(failure, status)); }
    /*! For a failure that others can cause as often as they like. Returns it, or nothing if it was
        reported often enough within the last minute. Then the last one is reported when the minute
        is over. */
    Failure limited(const Failure &failure) { return m_reporter.limited(failure); }
    /*! Logs that so many messages were not sent; \a why completes the sentence. */
    void logUnsent(qsizetype messages, const char *why, QtMsgType level = QtWarningMsg)
    {
        m_reporter.logUnsent(messages, why, level);
    }
    /*! The signal comes with the next change of status. */
    void clearFailure() { m_failure = {}; }

    /*! To be called before sockets and timers are made. Reports an error, and returns false, if
        there is no application. */
    bool makesThreadReady();

    virtual void close() = 0;
    virtual void abort() = 0;
    virtual Gipc::Security security() const = 0;
    /*! Emits securityChanged() if it is not what was announced last. Slots run. */
    void announceSecurity();
    /*! Tells it to the connections that there are. */
    virtual void applyCloseTimeout() = 0;
    /*! \a bytes is not the limit there is. Slots run: anything may be gone afterwards. */
    virtual void changeInboxLimit(qint64 bytes);

    /*! Tells the router who may be written to; called before each change of status is announced. */
    virtual void updateRecipients() = 0;

    GipcMessage read(int msecs, Inbox *only = nullptr);
    GipcMessage take(Inbox *only = nullptr);
    bool waitFor(int msecs, const std::function<bool()> &isDone);

    /*! Asks a peer, of a client 0. */
    QFuture<GipcMessage> request(quint64 to, int type, const QByteArray &data, int msecs);
    GipcMessage call(quint64 to, int type, const QByteArray &data, int msecs);

    Settings settings;
    AlarmClock clock;
    HeapTrimmer trimmer; ///< goes after all that frees much
    TypeSignals typeSignals;
    Mailbox mailbox;
    Waiter waiter;
    Router router;
    Requests requests;

protected:
    /*! Emits the signals of what has changed together with the status. Slots run. */
    virtual void announceChanges() = 0;
    /*! Emits errorChanged() if code or words are not those announced last. */
    void announceFailure();
    /*! Something was put into the outbox with this id. */
    virtual void wroteTo(quint64 id) = 0;
    /*! Null: there is none. */
    virtual Connection *connectionTo(quint64 id) const = 0;
    /*! Where requests for this peer go, now or when it is there; null: nowhere. */
    virtual std::shared_ptr<Outbox> outboxForRequests(quint64 id) const = 0;

    /*! What takes the messages of a connection. */
    std::shared_ptr<Reader> newReader(const std::shared_ptr<Inbox> &inbox,
                                      const std::shared_ptr<Outbox> &outbox);
    /*! A request was not sent: too large, or the peer knows no requests. Slots run: anything may be
        gone afterwards. */
    void onUnsendable(quint64 handle, qint64 tooLarge);
    /*! To be called first when the endpoint goes: nobody is answered, and nothing can be asked, any
        more. Slots run. */
    void endRequests();

private:
    Gipc::ErrorCode putRequest(quint64 to, quint64 handle, int type, const QByteArray &data);
    void giveUpRequests(quint64 to, const QSet<quint64> &handles);
    void emitMessage(const GipcMessage &message);
    void emitRequest(const GipcRequest &request);
    Gipc::ErrorCode sendAnswer(const Answer &answer);

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
    quint64 m_statusChanges = 0; ///< how many there were
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
