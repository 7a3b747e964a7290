// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "keyschedule_p.h"
#include "wirehelpers.h"

#include <functional>

/*! What the tests of GIPC-X share: known answers, and two sessions with somebody between them. */
namespace WireTest {

/*! A conversation in GIPC-X of tests/data/gipc-vectors.json. */
struct KnownExtended
{
    struct Record
    {
        Role sender;
        QByteArray what;
        QByteArray plain, wire;
    };

    QByteArray name;
    QJsonObject values;
    QList<Record> records;

    QByteArray operator[](const char *key) const { return hex(values[QLatin1StringView(key)]); }
};

inline QList<KnownExtended> readKnownExtended()
{
    const auto all = readJson(QStringLiteral(GIPC_TEST_DATA_DIR "/gipc-vectors.json"));
    QList<KnownExtended> sessions;
    for (const auto &value : casesOf(all, "gipcx1"_L1)) {
        KnownExtended known { value["name"_L1].toString().toUtf8(), value.toObject(), {} };
        for (const auto &record : casesOf(value.toObject(), "records"_L1)) {
            known.records.append({ record["sender"_L1] == "client"_L1 ? Role::Client : Role::Server,
                                   record["what"_L1].toString().toUtf8(), hex(record["plain"_L1]),
                                   hex(record["wire"_L1]) });
        }
        sessions << known;
    }
    return sessions;
}

inline const QList<KnownExtended> &knownExtended()
{
    static const auto sessions = readKnownExtended();
    return sessions;
}

inline std::shared_ptr<const PreSharedKeys> keyRing(const QByteArray &identity,
                                                    const QByteArray &key)
{
    auto keys = std::make_shared<PreSharedKeys>();
    keys->add(identity, key);
    return keys;
}

inline const QByteArray GoodKey = QByteArray(32, 'k');

inline SessionSettings extendedSettings(Role role, bool encrypted = true)
{
    SessionSettings settings = settingsFor(role, encrypted, 100000);
    settings.extension = Extension::Preferred;
    settings.service = "test";
    return settings;
}

inline SessionSettings keyedSettings(Role role, const QByteArray &key = GoodKey,
                                     const QByteArray &identity = "panel")
{
    SessionSettings settings = extendedSettings(role);
    settings.keys = keyRing(identity, key);
    return settings;
}

/*! Two sessions, and a relay between them that sees each write and may do what it likes. */
class Conversation
{
public:
    struct End
    {
        explicit End(const SessionSettings &settings, FixedChance chance = {})
            : session(settings, std::move(chance))
        { }

        Session session;
        Outcome outcome = {};
        QByteArrayList toSend = {};

        QList<Message> messages() const { return outcome.messages; }
        Fault fault() const { return outcome.fault; }
    };

    /*! Gets what one side has written and its number, from 0 for each side; what it returns goes to
        the other. */
    using Relay = std::function<QByteArray(Role from, int number, const QByteArray &bytes)>;

    explicit Conversation(const SessionSettings &clientSettings = extendedSettings(Role::Client),
                          const SessionSettings &serverSettings = extendedSettings(Role::Server))
        : client(clientSettings)
        , server(serverSettings)
    { }

    Conversation(End ofClient, End ofServer)
        : client(std::move(ofClient))
        , server(std::move(ofServer))
    { }

    End &end(Role role) { return role == Role::Client ? client : server; }
    End &other(Role role) { return role == Role::Client ? server : client; }

    /*! Until nobody has anything more to say. */
    void run(const Relay &relay = {})
    {
        hear(Role::Server, {});
        while (!client.toSend.isEmpty() || !server.toSend.isEmpty()) {
            deliver(Role::Server, relay);
            deliver(Role::Client, relay);
        }
    }

    /*! A message in a record of its own. */
    void say(Role from, quint32 type, const QByteArray &data)
    {
        QByteArray out;
        Session &session = end(from).session;
        if (session.seal(plainFrame(type, data), &out) != Fault::None
            || session.flush(&out) != Fault::None)
            qFatal("sealing failed");
        end(from).toSend << out;
    }

    void close(Role from, CloseReason reason = CloseReason::Done)
    {
        QByteArray out;
        if (end(from).session.sealClose(reason, &out) != Fault::None)
            qFatal("closing failed");
        end(from).toSend << out;
    }

    bool isConnected() const
    {
        return client.outcome.established == 1 && server.outcome.established == 1
            && client.fault() == Fault::None && server.fault() == Fault::None;
    }

    End client;
    End server;

private:
    void deliver(Role from, const Relay &relay)
    {
        for (const QByteArray &bytes : std::exchange(end(from).toSend, {})) {
            const int number = m_written[int(from)]++;
            hear(otherRole(from), relay ? relay(from, number, bytes) : bytes);
        }
    }

    void hear(Role role, const QByteArray &bytes)
    {
        End &to = end(role);
        to.outcome.sent.clear();
        feed(&to.session, bytes, &to.outcome);
        to.toSend << to.outcome.sent;
        if (to.session.hasControl()) {
            QByteArray out;
            to.session.sealControl(&out);
            to.session.flush(&out);
            to.toSend << out;
        }
    }

    int m_written[2] = {};
};

} // namespace WireTest
