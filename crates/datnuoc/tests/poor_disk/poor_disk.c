/* A poor disk for one program: slow, slow to flush, or full. Loaded before the C library (LD_PRELOAD), it
 * stands between the program and its regular files; sockets and pipes pass as they are.
 *
 * The test and every process under it share one page (POOR_DISK): the test writes how poor the disk is and
 * reads what it was asked to do. All processes wait in one line, as for one device.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* The shared page; the order of the fields is known to the test. */
struct disk {
    uint64_t bytes_per_second; /* 0: as fast as the real one */
    uint64_t flush_ns;
    uint64_t full; /* no file may grow */
    uint64_t busy_until_ns;
    uint64_t flushes;
    uint64_t bytes;
    uint64_t refused;
};

static struct disk *disk;

__attribute__((constructor)) static void plug_in(void) {
    const char *path = getenv("POOR_DISK");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0) return;
    void *page = mmap(NULL, sizeof *disk, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (page != MAP_FAILED) disk = page;
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

/* Waits until the device has done this much more work. */
static void work(uint64_t ns) {
    if (ns == 0) return;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    uint64_t now = (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
    uint64_t busy = __atomic_load_n(&disk->busy_until_ns, __ATOMIC_RELAXED), done;
    do {
        done = (busy > now ? busy : now) + ns;
    } while (!__atomic_compare_exchange_n(&disk->busy_until_ns, &busy, done, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
    t.tv_sec = (time_t)(done / 1000000000u);
    t.tv_nsec = (long)(done % 1000000000u);
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) {}
}

/* Whether these bytes may be written; takes the time that they take. `at` is -1 for the file's own place. */
static int admit(int fd, size_t size, off_t at) {
    struct stat s;
    if (!disk || fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) return 1;
    if (__atomic_load_n(&disk->full, __ATOMIC_RELAXED)) {
        if (at < 0) at = lseek(fd, 0, SEEK_CUR);
        if (at + (off_t)size > s.st_size) {
            __atomic_add_fetch(&disk->refused, 1, __ATOMIC_RELAXED);
            errno = ENOSPC;
            return 0;
        }
    }
    __atomic_add_fetch(&disk->bytes, size, __ATOMIC_RELAXED);
    if (disk->bytes_per_second) work(size * 1000000000u / disk->bytes_per_second);
    return 1;
}

static void flushed(void) {
    if (!disk) return;
    __atomic_add_fetch(&disk->flushes, 1, __ATOMIC_RELAXED);
    work(disk->flush_ns);
}

static size_t sum(const struct iovec *parts, int count) {
    size_t size = 0;
    for (int n = 0; n < count; n++) size += parts[n].iov_len;
    return size;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    return admit(fd, size, -1) ? REAL(write)(fd, bytes, size) : -1;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    return admit(fd, sum(parts, count), -1) ? REAL(writev)(fd, parts, count) : -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    return admit(fd, size, at) ? REAL(pwrite)(fd, bytes, size, at) : -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    return admit(fd, size, at) ? REAL(pwrite64)(fd, bytes, size, at) : -1;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
    return admit(fd, sum(parts, count), at) ? REAL(pwritev)(fd, parts, count, at) : -1;
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
    return admit(fd, sum(parts, count), at) ? REAL(pwritev64)(fd, parts, count, at) : -1;
}

int fsync(int fd) {
    flushed();
    return REAL(fsync)(fd);
}

int fdatasync(int fd) {
    flushed();
    return REAL(fdatasync)(fd);
}
