// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "oncetask.h"

namespace GipcTool {

/*! `gipc send` */
class SendTask final : public OnceTask
{
    Q_OBJECT

public:
    SendTask(const Options &options, Output *output);

private:
    void act() override;
    // Each step answers whether to go on. If not, it has set the exit code.
    bool handOver();
    bool close();

    bool m_isTaken = false; ///< the kernel took the whole message
};

} // namespace GipcTool
