/* A clock that is put forward or back on demand: preloaded into a program, it adds the seconds that stand in the file
 * named by CLOCK_CTL to the time of day. What counts elapsed time (CLOCK_MONOTONIC) stays as it is, as on a machine
 * whose clock is set. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long seconds(void) {
  const char *file = getenv("CLOCK_CTL");
  char text[32] = "";
  if (!file) return 0;
  long fd = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return 0;
  long got = syscall(SYS_read, fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  return got > 0 ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int done = syscall(SYS_clock_gettime, clock, now);
  if (!done && clock == CLOCK_REALTIME) now->tv_sec += seconds();
  return done;
}
time_t time(time_t *now) {
  struct timespec told;
  clock_gettime(CLOCK_REALTIME, &told);
  if (now) *now = told.tv_sec;
  return told.tv_sec;
}
int gettimeofday(struct timeval *now, void *zone) {
  struct timespec told;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &told);
  now->tv_sec = told.tv_sec;
  now->tv_usec = told.tv_nsec / 1000;
  return 0;
}
