// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QCoreApplication>

namespace GipcTool {

/*! The context of all translatable texts of the program. */
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(GipcTool)
};

} // namespace GipcTool
