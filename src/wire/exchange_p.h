// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framecounts_p.h"
#include "requestnumbers_p.h"

#include <array>

namespace GipcWire {

/*! What a session of GIPC-X with the features for conversations has beside messages: SESSION, which
    opens it, requests and replies, confirmations, and the announcement that a side will close
    (src/wire/README.md, "Conversations").

        Opening ─► Asked ─► Open ─► PeerGoingAway

    Opening        until SESSION went both ways; nothing that is counted may come or go
    Asked          the same, of a server whose client has sent it
    Open
    PeerGoingAway  the peer has said GOAWAY: no REQUEST of its own follows

    It reads what control frames say and writes what they are to say; where they lie in the stream,
    and that nothing but ACK follows CLOSE, is ExtendedSession's. */
class Exchange
{
public:
    /*! \a ownLimit and \a peerLimit: so many requests each side holds open for the other. An answer has
        at most \a maxDataSize bytes. */
    Exchange(Role role, quint32 ownLimit, quint32 peerLimit, quint32 maxDataSize);

    bool isOpen() const { return m_state == State::Open || m_state == State::PeerGoingAway; }
    bool isPeerGoingAway() const { return m_state == State::PeerGoingAway; }

    // Frames:

    /*! SESSION that asks for, or grants, a new session; the latter is empty if there is no randomness. */
    static QByteArray askForSession();
    static QByteArray grantSession();
    static QByteArray goAway(CloseReason reason);
    /*! ACK of everything that was taken. */
    QByteArray acknowledge();
    /*! What stands before the data of REQUEST and of REPLY, and all of CANCEL, the code included. */
    static std::array<char, RequestFieldsSize> requestFields(quint64 id, quint32 type);
    static std::array<char, ReplyFieldsSize> replyFields(quint64 id, ReplyStatus status,
                                                         quint32 type);
    static QByteArray cancelFields(quint64 id);

    /*! It was granted. */
    void open() { m_state = State::Open; }

    /*! A control frame of the codes from REQUEST on, whose size was checked; \a rest is what follows the
        code. Nothing to report is NeedMore; Failed: \a fault has been set. */
    Event read(ControlCode code, QByteArrayView rest, Fault *fault);

    // After Request, Reply and Cancelled; views are as long-lived as what was read:
    quint64 id() const { return m_id; } ///< of Request and Cancelled
    quint64 handle() const { return m_handle; } ///< of Reply: the request of ours
    ReplyStatus status() const { return m_status; }
    quint32 type() const { return m_type; }
    QByteArrayView data() const { return m_data; } ///< after MessageTooLarge, too
    /*! After PeerGoingAway. */
    CloseReason reason() const { return m_reason; }

    FrameCounts counts;
    OwnRequests own;
    PeerRequests peers;
    quint32 peerLimit() const { return m_peerLimit; }

private:
    enum class State { Opening, Asked, Open, PeerGoingAway };

    Event readSession(QByteArrayView rest, Fault *fault);
    Event readRequest(QByteArrayView rest, Fault *fault);
    Event readReply(QByteArrayView rest, Fault *fault);
    Event readCancel(QByteArrayView rest, Fault *fault);
    Event readAck(QByteArrayView rest, Fault *fault);
    Event readGoAway(QByteArrayView rest, Fault *fault);

    const Role m_role;
    const quint32 m_peerLimit;
    const quint32 m_maxDataSize;
    State m_state = State::Opening;
    quint64 m_id = 0;
    quint64 m_handle = 0;
    ReplyStatus m_status = ReplyStatus::Answer;
    quint32 m_type = 0;
    QByteArrayView m_data;
    CloseReason m_reason = CloseReason::Done;
};

} // namespace GipcWire
