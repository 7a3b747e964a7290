// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// The steps, and what both sides do alike. What only one side does is in handshakeclient.cpp and
// handshakeserver.cpp.

#include "handshake_p.h"

#include <QtCore/QtEndian>

#include <utility>

namespace GipcWire {
namespace {

/*! What it means if the peer's key does not begin as a point does. A Go client without encryption
    ignores the flag of message 1: it takes our key for the size frame and acknowledges it. That is
    a single 0 where its key should be. */
Fault faultOfKeyForm(quint8 form, Role role)
{
    const bool isGoClientWithoutEncryption = role == Role::Server && form == Acknowledged;
    return isGoClientWithoutEncryption ? Fault::PeerLacksEncryption : Fault::BadPublicKey;
}

} // namespace

Handshake::Handshake(const SessionSettings &settings, FixedChance chance)
    : m_settings(settings)
    , m_state(settings.role == Role::Server ? State::Start : State::Greeting)
    , m_peerLimit(settings.maxMessageSize)
    , m_keyPair(std::move(chance.keyPair))
    , m_upgrade(settings, chance.tlvs)
{ }

void Handshake::advance(InputBuffer *input, QByteArrayList *output)
{
    while (step(input, output)) { }
}

std::optional<FrameCipher> Handshake::takeCipher()
{
    return std::exchange(m_cipher, std::nullopt);
}

bool Handshake::step(InputBuffer *input, QByteArrayList *output)
{
    switch (m_state) {
    case State::Start:
        sendGreeting(output);
        return true;
    case State::Greeting:
        return readGreeting(input, output);
    case State::Verdict:
        return readVerdict(input, output);
    case State::PeerKey:
        return readPeerKey(input, output);
    case State::Size:
        return readSize(input, output);
    case State::Acknowledgement:
        return readAcknowledgement(input);
    case State::EndCause:
        return readEndCause(input);
    case State::Accept:
        return readAccept(input, output);
    case State::PeerFinished:
        return readPeerFinished(input);
    case State::Done:
    case State::Failed:
        return false;
    }
    return false;
}

// Keys
// ---------------------------------------------------------------------------------------------

/*! The key pair is made only when the peer has said something valid: making it is the most
    expensive thing that a stranger can cause. Both sides send at once, so neither waits for the
    other. */
void Handshake::sendOwnKey(QByteArrayList *output)
{
    if (!m_keyPair)
        m_keyPair = KeyPair::generate();
    if (!m_keyPair) {
        fail(Fault::Crypto);
        return;
    }
    output->append(m_keyPair->publicKey());
    Upgrade::Transcript &transcript = m_upgrade.transcript;
    (isClient() ? transcript.clientKey : transcript.serverKey) = m_keyPair->publicKey();
}

bool Handshake::readPeerKey(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    // The first byte decides, so that a peer that sends no more is not waited for.
    const quint8 form = byteAt(*input, 0);
    if (form != UncompressedPoint)
        return fail(faultOfKeyForm(form, m_settings.role));
    if (input->size() < PublicKeySize)
        return false;
    const QByteArray peerKey = input->view().first(PublicKeySize).toByteArray();
    input->drop(PublicKeySize);
    auto sharedX = m_keyPair->agree(peerKey);
    m_keyPair.reset();
    if (!sharedX)
        return fail(Fault::BadPublicKey);
    Upgrade::Transcript &transcript = m_upgrade.transcript;
    (isClient() ? transcript.serverKey : transcript.clientKey) = peerKey;
    if (!makeCipher(std::move(*sharedX)))
        return fail(Fault::Crypto);
    m_state = isClient() ? State::Size : State::Acknowledgement;
    if (!isClient())
        sendSize(output);
    return true;
}

/*! Version 2's cipher. GIPC-X needs it as well, for the size frame and the accept frame. */
bool Handshake::makeCipher(Secret sharedX)
{
    if (const auto key = deriveVersion2Key(sharedX))
        m_cipher = FrameCipher::create(*key, m_settings.role, m_settings.keyLimits);
    if (!m_cipher)
        return false;
    if (m_settings.extension != Extension::Never)
        m_sharedX = std::move(sharedX);
    return true;
}

// The size frame and the accept frame, which are frames of version 2
// ---------------------------------------------------------------------------------------------

Fault Handshake::sealFrame(QByteArrayView head, QByteArrayView tail, QByteArray *frame)
{
    if (m_cipher)
        return m_cipher->seal(head, tail, frame);
    appendPlainFrame(head, tail, frame);
    return Fault::None;
}

/*! Nothing if the frame is not whole yet, or with a fault. \a wire gets the frame as it came. Both
    frames have at least the four bytes that are the type in a message, and are read as such. */
std::optional<Message> Handshake::openFrame(InputBuffer *input, quint32 maxBody, QByteArray *wire)
{
    static_assert(SizeFrameValueSize == TypeSize);
    const quint32 overhead = m_cipher ? SealOverhead : 0;
    QByteArrayView body;
    switch (FrameReader::next(*input, { TypeSize + overhead, maxBody }, &body)) {
    case FrameReader::Result::NeedMore:
        return std::nullopt;
    case FrameReader::Result::TooShort:
    case FrameReader::Result::TooLong:
        fail(Fault::MalformedHandshake);
        return std::nullopt;
    case FrameReader::Result::Frame:
        break;
    }
    *wire = input->view().first(LengthSize + body.size()).toByteArray();
    Message opened;
    if (!m_cipher) {
        opened = { qFromBigEndian<quint32>(body.data()), body.sliced(TypeSize).toByteArray() };
    } else if (const Fault fault = m_cipher->open(body, &opened); fault != Fault::None) {
        fail(fault);
        return std::nullopt;
    }
    input->drop(wire->size());
    return opened;
}

// GIPC-X
// ---------------------------------------------------------------------------------------------

/*! Both have agreed on GIPC-X. With encryption its keys replace that of version 2 from here on, and
    our FINISHED is appended. */
bool Handshake::appendFinished(QByteArray *output)
{
    m_extended = true;
    if (!m_cipher) {
        m_state = State::Done;
        return true;
    }
    m_cipher.reset();
    Fault fault = m_upgrade.deriveKeys(m_sharedX);
    m_sharedX.wipe();
    if (fault == Fault::None)
        fault = m_upgrade.makeFinished(output);
    if (fault != Fault::None)
        return fail(fault);
    m_state = State::PeerFinished;
    return true;
}

bool Handshake::readPeerFinished(InputBuffer *input)
{
    const quint32 size = Upgrade::finishedBodySize();
    QByteArrayView body;
    switch (FrameReader::next(*input, { size, size }, &body)) {
    case FrameReader::Result::NeedMore:
        return false;
    case FrameReader::Result::TooShort:
    case FrameReader::Result::TooLong:
        return fail(m_upgrade.mismatch());
    case FrameReader::Result::Frame:
        break;
    }
    const Fault fault = m_upgrade.checkFinished(input->view().first(LengthSize), body);
    if (fault != Fault::None)
        return fail(fault);
    FrameReader::drop(input, body);
    m_state = State::Done;
    return true;
}

/*! Always false: no step follows. */
bool Handshake::fail(Fault fault, quint64 value)
{
    m_state = State::Failed;
    m_fault = fault;
    m_faultValue = value;
    m_keyPair.reset();
    m_cipher.reset();
    m_sharedX.wipe();
    return false;
}

} // namespace GipcWire
