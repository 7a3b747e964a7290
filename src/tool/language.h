// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

namespace GipcTool {

/*! Speaks the language that the environment asks for, if it is one of ours. */
void speakUsersLanguage();

/*! Back to English, the system's messages included: what programs read is the same everywhere. */
void speakEnglish();

} // namespace GipcTool
