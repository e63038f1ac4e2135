/* A disk that fails on demand: preloaded into a program, it lets calls on files under DISK_DIR fail, or kills the
 * program as it makes them.
 *
 * From inside, disk_arm() chooses which call from now on (any: ""), the error (0: only count; -9: kill) and whether all
 * that follow fail too. From outside, while the program runs, the file named by DISK_CTL holds "CALL ERRNO". */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char armed[16] = "-";
static int error, nth, on, count;

void disk_arm(const char *call, int error_, int nth_, int on_) {
  strncpy(armed, call, sizeof armed - 1);
  error = error_, nth = nth_, on = on_, count = 0;
}

int disk_count(void) { return count; }

static int told_from_outside(const char *call) {
  const char *file = getenv("DISK_CTL");
  char text[64] = "", name[32] = "";
  int number = 0;
  if (!file) return 0;
  long fd = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return 0;
  long got = syscall(SYS_read, fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  if (got <= 0 || sscanf(text, "%31s %d", name, &number) != 2) return 0;
  return !strcmp(name, call) ? number : 0;
}

static int under(const char *path) {
  const char *folder = getenv("DISK_DIR");
  return path && folder && !strncmp(path, folder, strlen(folder));
}

static int fd_under(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return under(path);
}

/* Whether this call fails; errno says how. */
static int fails(const char *call) {
  int number = told_from_outside(call);
  if (!number && armed[0] != '-' && (!armed[0] || !strcmp(armed, call))) {
    count++;
    if (error && (count == nth || (on && count > nth))) number = error;
  }
  if (number == -9) kill(getpid(), SIGKILL);
  if (number > 0) errno = number;
  return number > 0;
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = dlsym(RTLD_NEXT, #name)

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = va_arg(more, mode_t); \
    va_end(more); \
    return under(path) && fails("open") ? -1 : real(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

ssize_t write(int fd, const void *data, size_t size) {
  REAL(write);
  return fd_under(fd) && fails("write") ? -1 : real(fd, data, size);
}
int fsync(int fd) {
  REAL(fsync);
  return fd_under(fd) && fails("fsync") ? -1 : real(fd);
}
int fchmod(int fd, mode_t mode) {
  REAL(fchmod);
  return fd_under(fd) && fails("fchmod") ? -1 : real(fd, mode);
}
int close(int fd) {
  REAL(close);
  if (fd_under(fd) && fails("close")) {
    int kept = errno;
    real(fd);
    errno = kept;
    return -1;
  }
  return real(fd);
}
int rename(const char *from, const char *to) {
  REAL(rename);
  return under(to) && fails("rename") ? -1 : real(from, to);
}
int link(const char *from, const char *to) {
  REAL(link);
  return under(to) && fails("link") ? -1 : real(from, to);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
  REAL(linkat);
  return under(to) && fails("link") ? -1 : real(a, from, b, to, flags);
}
int unlink(const char *path) {
  REAL(unlink);
  return under(path) && fails("unlink") ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  return under(path) && fails("mkdir") ? -1 : real(path, mode);
}
