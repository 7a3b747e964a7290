// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputcommand.h"

#include "exitcode.h"
#include "words.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <limits>

namespace GipcTool {

namespace {

constexpr qsizetype JsonOverhead = 4096; // names of members, numbers, blanks, other members
constexpr qint64 MaxClient = qint64(1) << 53; // larger numbers are not exact in JSON

/*! Reads the members of an object. error() is the first thing that was wrong. */
class Members
{
public:
    explicit Members(const QJsonObject &object)
        : m_object(object)
    { }

    qint64 number(const QString &key, qint64 least, qint64 most)
    {
        const QJsonValue value = m_object.value(key);
        const double number = value.toDouble();
        if (value.isDouble() && number >= double(least) && number <= double(most)
            && number == double(qint64(number)))
            return qint64(number);
        // From 1, although a type below is read: the library refuses it with an error of its own.
        fail(Words::tr("\"%1\" must be a whole number from 1 to %2").arg(key).arg(most));
        return least;
    }

    QByteArray base64(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        const auto decoded = QByteArray::fromBase64Encoding(
            value.toString().toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            fail(Words::tr("\"%1\" must be a string of Base64").arg(key));
        return *decoded;
    }

    bool has(const QString &key) const { return m_object.contains(key); }
    QString error() const { return m_error; }

private:
    void fail(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }

    const QJsonObject m_object;
    QString m_error;
};

std::optional<InputCommand> readObject(const QJsonObject &object, QString *error)
{
    Members members(object);
    InputCommand command;
    // The library refuses 0 and less, with ReservedType.
    command.type = int(members.number(QStringLiteral("type"), std::numeric_limits<int>::min(),
                                      std::numeric_limits<int>::max()));
    if (members.has(QStringLiteral("data")))
        command.data = members.base64(QStringLiteral("data"));
    if (members.has(QStringLiteral("client")))
        command.client = quint64(members.number(QStringLiteral("client"), 1, MaxClient));
    *error = members.error();
    return error->isEmpty() ? std::optional(command) : std::nullopt;
}

std::optional<InputCommand> readJson(const QByteArray &line, QString *error)
{
    if (line.trimmed().isEmpty())
        return std::nullopt;
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (document.isObject())
        return readObject(document.object(), error);
    *error = parseError.error == QJsonParseError::NoError
        ? Words::tr("not a JSON object")
        : Words::tr("not JSON (%1)").arg(parseError.errorString());
    return std::nullopt;
}

} // namespace

QString refusalText(Gipc::ErrorCode why, const InputCommand &command)
{
    if (why == Gipc::ErrorCode::ReservedType)
        return Words::tr("Not sent: message type %1 is reserved. Use 1 to 2147483647.")
            .arg(command.type);
    if (why == Gipc::ErrorCode::MessageTooLarge)
        //: %n is 2 or more
        return Words::tr("Not sent: %n bytes are more than the server's --max-message-size allows.",
                         nullptr, int(command.data.size()));
    if (why == Gipc::ErrorCode::NotConnected)
        return command.client == 0
            ? Words::tr("Not sent: not connected.")
            //: %1 is a client's id
            : Words::tr("Not sent: client %1 is not connected.").arg(command.client);
    //: %1 is the fixed name of an error, as QueueFull
    return Words::tr("Not sent: %1.").arg(nameOf(why));
}

InputCommandReader::InputCommandReader(Format format, int type)
    : m_format(format)
    , m_type(type)
{ }

std::optional<InputCommand> InputCommandReader::read(const QByteArray &line, QString *error) const
{
    if (m_format == Format::Json)
        return readJson(line, error);
    return InputCommand { m_type, line };
}

qsizetype InputCommandReader::maxLineSize(Format format, qsizetype dataSize)
{
    if (format == Format::Text)
        return dataSize;
    return (dataSize + 2) / 3 * 4 + JsonOverhead;
}

} // namespace GipcTool
