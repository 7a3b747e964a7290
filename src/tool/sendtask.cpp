// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sendtask.h"

#include "exitcode.h"
#include "words.h"

namespace GipcTool {

SendTask::SendTask(const Options &options, Output *output)
    : OnceTask(options, output)
{
    connect(&client(), &GipcClient::bytesWritten, this, [this] { m_isTaken = true; });
}

void SendTask::act()
{
    if (handOver())
        close();
}

bool SendTask::handOver()
{
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    if (!client().write(command().type, command().data, &why)) {
        client().close();
        (void)client().waitForClosed(ForEver);
        return refuse(why);
    }
    const int patience = client().timeout() > 0 ? client().timeout() : ForEver;
    return client().flush(patience)
        || fail(NoServer, Words::tr("Not sent: the server does not read."));
}

/*! Closes the connection. Only then is it certain that the kernel took the whole message. */
bool SendTask::close()
{
    client().close();
    if (!client().waitForClosed(ForEver) || client().error() != Gipc::ErrorCode::NoError)
        return failAsClient();
    return m_isTaken || fail(NoServer, Words::tr("Not sent: the connection was lost."));
}

} // namespace GipcTool
