// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcglobal.h>

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>

namespace GipcCore {
class RequestHandle;
}

/*! A request of the other end, which waits for an answer. It comes from onRequest(),
    requestReceived(), or from read() as GipcMessage::request().

        QObject::connect(&server, &GipcServer::requestReceived, [](const GipcRequest &request) {
            request.reply(request.msgType(), lookUp(request.data()));
        });

    It may be answered later: keep a copy. Copies share the one request, which is answered once;
    when the last copy is gone and it was not, the other end hears RequestFailed. The object it came
    from may be deleted first.

    A value class. \b Threads: all functions may be called from any thread. What a thread writes and
    what it replies arrive in the order in which it did so.

    \since 0.1 */
class GIPC_EXPORT GipcRequest
{
    Q_GADGET
    Q_PROPERTY(int msgType READ msgType CONSTANT)
    Q_PROPERTY(QByteArray data READ data CONSTANT)
    Q_PROPERTY(QString text READ text CONSTANT)
    Q_PROPERTY(quint64 connectionId READ connectionId CONSTANT)
    Q_PROPERTY(bool open READ isOpen)

public:
    /*! No request. */
    GipcRequest() = default;

    bool isNull() const { return !d; }

    /*! What is asked for: type and data as the other end gave them to request(). 0 and empty if it
        is null. */
    int msgType() const;
    QByteArray data() const;
    /*! The data read as UTF-8. */
    QString text() const;

    /*! Of a server: the connection it came from; 0 of a client. */
    quint64 connectionId() const;

    /*! Whether an answer is awaited: it was not answered, the other end has not given it up, and
        the connection is there. Long work asks this now and then. */
    bool isOpen() const;

    /*! Answers with a type from 1 and data. True: it is on its way, as after write(); there is no
        more to be told of it if the connection is lost meanwhile. False with \a why: WrongStatus
        (not open any more), NotConnected, and, with it still open, ReservedType, MessageTooLarge,
        or QueueFull: outboxLimit() is reached, and it may be called again when there is room. No
        limit keeps out an answer that finds nothing waiting. Overflow does not apply. */
    bool reply(int msgType, const QByteArray &data = {}, Gipc::ErrorCode *why = nullptr) const;

    /*! Tells the other end that there is no answer: RequestFailed, with \a text as errorString() if
        it is not empty. Beyond 256 bytes of UTF-8 it is cut off. False if the request was not open
        any more. */
    bool fail(const QString &text = {}) const;

    /*! Whether it is the same request. */
    friend bool operator==(const GipcRequest &a, const GipcRequest &b) { return a.d == b.d; }
    friend bool operator!=(const GipcRequest &a, const GipcRequest &b) { return !(a == b); }

private:
    friend class GipcCore::RequestHandle;

    explicit GipcRequest(std::shared_ptr<GipcCore::RequestHandle> handle)
        : d(std::move(handle))
    { }

    std::shared_ptr<GipcCore::RequestHandle> d;
};

Q_DECLARE_METATYPE(GipcRequest)

/*! Type, size and connection; never the data. */
GIPC_EXPORT QDebug operator<<(QDebug debug, const GipcRequest &request);
