# What `opgave page` puts into a page, built in beside the other texts: the files of src/page, the
# modules of d3 that charts use, and the engine, compiled for WebAssembly. Sets OG_PAGE_FILES. Where
# something is missing the program builds without, and the page says which packages it wants.

set(OG_PAGE AUTO CACHE STRING "Build what `opgave page` needs: AUTO (as far as it can), ON or OFF")
set(OG_PAGE_MISSING "")
set(OG_PAGE_FILES "")

find_program(OG_WASM_CC NAMES clang clang-19 clang-18 clang-17 clang-16 clang-15 clang-14)
find_program(OG_WASM_LD NAMES wasm-ld wasm-ld-19 wasm-ld-18 wasm-ld-17 wasm-ld-16 wasm-ld-15 wasm-ld-14)
find_path(OG_WASI stdio.h PATHS /usr/include/wasm32-wasi NO_DEFAULT_PATH)
find_program(OG_BASE64 base64)
if(NOT OG_WASM_CC)
  list(APPEND OG_PAGE_MISSING clang)
else()
  execute_process(COMMAND ${OG_WASM_CC} --target=wasm32-wasi -print-libgcc-file-name
                  OUTPUT_VARIABLE OG_WASM_RUNTIME OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT EXISTS "${OG_WASM_RUNTIME}")
    list(APPEND OG_PAGE_MISSING libclang-rt-dev-wasm32)
  endif()
endif()
if(NOT OG_WASM_LD)
  list(APPEND OG_PAGE_MISSING lld)
endif()
if(NOT OG_WASI)
  list(APPEND OG_PAGE_MISSING wasi-libc)
endif()

# In the order in which they need each other. The page reads them as `d3`.
foreach(module IN ITEMS array color path format time interpolate time-format shape scale selection axis)
  string(MAKE_C_IDENTIFIER "OG_D3_${module}" variable)
  find_file(${variable} d3-${module}.min.js
            PATHS /usr/share/nodejs/d3-${module}/dist /usr/share/javascript/d3-${module} NO_DEFAULT_PATH)
  if(${variable})
    list(APPEND OG_PAGE_FILES ${${variable}})
  else()
    list(APPEND OG_PAGE_MISSING node-d3-${module})
  endif()
endforeach()

set(OG_PAGE_NOTE ${PROJECT_BINARY_DIR}/page-missing.txt)
if(OG_PAGE STREQUAL "OFF")
  set(OG_PAGE_MISSING "(OG_PAGE=OFF)")
endif()
list(JOIN OG_PAGE_MISSING " " missing)
file(CONFIGURE OUTPUT ${OG_PAGE_NOTE} CONTENT "${missing}" @ONLY)
if(OG_PAGE_MISSING)
  if(OG_PAGE STREQUAL "ON")
    message(FATAL_ERROR "`opgave page` needs the packages: ${missing}")
  endif()
  message(STATUS "No engine for `opgave page`: ${missing}")
  set(OG_PAGE_FILES ${OG_PAGE_NOTE})
else()
  # The engine: the same sources as the program's, with two files in place of threads and sentences.
  file(GLOB OG_WASM_SOURCES CONFIGURE_DEPENDS src/random/*.c src/model/*.c src/engine/*.c src/base/*.c
       src/page/engine/*.c)
  list(FILTER OG_WASM_SOURCES EXCLUDE REGEX "/engine/pool\\.c$")
  file(GLOB OG_WASM_HEADERS CONFIGURE_DEPENDS include/*.h src/random/*.h src/model/*.h src/engine/*.h
       src/base/*.h src/lang/*.h src/lang/sentences/*.def)
  set(OG_ENGINE ${PROJECT_BINARY_DIR}/engine.wasm)
  add_custom_command(OUTPUT ${OG_ENGINE}.b64 BYPRODUCTS ${OG_ENGINE}
    COMMAND ${OG_WASM_CC} --target=wasm32-wasi -mexec-model=reactor -O2 -std=c17 -D_GNU_SOURCE
            -ffp-contract=off -fvisibility=hidden -ffunction-sections -fdata-sections
            -fuse-ld=${OG_WASM_LD} -Wl,--gc-sections -Wl,--strip-all
            "-DOG_VERSION=\"${PROJECT_VERSION}\"" "-DOG_LIBRARIES=\"\""
            -I${PROJECT_SOURCE_DIR}/include -I${PROJECT_SOURCE_DIR}/src
            ${OG_WASM_SOURCES} ${PROJECT_SOURCE_DIR}/src/lang/options.c -o ${OG_ENGINE}
    COMMAND ${OG_BASE64} -w 76 ${OG_ENGINE} > ${OG_ENGINE}.b64
    DEPENDS ${OG_WASM_SOURCES} ${OG_WASM_HEADERS} src/lang/options.c
    COMMENT "The engine for WebAssembly" VERBATIM)
  file(GLOB OG_PAGE_SOURCES CONFIGURE_DEPENDS src/page/*.js src/page/*.css src/page/*.html)
  list(APPEND OG_PAGE_FILES ${OG_PAGE_SOURCES} ${OG_PAGE_NOTE} ${OG_ENGINE}.b64)
endif()
