// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawserver.h"

#include <Gipc/GipcConnection>

#include <QtCore/QMetaMethod>
#include <QtCore/QMetaProperty>
#include <QtCore/QPointer>

#include <functional>
#include <utility>
#include <unistd.h>

/*! Looks at every signal an object emits: what comes when, and does something at one of them. A moment is a
    signal in a status, as "errorOccurred in Connected". */
class Watcher : public QObject
{
    Q_OBJECT

public:
    using Describe = std::function<QByteArray()>;

    /*! \a status says in which status the object is. */
    void watch(QObject *object, const Describe &status)
    {
        m_status = status;
        const int slot = metaObject()->indexOfSlot("onSignal()");
        const QMetaObject *const meta = object->metaObject();
        for (int i = QObject::staticMetaObject.methodCount(); i < meta->methodCount(); ++i) {
            if (meta->method(i).methodType() == QMetaMethod::Signal)
                connect(object, meta->method(i), this, metaObject()->method(slot));
        }
    }

    void setDeed(const QByteArray &moment, std::function<void()> deed)
    {
        m_moment = moment;
        m_deed = std::move(deed);
    }

    std::function<void(const QByteArray &signal)> check; ///< called at each
    QByteArrayList moments; ///< each once
    bool hasFired = false;

public Q_SLOTS:
    void onSignal()
    {
        const QByteArray signal = sender()->metaObject()->method(senderSignalIndex()).name();
        const bool isConnection = sender()->metaObject() == &GipcConnection::staticMetaObject;
        const QByteArray moment
            = (isConnection ? "connection's " : "") + signal + " in " + m_status();
        if (!moments.contains(moment))
            moments.append(moment);
        if (check && !hasFired)
            check(moment);
        if (moment == m_moment && !std::exchange(hasFired, true))
            m_deed();
    }

private:
    Describe m_status;
    QByteArray m_moment;
    std::function<void()> m_deed;
};

/*! A valid value for the property, other than the one it has. */
inline QVariant otherValue(const QMetaProperty &property, const QVariant &value)
{
    if (property.isEnumType()) {
        const QMetaEnum values = property.enumerator();
        for (int i = 0; i < values.keyCount(); ++i) {
            QVariant other(values.value(i));
            if (values.value(i) != value.toInt() && other.convert(property.metaType()))
                return other;
        }
    }
    if (value.typeId() == QMetaType::Bool)
        return !value.toBool();
    if (value.typeId() == QMetaType::QString)
        return value.toString() + QLatin1Char('x');
    if (value.canConvert<QList<qint64>>() && value.metaType() != QMetaType::fromType<qint64>()
        && value.typeId() != QMetaType::Int && value.typeId() != QMetaType::UShort)
        return QVariant::fromValue(value.value<QList<qint64>>().isEmpty()
                                       ? QList<qint64> { ::geteuid() }
                                       : QList<qint64>());
    QVariant other(value.toLongLong() + 1);
    return other.convert(property.metaType()) ? other : QVariant();
}

/*! Every property that can be written gets another value, and its old one if \a restore. */
template <typename Object> void changeProperties(const QPointer<Object> &object, bool restore)
{
    const QMetaObject &meta = Object::staticMetaObject;
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        if (!property.isWritable())
            continue;
        const QVariant before = object->property(property.name());
        const QVariant other = otherValue(property, before);
        QVERIFY2(other.isValid(), property.name());
        QVERIFY2(property.write(object, other), property.name());
        if (object && restore)
            property.write(object, before);
        if (!object)
            return;
    }
}

/*! Calls a public slot of the object with values that make some sense. */
template <typename Object>
void callSlot(const QPointer<Object> &object, const QByteArray &signature)
{
    const QMetaObject &meta = Object::staticMetaObject;
    const QMetaMethod method = meta.method(meta.indexOfMethod(signature));
    QVERIFY2(method.isValid(), signature);
    QString name = object->objectName();
    QByteArray data("data");
    int type = 1;
    quint64 id = 1;
    Gipc::ErrorCode *why = nullptr;
    QGenericArgument arguments[5];
    for (int i = 0; i < method.parameterCount(); ++i) {
        void *value = nullptr;
        if (method.parameterMetaType(i) == QMetaType::fromType<QString>())
            value = &name;
        else if (method.parameterMetaType(i) == QMetaType::fromType<QByteArray>())
            value = &data;
        else if (method.parameterMetaType(i) == QMetaType::fromType<int>())
            value = &type;
        else if (method.parameterMetaType(i) == QMetaType::fromType<quint64>())
            value = &id;
        else
            value = &why;
        arguments[i] = QGenericArgument(method.parameterMetaType(i).name(), value);
    }
    QVERIFY2(method.invoke(object, Qt::DirectConnection, arguments[0], arguments[1], arguments[2],
                           arguments[3], arguments[4]),
             signature);
}

template <typename Object> QByteArrayList publicSlots()
{
    QByteArrayList all;
    const QMetaObject &meta = Object::staticMetaObject;
    for (int i = QObject::staticMetaObject.methodCount(); i < meta.methodCount(); ++i) {
        const QMetaMethod method = meta.method(i);
        const bool isWhole = !(method.attributes() & QMetaMethod::Cloned); // by default arguments
        if (method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Public
            && isWhole)
            all.append(method.methodSignature());
    }
    return all;
}

/*! The signals of the object's own that \a moments does not name. */
template <typename Object> QByteArrayList missingSignals(const QByteArrayList &moments)
{
    QByteArrayList missing;
    const QMetaObject &meta = Object::staticMetaObject;
    for (int i = QObject::staticMetaObject.methodCount(); i < meta.methodCount(); ++i) {
        const QByteArray begin = meta.method(i).name() + " in ";
        const bool is = std::any_of(moments.begin(), moments.end(),
                                    [&](const auto &moment) { return moment.startsWith(begin); });
        if (meta.method(i).methodType() == QMetaMethod::Signal && !is)
            missing.append(meta.method(i).name());
    }
    return missing;
}

template <typename Object> using Deed = std::function<void(const QPointer<Object> &)>;
template <typename Object> using Deeds = QList<QPair<QByteArray, Deed<Object>>>;

/*! What may be done with any object: in a signal of a setting the first two, as those are alike. */
template <typename Object> Deeds<Object> commonDeeds()
{
    Deeds<Object> all {
        { "change all and back", [](const auto &it) { changeProperties(it, true); } },
        { "delete", [](const auto &it) { delete it; } },
        { "change all", [](const auto &it) { changeProperties(it, false); } },
        { "run a loop", [](const auto &) { spin(3); } },
    };
    for (const QByteArray &slot : publicSlots<Object>())
        all.append({ slot, [slot](const auto &it) { callSlot(it, slot); } });
    return all;
}

/*! How many of the deeds are tried at the moment. */
template <typename Object> int countFor(const QByteArray &moment, const Deeds<Object> &deeds)
{
    return moment.endsWith("Changed in Not connected") ? 2 : int(deeds.size());
}
