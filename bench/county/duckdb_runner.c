// Runs SQL files in one in-memory DuckDB through its C interface, and prints the seconds of each file.
//
//   duckdb_runner THREADS FILE.sql...
//
// Prints one JSON object: {"files": {"NAME": seconds, ...}}. Stops with status 1 at the first statement that
// fails.
#include <duckdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double Now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void Stop(const char* what, const char* why) {
  fprintf(stderr, "duckdb_runner: %s: %s\n", what, why ? why : "?");
  exit(1);
}

// The whole file, to be freed by the caller.
static char* ReadText(const char* path) {
  FILE* file = fopen(path, "rb");
  if (!file) Stop(path, "cannot open");
  fseek(file, 0, SEEK_END);
  const long size = ftell(file);
  rewind(file);
  char* text = malloc((size_t)size + 1);
  if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) Stop(path, "cannot read");
  text[size] = '\0';
  fclose(file);
  return text;
}

static void RunFile(duckdb_connection connection, const char* path) {
  char* text = ReadText(path);
  duckdb_extracted_statements statements;
  const idx_t count = duckdb_extract_statements(connection, text, &statements);
  if (count == 0) Stop(path, duckdb_extract_statements_error(statements));
  for (idx_t i = 0; i < count; ++i) {
    duckdb_prepared_statement statement;
    duckdb_result result;
    const double started = Now();
    if (duckdb_prepare_extracted_statement(connection, statements, i, &statement) == DuckDBError) {
      Stop(path, duckdb_prepare_error(statement));
    }
    if (duckdb_execute_prepared(statement, &result) == DuckDBError) Stop(path, duckdb_result_error(&result));
    duckdb_destroy_result(&result);
    duckdb_destroy_prepare(&statement);
    if (getenv("DUCKDB_RUNNER_TIMES")) {
      fprintf(stderr, "%8.3f s  statement %llu of %s\n", Now() - started, (unsigned long long)i + 1, path);
    }
  }
  duckdb_destroy_extracted(&statements);
  free(text);
}

int main(int argc, char** argv) {
  if (argc < 3) Stop("usage", "duckdb_runner THREADS FILE.sql...");
  duckdb_config config;
  duckdb_database database;
  duckdb_connection connection;
  char* error = NULL;
  if (duckdb_create_config(&config) == DuckDBError) Stop("config", "out of memory");
  if (duckdb_set_config(config, "threads", argv[1]) == DuckDBError) Stop("threads", argv[1]);
  if (duckdb_open_ext(":memory:", &database, config, &error) == DuckDBError) Stop("open", error);
  duckdb_destroy_config(&config);
  if (duckdb_connect(database, &connection) == DuckDBError) Stop("connect", "failed");
  printf("{\"files\": {");
  for (int i = 2; i < argc; ++i) {
    const char* name = strrchr(argv[i], '/');
    const double started = Now();
    RunFile(connection, argv[i]);
    printf("%s\"%s\": %.3f", i == 2 ? "" : ", ", name ? name + 1 : argv[i], Now() - started);
  }
  printf("}}\n");
  duckdb_disconnect(&connection);
  duckdb_close(&database);
  return 0;
}
