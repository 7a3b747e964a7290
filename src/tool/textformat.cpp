// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "textformat.h"

#include "escape.h"
#include "exitcode.h"
#include "words.h"

namespace GipcTool {

namespace {

QString securityWord(Gipc::Security security)
{
    switch (security) {
    case Gipc::Security::Unencrypted:
        return Words::tr("unencrypted");
    case Gipc::Security::Encrypted:
        return Words::tr("encrypted");
    case Gipc::Security::Authenticated:
        return Words::tr("authenticated");
    }
    return {};
}

QString peerName(quint64 client)
{
    return client == 0 ? Words::tr("server") : Words::tr("client %1").arg(client);
}

} // namespace

TextFormat::TextFormat(bool bare)
    : m_bare(bare)
{ }

QByteArray TextFormat::status(Gipc::Status, const QString &text) const
{
    //: %1 is a status, as "Connecting"
    return Words::tr("status: %1").arg(text).toUtf8();
}

QByteArray TextFormat::connected(const Peer &peer) const
{
    QStringList facts { peerName(peer.client) };
    if (peer.ownId != 0)
        //: the id that the server gave to us
        facts << Words::tr("id %1").arg(peer.ownId);
    facts << securityWord(peer.security)
          << (peer.extended ? QStringLiteral("GIPC-X") : Words::tr("version 2"));
    if (peer.userId >= 0)
        facts << Words::tr("user %1").arg(peer.userId);
    if (peer.processId >= 0)
        facts << Words::tr("process %1").arg(peer.processId);
    if (peer.security == Gipc::Security::Authenticated)
        //: %1 is the name of a pre-shared key, and may be empty
        facts << Words::tr("key \"%1\"").arg(QString::fromUtf8(escaped(peer.keyIdentity)));
    //: between the facts in "connected: client 3, encrypted, version 2, user 1000, process 4711"
    const QString all = facts.join(Words::tr(", "));
    //: %1 is a list of facts, as "client 3, encrypted, version 2"
    return Words::tr("connected: %1").arg(all).toUtf8();
}

QByteArray TextFormat::message(quint64 client, int type, const QByteArray &data) const
{
    if (m_bare)
        return escaped(data);
    const QString head = client == 0
        ? Words::tr("message, type %1: ").arg(type)
        : Words::tr("message, client %1, type %2: ").arg(client).arg(type);
    return head.toUtf8() + escaped(data);
}

QByteArray TextFormat::disconnected(quint64 client, Gipc::ErrorCode why) const
{
    const QString line = why == Gipc::ErrorCode::NoError
        //: %1 is "server" or "client 3"
        ? Words::tr("disconnected: %1").arg(peerName(client))
        //: %1 is "server" or "client 3", %2 the fixed name of an error, as Truncated
        : Words::tr("disconnected: %1, %2").arg(peerName(client), nameOf(why));
    return line.toUtf8();
}

QByteArray TextFormat::request(const PeerRequest &request) const
{
    const QString head = request.client == 0
        ? Words::tr("request, type %1: ").arg(request.type)
        : Words::tr("request, client %1, type %2: ").arg(request.client).arg(request.type);
    return head.toUtf8() + escaped(request.data);
}

QByteArray TextFormat::cancelled(const PeerRequest &request) const
{
    return request.client == 0
        ? Words::tr("request given up").toUtf8()
        : Words::tr("request given up: client %1").arg(request.client).toUtf8();
}

/*! With lines of text there is but one request: what is printed is its answer. */
QByteArray TextFormat::reply(quint64, const QByteArray &, int, const QByteArray &data) const
{
    return escaped(data);
}

QByteArray TextFormat::failed(quint64, const QByteArray &, Gipc::ErrorCode,
                              const QString &text) const
{
    return escaped(text.toUtf8());
}

QByteArray TextFormat::error(quint64 client, Gipc::ErrorCode, const QString &text) const
{
    //: %1 is a client's id, %2 what went wrong with it
    const QString line = client == 0 ? text : Words::tr("client %1: %2").arg(client).arg(text);
    return escaped(line.toUtf8());
}

} // namespace GipcTool
