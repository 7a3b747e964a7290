# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
#
# Usage: cmake -D QMLLINT=PROGRAM -D IMPORTS=FOLDER -D FILES=FILE;... [-D OPTIONS=OPTION;...]
#              [-D EXPECTED=EXPRESSION] -P lint.cmake
# Fails where qmllint warns of anything, whatever it exits with: that of Qt 6.4 fails by itself, later ones only
# when they are told to. With EXPECTED, fails unless qmllint finds just that fault.

cmake_minimum_required(VERSION 3.25)

if(NOT FILES)
    message(FATAL_ERROR "There is no file to look at")
endif()

execute_process(COMMAND ${QMLLINT} --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
if(help MATCHES "--max-warnings")
    list(APPEND OPTIONS --max-warnings 0)
endif()

execute_process(COMMAND ${QMLLINT} ${OPTIONS} -I ${IMPORTS} ${FILES}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output
)
message("${output}")

set(is_faultless ON)
if(NOT result STREQUAL "0" OR output MATCHES "(^|\n)(Warning|Error|Critical):")
    set(is_faultless OFF)
endif()

if(NOT EXPECTED)
    if(NOT is_faultless)
        message(FATAL_ERROR "qmllint warns (exit code ${result})")
    endif()
elseif(is_faultless OR NOT output MATCHES "${EXPECTED}")
    message(FATAL_ERROR "qmllint does not see: ${EXPECTED} (exit code ${result})")
endif()
