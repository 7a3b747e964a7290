// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// The references: what a Unix socket, and OpenSSL over it, can do if a program does nothing else.

#include "subject.h"

#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

namespace Bench {
namespace {

constexpr qsizetype HeadSize = 8; ///< u32 length | u32 type
constexpr qsizetype LengthSize = 4;
constexpr qsizetype TagSize = 16;
constexpr qsizetype NonceSize = 12;
constexpr qsizetype WriteSize = 64 * 1024;
constexpr qsizetype ReadSize = 256 * 1024;

[[noreturn]] void die(const char *what)
{
    qFatal("%s: %s", what, std::strerror(errno));
}

void writeAll(int socket, const char *bytes, qsizetype size)
{
    while (size > 0) {
        const ssize_t written = ::send(socket, bytes, size_t(size), MSG_NOSIGNAL);
        if (written < 0)
            die("send");
        bytes += written;
        size -= written;
    }
}

void putHead(char *to, qsizetype size)
{
    qToBigEndian(quint32(size + LengthSize), to);
    qToBigEndian(quint32(MessageType), to + LengthSize);
}

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

    /*! \a out gets the cipher text of \a head and \a tail, and the tag. */
    void seal(const char *head, qsizetype headSize, const char *tail, qsizetype tailSize, char *out)
    {
        next();
        int written = 0;
        uchar *const to = bytes(out);
        bool ok = EVP_EncryptUpdate(m_context, to, &written, bytes(head), int(headSize)) == 1;
        if (tailSize > 0)
            ok = ok
                && EVP_EncryptUpdate(m_context, to + headSize, &written, bytes(tail), int(tailSize))
                    == 1;
        ok = ok && EVP_EncryptFinal_ex(m_context, to + headSize + tailSize, &written) == 1
            && EVP_CIPHER_CTX_ctrl(m_context, EVP_CTRL_AEAD_GET_TAG, TagSize,
                                   to + headSize + tailSize)
                == 1;
        if (!ok)
            qFatal("cannot seal");
    }

    void open(const char *sealed, qsizetype size, char *out)
    {
        next();
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

    void next()
    {
        qToBigEndian(m_counter++, m_nonce.data() + LengthSize);
        if (EVP_CipherInit_ex2(m_context, nullptr, nullptr, m_nonce.data(), -1, nullptr) != 1)
            qFatal("cannot set a nonce");
    }

    EVP_CIPHER_CTX *const m_context;
    std::array<uchar, NonceSize> m_nonce {};
    quint64 m_counter = 0;
};

/*! Bytes read ahead; what is parsed stays in place, and a rest moves to the front. */
class Input
{
public:
    explicit Input(int socket)
        : m_socket(socket)
    { }

    /*! At least \a size bytes. */
    const char *need(qsizetype size)
    {
        if (m_end - m_begin >= size)
            return m_bytes.constData() + m_begin;
        std::memmove(m_bytes.data(), m_bytes.constData() + m_begin, size_t(m_end - m_begin));
        m_end -= m_begin;
        m_begin = 0;
        if (m_bytes.size() < size + ReadSize)
            m_bytes.resize(size + ReadSize);
        while (m_end < size) {
            const ssize_t got = ::read(m_socket, m_bytes.data() + m_end, ReadSize);
            if (got <= 0)
                die("read");
            m_end += got;
        }
        return m_bytes.constData();
    }
    void drop(qsizetype size) { m_begin += size; }

private:
    const int m_socket;
    QByteArray m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

/*! A frame's way over the line. */
class Line
{
public:
    virtual ~Line() = default;
    /*! May wait for more until flush(). */
    virtual void put(const QByteArray &data) = 0;
    virtual void flush() = 0;
    /*! The next message is looked at. */
    virtual void take(Input *input) = 0;
};

/*! (a): one write for each message. */
class PlainLine : public Line
{
public:
    explicit PlainLine(int socket)
        : m_socket(socket)
    { }

    void put(const QByteArray &data) override
    {
        std::array<char, HeadSize> head;
        putHead(head.data(), data.size());
        std::array<iovec, 2> parts { iovec { head.data(), head.size() },
                                     iovec { const_cast<char *>(data.constData()),
                                             size_t(data.size()) } };
        msghdr message {};
        message.msg_iov = parts.data();
        message.msg_iovlen = parts.size();
        const qsizetype size = HeadSize + data.size();
        ssize_t written = ::sendmsg(m_socket, &message, MSG_NOSIGNAL);
        if (written < HeadSize)
            die("sendmsg");
        if (written < size)
            writeAll(m_socket, data.constData() + written - HeadSize, size - written);
    }
    void flush() override { }

    void take(Input *input) override
    {
        const auto size = qsizetype(qFromBigEndian<quint32>(input->need(HeadSize))) - LengthSize;
        consume(QByteArrayView(input->need(HeadSize + size) + HeadSize, size));
        input->drop(HeadSize + size);
    }

protected:
    const int m_socket;
};

/*! (b): frames are gathered to writes of 64 KiB; larger ones go as they are. */
class BatchedLine final : public PlainLine
{
public:
    using PlainLine::PlainLine;

    void put(const QByteArray &data) override
    {
        if (HeadSize + data.size() >= WriteSize) {
            flush();
            PlainLine::put(data);
            return;
        }
        if (m_used + HeadSize + data.size() > WriteSize)
            flush();
        putHead(m_batch.data() + m_used, data.size());
        std::memcpy(m_batch.data() + m_used + HeadSize, data.constData(), size_t(data.size()));
        m_used += HeadSize + data.size();
    }
    void flush() override
    {
        writeAll(m_socket, m_batch.constData(), m_used);
        m_used = 0;
    }

private:
    QByteArray m_batch { WriteSize, '\0' };
    qsizetype m_used = 0;
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
        if (size < WriteSize) { // gathered as in (b): a copy costs less than another call of EVP
            std::memcpy(sealed, head.data() + LengthSize, LengthSize);
            std::memcpy(sealed + LengthSize, data.constData(), size_t(data.size()));
            m_sealer.seal(sealed, LengthSize + data.size(), nullptr, 0, sealed);
        } else {
            m_sealer.seal(head.data() + LengthSize, LengthSize, data.constData(), data.size(),
                          sealed);
        }
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
        m_sealer.seal(m_stream.constData(), m_used, nullptr, 0, m_record.data() + LengthSize);
        writeAll(m_socket, m_record.constData(), LengthSize + m_used + TagSize);
        m_used = 0;
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
            const qsizetype part = std::min(size, WriteSize - m_used);
            std::memcpy(m_stream.data() + m_used, bytes, size_t(part));
            m_used += part;
            bytes += part;
            size -= part;
            if (m_used == WriteSize)
                flush();
        }
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
    QByteArray m_stream { WriteSize, '\0' };
    qsizetype m_used = 0;
    QByteArray m_record { LengthSize + WriteSize + TagSize, '\0' };
    QByteArray m_plain;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

template <typename LineType> class RawEnd final : public End
{
public:
    ~RawEnd() override { ::close(m_socket); }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const sockaddr_un address = addressIn(place);
        if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(listener, 1) != 0)
            die("listen");
        listening();
        open(::accept(listener, nullptr, nullptr));
        ::close(listener);
    }
    void connect(const QString &place) override
    {
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const sockaddr_un address = addressIn(place);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            die("connect");
        open(socket);
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        for (qint64 i = 0; i < count; ++i)
            m_line->put(data);
        m_line->flush();
    }
    void receive(qsizetype, qint64 count) override
    {
        for (qint64 i = 0; i < count; ++i)
            m_line->take(m_input.get());
    }
    void echo(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        for (qint64 i = 0; i < count; ++i) {
            m_line->take(m_input.get());
            m_line->put(data);
            m_line->flush();
        }
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        std::vector<qint64> times;
        times.reserve(size_t(count));
        for (qint64 i = 0; i < count; ++i) {
            const qint64 begin = now();
            m_line->put(data);
            m_line->flush();
            m_line->take(m_input.get());
            times.push_back(now() - begin);
        }
        return times;
    }

private:
    static sockaddr_un addressIn(const QString &place)
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(place + QStringLiteral("/raw.sock"));
        if (path.size() >= qsizetype(sizeof address.sun_path))
            qFatal("too long: %s", path.constData());
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        return address;
    }
    void open(int socket)
    {
        if (socket < 0)
            die("accept");
        m_socket = socket;
        m_line = std::make_unique<LineType>(socket);
        m_input = std::make_unique<Input>(socket);
    }

    int m_socket = -1;
    std::unique_ptr<Line> m_line;
    std::unique_ptr<Input> m_input;
};

template <typename LineType> std::unique_ptr<End> makeRaw()
{
    return std::make_unique<RawEnd<LineType>>();
}

} // namespace

std::vector<Subject> rawSubjects()
{
    return { { "raw", makeRaw<PlainLine> },
             { "raw-batched", makeRaw<BatchedLine> },
             { "raw-gcm-frames", makeRaw<SealedFrames> },
             { "raw-gcm-records", makeRaw<SealedRecords> } };
}

} // namespace Bench
