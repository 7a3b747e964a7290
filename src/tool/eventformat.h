// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcGlobal>

#include <memory>

class GipcClient;

namespace GipcTool {

/*! Who connected. */
struct Peer
{
    quint64 client = 0; ///< 0: the server, seen from a client
    Gipc::Security security = Gipc::Security::Unencrypted;
    bool extended = false;
    qint64 userId = -1;
    qint64 processId = -1;
    quint32 ownId = 0; ///< what the server calls us; 0: nothing
};

/*! The server that \a client is connected to. */
Peer serverOf(const GipcClient &client);

/*! How events look as lines, without the end of the line. A client of 0 is left out. */
class EventFormat
{
public:
    virtual ~EventFormat();

    virtual QByteArray status(Gipc::Status status, const QString &text) const = 0;
    virtual QByteArray connected(const Peer &peer) const = 0;
    virtual QByteArray message(quint64 client, int type, const QByteArray &data) const = 0;
    virtual QByteArray disconnected(quint64 client, Gipc::ErrorCode why) const = 0;
    virtual QByteArray error(quint64 client, Gipc::ErrorCode error, const QString &text) const = 0;

protected:
    EventFormat() = default;
    Q_DISABLE_COPY_MOVE(EventFormat)
};

std::unique_ptr<EventFormat> makeFormat(Format format, bool quiet);

} // namespace GipcTool
