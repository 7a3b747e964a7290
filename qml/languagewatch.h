// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

/*! Emits a signal when the program's language changes, so that bindings to translated texts are
    evaluated again. Qt sends an event of it only to the application object and to widgets. One
    object for the whole module filters these events. It lives in the main thread. */
class LanguageWatch final : public QObject
{
    Q_OBJECT

public:
    /*! Null in any other thread. */
    static LanguageWatch *instance();

Q_SIGNALS:
    void languageChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit LanguageWatch(QObject *application);
};
