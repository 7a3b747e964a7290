// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keys.h"
#include "session_p.h"
#include "version2model.h"

using namespace Fuzz;

namespace {

/*! A session, and a peer that has its key and does as the script says:

        0  u32 type | u16 size | u8            a frame, filled with that byte, with the next counter
        1  nonce (12) | u8 size | bytes        a frame with this nonce and plain text
        2                                      the last frame once more
        3  u8 size | bytes                     these bytes as they are
        4  as 1 | u16 at | u8 change           such a frame, changed at one place
        5                                      a frame that never arrives
        6  u32 type | u16 size | u8 | u8       the session sends a message; 1: and gets it back
        7  u8 size | bytes                     a frame with this plain text and the next counter */
class Talk
{
public:
    explicit Talk(Script *script)
        : m_script(script)
        , m_choice(script->byte())
        , m_splits(script)
        , m_model(m_settings.role, m_settings.maxMessageSize)
        , m_sealer(deriveVersion2Key(sharedSecret()).value())
    {
        if (encrypted())
            m_chance.keyPair = keyPairOf(m_settings.role);
        m_session.emplace(m_settings, std::move(m_chance));
        shakeHands();
    }

    void run()
    {
        while (!m_script->atEnd() && m_arrived < MaxBytes)
            step();
        if (!encrypted())
            m_model.takeStream(m_stream);
        check();
    }

private:
    static constexpr qsizetype MaxBytes = 512 * 1024;

    bool encrypted() const { return m_settings.encrypted; }
    Role peer() const { return m_session->isClient() ? Role::Server : Role::Client; }

    SessionSettings settings() const
    {
        SessionSettings settings;
        settings.role = (m_choice & 2) != 0 ? Role::Server : Role::Client;
        settings.encrypted = (m_choice & 1) == 0;
        settings.maxMessageSize = maxMessageSize(m_choice >> 2);
        return settings;
    }

    void shakeHands()
    {
        QByteArray heard;
        const QByteArray limit = lengthBytes(MaxDataSize);
        if (m_session->isClient()) {
            heard = QByteArray(1, 2) + char(encrypted() ? 1 : 0);
            heard += encrypted() ? publicKeyOf(Role::Server) + sealed(nextNonce(), limit)
                                 : lengthBytes(4) + limit;
            // The size frame is a frame like any other, but for what it says.
            if (encrypted())
                m_model.takeSealed(nonceOf(peer(), 0), QByteArray(4, 0), 0);
        } else {
            heard = QByteArray(1, 0) + (encrypted() ? publicKeyOf(Role::Client) : QByteArray());
            heard += char(0);
        }
        m_session->append(heard);
        require(m_session->next() == Session::Event::Established, "the handshake is done");
        while (m_session->hasHandshakeMessage())
            m_session->takeHandshakeMessage();
        if (encrypted() && !m_session->isClient())
            m_ownUsed = 1;
    }

    QByteArray nextNonce() { return nonceOf(peer(), m_counter++); }

    QByteArray sealed(const QByteArray &nonce, const QByteArray &plain)
    {
        Nonce array;
        require(size_t(nonce.size()) == array.size(), "a nonce has its size");
        std::copy_n(nonce.begin(), array.size(), array.begin());
        QByteArray body(plain.size() + qsizetype(TagSize), 0);
        require(m_sealer.seal(array, {}, plain, {}, reinterpret_cast<uchar *>(body.data())),
                "sealing works");
        return lengthBytes(body.size() + 12) + nonce + body;
    }

    void step()
    {
        switch (m_script->byte() % 8) {
        case 0: {
            const QByteArray type = lengthBytes(m_script->number<quint32>());
            send(nextNonce(), type + m_script->filled());
            break;
        }
        case 1: {
            const QByteArray nonce = scriptNonce();
            send(nonce, m_script->bytes());
            break;
        }
        case 2:
            repeat();
            break;
        case 3:
            sendDamage(m_script->bytes());
            break;
        case 4: {
            const QByteArray nonce = scriptNonce();
            QByteArray frame = sealed(nonce, m_script->bytes());
            change(&frame, m_script);
            sendDamage(frame);
            break;
        }
        case 5:
            ++m_counter;
            break;
        case 6:
            say();
            break;
        case 7:
            send(nextNonce(), m_script->bytes());
            break;
        }
    }

    QByteArray scriptNonce()
    {
        const auto direction = m_script->number<quint32>();
        const auto counter = m_script->number<quint64>();
        QByteArray nonce = nonceOf(Role::Client, counter);
        qToBigEndian(direction, nonce.data());
        return nonce;
    }

    void send(const QByteArray &nonce, const QByteArray &plain)
    {
        m_lastNonce = nonce;
        m_lastPlain = plain;
        repeat();
    }

    void repeat()
    {
        if (!encrypted()) {
            feed(lengthBytes(m_lastPlain.size()) + m_lastPlain);
            return;
        }
        if (m_lastNonce.isEmpty())
            return;
        if (!m_damaged)
            m_model.takeSealed(m_lastNonce, m_lastPlain, m_ownUsed);
        feed(sealed(m_lastNonce, m_lastPlain));
    }

    void sendDamage(const QByteArray &bytes)
    {
        m_damaged = m_damaged || (encrypted() && !bytes.isEmpty());
        feed(bytes);
    }

    void say()
    {
        const quint32 type = m_script->number<quint32>() % FirstForbiddenType;
        const QByteArray data = m_script->filled();
        const bool comesBack = (m_script->byte() & 1) != 0;
        const bool failed = m_session->fault() != Fault::None;
        QByteArray out;
        const Fault fault = m_session->seal(makePlainFrame(type, data), &out);
        require((fault != Fault::None) == failed, "who has not failed can send");
        require(!failed || out.isEmpty(), "who has failed sends nothing");
        if (failed)
            return;
        require(out.size() == 8 + data.size() + (encrypted() ? qsizetype(SealOverhead) : 0),
                "a frame has its size");
        const QByteArray nonce = nonceOf(m_settings.role, m_ownUsed++);
        if (!comesBack)
            return;
        if (encrypted() && !m_damaged)
            m_model.takeSealed(nonce, lengthBytes(type) + data, m_ownUsed);
        feed(out);
    }

    void feed(const QByteArray &bytes)
    {
        m_arrived += bytes.size();
        m_stream += encrypted() ? QByteArray() : bytes;
        for (QByteArrayView rest = bytes; !rest.isEmpty();) {
            m_session->append(m_splits.next(&rest));
            for (;;) {
                const auto event = m_session->next();
                require(event != Session::Event::Established, "a handshake is done once");
                if (event != Session::Event::Message)
                    break;
                m_messages << m_session->takeMessage();
                const Message &message = m_messages.constLast();
                require(message.type > 0 && message.type < FirstForbiddenType,
                        "only messages are handed on");
                require(message.data.size() <= qsizetype(m_settings.maxMessageSize),
                        "no message exceeds the limit");
            }
            m_memory.check(m_arrived);
        }
    }

    void check()
    {
        const Fault fault = m_session->fault();
        require(areSame(m_messages, m_model.messages), "the messages are those sent");
        if (!m_damaged || m_model.fault != Fault::None) {
            require(fault == m_model.fault, "the fault is that of the stream");
            require(fault != Fault::MessageTooLarge
                        || m_session->faultValue() == m_model.faultValue,
                    "a size that is too large is told");
        }
        if (fault == Fault::None) {
            require(m_damaged || m_session->isAtBoundary() == m_model.isAtBoundary,
                    "the boundary is known");
            return;
        }
        m_session->append("more");
        QByteArray out;
        require(m_session->next() == Session::Event::Failed && m_session->fault() == fault
                    && m_session->seal(makePlainFrame(1, {}), &out) == fault && out.isEmpty(),
                "failed is failed");
        require(!m_session->isAtBoundary() && !m_session->hasControl()
                    && m_session->lastWords().isEmpty(),
                "who has failed has nothing to say in version 2");
    }

    Script *const m_script;
    const quint8 m_choice;
    const SessionSettings m_settings = settings();
    Splits m_splits;
    const MemoryWatch m_memory;
    Version2Model m_model;
    AeadSealer m_sealer;
    FixedChance m_chance;
    std::optional<Session> m_session;
    QList<Message> m_messages;
    QByteArray m_lastNonce;
    QByteArray m_lastPlain;
    QByteArray m_stream; ///< without encryption
    quint64 m_counter = 0;
    quint64 m_ownUsed = 0;
    qsizetype m_arrived = 0;
    bool m_damaged = false; ///< what comes now does not open
};

} // namespace

/*! Frames of version 2 under a key that is known: u8 (1 plain, 2 as server, 12 the limit) |
    splits | steps. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    sharedSecret(); // and what OpenSSL keeps for later: not this input's memory
    Talk(&script).run();
    return 0;
}
