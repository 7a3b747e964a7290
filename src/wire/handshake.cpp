// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "handshake_p.h"

#include "tlv_p.h"

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

/*! One step; true if there may be another one. */
bool Handshake::step(InputBuffer *input, QByteArrayList *output)
{
    switch (m_state) {
    case State::Start:
        output->append(byteMessage(ProtocolVersion) + byteMessage(m_settings.encrypted ? 1 : 0));
        m_upgrade.transcript.greeting = output->constLast();
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
    m_upgrade.transcript.greeting = input->view().first(GreetingSize).toByteArray();
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
    m_upgrade.transcript.verdict = output->constLast();
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

/*! The key pair is made only now, when the peer has said something sensible: it is the most
    expensive thing a stranger can make us do. Both sides send at once, neither waits for the
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
    (m_settings.role == Role::Client ? transcript.clientKey : transcript.serverKey)
        = m_keyPair->publicKey();
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
    const QByteArray peerKey = input->view().first(PublicKeySize).toByteArray();
    auto shared = m_keyPair->agree(peerKey);
    input->drop(PublicKeySize);
    m_keyPair.reset();
    if (!shared)
        return fail(Fault::BadPublicKey);
    Upgrade::Transcript &transcript = m_upgrade.transcript;
    (m_settings.role == Role::Client ? transcript.serverKey : transcript.clientKey) = peerKey;
    const auto key = deriveVersion2Key(*shared);
    if (key)
        m_cipher = FrameCipher::create(*key, m_settings.role, m_settings.keyLimits);
    if (!m_cipher)
        return fail(Fault::Crypto);
    if (m_settings.extension != Extension::Never)
        m_sharedX = std::move(*shared);

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
    const QByteArray offer = m_upgrade.makeOffer();
    QByteArray frame;
    if (!m_cipher) {
        appendPlainFrame(plain, offer, &frame);
    } else if (const Fault fault = m_cipher->seal(plain, offer, &frame); fault != Fault::None) {
        fail(fault);
        return;
    }
    m_upgrade.transcript.sizeFrame = frame;
    output->append(frame);
}

/*! The size frame or the accept frame, which are sealed as all frames of version 2: nothing, and
    perhaps a fault, if there is none. Both begin with more than the four bytes that stand where a
    message has its type. */
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

bool Handshake::readSize(InputBuffer *input, QByteArrayList *output)
{
    const auto size = openFrame(input, MaxSizeFrameBody, &m_upgrade.transcript.sizeFrame);
    if (!size)
        return false;
    m_peerLimit = std::min(size->type, MaxDataSize);
    const Upgrade::Decision decision = m_upgrade.decide(size->data);
    if (!decision.accepts) {
        output->append(decision.answer);
        if (decision.fault != Fault::None)
            return fail(decision.fault);
        m_state = State::Done;
        return true;
    }

    // All of it with one write, and nothing of version 2's key after it.
    const QByteArray tlvs = m_upgrade.makeAccept();
    QByteArray frame;
    Fault fault = tlvs.isEmpty() ? Fault::Crypto : Fault::None;
    if (fault == Fault::None && m_cipher)
        fault = m_cipher->seal(tlvs, {}, &frame);
    else if (fault == Fault::None)
        appendPlainFrame(tlvs, {}, &frame);
    if (fault != Fault::None)
        return fail(fault);
    m_upgrade.transcript.acceptFrame = frame;
    QByteArray answer = decision.answer + frame;
    if (!appendFinished(&answer))
        return false;
    output->append(answer);
    return true;
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
    if (!answer.isEmpty())
        output->append(answer);
    return true;
}

/*! Both have agreed on GIPC-X: from here on its keys are used, if any. */
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

/*! Always false: nothing follows. */
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
