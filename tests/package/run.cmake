# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT
#
# Installs the built project to a scratch prefix, then configures, builds and runs the consumer there.

cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(prefix ${SCRATCH_DIR}/prefix)
set(consumer ${SCRATCH_DIR}/consumer)
file(REMOVE_RECURSE ${SCRATCH_DIR})

if(CONFIG)
    set(install_config --config ${CONFIG})
endif()
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix} ${install_config})

run(${TEST_EXPORTS} --library ${prefix}/${LIBRARY} --headers ${prefix}/${HEADERS})
if(DISPATCHER_LIBRARY)
    run(${TEST_EXPORTS} --library ${prefix}/${DISPATCHER_LIBRARY} --headers ${prefix}/${HEADERS} --list ${DISPATCHER_EXPORTS})
endif()

run(${CMAKE_COMMAND} -S ${CONSUMER_DIR} -B ${consumer} -G ${GENERATOR}
    -D CMAKE_PREFIX_PATH=${prefix}
    -D CMAKE_BUILD_TYPE=${CONFIG}
    -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CMAKE_CXX_FLAGS=${FLAGS}
    -D EXPECTED_PREFIX=${prefix}
)
run(${CMAKE_COMMAND} --build ${consumer} ${install_config})
find_program(program app PATHS ${consumer} ${consumer}/${CONFIG} NO_DEFAULT_PATH REQUIRED)
run(${program} ${LANGUAGE})
if(DISPATCHER_LIBRARY)
    find_program(dispatcher_program dispatcher PATHS ${consumer} ${consumer}/${CONFIG} NO_DEFAULT_PATH REQUIRED)
    run(${dispatcher_program})
endif()

if(HAS_TOOL)
    run(${prefix}/bin/gipc --version)
    foreach(file IN ITEMS share/man/man1/gipc.1 share/bash-completion/completions/gipc)
        if(NOT EXISTS ${prefix}/${file})
            message(FATAL_ERROR "Not installed: ${file}")
        endif()
    endforeach()
endif()

# The installed QML module finds the installed library.
if(QML_TEST)
    get_filename_component(qml_dir ${QML_DIR} ABSOLUTE BASE_DIR ${prefix})
    run(${QML_TEST} -import ${qml_dir} -input ${QML_FILE})
endif()
