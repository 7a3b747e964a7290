// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

/*! Says when the program's language changes, so that bindings to translated texts follow. Qt tells
    only the application object, and widgets; one object filters its events for the whole module.
    Lives in the main thread. */
class LanguageWatch final : public QObject
{
    Q_OBJECT

public:
    /*! Null in another thread than the application's. */
    static LanguageWatch *instance();

Q_SIGNALS:
    void languageChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit LanguageWatch(QObject *application);
};
