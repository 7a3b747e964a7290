// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keycommand.h"

#include "exitcode.h"
#include "keyfile.h"
#include "output.h"
#include "standardstreams.h"

#include <Gipc/GipcGlobal>

namespace GipcTool {

int runKeyCommand(const Options &options)
{
    QString error;
    QByteArray key;
    if (options.command == Command::Fingerprint || makeKeyFile(options.name, &error))
        key = readKeyFile(options.name, &error);
    if (key.isEmpty()) {
        writeError(QStringLiteral("gipc: %1\n").arg(error).toUtf8());
        return WrongUsage;
    }
    const QByteArray fingerprint = Gipc::preSharedKeyFingerprint(key).toUtf8();
    key.fill(0);
    return printOnly(fingerprint + '\n');
}

} // namespace GipcTool
