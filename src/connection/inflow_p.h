// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "reader_p.h"
#include "session_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QPointer>

#include <memory>

namespace GipcCore {

struct Line;

/*! What a connection receives: transport ─► session ─► reader.

    It reads only as fast as the reader has room. Whatever is no message for the reader is returned
    by read(), and the Connection decides about it. */
class Inflow
{
public:
    /*! Null when slots have deleted the connection, and with it this. */
    using Guard = QPointer<QObject>;

    /*! Why read() came back. */
    enum class Outcome {
        Drained, ///< nothing more is there, or enough was read for this turn
        Paused, ///< the reader has no room, or the connection takes no messages now
        Gone, ///< the guard is null
        // read() is to be called again:
        HandshakeMessage, ///< the session has one to be sent
        Heard, ///< bytes arrived during the handshake
        SessionRequested, ///< a server's, once: its owner decides
        Established, ///< once
        // In a conversation, what the session's exchange() tells of, until read() goes on:
        Request, ///< one that the reader has not taken
        Cancelled,
        PeerGoingAway,
        Unread, ///< a message came, and there is no reader: takeUnread()
        // Nothing more can be read:
        PeerClosed,
        Failed,
    };

    /*! How much one connection reads before others get their turn. */
    static constexpr qint64 ReadPerTurn = 1024 * 1024;

    Inflow(Line *line, AlarmClock *clock);
    Inflow(const Inflow &) = delete;
    Inflow &operator=(const Inflow &) = delete;

    void setReader(std::shared_ptr<Reader> reader);
    /*! Whether the connection's state is one in which messages are taken. */
    void setTaking(bool taking) { m_isTaking = taking; }
    bool isTaking() const { return m_isTaking; }
    /*! From now on everything is read, even without room for it. */
    void ignoreRoom() { m_ignoresRoom = true; }
    bool hasRoom() const;
    /*! To be called when there is room again. Reading goes on from the event loop. */
    void resume();

    /*! Reads, and hands messages to the reader, until there is something else to do. \a budget is
        how many bytes may be read, and what is left of that. Slots run. */
    Outcome read(const Guard &self, qint64 *budget);
    /*! To be called when nothing more is read for now. The reader delivers what it held back, and
        memory is given back. Slots run: the connection may have ended, or be gone. */
    void endTurn(const Guard &self);
    /*! Reads and drops what is there. */
    void discard();

    GipcWire::Message takeUnread();
    /*! Null before the connection is admitted. */
    std::shared_ptr<Reader> reader() const { return m_reader; }
    /*! Uses the memory of a message for the next, if nobody has kept it. */
    void recycle(QByteArray &&data);

    /*! The connection has ended: the timer stops. */
    void stop() { m_trim.stop(); }

    /*! Messages that were understood, and their data; since the beginning. */
    quint64 receivedMessages() const { return m_receivedMessages; }
    quint64 receivedData() const { return m_receivedData; }

private:
    Outcome understand(const Guard &self);
    void prepare(qsizetype size);
    void deliver(const Guard &self, Reader *reader, QByteArray *storage);
    bool deliverRequest(Reader *reader);
    void deliverReply(Reader *reader);
    void trim();

    Line *const m_line;
    std::shared_ptr<Reader> m_reader; ///< none before the connection is admitted
    Alarm m_trim; ///< memory that was not used for a while is given back
    bool m_isTaking = false; ///< says the connection's state
    bool m_ignoresRoom = false; ///< for good, once somebody waits for the connection's place
    quint64 m_receivedMessages = 0;
    quint64 m_receivedData = 0;
};

} // namespace GipcCore
