// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A session in a conversation between its handshake and its first message.

#include "session_p.h"

#include <algorithm>

namespace GipcWire {

/*! SESSION, both ways. */
Session::Event Session::nextInOpening()
{
    if (!m_isAdmitted) {
        const Event event = nextInExtended();
        if (event != Event::Established)
            return event;
    }
    m_established = true;
    return Event::Established;
}

/*! With a write of its own, as all of the handshake. False if it cannot be sealed. */
bool Session::sendInOpening(const QByteArray &frame)
{
    const QByteArray bytes = frame.isEmpty() ? frame : m_extended->sealAlone(frame);
    if (bytes.isEmpty())
        return false;
    m_output.append(bytes);
    return true;
}

Fault Session::admit()
{
    if (m_fault != Fault::None)
        return m_fault;
    if (!sendInOpening(Exchange::grantSession()))
        return noted(Fault::Crypto);
    exchange()->open();
    m_isAdmitted = true;
    return Fault::None;
}

void Session::refuse(CloseReason reason, QByteArrayView text)
{
    sendInOpening(ExtendedSession::closeFrame(
        { reason, text.first(std::min(text.size(), MaxCloseText)).toByteArray() }));
    m_extended->setClosed();
}

} // namespace GipcWire
