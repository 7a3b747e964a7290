// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "fuzzing.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

namespace {

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
        return false;
    }
    const QByteArray input = file.readAll();
    // Before it runs: what crashes does not come back to say which one it was.
    std::fprintf(stderr, "%s\n", qPrintable(path));
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                           size_t(input.size()));
    return true;
}

} // namespace

/*! Runs a fuzz target once for each file given, or in the folders given: it takes no fuzzer to
    see that what was found once stays mended. */
int main(int argc, char **argv)
{
    int count = 0;
    bool ok = true;
    const auto run = [&](const QString &path) {
        ok = replay(path) && ok;
        ++count;
    };
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        if (QFileInfo(path).isFile()) {
            run(path);
            continue;
        }
        for (QDirIterator files(path, QDir::Files); files.hasNext();)
            run(files.next());
    }
    std::fprintf(stderr, "%d inputs\n", count);
    return ok && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
