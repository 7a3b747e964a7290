// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "roles.h"
#include "session_p.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>
#include <QtTest/QTest>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace GipcWire {

inline bool operator==(const Message &a, const Message &b)
{
    return a.type == b.type && a.data == b.data;
}

} // namespace GipcWire

/*! What the tests of the wire share: known answers, frames made by hand, and what a session or
    handshake made of some input. */
namespace WireTest {

using namespace GipcWire;
using namespace Qt::StringLiterals;

/*! Every random test starts from here, so a failure comes back. */
constexpr quint32 Seed = 20260726;

inline QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

inline QByteArray hex(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

inline QJsonObject readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.isEmpty())
        qFatal("%s is no JSON object", qPrintable(path));
    return object;
}

/*! A list of cases. An empty one ends the test: it would pass without having tested anything. */
inline QJsonArray casesOf(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonArray cases = object[key].toArray();
    if (cases.isEmpty())
        qFatal("there is no case in \"%s\"", key.data());
    return cases;
}

/*! A conversation in version 2 of tests/data/gipc-vectors.json; all bytes in it are known answers. */
struct KnownSession
{
    struct Frame
    {
        Role sender;
        Message message;
        QByteArray wire;
    };

    QByteArray name;
    QByteArray clientPrivate, serverPrivate, clientPublic, serverPublic, sharedX, key, sizeFrame;
    QList<Frame> frames;

    QByteArray ownPrivate(Role own) const
    {
        return own == Role::Client ? clientPrivate : serverPrivate;
    }
    QByteArray ownPublic(Role own) const
    {
        return own == Role::Client ? clientPublic : serverPublic;
    }
};

inline QList<KnownSession> readKnownSessions()
{
    const auto all = readJson(QStringLiteral(GIPC_TEST_DATA_DIR "/gipc-vectors.json"));
    QList<KnownSession> sessions;
    for (const auto &value : casesOf(all, "version2"_L1)) {
        const QJsonObject object = value.toObject();
        KnownSession known { object["name"_L1].toString().toUtf8(),
                             hex(object["clientPrivate"_L1]),
                             hex(object["serverPrivate"_L1]),
                             hex(object["clientPublic"_L1]),
                             hex(object["serverPublic"_L1]),
                             hex(object["Z"_L1]),
                             hex(object["key"_L1]),
                             hex(object["sizeFrame"_L1]),
                             {} };
        for (const auto &frame : casesOf(object, "frames"_L1)) {
            known.frames.append(
                { frame["sender"_L1] == "client"_L1 ? Role::Client : Role::Server,
                  { quint32(frame["msgType"_L1].toInteger()), hex(frame["data"_L1]) },
                  hex(frame["wire"_L1]) });
        }
        sessions << known;
    }
    return sessions;
}

inline const QList<KnownSession> &knownSessions()
{
    static const auto sessions = readKnownSessions();
    return sessions;
}

/*! The one to use where any will do. */
inline const KnownSession &knownSession()
{
    return knownSessions().constFirst();
}

inline Secret toSecret(QByteArrayView bytes)
{
    Secret secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.data());
    return secret;
}

/*! The largest data the known servers announce. */
constexpr quint32 KnownLimit = 3145728;

inline SessionSettings settingsFor(Role role, bool encrypted, quint32 maxMessageSize = KnownLimit)
{
    SessionSettings settings;
    settings.role = role;
    settings.encrypted = encrypted;
    settings.maxMessageSize = maxMessageSize;
    return settings;
}

/*! All that a session in the role \a own hears from its peer until both are connected. */
inline QByteArray peerHandshake(Role own, bool encrypted,
                                const KnownSession &known = knownSession())
{
    if (own == Role::Client)
        return encrypted ? hex("0201") + known.serverPublic + known.sizeFrame
                         : hex("02000000000400300000");
    return encrypted ? hex("00") + known.clientPublic + hex("00") : hex("0000");
}

/*! All that such a session says until then, one entry for each write. */
inline QByteArrayList ownHandshake(Role own, bool encrypted,
                                   const KnownSession &known = knownSession())
{
    if (own == Role::Client)
        return encrypted ? QByteArrayList { hex("00"), known.clientPublic, hex("00") }
                         : QByteArrayList { hex("00"), hex("00") };
    return encrypted ? QByteArrayList { hex("0201"), known.serverPublic, known.sizeFrame }
                     : QByteArrayList { hex("0200"), hex("0000000400300000") };
}

/*! What a session or handshake with the known keys is made with; a plain one has no use for a key. */
inline std::optional<KeyPair> knownKeyPair(const SessionSettings &settings,
                                           const KnownSession &known = knownSession())
{
    if (!settings.encrypted)
        return std::nullopt;
    return KeyPair::fromPrivateScalar(known.ownPrivate(settings.role));
}

/*! What came of some input. */
struct Outcome
{
    QByteArrayList sent; // one entry for each write
    QList<Message> messages;
    int established = 0; // how often it was said
    int peerClosed = 0;
    Fault fault = Fault::None;
    quint64 faultValue = 0;
    quint32 peerLimit = 0;

    bool operator==(const Outcome &) const = default;
};

/*! Shown when QCOMPARE finds two of them different. */
inline char *toString(const Outcome &outcome)
{
    QByteArray text = "sent " + outcome.sent.join().toHex(' ').left(200) + ", "
        + QByteArray::number(outcome.messages.size()) + " messages, established "
        + QByteArray::number(outcome.established) + ", fault "
        + QByteArray::number(int(outcome.fault)) + " (" + QByteArray::number(outcome.faultValue)
        + "), peer's limit " + QByteArray::number(outcome.peerLimit);
    return qstrdup(text.constData());
}

/*! Runs a handshake with the known keys on \a parts, as they would arrive one after another. */
inline Outcome handshakeOutcome(const SessionSettings &settings, const QByteArrayList &parts,
                                const KnownSession &known = knownSession())
{
    Handshake handshake(settings, { knownKeyPair(settings, known) });
    InputBuffer input;
    Outcome outcome;
    handshake.advance(&input, &outcome.sent);
    for (const QByteArray &part : parts) {
        input.append(part);
        handshake.advance(&input, &outcome.sent);
    }
    outcome.established = handshake.state() == Handshake::State::Done ? 1 : 0;
    outcome.fault = handshake.fault();
    outcome.faultValue = handshake.faultValue();
    outcome.peerLimit = handshake.peerLimit();
    return outcome;
}

/*! Hands \a bytes to \a session and notes what it makes of them, the way the library uses it. */
inline void feed(Session *session, QByteArrayView bytes, Outcome *outcome)
{
    session->append(bytes);
    for (bool more = true; more;) {
        const auto event = session->next();
        while (session->hasHandshakeMessage())
            outcome->sent << session->takeHandshakeMessage();
        outcome->established += event == Session::Event::Established ? 1 : 0;
        outcome->peerClosed += event == Session::Event::PeerClosed ? 1 : 0;
        if (event == Session::Event::Message)
            outcome->messages << session->takeMessage();
        more = event != Session::Event::NeedMore && event != Session::Event::Failed;
    }
    outcome->fault = session->fault();
    outcome->faultValue = session->faultValue();
    outcome->peerLimit = session->peerLimit();
}

inline Outcome feed(Session *session, QByteArrayView bytes)
{
    Outcome outcome;
    feed(session, bytes, &outcome);
    return outcome;
}

/*! A session with the known keys that has its handshake behind it. */
inline Session connectedSession(const SessionSettings &settings,
                                const KnownSession &known = knownSession())
{
    Session session(settings, { knownKeyPair(settings, known) });
    const Outcome outcome = feed(&session, peerHandshake(settings.role, settings.encrypted, known));
    if (outcome.established != 1)
        qFatal("the known handshake failed");
    return session;
}

template <typename Number> QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

inline QByteArray plainFrame(quint32 type, const QByteArray &data)
{
    return bigEndian(quint32(4 + data.size())) + bigEndian(type) + data;
}

inline QByteArray nonceBytes(quint32 direction, quint64 counter)
{
    return bigEndian(direction) + bigEndian(counter);
}

constexpr quint32 FromServer = 0x80000000;
constexpr quint32 FromClient = 0;

/*! Both directions under one key. */
class Aead
{
public:
    static std::optional<Aead> create(const Secret &key)
    {
        Aead aead(key);
        if (!aead.m_sealer || !aead.m_opener)
            return std::nullopt;
        return aead;
    }

    bool seal(const Nonce &nonce, QByteArrayView head, QByteArrayView tail, uchar *out,
              QByteArrayView associated = {})
    {
        return m_sealer.seal(nonce, associated, head, tail, out);
    }

    bool open(QByteArrayView nonce, QByteArrayView sealed, uchar *head, qsizetype headSize,
              QByteArray *tail, QByteArrayView associated = {})
    {
        tail->resize(sealed.size() - headSize - qsizetype(TagSize));
        return m_opener.open(nonce, associated, sealed, head, headSize,
                             reinterpret_cast<uchar *>(tail->data()));
    }

private:
    explicit Aead(const Secret &key)
        : m_sealer(key)
        , m_opener(key)
    { }

    AeadSealer m_sealer;
    AeadOpener m_opener;
};

/*! The peer's hand: seals with whatever nonce a test wants. */
class Sealer
{
public:
    explicit Sealer(const QByteArray &key = knownSession().key)
        : m_aead(Aead::create(toSecret(key)).value())
    { }

    QByteArray frame(const QByteArray &nonce, const QByteArray &plain)
    {
        Nonce array;
        std::copy(nonce.begin(), nonce.end(), array.begin());
        QByteArray sealed(plain.size() + 16, Qt::Uninitialized);
        if (!m_aead.seal(array, plain, {}, reinterpret_cast<uchar *>(sealed.data())))
            qFatal("sealing failed");
        return bigEndian(quint32(12 + sealed.size())) + nonce + sealed;
    }

private:
    Aead m_aead;
};

/*! A copy of \a bytes with another value at one place. */
inline QByteArray changed(QByteArray bytes, qsizetype at, int value)
{
    bytes[at] = char(value);
    return bytes;
}

inline QByteArrayList singleBytes(const QByteArray &bytes)
{
    QByteArrayList parts;
    for (const char byte : bytes)
        parts << QByteArray(1, byte);
    return parts;
}

/*! All byte values of a range. */
inline QByteArray values(int first, int last)
{
    QByteArray all;
    for (int value = first; value <= last; ++value)
        all += char(value);
    return all;
}

/*! Bytes of heap in use; always 0 where that is not to be had: without glibc, under sanitizers. */
inline qint64 memoryInUse()
{
#ifdef __GLIBC__
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}

} // namespace WireTest
