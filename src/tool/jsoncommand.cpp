// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "jsoncommand.h"

#include "words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <initializer_list>
#include <limits>

namespace GipcTool {

namespace {

using Kind = InputCommand::Kind;

// Members of an object.
constexpr char Type[] = "type";
constexpr char Data[] = "data";
constexpr char Text[] = "text";
constexpr char Client[] = "client";
constexpr char Request[] = "request";
constexpr char Cancel[] = "cancel";
constexpr char Reply[] = "reply";
constexpr char Error[] = "error";
constexpr char Timeout[] = "timeout";

constexpr qint64 MaxNumber = qint64(1) << 53; // larger numbers are not exact in JSON

/*! Reads the members of an object. error() is the first thing that was wrong. */
class Members
{
public:
    explicit Members(const QJsonObject &object)
        : m_object(object)
    { }

    qint64 number(const char *key, qint64 least, qint64 most)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const double number = value.toDouble();
        if (value.isDouble() && number >= double(least) && number <= double(most)
            && number == double(qint64(number)))
            return qint64(number);
        // From 1, although a type below is read: the library refuses it with an error of its own.
        fail(Words::tr("\"%1\" must be a whole number from %2 to %3")
                 .arg(QLatin1String(key))
                 .arg(least < 0 ? 1 : least)
                 .arg(most));
        return least;
    }

    QByteArray base64(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const auto decoded = QByteArray::fromBase64Encoding(
            value.toString().toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            fail(Words::tr("\"%1\" must be a string of Base64").arg(QLatin1String(key)));
        return *decoded;
    }

    QByteArray text(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isString())
            fail(Words::tr("\"%1\" must be a string").arg(QLatin1String(key)));
        return value.toString().toUtf8();
    }

    /*! A string or a number, as JSON. */
    QByteArray id(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isString() && !value.isDouble())
            fail(Words::tr("\"%1\" must be a string or a number").arg(QLatin1String(key)));
        const QByteArray list = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
        return list.sliced(1, list.size() - 2);
    }

    bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }

    /*! Which of several members is there that exclude each other; empty if none is. */
    QByteArrayView oneOf(std::initializer_list<const char *> keys)
    {
        QByteArrayView found;
        for (const char *key : keys) {
            if (!has(key))
                continue;
            if (!found.isEmpty())
                fail(Words::tr("\"%1\" and \"%2\" exclude each other")
                         .arg(QLatin1String(found), QLatin1String(key)));
            found = key;
        }
        return found;
    }

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

void readContent(Members *members, InputCommand *command)
{
    // The library refuses 0 and less, with ReservedType.
    if (command->hasType)
        command->type = int(members->number(Type, std::numeric_limits<int>::min(),
                                            std::numeric_limits<int>::max()));
    const QByteArrayView key = members->oneOf({ Data, Text });
    if (key == Data)
        command->data = members->base64(Data);
    else if (key == Text)
        command->data = members->text(Text);
}

void readRequest(Members *members, InputCommand *command)
{
    command->kind = Kind::Request;
    command->id = members->id(Request);
    if (!members->has(Timeout))
        return;
    command->timeout = int(members->number(Timeout, 0, std::numeric_limits<int>::max()));
    if (command->timeout == 0)
        command->timeout = -1;
}

void readAnswer(Members *members, InputCommand *command)
{
    command->request = members->number(Reply, 1, MaxNumber);
    if (members->has(Error)) {
        command->kind = Kind::Failure;
        command->data = members->text(Error);
        return;
    }
    command->kind = Kind::Reply;
    command->hasType = members->has(Type);
    readContent(members, command);
}

std::optional<InputCommand> readObject(const QJsonObject &object, QString *error)
{
    Members members(object);
    InputCommand command;
    const QByteArrayView what = members.oneOf({ Request, Reply, Cancel });
    if (what == Reply) {
        readAnswer(&members, &command);
    } else if (what == Cancel) {
        command.kind = Kind::Cancel;
        command.id = members.id(Cancel);
    } else {
        readContent(&members, &command);
        if (what == Request)
            readRequest(&members, &command);
        if (members.has(Client))
            command.client = quint64(members.number(Client, 1, MaxNumber));
    }
    *error = members.error();
    return error->isEmpty() ? std::optional(command) : std::nullopt;
}

} // namespace

std::optional<InputCommand> readJsonCommand(const QByteArray &line, QString *error)
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

} // namespace GipcTool
