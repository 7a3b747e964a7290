// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedhelpers.h"
#include "tlv_p.h"

namespace WireTest {

/*! Whether \a part is what comes first in \a whole. */
inline bool isPrefix(const QList<Message> &part, const QList<Message> &whole)
{
    return part == whole.first(std::min(part.size(), whole.size()));
}

/*! A conversation in which nothing is left to chance: a fresh session in one of its roles takes the
    recorded bytes as the first one did. So an attack costs one session and not two. */
class Recording
{
public:
    enum Kind { NoKey, PreSharedKey, Plain };

    /*! Each side sends \a toSay, each in a write of its own, and CLOSE. */
    Recording(Kind kind, const QList<Message> &toSay)
        : m_kind(kind)
        , messages(toSay)
    {
        Conversation talk(Conversation::End { settings(Role::Client), chance(Role::Client) },
                          Conversation::End { settings(Role::Server), chance(Role::Server) });
        const auto record = [this](Role from, int, const QByteArray &bytes) {
            writes[int(from)] << bytes;
            return bytes;
        };
        talk.run(record);
        for (const Role role : { Role::Client, Role::Server })
            handshakeSize[int(role)] = stream(role).size();
        for (const Role role : { Role::Client, Role::Server }) {
            for (const Message &message : messages)
                talk.say(role, message.type, message.data);
            talk.close(role);
        }
        talk.run(record);
        for (const Role role : { Role::Client, Role::Server }) {
            if (talk.end(role).messages() != messages || talk.end(role).outcome.peerClosed != 1)
                qFatal("the conversation failed");
        }
    }

    SessionSettings settings(Role role) const
    {
        SessionSettings settings = extendedSettings(role, m_kind != Plain);
        settings.service = "vectors"; // which the known offers name
        if (m_kind == PreSharedKey) {
            const auto tlvs = known()["acceptTlvs"];
            settings.keys
                = keyRing(TlvList::parse(tlvs)->value(5, 1, 64)->toByteArray(), known()["psk"]);
        }
        return settings;
    }

    /*! A session that would have written the same. */
    Session fresh(Role role) const { return Session(settings(role), chance(role)); }

    QByteArray stream(Role from) const { return writes[int(from)].join(); }

private:
    const KnownExtended &known() const
    {
        return knownExtended().at(m_kind == PreSharedKey ? 1 : 0);
    }

    FixedChance chance(Role role) const
    {
        const bool isClient = role == Role::Client;
        FixedChance chance { {}, known()[isClient ? "acceptTlvs" : "offerTlvs"] };
        if (m_kind != Plain) {
            chance.keyPair
                = KeyPair::fromPrivateScalar(known()[isClient ? "clientPrivate" : "serverPrivate"]);
        }
        return chance;
    }

    const Kind m_kind;

public:
    const QList<Message> messages;
    QByteArrayList writes[2]; ///< by sender
    qsizetype handshakeSize[2] = {}; ///< of each sender, FINISHED included
};

/*! The rows of tests in which one side sends what was recorded. */
inline void addSenders(const QList<Recording::Kind> &kinds)
{
    static const QMap<Recording::Kind, const char *> suffixes {
        { Recording::NoKey, "" },
        { Recording::PreSharedKey, ", with a key" },
        { Recording::Plain, ", plain" },
    };
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("from");
    for (const Role from : { Role::Client, Role::Server }) {
        for (const Recording::Kind kind : kinds) {
            QTest::addRow("from the %s%s", from == Role::Client ? "client" : "server",
                          suffixes[kind])
                << int(kind) << int(from);
        }
    }
}

} // namespace WireTest
