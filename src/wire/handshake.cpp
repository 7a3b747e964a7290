// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "handshake_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {
namespace {

QByteArray byteMessage(quint8 byte)
{
    return QByteArray(1, char(byte));
}

quint8 byteAt(const InputBuffer &input, qsizetype index)
{
    return quint8(input.view().at(index));
}

} // namespace

Handshake::Handshake(const SessionSettings &settings, std::optional<KeyPair> keyPair)
    : m_settings(settings)
    , m_state(settings.role == Role::Server ? State::Start : State::Greeting)
    , m_peerLimit(settings.maxMessageSize)
    , m_keyPair(std::move(keyPair))
{ }

void Handshake::advance(InputBuffer *input, QByteArrayList *output)
{
    while (step(input, output)) { }
}

std::optional<FrameCipher> Handshake::takeCipher()
{
    return std::exchange(m_cipher, std::nullopt);
}

/*! One step; true if there may be another one. */
bool Handshake::step(InputBuffer *input, QByteArrayList *output)
{
    switch (m_state) {
    case State::Start:
        output->append(byteMessage(ProtocolVersion) + byteMessage(m_settings.encrypted ? 1 : 0));
        m_state = State::Verdict;
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
    case State::Done:
    case State::Failed:
        return false;
    }
    return false;
}

bool Handshake::readGreeting(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    // A wrong version is known from the first byte; what follows it is not ours to interpret.
    const quint8 version = byteAt(*input, 0);
    if (version != ProtocolVersion) {
        output->append(byteMessage(VersionNotSupported));
        return fail(Fault::UnknownVersion, version);
    }
    if (input->size() < GreetingSize)
        return false;
    const quint8 encryption = byteAt(*input, 1);
    input->drop(GreetingSize);
    if (encryption > 1) {
        output->append(byteMessage(VersionNotSupported));
        return fail(Fault::MalformedHandshake);
    }
    const bool peerEncrypts = encryption == 1;
    if (m_settings.encrypted && !peerEncrypts) {
        output->append(byteMessage(ServerLacksEncryption));
        return fail(Fault::PeerLacksEncryption);
    }
    if (!m_settings.encrypted && peerEncrypts) {
        output->append(byteMessage(ClientLacksEncryption));
        return fail(Fault::PeerInsistsOnEncryption);
    }
    output->append(byteMessage(GoOn));
    m_state = m_settings.encrypted ? State::PeerKey : State::Size;
    if (m_settings.encrypted)
        sendOwnKey(output);
    return true;
}

bool Handshake::readVerdict(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    const quint8 verdict = byteAt(*input, 0);
    input->drop(1);
    switch (verdict) {
    case GoOn:
        break;
    case VersionNotSupported:
        return fail(Fault::VersionRefused);
    case ServerLacksEncryption:
        return fail(m_settings.encrypted ? Fault::MalformedHandshake
                                         : Fault::PeerInsistsOnEncryption);
    case ClientLacksEncryption:
        return fail(m_settings.encrypted ? Fault::PeerLacksEncryption : Fault::MalformedHandshake);
    default:
        return fail(Fault::MalformedHandshake);
    }
    m_state = m_settings.encrypted ? State::PeerKey : State::Acknowledgement;
    if (m_settings.encrypted)
        sendOwnKey(output);
    else
        sendSize(output);
    return true;
}

/*! The key pair is made only now, when the peer has said something sensible: it is the most
    expensive thing a stranger can make us do. Both sides send at once, neither waits for the
    other. */
void Handshake::sendOwnKey(QByteArrayList *output)
{
    if (!m_keyPair)
        m_keyPair = KeyPair::generate();
    if (m_keyPair)
        output->append(m_keyPair->publicKey());
    else
        fail(Fault::Crypto);
}

bool Handshake::readPeerKey(InputBuffer *input, QByteArrayList *output)
{
    if (input->isEmpty())
        return false;
    const quint8 form = byteAt(*input, 0);
    if (form != UncompressedPoint) {
        // A Go client with encryption off ignores the flag of message 1, takes our key for the size
        // frame and acknowledges it: a lone 0 where its key should be.
        const bool goClientWithoutEncryption
            = m_settings.role == Role::Server && form == Acknowledged;
        return fail(goClientWithoutEncryption ? Fault::PeerLacksEncryption : Fault::BadPublicKey);
    }
    if (input->size() < PublicKeySize)
        return false;
    const auto shared = m_keyPair->agree(input->view().first(PublicKeySize));
    input->drop(PublicKeySize);
    m_keyPair.reset();
    if (!shared)
        return fail(Fault::BadPublicKey);
    const auto key = deriveVersion2Key(*shared);
    if (key)
        m_cipher = FrameCipher::create(*key, m_settings.role, m_settings.keyLimits);
    if (!m_cipher)
        return fail(Fault::Crypto);

    if (m_settings.role == Role::Client) {
        m_state = State::Size;
    } else {
        m_state = State::Acknowledgement;
        sendSize(output);
    }
    return true;
}

void Handshake::sendSize(QByteArrayList *output)
{
    uchar value[SizeFrameValueSize];
    qToBigEndian(m_settings.maxMessageSize, value);
    const QByteArrayView plain(value, sizeof value);
    QByteArray frame;
    if (!m_cipher) {
        appendPlainFrame(plain, {}, &frame);
    } else if (const Fault fault = m_cipher->seal(plain, {}, &frame); fault != Fault::None) {
        fail(fault);
        return;
    }
    output->append(frame);
}

bool Handshake::readSize(InputBuffer *input, QByteArrayList *output)
{
    const quint32 overhead = m_cipher ? SealOverhead : 0;
    QByteArrayView body;
    const FrameReader::Bounds bounds { SizeFrameValueSize + overhead, MaxSizeFrameBody };
    switch (FrameReader::next(*input, bounds, &body)) {
    case FrameReader::Result::NeedMore:
        return false;
    case FrameReader::Result::TooShort:
    case FrameReader::Result::TooLong:
        return fail(Fault::MalformedHandshake);
    case FrameReader::Result::Frame:
        break;
    }
    static_assert(SizeFrameValueSize == TypeSize, "the value stands where a message has its type");
    Message opened;
    if (!m_cipher)
        opened.type = qFromBigEndian<quint32>(body.data());
    else if (const Fault fault = m_cipher->open(body, &opened); fault != Fault::None)
        return fail(fault);
    FrameReader::drop(input, body);
    m_peerLimit = std::min(opened.type, MaxDataSize);
    output->append(byteMessage(Acknowledged));
    m_state = State::Done;
    return true;
}

bool Handshake::readAcknowledgement(InputBuffer *input)
{
    if (input->isEmpty())
        return false;
    const quint8 answer = byteAt(*input, 0);
    input->drop(1);
    if (answer != Acknowledged)
        return fail(Fault::MalformedHandshake);
    m_state = State::Done;
    return true;
}

/*! Always false: nothing follows. */
bool Handshake::fail(Fault fault, quint64 value)
{
    m_state = State::Failed;
    m_fault = fault;
    m_faultValue = value;
    m_keyPair.reset();
    m_cipher.reset();
    return false;
}

} // namespace GipcWire
