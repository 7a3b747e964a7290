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

/*! Whether the locale is C, so that English is wanted. LANGUAGE is ignored then, as other programs
    do and Qt does not: a script that sets LC_ALL=C on a desktop where LANGUAGE is "de" wants
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

/*! Installs the translations \a name. Returns their language, or nothing if there are none. */
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
    // All in the language that was found for the program, even if the user has named several.
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
