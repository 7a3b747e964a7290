// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "language.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>

#include <clocale>
#include <memory>

namespace GipcTool {

namespace {

/*! Whether messages are wanted as they were written. LANGUAGE has no say then, as everywhere but
    in Qt: who sets LC_ALL=C for a script on a German desktop, where LANGUAGE is "de", wants
    English. */
bool isOriginalWanted()
{
    for (const char *const name : { "LC_ALL", "LC_MESSAGES", "LANG" }) {
        const QByteArray value = qgetenv(name);
        if (!value.isEmpty())
            return value == "C" || value == "POSIX" || value.startsWith("C.");
    }
    return true;
}

/*! The language of what was found; empty if there is none. */
QString install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!translator->load(locale, name, QStringLiteral("_"), folder)
        || !QCoreApplication::installTranslator(translator.get()))
        return {};
    return translator.release()->language(); // the application owns it
}

} // namespace

void speakUsersLanguage()
{
    if (isOriginalWanted())
        return;
    const QString embedded = QStringLiteral(":/i18n");
    const QString language = install(QLocale(), QStringLiteral("gipctool"), embedded);
    if (language.isEmpty())
        return;
    // In no other language than the program's own, even if the user knows several.
    const QLocale locale(language);
    install(locale, QStringLiteral("gipc"), embedded);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

void speakEnglish()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
    std::setlocale(LC_MESSAGES, "C");
}

} // namespace GipcTool
