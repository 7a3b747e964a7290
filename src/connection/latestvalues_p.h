// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "memorytotal_p.h"

#include <QtCore/QByteArray>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace GipcCore {

/*! What each value counts beside its data. */
constexpr qint64 LatestOverhead = 256;

/*! The latest value of each message type that a server has published, once for all its connections: those
    remember only which of them they have still to send. A value has a small number, its slot, as
    long as it is kept. */
class LatestValues
{
public:
    using Slot = quint32;

    struct Value
    {
        int type = 0; ///< 0: the slot is free
        QByteArray data;
        MemoryShare memory; ///< of data that is copied to be sent
        std::shared_ptr<MemoryShare> common; ///< of data that is sent from where it lies
    };

    explicit LatestValues(std::shared_ptr<MemoryTotal> total)
        : m_total(std::move(total))
    { }

    static qint64 costOf(qsizetype dataSize) { return dataSize + LatestOverhead; }
    /*! Whether this may be the value of \a type; any may if it is the only one. */
    bool hasRoom(int type, qsizetype dataSize, qint64 limit) const;
    /*! In place of the value that \a type had. */
    Slot set(int type, const QByteArray &data);
    /*! The slot that was freed, if there was a value. */
    std::optional<Slot> remove(int type);

    const Value &at(Slot slot) const { return m_values.at(slot); }
    /*! By type. */
    const std::map<int, Slot> &all() const { return m_slots; }

private:
    Slot newSlot();

    const std::shared_ptr<MemoryTotal> m_total;
    std::map<int, Slot> m_slots;
    std::vector<Value> m_values;
    std::vector<Slot> m_free;
    qint64 m_cost = 0;
};

} // namespace GipcCore
