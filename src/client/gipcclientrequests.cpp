// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "milliseconds_p.h"

using namespace GipcCore;

QFuture<GipcMessage> GipcClient::request(int msgType, const QByteArray &data, int msecs)
{
    return d->request(0, msgType, data, msecs);
}

QFuture<GipcMessage> GipcClient::request(int msgType, const QByteArray &data,
                                         std::chrono::milliseconds time)
{
    return request(msgType, data, toInt(time));
}

GipcMessage GipcClient::call(int msgType, const QByteArray &data, int msecs)
{
    return d->call(0, msgType, data, msecs);
}

GipcMessage GipcClient::call(int msgType, const QByteArray &data, std::chrono::milliseconds time)
{
    return call(msgType, data, toInt(time));
}
