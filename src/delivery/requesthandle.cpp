// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requesthandle_p.h"

#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;
using GipcWire::ReplyStatus;

RequestHandle::RequestHandle(std::shared_ptr<RouterLink> link, Answer::Address address, int type,
                             QByteArray data)
    : m_link(std::move(link))
    , m_address(std::move(address))
    , m_type(type)
    , m_data(std::move(data))
{ }

RequestHandle::~RequestHandle()
{
    if (isOpen())
        answer(ReplyStatus::Failed, 0, {});
}

ErrorCode RequestHandle::answer(ReplyStatus status, int type, const QByteArray &data) const
{
    if (status == ReplyStatus::Answer && type <= 0)
        return ErrorCode::ReservedType;
    if (!m_isOpen.exchange(false))
        return ErrorCode::WrongStatus;
    const ErrorCode error = m_link->answer({ m_address, status, type, data });
    if (error == ErrorCode::QueueFull || error == ErrorCode::MessageTooLarge)
        m_isOpen = true;
    return error;
}

} // namespace GipcCore
