// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <Gipc/GipcGlobal>

namespace GipcTool {

/*! A message that the user wants to be sent. */
struct Order
{
    int type = 1;
    QByteArray data;
    quint64 client = 0; ///< 0: to all
};

/*! Why the channel did not take \a order, in words. */
QString refusalText(Gipc::ErrorCode why, const Order &order);

/*! Lines of input as orders. */
class OrderReader
{
public:
    OrderReader(Format format, int type);

    /*! The order in \a line, or what is wrong with it; neither if the line is empty JSON. */
    std::optional<Order> read(const QByteArray &line, QString *error) const;

    /*! The longest line that can hold \a dataSize bytes of data. */
    static qsizetype maxLineSize(Format format, qsizetype dataSize);

private:
    const Format m_format;
    const int m_type;
};

} // namespace GipcTool
