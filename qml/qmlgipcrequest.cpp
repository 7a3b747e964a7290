// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcrequest.h"

#include "payload.h"

#include <Gipc/gipcpayload.h>

QmlGipcRequest::QmlGipcRequest(const GipcRequest &request, QObject *end, Note note)
    : m_request(request)
    , m_end(end)
    , m_note(note)
{ }

QVariant QmlGipcRequest::json() const
{
    return Gipc::json(m_request.data()).toVariant();
}

bool QmlGipcRequest::reply(int msgType, const QJSValue &data) const
{
    if (!m_end)
        return false;
    Gipc::ErrorCode why = Gipc::ErrorCode::InvalidData;
    if (const auto bytes = optionalPayload(data, m_end))
        m_request.reply(msgType, *bytes, &why);
    return m_note(m_end, why);
}

bool QmlGipcRequest::fail(const QString &text) const
{
    return m_request.fail(text);
}
