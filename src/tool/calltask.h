// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "oncetask.h"

namespace GipcTool {

/*! `gipc call` */
class CallTask final : public OnceTask
{
    Q_OBJECT

public:
    using OnceTask::OnceTask;

    void stop(int exitCode) override;

private:
    void act() override;
};

} // namespace GipcTool
