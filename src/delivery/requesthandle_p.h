// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"
#include "routerlink_p.h"

#include <Gipc/gipcrequest.h>

#include <QtCore/QByteArray>

#include <atomic>
#include <memory>

namespace GipcCore {

/*! A request of the peer's, as the copies of a GipcRequest share it. It outlives what it came from. Any
    thread. */
class RequestHandle
{
public:
    RequestHandle(std::shared_ptr<RouterLink> link, Answer::Address address, int type,
                  QByteArray data);
    /*! Nobody has answered it: the peer is told that it failed. */
    ~RequestHandle();
    RequestHandle(const RequestHandle &) = delete;
    RequestHandle &operator=(const RequestHandle &) = delete;

    static const RequestHandle *of(const GipcRequest &request) { return request.d.get(); }
    static GipcRequest requestOf(std::shared_ptr<RequestHandle> handle)
    {
        return GipcRequest(std::move(handle));
    }

    int type() const { return m_type; }
    const QByteArray &data() const { return m_data; }
    quint64 connectionId() const { return m_address.connection; }

    bool isOpen() const { return m_isOpen.load(std::memory_order_acquire); }
    /*! The peer has given it up, or is gone. */
    void close() { m_isOpen.store(false, std::memory_order_release); }
    /*! With a status other than Answer there are no type and a text instead of data. Of several threads
        that answer one does. NoError, or why it was not answered. */
    Gipc::ErrorCode answer(GipcWire::ReplyStatus status, int type, const QByteArray &data) const;

private:
    const std::shared_ptr<RouterLink> m_link;
    const Answer::Address m_address;
    const int m_type;
    const QByteArray m_data;
    mutable std::atomic<bool> m_isOpen = true;
};

} // namespace GipcCore
