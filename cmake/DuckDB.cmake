# Defines the imported target `duckdb`. By default libduckdb comes from the npm package of its Node bindings and the C
# header from the `duckdb` package, both pinned in package-lock.json; -DDUCKDB_ROOT= takes any other install.
if(DUCKDB_ROOT)
  find_library(DUCKDB_LIBRARY duckdb PATHS ${DUCKDB_ROOT} ${DUCKDB_ROOT}/lib NO_DEFAULT_PATH REQUIRED)
  find_path(DUCKDB_INCLUDE duckdb.h PATHS ${DUCKDB_ROOT} ${DUCKDB_ROOT}/include NO_DEFAULT_PATH REQUIRED)
else()
  set(modules ${PROJECT_SOURCE_DIR}/node_modules)
  find_library(DUCKDB_LIBRARY duckdb PATHS ${modules}/@duckdb/node-bindings-linux-x64 NO_DEFAULT_PATH REQUIRED)
  find_path(DUCKDB_INCLUDE duckdb.h PATHS ${modules}/duckdb/src/duckdb/src/include NO_DEFAULT_PATH REQUIRED)
endif()
get_filename_component(DUCKDB_LIBRARY_DIR ${DUCKDB_LIBRARY} DIRECTORY)

# Only the C header may be seen: the C++ headers beside it belong to another version.
set(duckdb_headers ${PROJECT_BINARY_DIR}/duckdb-include)
file(MAKE_DIRECTORY ${duckdb_headers})
configure_file(${DUCKDB_INCLUDE}/duckdb.h ${duckdb_headers}/duckdb.h COPYONLY)

add_library(duckdb SHARED IMPORTED)
set_target_properties(duckdb PROPERTIES IMPORTED_LOCATION ${DUCKDB_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${duckdb_headers} IMPORTED_NO_SONAME ON)
