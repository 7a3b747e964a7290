// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcmessagevalue.h"

#include <Gipc/gipcpayload.h>

QVariant GipcMessageValue::json() const
{
    return Gipc::json(message).toVariant();
}
