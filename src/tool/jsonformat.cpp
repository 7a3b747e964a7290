// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "jsonformat.h"

#include "exitcode.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace GipcTool {

namespace {

/*! An object whose members keep the order in which they are added, as QJsonObject's do not. */
class Line
{
public:
    Line(const char *event, quint64 client)
    {
        add("event", quoted(QString::fromLatin1(event)));
        if (client != 0)
            add("client", QByteArray::number(client));
    }

    Line &add(const char *key, const QByteArray &json)
    {
        m_text += (m_text.isEmpty() ? "{\"" : ",\"");
        m_text += key;
        m_text += "\":";
        m_text += json;
        return *this;
    }
    Line &add(const char *key, const QString &text) { return add(key, quoted(text)); }
    Line &add(const char *key, qint64 number) { return add(key, QByteArray::number(number)); }

    QByteArray text() const { return m_text + '}'; }

private:
    static QByteArray quoted(const QString &text)
    {
        const QByteArray array = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
        return array.sliced(1, array.size() - 2);
    }

    QByteArray m_text;
};

QString securityName(Gipc::Security security)
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

} // namespace

QByteArray JsonFormat::status(Gipc::Status status, const QString &) const
{
    return Line("status", 0).add("status", Gipc::statusName(status)).text();
}

QByteArray JsonFormat::connected(const Peer &peer) const
{
    Line line("connected", peer.client);
    if (peer.ownId != 0)
        line.add("id", qint64(peer.ownId));
    return line.add("security", securityName(peer.security))
        .add("extended", QByteArray(peer.extended ? "true" : "false"))
        .add("uid", peer.userId)
        .add("pid", peer.processId)
        .text();
}

QByteArray JsonFormat::message(quint64 client, int type, const QByteArray &data) const
{
    // Base64 needs no escaping: a message may be large.
    return Line("message", client)
        .add("type", type)
        .add("data", '"' + data.toBase64() + '"')
        .text();
}

QByteArray JsonFormat::disconnected(quint64 client, Gipc::ErrorCode why) const
{
    return Line("disconnected", client).add("error", nameOf(why)).text();
}

QByteArray JsonFormat::error(quint64 client, Gipc::ErrorCode error, const QString &text) const
{
    return Line("error", client).add("error", nameOf(error)).add("text", text).text();
}

} // namespace GipcTool
