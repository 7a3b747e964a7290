// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What only a server does in the handshake: it greets, announces its limit, and reads the answers.

#include "handshake_p.h"
#include "tlv_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {

void Handshake::sendGreeting(QByteArrayList *output)
{
    output->append(byteMessage(ProtocolVersion) + byteMessage(m_settings.encrypted ? 1 : 0));
    m_upgrade.transcript.greeting = output->constLast();
    m_state = State::Verdict;
}

bool Handshake::readVerdict(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    const quint8 verdict = byteAt(*input, 0);
    input->drop(1);
    m_upgrade.transcript.verdict = byteMessage(verdict);
    switch (Verdict(verdict)) {
    case GoOn:
        m_state = m_settings.encrypted ? State::PeerKey : State::Acknowledgement;
        if (m_settings.encrypted)
            sendOwnKey(output);
        else
            sendSize(output);
        return true;
    case VersionNotSupported:
        return fail(Fault::VersionRefused);
    case ServerLacksEncryption:
        return fail(m_settings.encrypted ? Fault::MalformedHandshake
                                         : Fault::PeerInsistsOnEncryption);
    case ClientLacksEncryption:
        return fail(m_settings.encrypted ? Fault::PeerLacksEncryption : Fault::MalformedHandshake);
    }
    return fail(Fault::MalformedHandshake);
}

/*! Our limit, and behind it the offer of GIPC-X. */
void Handshake::sendSize(QByteArrayList *output)
{
    uchar value[SizeFrameValueSize];
    qToBigEndian(m_settings.maxMessageSize, value);
    QByteArray frame;
    const QByteArrayView limit(value, sizeof value);
    if (const Fault fault = sealFrame(limit, m_upgrade.makeOffer(), &frame); fault != Fault::None) {
        fail(fault);
        return;
    }
    m_upgrade.transcript.sizeFrame = frame;
    output->append(frame);
}

bool Handshake::readAcknowledgement(InputBuffer *input)
{
    if (input->isEmpty())
        return false;
    const quint8 answer = byteAt(*input, 0);
    input->drop(1);
    const bool mayUpgrade = m_upgrade.hasOffered();
    if (answer == Acknowledged) {
        if (const Fault fault = m_upgrade.judgeAcknowledgement(); fault != Fault::None)
            return fail(fault);
        m_state = State::Done;
    } else if (answer == Ended && mayUpgrade) {
        m_state = State::EndCause;
    } else if (answer == Accepted && mayUpgrade) {
        m_state = State::Accept;
    } else {
        return fail(Fault::MalformedHandshake);
    }
    return true;
}

bool Handshake::readEndCause(InputBuffer *input)
{
    if (input->isEmpty())
        return false;
    return fail(Upgrade::judgeEnd(byteAt(*input, 0)));
}

bool Handshake::readAccept(InputBuffer *input, QByteArrayList *output)
{
    const auto accept = openFrame(input, MaxAcceptFrameBody, &m_upgrade.transcript.acceptFrame);
    if (!accept)
        return false;
    const QByteArray tlvs = toBytes(accept->type) + accept->data;
    if (const Fault fault = m_upgrade.readAccept(tlvs); fault != Fault::None)
        return fail(fault);
    QByteArray answer;
    if (!appendFinished(&answer))
        return false;
    if (!answer.isEmpty()) // nothing without encryption
        output->append(answer);
    return true;
}

} // namespace GipcWire
