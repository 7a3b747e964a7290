// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedhelpers.h"
#include "hkdf_p.h"
#include "tlv_p.h"

namespace WireTest {

/*! A peer of the session under test that has an honest handshake, knows all secrets of the session
    and keeps to no rule afterwards: what it seals opens, whatever it says. */
class ForgedPeer
{
public:
    explicit ForgedPeer(Role role, bool encrypts = true, const QByteArray &preSharedKey = {})
        : encrypted(encrypts)
        , key(preSharedKey)
        , m_role(role)
    {
        const quint32 features = AlwaysThere | (key.isEmpty() ? 0 : PreSharedKeyFeature);
        const Terms terms { 100000, 0, 0 };
        tlvs = role == Role::Client ? encode(Accept { features, terms, "panel" })
                                    : encode(Offer { features, terms, "test" });
        if (role == Role::Server)
            offer = wrapOffer(tlvs);
    }

    // What it says in the handshake; may be changed before that:
    const bool encrypted;
    QByteArray key;
    QByteArray tlvs; ///< a client's acceptance
    QByteArray offer; ///< a server's, behind the limit
    quint8 answer = Accepted; ///< message 5

    /*! All of the handshake but our FINISHED. */
    void negotiate(Session *victim, Outcome *outcome)
    {
        const bool isClient = m_role == Role::Client;
        const auto pair = KeyPair::generate();
        const QByteArray ownKey = encrypted ? pair->publicKey() : QByteArray();
        QByteArray heard = tell(victim, {}, outcome);
        if (isClient) {
            m_greeting = heard;
            heard = tell(victim, m_verdict + ownKey, outcome);
        } else {
            m_greeting = QByteArray(1, char(ProtocolVersion)) + char(encrypted ? 1 : 0);
            heard = tell(victim, m_greeting, outcome);
            m_verdict = take(&heard, 1);
        }
        const QByteArray peerKey = take(&heard, encrypted ? PublicKeySize : 0);
        m_clientKey = isClient ? ownKey : peerKey;
        m_serverKey = isClient ? peerKey : ownKey;
        if (encrypted) {
            m_sharedX = std::move(*pair->agree(peerKey));
            m_cipher = FrameCipher::create(*deriveVersion2Key(m_sharedX), m_role, {});
        }
        if (isClient) {
            m_sizeFrame = heard;
            m_acceptFrame = version2Frame(tlvs);
            deriveSecrets();
            m_received = tell(victim, char(answer) + m_acceptFrame, outcome);
        } else {
            m_sizeFrame = version2Frame(bigEndian(quint32(100000)) + offer);
            heard = tell(victim, ownKey + m_sizeFrame, outcome);
            victimsAnswer = heard;
            if (!heard.startsWith(char(Accepted)))
                return;
            take(&heard, 1);
            m_acceptFrame = take(&heard, LengthSize + lengthOf(heard));
            deriveSecrets();
            m_received = heard;
        }
    }

    /*! With our FINISHED, if it came to that. */
    void connect(Session *victim, Outcome *outcome)
    {
        negotiate(victim, outcome);
        if (m_sealer)
            tell(victim, record(finishedFrame(m_role)), outcome);
    }

    /*! FINISHED as that side has to send it, bare. */
    QByteArray finishedFrame(Role whose) const
    {
        const Secret &secret = whose == Role::Client ? m_clientFinished : m_serverFinished;
        return plainFrame(
            0, char(FinishedCode) + hmacSha384(secret.view(), m_hash.view()).view().toByteArray());
    }

    /*! \a plain in a record of its own, of whatever size; bare without encryption. */
    QByteArray record(const QByteArray &plain)
    {
        if (!encrypted)
            return plain;
        QByteArray out;
        if (!m_sealer->seal(plain, {}, &out))
            qFatal("sealing failed");
        return out;
    }

    /*! After a KEYUPDATE of ours, and after one of the victim's. */
    void updateKey() { m_sealer->update(); }
    void followUpdate() { m_opener->update(); }

    /*! The plain text of all records the victim has sent until now, FINISHED included, and of those
        in \a more. */
    QByteArray open(const QByteArray &more = {})
    {
        m_received += more;
        QByteArray all;
        while (m_received.size() >= LengthSize) {
            const QByteArray head = take(&m_received, LengthSize);
            const QByteArray body = take(&m_received, lengthOf(head));
            QByteArray plain;
            plain.resize(body.size() - qsizetype(TagSize));
            if (!m_opener->open(head, body, plain.data()))
                qFatal("a record of the session under test does not open");
            all += plain;
        }
        return all;
    }

    /*! Message 5 and what follows, if the victim is a client. */
    QByteArray victimsAnswer;

private:
    static QByteArray take(QByteArray *bytes, qsizetype size)
    {
        const QByteArray taken = bytes->first(size);
        bytes->remove(0, size);
        return taken;
    }

    static qsizetype lengthOf(const QByteArray &frame)
    {
        return qsizetype(qFromBigEndian<quint32>(frame.constData()));
    }

    /*! What the victim says to that. */
    static QByteArray tell(Session *victim, const QByteArray &bytes, Outcome *outcome)
    {
        const qsizetype before = outcome->sent.size();
        feed(victim, bytes, outcome);
        return outcome->sent.sliced(before).join();
    }

    QByteArray version2Frame(const QByteArray &plain)
    {
        QByteArray frame;
        if (!m_cipher)
            appendPlainFrame(plain, {}, &frame);
        else if (m_cipher->seal(plain, {}, &frame) != Fault::None)
            qFatal("sealing failed");
        return frame;
    }

    void deriveSecrets()
    {
        if (!encrypted)
            return;
        m_hash = sha384("gipc-x v1" + m_greeting + m_verdict + m_clientKey + m_serverKey
                        + m_sizeFrame + char(Accepted) + m_acceptFrame);
        SessionSecrets secrets
            = SessionSecrets::derive(deriveHandshakeSecret(key, m_sharedX), m_hash.view());
        m_clientFinished = std::move(secrets.clientFinished);
        m_serverFinished = std::move(secrets.serverFinished);
        const bool isClient = m_role == Role::Client;
        m_sealer.emplace(std::move(isClient ? secrets.clientTraffic : secrets.serverTraffic));
        m_opener.emplace(std::move(isClient ? secrets.serverTraffic : secrets.clientTraffic));
    }

    const Role m_role;
    QByteArray m_greeting, m_clientKey, m_serverKey, m_sizeFrame, m_acceptFrame;
    QByteArray m_verdict = QByteArray(1, char(GoOn));
    Secret m_sharedX, m_hash, m_clientFinished, m_serverFinished;
    std::optional<FrameCipher> m_cipher; ///< of version 2
    std::optional<RecordSealer> m_sealer;
    std::optional<RecordOpener> m_opener;
    QByteArray m_received;
};

/*! A session under test with such a peer, connected. */
struct Scene
{
    explicit Scene(Role victimRole = Role::Server, bool encrypted = true,
                   const SessionSettings *settings = nullptr)
        : peer(otherRole(victimRole), encrypted)
        , victim(settings ? *settings : extendedSettings(victimRole, encrypted))
    {
        peer.connect(&victim, &outcome);
        if (outcome.established != 1)
            qFatal("the handshake failed");
        outcome.sent.clear();
    }

    /*! \a plain arrives in one record. */
    const Outcome &receive(const QByteArray &plain)
    {
        feed(&victim, peer.record(plain), &outcome);
        return outcome;
    }

    ForgedPeer peer;
    Session victim;
    Outcome outcome;
};

/*! A control frame, bare. */
inline QByteArray controlFrame(int code, const QByteArray &rest = {})
{
    return plainFrame(0, char(code) + rest);
}

} // namespace WireTest
