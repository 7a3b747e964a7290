// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <QtQuickTest/quicktest.h>

/*! Needs no screen. The tests fail on warnings, among which the library's log of the errors they
    provoke would be. */
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("GIPC_DEBUG", "error");
    return quick_test_main(argc, argv, "qml", QUICK_TEST_SOURCE_DIR);
}
