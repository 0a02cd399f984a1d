# shouwang_module(name DEPS module… LIBS library… [PRIVATE_LIBS library…] [TEST_DEPS module…] [POSTGRES])
#
# One static library a folder under src/, from every .cpp in it; its *_test.cpp files become one test program
# `test_<name>`, its *_fuzz.cpp files a libFuzzer program each when SHOUWANG_FUZZ is on. TEST_DEPS are modules that only the
# tests need; with POSTGRES they find a PostgreSQL server, started before the first of them and stopped after the last.
function(shouwang_module name)
  cmake_parse_arguments(ARG "POSTGRES" "" "DEPS;LIBS;PRIVATE_LIBS;TEST_DEPS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(fuzzers ${sources})
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")

  add_library(shouwang_${name} STATIC ${sources})
  target_include_directories(shouwang_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_DEPS PREPEND shouwang_)
  target_link_libraries(shouwang_${name} PUBLIC shouwang_options ${ARG_DEPS} ${ARG_LIBS} PRIVATE ${ARG_PRIVATE_LIBS})

  if(tests AND SHOUWANG_TESTS)
    add_executable(test_${name} ${tests})
    list(TRANSFORM ARG_TEST_DEPS PREPEND shouwang_)
    target_link_libraries(test_${name} PRIVATE shouwang_${name} ${ARG_TEST_DEPS} ${ARG_PRIVATE_LIBS} GTest::gtest GTest::gtest_main)
    target_compile_definitions(test_${name} PRIVATE SHOUWANG_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
      SHOUWANG_POSTGRES_DIR="${PROJECT_BINARY_DIR}/postgres")
    # What is tested is optimised; the tests themselves compile faster without.
    target_compile_options(test_${name} PRIVATE -O0)
    set(fixtures)
    if(ARG_POSTGRES)
      set(fixtures FIXTURES_REQUIRED postgres)
    endif()
    gtest_discover_tests(test_${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600 ${fixtures})
  endif()
  if(SHOUWANG_FUZZ)
    foreach(fuzzer ${fuzzers})
      get_filename_component(program ${fuzzer} NAME_WE)
      add_executable(${program} ${fuzzer})
      target_link_libraries(${program} PRIVATE shouwang_${name})
      target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    endforeach()
  endif()
endfunction()
