// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace GipcTool {

class Feeder;

/*! For --until-eof: finds when standard input has ended and the system has taken all of it. */
class InputEnd final : public QObject
{
    Q_OBJECT

public:
    /*! \a isAllSent: whether the system has taken all that the channel has. */
    InputEnd(const Feeder *feeder, std::function<bool()> isAllSent);

Q_SIGNALS:
    /*! Emitted once. */
    void reached(int exitCode);

private:
    void check();

    const Feeder *const m_feeder;
    const std::function<bool()> m_isAllSent;
    QTimer m_timer;
};

} // namespace GipcTool
