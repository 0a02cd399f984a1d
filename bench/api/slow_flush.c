/* Makes every flush of a process take as long as SHOUWANG_FLUSH_MS says, for disks that say "done" from their memory:
 * preloaded into both servers, so that both pay for what they ask. The flush itself is done as well. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

typedef int flush_fn(int);

static double now_ms(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1e3 + at.tv_nsec / 1e6;
}

static int flush(const char *name, int file) {
  flush_fn *real = (flush_fn *)dlsym(RTLD_NEXT, name);
  const char *text = getenv("SHOUWANG_FLUSH_MS");
  const double until = now_ms() + (text ? atof(text) : 0);
  const int result = real(file);
  const int error = errno;
  const double left = until - now_ms();
  if (left > 0) {
    struct timespec rest = {(time_t)(left / 1e3), (long)(left * 1e6) % 1000000000L};
    while (nanosleep(&rest, &rest) != 0 && errno == EINTR) {
    }
  }
  errno = error;
  return result;
}

int fsync(int file) { return flush("fsync", file); }
int fdatasync(int file) { return flush("fdatasync", file); }
