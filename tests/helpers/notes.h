// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QMetaProperty>
#include <QtCore/QObject>
#include <QtCore/QVariant>

#include <vector>

/*! Notes at each emission of a property's signal all that it speaks for. */
class Notes : public QObject
{
    Q_OBJECT

public:
    Notes(QObject *object, const QMetaProperty &property)
        : m_object(object)
        , m_property(property)
    {
        const QMetaObject *const meta = object->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i) {
            if (meta->property(i).notifySignalIndex() == property.notifySignalIndex())
                m_group.push_back(meta->property(i));
        }
        last = group();
        value = property.read(object);
        const int slot = staticMetaObject.indexOfSlot("note()");
        connect(object, property.notifySignal(), this, staticMetaObject.method(slot));
    }

    QVariantList group() const
    {
        QVariantList values;
        for (const QMetaProperty &property : m_group)
            values.append(property.read(m_object));
        return values;
    }

    QVariant value; ///< of the property, at the last signal
    QVariantList last;
    int signalCount = 0;
    int changeCount = 0;
    bool saidNothingNew = false;

public Q_SLOTS:
    void note()
    {
        ++signalCount;
        const QVariant now = m_property.read(m_object);
        changeCount += now == value ? 0 : 1;
        value = now;
        saidNothingNew = saidNothingNew || group() == last;
        last = group();
    }

private:
    QObject *const m_object;
    const QMetaProperty m_property;
    std::vector<QMetaProperty> m_group;
};
