// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "languages.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>
#include <QtQml/QQmlEngine>

namespace {

const QString Folder = QStringLiteral(":/i18n/");
const QString English = QStringLiteral("en");

} // namespace

Languages::Languages(QQmlEngine *engine)
    : m_engine(engine)
    , m_available { English }
{
    const QDir folder(Folder, QStringLiteral("desktop_*.qm"));
    for (const QString &file : folder.entryList()) {
        const QString language = file.section(u'_', 1).section(u'.', 0, 0);
        if (language != English) // has plural forms only
            m_available += language;
    }
    setCurrent(QLocale().name());
}

Languages::~Languages() = default;

Languages *Languages::create(QQmlEngine *engine, QJSEngine * /*scripts*/)
{
    return new Languages(engine);
}

void Languages::setCurrent(const QString &language)
{
    QString nearest = English;
    for (const QString &candidate : { language, language.section(u'_', 0, 0) }) {
        if (m_available.contains(candidate)) {
            nearest = candidate;
            break;
        }
    }
    m_translators.clear(); // removes them from the application
    load(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_") + nearest
         + QStringLiteral(".qm")); // if the system has Qt's own texts
    for (const QString &part : { QStringLiteral("gipc_"), QStringLiteral("desktop_") })
        load(Folder + part + nearest + QStringLiteral(".qm"));
    QLocale::setDefault(QLocale(nearest));
    m_current = nearest;
    if (m_engine)
        m_engine->retranslate();
    Q_EMIT currentChanged();
}

void Languages::load(const QString &file)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(file) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

QString Languages::nameOf(const QString &language)
{
    QString name = QLocale(language).nativeLanguageName();
    if (language == English)
        name = QStringLiteral("English"); // and not "American English"
    return name.isEmpty() ? language : name.left(1).toUpper() + name.mid(1);
}
