// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// The references with AES-256-GCM, by OpenSSL.

#include "rawline.h"

#include <QtCore/QtEndian>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace Bench::Raw {
namespace {

constexpr qsizetype TagSize = 16;
constexpr qsizetype NonceSize = 12;
constexpr qsizetype LeastUncopied = 4096; ///< Such parts of records are sealed where they are.

/*! One direction of AES-256-GCM with a counter for a nonce; the key is no secret here. */
class Aead
{
public:
    explicit Aead(bool seals)
        : m_context(EVP_CIPHER_CTX_new())
    {
        const std::array<uchar, 32> key {};
        if (EVP_CipherInit_ex2(m_context, EVP_aes_256_gcm(), key.data(), nullptr, seals, nullptr)
            != 1)
            qFatal("no AES-256-GCM");
    }
    ~Aead() { EVP_CIPHER_CTX_free(m_context); }
    Aead(const Aead &) = delete;
    Aead &operator=(const Aead &) = delete;

    // Sealing: begin(), update() for each part, finish() for the tag.
    void begin()
    {
        qToBigEndian(m_counter++, m_nonce.data() + LengthSize);
        if (EVP_CipherInit_ex2(m_context, nullptr, nullptr, m_nonce.data(), -1, nullptr) != 1)
            qFatal("cannot set a nonce");
    }
    void update(const char *from, qsizetype size, char *to)
    {
        int written = 0;
        if (EVP_EncryptUpdate(m_context, bytes(to), &written, bytes(from), int(size)) != 1)
            qFatal("cannot seal");
    }
    void finish(char *tag)
    {
        int written = 0;
        if (EVP_EncryptFinal_ex(m_context, bytes(tag), &written) != 1
            || EVP_CIPHER_CTX_ctrl(m_context, EVP_CTRL_AEAD_GET_TAG, TagSize, tag) != 1)
            qFatal("cannot seal");
    }

    void open(const char *sealed, qsizetype size, char *out)
    {
        begin();
        int written = 0;
        uchar nothing = 0;
        const qsizetype plain = size - TagSize;
        const bool ok
            = EVP_DecryptUpdate(m_context, bytes(out), &written, bytes(sealed), int(plain)) == 1
            && EVP_CIPHER_CTX_ctrl(m_context, EVP_CTRL_AEAD_SET_TAG, TagSize,
                                   const_cast<char *>(sealed) + plain)
                == 1
            && EVP_DecryptFinal_ex(m_context, &nothing, &written) == 1;
        if (!ok)
            qFatal("cannot open");
    }

    const char *nonce() const { return reinterpret_cast<const char *>(m_nonce.data()); }

private:
    static const uchar *bytes(const char *from) { return reinterpret_cast<const uchar *>(from); }
    static uchar *bytes(char *from) { return reinterpret_cast<uchar *>(from); }

    EVP_CIPHER_CTX *const m_context;
    std::array<uchar, NonceSize> m_nonce {};
    quint64 m_counter = 0;
};

/*! (c): length | nonce | sealed type and data | tag for each frame, batched as (b). */
class SealedFrames final : public Line
{
public:
    explicit SealedFrames(int socket)
        : m_socket(socket)
    { }

    void put(const QByteArray &data) override
    {
        const qsizetype body = NonceSize + LengthSize + data.size() + TagSize;
        const qsizetype size = LengthSize + body;
        if (m_used + size > m_batch.size()) {
            flush();
            if (m_batch.size() < size)
                m_batch.resize(size);
        }
        char *const frame = m_batch.data() + m_used;
        std::array<char, HeadSize> head;
        putHead(head.data(), data.size());
        qToBigEndian(quint32(body), frame);
        char *const sealed = frame + LengthSize + NonceSize;
        char *const sealedData = sealed + LengthSize;
        m_sealer.begin();
        if (size < WriteSize) { // gathered as in (b): a copy costs less than another call of EVP
            std::memcpy(sealed, head.data() + LengthSize, LengthSize);
            std::memcpy(sealedData, data.constData(), size_t(data.size()));
            m_sealer.update(sealed, LengthSize + data.size(), sealed);
        } else {
            m_sealer.update(head.data() + LengthSize, LengthSize, sealed);
            m_sealer.update(data.constData(), data.size(), sealedData);
        }
        m_sealer.finish(sealedData + data.size());
        std::memcpy(frame + LengthSize, m_sealer.nonce(), NonceSize);
        m_used += size;
    }
    void flush() override
    {
        writeAll(m_socket, m_batch.constData(), m_used);
        m_used = 0;
    }

    void take(Input *input) override
    {
        const auto body = qsizetype(qFromBigEndian<quint32>(input->need(LengthSize)));
        const char *const frame = input->need(LengthSize + body);
        const qsizetype plain = body - NonceSize - TagSize;
        if (m_plain.size() < plain)
            m_plain.resize(plain);
        m_opener.open(frame + LengthSize + NonceSize, body - NonceSize, m_plain.data());
        input->drop(LengthSize + body);
        consume(QByteArrayView(m_plain.constData() + LengthSize, plain - LengthSize));
    }

private:
    const int m_socket;
    Aead m_sealer { true };
    Aead m_opener { false };
    QByteArray m_batch { WriteSize, '\0' };
    qsizetype m_used = 0;
    QByteArray m_plain;
};

/*! (d): a stream of frames in records of 64 KiB, each sealed as a whole. */
class SealedRecords final : public Line
{
public:
    explicit SealedRecords(int socket)
        : m_socket(socket)
    { }

    void put(const QByteArray &data) override
    {
        std::array<char, HeadSize> head;
        putHead(head.data(), data.size());
        gather(head.data(), HeadSize);
        gather(data.constData(), data.size());
    }
    void flush() override
    {
        if (m_used == 0)
            return;
        qToBigEndian(quint32(m_used + TagSize), m_record.data());
        sealGathered();
        m_sealer.finish(m_record.data() + LengthSize + m_used);
        writeAll(m_socket, m_record.constData(), LengthSize + m_used + TagSize);
        m_used = m_sealed = 0;
    }

    void take(Input *input) override
    {
        need(HeadSize, input);
        const auto size
            = qsizetype(qFromBigEndian<quint32>(m_plain.constData() + m_begin)) - LengthSize;
        need(HeadSize + size, input);
        consume(QByteArrayView(m_plain.constData() + m_begin + HeadSize, size));
        m_begin += HeadSize + size;
    }

private:
    void gather(const char *bytes, qsizetype size)
    {
        while (size > 0) {
            if (m_used == 0)
                m_sealer.begin();
            const qsizetype part = std::min(size, WriteSize - m_used);
            if (part < LeastUncopied) {
                std::memcpy(m_stream.data() + m_used, bytes, size_t(part));
                m_used += part;
            } else {
                sealGathered();
                m_sealer.update(bytes, part, m_record.data() + LengthSize + m_used);
                m_used += part;
                m_sealed = m_used;
            }
            bytes += part;
            size -= part;
            if (m_used == WriteSize)
                flush();
        }
    }

    void sealGathered()
    {
        if (m_sealed < m_used)
            m_sealer.update(m_stream.constData() + m_sealed, m_used - m_sealed,
                            m_record.data() + LengthSize + m_sealed);
        m_sealed = m_used;
    }

    void need(qsizetype size, Input *input)
    {
        if (m_end - m_begin >= size)
            return;
        std::memmove(m_plain.data(), m_plain.constData() + m_begin, size_t(m_end - m_begin));
        m_end -= m_begin;
        m_begin = 0;
        if (m_plain.size() < size + WriteSize)
            m_plain.resize(size + WriteSize);
        while (m_end < size) {
            const auto body = qsizetype(qFromBigEndian<quint32>(input->need(LengthSize)));
            const char *const record = input->need(LengthSize + body);
            m_opener.open(record + LengthSize, body, m_plain.data() + m_end);
            input->drop(LengthSize + body);
            m_end += body - TagSize;
        }
    }

    const int m_socket;
    Aead m_sealer { true };
    Aead m_opener { false };
    QByteArray m_stream { WriteSize, '\0' }; ///< what of the record is gathered to be sealed
    qsizetype m_used = 0;
    qsizetype m_sealed = 0;
    QByteArray m_record { LengthSize + WriteSize + TagSize, '\0' };
    QByteArray m_plain;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace

std::unique_ptr<Line> makeSealedFrames(int socket)
{
    return std::make_unique<SealedFrames>(socket);
}

std::unique_ptr<Line> makeSealedRecords(int socket)
{
    return std::make_unique<SealedRecords>(socket);
}

} // namespace Bench::Raw
