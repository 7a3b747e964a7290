// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "calltask.h"

#include "exitcode.h"
#include "output.h"

namespace GipcTool {

constexpr int DefaultPatience = 30000;

/*! Nobody waits for the answer any more, so that there is nothing to close in order. */
void CallTask::stop(int)
{
    client().abort();
}

void CallTask::act()
{
    int patience = options().timeout.value_or(DefaultPatience);
    if (patience == 0)
        patience = ForEver;
    const GipcMessage answer = client().call(command().type, command().data, patience);
    if (answer.isInternal()) {
        const QString words = answer.errorString();
        output()->failed(0, {}, answer.error(),
                         words.isEmpty() ? Gipc::errorText(answer.error()) : words);
    } else {
        output()->reply(0, {}, answer.msgType(), answer.data());
    }
    setExitCode(exitCodeOf(answer.error()));
    client().close();
    (void)client().waitForClosed(ForEver);
}

} // namespace GipcTool
