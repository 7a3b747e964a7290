// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inflightbuffer_p.h"
#include "memorytotal_p.h"
#include "outbox_p.h"
#include "protocol_p.h"
#include "requestflow_p.h"
#include "sentmessages_p.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace GipcCore {

struct Line;

/*! A request that this peer cannot get. */
struct UnsendableRequest
{
    quint64 handle = 0;
    qint64 tooLarge = 0; ///< the size of its data; 0: the peer knows no requests
};

/*! What a connection sends: outbox ─► in-flight buffer ─► transport.

        Open ─► Closed
          └───────┴──► Cut

    Open    messages are sealed and written
    Closed  CLOSE is sealed (GIPC-X): nothing may follow it, and what is sealed is written
    Cut     the transport takes nothing more: what was not written stays for putBack()

    No slot runs in here: what there is to report waits until the Connection asks. It has no clock:
    the Connection knows when to send. */
class Outflow
{
public:
    explicit Outflow(Line *line);
    Outflow(const Outflow &) = delete;
    Outflow &operator=(const Outflow &) = delete;

    void setOutbox(std::shared_ptr<Outbox> outbox) { m_outbox = std::move(outbox); }
    const std::shared_ptr<Outbox> &outbox() const { return m_outbox; }

    /*! Writes the session's handshake messages. */
    void sendHandshake();

    /*! Whether a message that was just written is to be sent at once: if it is the first of this
        turn of the event loop, or there is a batch. Others are sent together when the turn ends. */
    bool isWorthSending() { return !std::exchange(m_sentThisTurn, true) || m_outbox->hasBatch(); }
    void beginTurn() { m_sentThisTurn = false; }

    /*! Seals and writes as much as the transport takes. False if it was found to be cut. */
    bool pump()
    {
        fill();
        const bool goesOn = send();
        countSealed();
        return goesOn;
    }
    /*! If nothing is left to send: CLOSE, in GIPC-X. As pump(). */
    bool finish(const GipcWire::CloseNotice &notice);
    /*! Tells the peer why its session has failed, if that can be done at once. */
    void sendLastWords();

    /*! From now on only what waits in the outbox is sent, not what is written later. */
    void limitToWaiting() { m_remaining = m_outbox->waiting(); }
    void limitToNothing() { m_remaining = 0; }
    void liftLimit() { m_remaining.reset(); }

    /*! In a conversation: tells the peer that we shall close, behind what was taken from the outbox, and no
        REQUEST follows. */
    void goAway(GipcWire::CloseReason reason);
    bool isGoingAway() const { return m_isGoingAway; }
    /*! Of the outbox only answers and CANCEL are sent from now on. */
    void sendOnlyAnswers() { m_sendsOnlyAnswers = true; }
    /*! Requests that wait, by handle, are not sent. */
    void withdrawRequests(const QSet<quint64> &handles);

    bool isCut() const { return m_state == State::Cut; }
    /*! Whether CLOSE was sealed. */
    bool isClosed() const { return m_state == State::Closed; }
    /*! Why sealing has failed, if it has: then nothing more can be sealed. */
    GipcWire::Fault fault() const { return m_fault; }
    /*! Whether something was taken from the outbox that the transport has not taken yet. */
    bool hasInFlight() const { return !m_inFlight.isEmpty(); }
    /*! Whether nothing is left to send. */
    bool isDone() const { return m_inFlight.isEmpty() && !hasMore(); }

    /*! How many messages the transport took as a whole, and how many bytes of data they had. */
    quint64 sentMessages() const { return m_inFlight.sentMessages(); }
    quint64 sentData() const { return m_inFlight.sentData(); }

    /*! What the program wrote: how much has left, and is confirmed. */
    SentMessages messages;

    /*! What waits, latest values included. */
    qint64 bytesToWrite() const
    {
        return m_outbox->bytes() + m_outbox->latestCost() + m_inFlight.latestCost();
    }

    // What happened since it was last asked:

    /*! The sizes of messages that were dropped because the peer accepts less. */
    std::vector<qint64> takeDropped() { return std::exchange(m_droppedSizes, {}); }
    /*! Requests, by handle, that cannot be sent, and whether because the peer accepts less, or because it
        knows no requests. */
    std::vector<UnsendableRequest> takeUnsendable() { return std::exchange(m_unsendable, {}); }
    bool hasTaken() const { return m_takenCost > 0; }
    /*! How many bytes of data the messages had that the transport took. Nothing if there were
        none. */
    std::optional<qint64> takeTaken();

    /*! What was not sent goes back to the front of the outbox. */
    void putBack();

private:
    enum class State { Open, Closed, Cut };

    bool hasMore() const;
    bool hasNext() const;
    void takeNext();
    void handOn(FrameQueue::Block block);
    FrameQueue::Block dropUnsendable(FrameQueue::Block block);
    void fill();
    bool send();
    void countSealed();

    Line *const m_line;
    std::shared_ptr<Outbox> m_outbox;
    InFlightBuffer m_inFlight;
    MemoryShare m_sealedMemory; ///< what the in-flight buffer has beside the messages
    State m_state = State::Open;
    GipcWire::Fault m_fault {}; ///< of sealing; may be set in any state
    std::optional<qsizetype> m_remaining; ///< Open: messages still to be sent; nothing means all
    bool m_sentThisTurn = false; ///< a message of this turn was sent at once
    RequestFlow m_requests;
    QByteArray m_goAway; ///< Open: GOAWAY, as long as it waits
    bool m_isGoingAway = false; ///< from goAway() on
    bool m_sendsOnlyAnswers = false; ///< Open: the peer is going away
    std::vector<UnsendableRequest> m_unsendable; ///< since takeUnsendable()
    std::vector<qint64> m_droppedSizes; ///< since takeDropped()
    qint64 m_takenCost = 0; ///< of messages that left since takeTaken()
    quint64 m_toldData = 0; ///< the sentData() of the last takeTaken()
};

} // namespace GipcCore
