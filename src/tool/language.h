// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

namespace GipcTool {

/*! Installs the translations for the language of the environment, if there are any. */
void speakUsersLanguage();

/*! Back to English, also for messages of the system: for programs the output is always the same. */
void speakEnglish();

} // namespace GipcTool
