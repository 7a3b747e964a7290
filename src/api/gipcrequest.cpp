// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requesthandle_p.h"
#include "utf8prefix_p.h"

#include <Gipc/gipcrequest.h>

#include <QtCore/QDebug>

using Gipc::ErrorCode;
using GipcWire::ReplyStatus;

int GipcRequest::msgType() const
{
    return d ? d->type() : 0;
}

QByteArray GipcRequest::data() const
{
    return d ? d->data() : QByteArray();
}

QString GipcRequest::text() const
{
    return QString::fromUtf8(data());
}

quint64 GipcRequest::connectionId() const
{
    return d ? d->connectionId() : 0;
}

bool GipcRequest::isOpen() const
{
    return d && d->isOpen();
}

bool GipcRequest::reply(int msgType, const QByteArray &data, ErrorCode *why) const
{
    const ErrorCode error
        = d ? d->answer(ReplyStatus::Answer, msgType, data) : ErrorCode::WrongStatus;
    if (why)
        *why = error;
    return error == ErrorCode::NoError;
}

bool GipcRequest::fail(const QString &text) const
{
    const QByteArray words = GipcCore::utf8Prefix(text, GipcWire::MaxReplyText);
    return d && d->answer(ReplyStatus::Failed, 0, words) == ErrorCode::NoError;
}

QDebug operator<<(QDebug debug, const GipcRequest &request)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "GipcRequest(";
    if (!request.isNull())
        debug << "type " << request.msgType() << ", " << request.data().size() << " bytes";
    if (request.connectionId() != 0)
        debug << ", client " << request.connectionId();
    return debug << ')';
}
