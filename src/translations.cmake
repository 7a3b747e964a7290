# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
#
# Qt's qt_add_translations() cannot make a file of English plurals beside complete ones (lupdate -pluralonly),
# and it reads the sources that a target lists, not the QML files of a module. So it is two of its steps here.

# The languages that every program and the library speak. English has forms for counts only.
set(GIPC_LANGUAGES de es fr ja zh_CN)

# gipc_add_translations(<target> <prefix> <file or folder with texts>... [OUTPUT_TARGETS <variable>])
#
# Embeds translations/<prefix>_<language>.ts in the target as :/i18n/<prefix>_<language>.qm, adds them to what the
# target update_translations reads the sources for, and has tests/translations check them. Call it where the target
# is made. Without Qt's Linguist tools it does nothing, and the target speaks English.
function(gipc_add_translations target prefix)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "OUTPUT_TARGETS" "")
    if(NOT Qt6LinguistTools_FOUND)
        return()
    endif()

    set(folders ${arg_UNPARSED_ARGUMENTS})
    list(TRANSFORM folders PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    set(complete ${GIPC_LANGUAGES})
    list(TRANSFORM complete REPLACE ".+" "${PROJECT_SOURCE_DIR}/translations/${prefix}_\\0.ts")
    set(plurals ${PROJECT_SOURCE_DIR}/translations/${prefix}_en.ts)

    qt_add_translation(qm_files ${complete} ${plurals})
    qt_add_resources(${target} ${prefix}_translations
        PREFIX /i18n
        BASE ${CMAKE_CURRENT_BINARY_DIR}
        FILES ${qm_files}
        OUTPUT_TARGETS resource_targets
    )
    if(arg_OUTPUT_TARGETS)
        set(${arg_OUTPUT_TARGETS} ${resource_targets} PARENT_SCOPE)
    endif()

    # Only on demand: what a build writes into the source tree is nobody's intention.
    add_custom_target(${target}_lupdate
        COMMAND Qt6::lupdate -locations none -no-obsolete ${folders} -ts ${complete}
        COMMAND Qt6::lupdate -locations none -no-obsolete -pluralonly ${folders} -ts ${plurals}
        VERBATIM
    )
    if(PROJECT_IS_TOP_LEVEL) # and not when another project updates its own
        if(NOT TARGET update_translations)
            add_custom_target(update_translations)
        endif()
        add_dependencies(update_translations ${target}_lupdate)
    endif()

    set_property(GLOBAL APPEND PROPERTY GIPC_TRANSLATED_PREFIXES ${prefix})
    set_property(GLOBAL PROPERTY GIPC_TRANSLATED_FOLDERS_${prefix} ${folders})
endfunction()
