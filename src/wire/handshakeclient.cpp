// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What only a client does in the handshake: it judges the greeting and answers the size frame.

#include "handshake_p.h"

#include <algorithm>

namespace GipcWire {

bool Handshake::readGreeting(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    // The first byte decides: what follows another version may have another form.
    const quint8 version = byteAt(*input, 0);
    if (version != ProtocolVersion)
        return refuse(VersionNotSupported, output, Fault::UnknownVersion, version);
    if (input->size() < GreetingSize)
        return false;
    m_upgrade.transcript.greeting = input->view().first(GreetingSize).toByteArray();
    const quint8 encryption = byteAt(*input, 1);
    input->drop(GreetingSize);
    if (encryption > 1)
        return refuse(VersionNotSupported, output, Fault::MalformedHandshake);
    const bool peerEncrypts = encryption == 1;
    if (m_settings.encrypted && !peerEncrypts)
        return refuse(ServerLacksEncryption, output, Fault::PeerLacksEncryption);
    if (!m_settings.encrypted && peerEncrypts)
        return refuse(ClientLacksEncryption, output, Fault::PeerInsistsOnEncryption);
    output->append(byteMessage(GoOn));
    m_upgrade.transcript.verdict = output->constLast();
    m_state = m_settings.encrypted ? State::PeerKey : State::Size;
    if (m_settings.encrypted)
        sendOwnKey(output);
    return true;
}

/*! The server is told why, and the handshake fails. */
bool Handshake::refuse(Verdict verdict, QByteArrayList *output, Fault fault, quint64 value)
{
    output->append(byteMessage(verdict));
    return fail(fault, value);
}

bool Handshake::readSize(InputBuffer *input, QByteArrayList *output)
{
    const auto size = openFrame(input, MaxSizeFrameBody, &m_upgrade.transcript.sizeFrame);
    if (!size)
        return false;
    m_peerLimit = std::min(size->type, MaxDataSize);
    const Upgrade::Decision decision = m_upgrade.decide(size->data);
    if (decision.accepts)
        return acceptExtension(decision.answer, output);
    // Sent even if we leave: a Go server stops for good if it gets no answer.
    output->append(decision.answer);
    if (decision.fault != Fault::None)
        return fail(decision.fault);
    m_state = State::Done;
    return true;
}

/*! The accept frame and FINISHED go out with \a answer in one write. Nothing is sealed with version
    2's key after them. */
bool Handshake::acceptExtension(QByteArray answer, QByteArrayList *output)
{
    const QByteArray tlvs = m_upgrade.makeAccept();
    if (tlvs.isEmpty())
        return fail(Fault::Crypto);
    QByteArray *const frame = &m_upgrade.transcript.acceptFrame;
    if (const Fault fault = sealFrame(tlvs, {}, frame); fault != Fault::None)
        return fail(fault);
    answer += *frame;
    if (!appendFinished(&answer))
        return false;
    output->append(answer);
    return true;
}

} // namespace GipcWire
