// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "jsonformat.h"

#include "escape.h"
#include "exitcode.h"
#include "jsonobject.h"

namespace GipcTool {

QString jsonSecurity(Gipc::Security security)
{
    switch (security) {
    case Gipc::Security::Unencrypted:
        return QStringLiteral("unencrypted");
    case Gipc::Security::Encrypted:
        return QStringLiteral("encrypted");
    case Gipc::Security::Authenticated:
        return QStringLiteral("authenticated");
    }
    return {};
}

namespace {

JsonObject line(const char *event, quint64 client)
{
    JsonObject object;
    object.add("event", QString::fromLatin1(event));
    if (client != 0)
        object.add("client", QByteArray::number(client));
    return object;
}

/*! Not escaped: Base64 needs none, and data may be large. */
QByteArray base64(const QByteArray &data)
{
    return '"' + data.toBase64() + '"';
}

/*! What became of a request of ours. */
JsonObject outcome(const char *event, quint64 client, const QByteArray &id)
{
    JsonObject object = line(event, client);
    if (!id.isEmpty())
        object.add("id", id);
    return object;
}

/*! As it is if it is text, else with escapes as in the output for people. */
QString identityText(const QByteArray &identity)
{
    const QString text = QString::fromUtf8(identity);
    return text.toUtf8() == identity ? text : QString::fromUtf8(escaped(identity));
}

} // namespace

QByteArray JsonFormat::status(Gipc::Status status, const QString &) const
{
    return line("status", 0).add("status", Gipc::statusName(status)).text();
}

QByteArray JsonFormat::connected(const Peer &peer) const
{
    JsonObject object = line("connected", peer.client);
    if (peer.ownId != 0)
        object.add("id", qint64(peer.ownId));
    object.add("security", jsonSecurity(peer.security))
        .add("extended", QByteArray(peer.extended ? "true" : "false"))
        .add("uid", peer.userId)
        .add("pid", peer.processId);
    if (peer.security == Gipc::Security::Authenticated)
        object.add("key", identityText(peer.keyIdentity));
    return object.text();
}

QByteArray JsonFormat::message(quint64 client, int type, const QByteArray &data) const
{
    return line("message", client).add("type", type).add("data", base64(data)).text();
}

QByteArray JsonFormat::disconnected(quint64 client, Gipc::ErrorCode why) const
{
    return line("disconnected", client).add("error", nameOf(why)).text();
}

QByteArray JsonFormat::request(const PeerRequest &request) const
{
    return line("request", request.client)
        .add("id", request.id)
        .add("type", request.type)
        .add("data", base64(request.data))
        .text();
}

QByteArray JsonFormat::cancelled(const PeerRequest &request) const
{
    return line("cancelled", request.client).add("id", request.id).text();
}

QByteArray JsonFormat::reply(quint64 client, const QByteArray &id, int type,
                             const QByteArray &data) const
{
    return outcome("reply", client, id).add("type", type).add("data", base64(data)).text();
}

QByteArray JsonFormat::failed(quint64 client, const QByteArray &id, Gipc::ErrorCode why,
                              const QString &text) const
{
    return outcome("failed", client, id).add("error", nameOf(why)).add("text", text).text();
}

QByteArray JsonFormat::error(quint64 client, Gipc::ErrorCode error, const QString &text) const
{
    return line("error", client).add("error", nameOf(error)).add("text", text).text();
}

} // namespace GipcTool
