# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
#
# Configures a project that has Gipc in a folder, as often as there are ways to say how libraries are built. It
# checks itself; here is what it cannot see: what is said, installed, and how its own sources are compiled.

cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${SCRATCH_DIR})

function(check_parent way type)
    set(build ${SCRATCH_DIR}/${way})
    execute_process(
        COMMAND ${CMAKE_COMMAND} -S ${PARENT_DIR} -B ${build} -G ${GENERATOR} ${ARGN}
            -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS} -D CMAKE_EXPORT_COMPILE_COMMANDS=ON
            -D GIPC_DIR=${SOURCE_DIR} -D EXPECTED_TYPE=${type}
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output
    )
    message("${output}")
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "The parent does not configure (${way})")
    endif()
    if(output MATCHES "features have been|packages have been|QML module|Warning")
        message(FATAL_ERROR "Gipc says more than it is asked (${way}): ${CMAKE_MATCH_0}")
    endif()

    file(GLOB_RECURSE scripts ${build}/gipc/cmake_install.cmake)
    if(NOT scripts)
        message(FATAL_ERROR "Nothing says what Gipc installs (${way})")
    endif()
    foreach(script IN LISTS scripts)
        file(STRINGS ${script} installed REGEX "file\\(INSTALL")
        if(installed)
            message(FATAL_ERROR "Gipc installs something (${way}): ${installed}")
        endif()
    endforeach()

    file(READ ${build}/compile_commands.json commands)
    string(JSON count LENGTH ${commands})
    set(seen 0)
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON file GET ${commands} ${i} file)
        if(file MATCHES "/parent/(main|part)[.]cpp$")
            math(EXPR seen "${seen} + 1")
            string(JSON command GET ${commands} ${i} command)
            if(command MATCHES "-Wconversion|-fvisibility|-O0|QT_NO_CAST|-std=c\\+\\+20")
                message(FATAL_ERROR "Gipc's rules are its parent's (${way}): ${command}")
            endif()
        endif()
    endforeach()
    if(NOT seen EQUAL 2)
        message(FATAL_ERROR "How the parent is compiled is not known (${way})")
    endif()
endfunction()

check_parent(default STATIC_LIBRARY)
check_parent(static STATIC_LIBRARY -D BUILD_SHARED_LIBS=OFF)
check_parent(shared SHARED_LIBRARY -D BUILD_SHARED_LIBS=ON)
