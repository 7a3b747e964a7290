// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventformat.h"

namespace GipcTool {

/*! The value of "security" in JSON. */
QString jsonSecurity(Gipc::Security security);

/*! One JSON object per event, for programs. */
class JsonFormat final : public EventFormat
{
public:
    QByteArray status(Gipc::Status status, const QString &text) const override;
    QByteArray connected(const Peer &peer) const override;
    QByteArray message(quint64 client, int type, const QByteArray &data) const override;
    QByteArray disconnected(quint64 client, Gipc::ErrorCode why) const override;
    QByteArray request(const PeerRequest &request) const override;
    QByteArray cancelled(const PeerRequest &request) const override;
    QByteArray reply(quint64 client, const QByteArray &id, int type,
                     const QByteArray &data) const override;
    QByteArray failed(quint64 client, const QByteArray &id, Gipc::ErrorCode why,
                      const QString &text) const override;
    QByteArray error(quint64 client, Gipc::ErrorCode error, const QString &text) const override;
};

} // namespace GipcTool
