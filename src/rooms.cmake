# SPDX-FileCopyrightText: 2026 The Gipc authors
# SPDX-License-Identifier: MIT

# gipc_add_room(<name> KNOWS <room>... SOURCES <file>... [LIBRARIES <target>...] [NO_MOC])
#
# A room is a folder of the library with one job: an object library that links, and so can include, only the rooms it
# may know, what they know, and the given libraries. The library is made of all of them. NO_MOC: it has no QObject,
# and one in it would not link.
function(gipc_add_room name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "NO_MOC" "" "KNOWS;SOURCES;LIBRARIES")
    list(TRANSFORM arg_KNOWS PREPEND gipc_)
    add_library(gipc_${name} OBJECT ${arg_SOURCES})
    target_include_directories(gipc_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(gipc_${name} PUBLIC Qt6::Core ${arg_KNOWS} PRIVATE ${arg_LIBRARIES} gipc_build_rules)
    target_compile_definitions(gipc_${name} PRIVATE Gipc_EXPORTS) # as in the library that it becomes a part of
    set_target_properties(gipc_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    if(arg_NO_MOC)
        set_target_properties(gipc_${name} PROPERTIES AUTOMOC OFF)
    endif()
    set_property(GLOBAL APPEND PROPERTY GIPC_ROOMS gipc_${name})
endfunction()
