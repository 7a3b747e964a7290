// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcGlobal>

#include <memory>

class GipcClient;

namespace GipcTool {

/*! The other end of a connection. */
struct Peer
{
    quint64 client = 0; ///< its id; 0: it is the server
    Gipc::Security security = Gipc::Security::Unencrypted;
    bool extended = false;
    qint64 userId = -1;
    qint64 processId = -1;
    quint32 ownId = 0; ///< the id that the server gave to this client; 0: none
    QByteArray keyIdentity = {};
};

/*! A request of the other end. */
struct PeerRequest
{
    quint64 client = 0; ///< 0: it is the server's
    qint64 id = 0; ///< counted by this program
    int type = 0;
    QByteArray data = {};
};

/*! The server that \a client is connected to. */
Peer serverOf(const GipcClient &client);

/*! Makes lines of events, without the end of the line. A client of 0 is not named. */
class EventFormat
{
public:
    virtual ~EventFormat();

    virtual QByteArray status(Gipc::Status status, const QString &text) const = 0;
    virtual QByteArray connected(const Peer &peer) const = 0;
    virtual QByteArray message(quint64 client, int type, const QByteArray &data) const = 0;
    virtual QByteArray disconnected(quint64 client, Gipc::ErrorCode why) const = 0;
    virtual QByteArray request(const PeerRequest &request) const = 0;
    /*! Nobody waits for its answer any more. */
    virtual QByteArray cancelled(const PeerRequest &request) const = 0;
    /*! The answer to a request of ours. \a id is JSON, or empty if there is but one. */
    virtual QByteArray reply(quint64 client, const QByteArray &id, int type,
                             const QByteArray &data) const = 0;
    /*! Why there is none. */
    virtual QByteArray failed(quint64 client, const QByteArray &id, Gipc::ErrorCode why,
                              const QString &text) const = 0;
    virtual QByteArray error(quint64 client, Gipc::ErrorCode error, const QString &text) const = 0;

protected:
    EventFormat() = default;
    Q_DISABLE_COPY_MOVE(EventFormat)
};

std::unique_ptr<EventFormat> makeFormat(Format format, bool quiet);

} // namespace GipcTool
