/*
 * A crowd of listeners in one thread, and a server that is nothing but a send loop, to measure a party against.
 *
 *   crowd listen PORT LISTENERS SECONDS   connects to 127.0.0.1:PORT, says "ready" once everybody hears, listens for so long
 *                                         from then on, and prints one line of JSON
 *   crowd send CHUNK_BYTES CHUNK_US       prints its port, and sends everybody who comes a chunk of so many bytes so often,
 *                                         5 s ahead of its time, until its standard input ends
 *
 * The server's clock is CLOCK_MONOTONIC, which is ours, too: whether a chunk is late is seen without asking.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS_MAX = 256, TEXT_MAX = 1024, HEAD_MAX = 14, AUDIO_HEAD = 9, AUDIO = 4, RATE = 48000, FRAME_BYTES = 4,
       PROBES = 8, BURST_US = 10000000, AHEAD_US = 5000000, CONNECTING_MAX = 64 };

typedef struct {
    int fd, probes;
    bool upgraded, hears, closed;
    unsigned char head[HEAD_MAX];
    size_t have;              /* bytes of the frame's head, or of the answer's end that were seen */
    uint64_t length, at;      /* of the content, and how far it was read */
    unsigned char content[TEXT_MAX];
    int64_t next, probed, burst;
} Listener;

static struct {
    uint64_t frames, bytes, late, gaps, closed, probes;
    int64_t least_lead, slowest_probe;
} seen = { .least_lead = INT64_MAX };

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* As many descriptors as this process may have. */
static void raise_limit(void)
{
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static double cpu_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* A text frame of a client; its mask of zeros leaves it as it is. */
static void say(Listener *l, const char *text)
{
    unsigned char frame[TEXT_MAX + 8] = { 0x81, 0x80 | 126 };
    size_t length = strlen(text);
    frame[2] = length >> 8, frame[3] = length & 0xff;
    memcpy(frame + 8, text, length);
    if (send(l->fd, frame, length + 8, MSG_NOSIGNAL) != (ssize_t)(length + 8))
        l->closed = true;
}

static void probe(Listener *l)
{
    char text[128];
    l->probed = now_us();
    snprintf(text, sizeof text, "{\"type\":\"client/time\",\"payload\":{\"client_transmitted\":%" PRId64 "}}", l->probed);
    say(l, text);
}

static void introduce(Listener *l, int number)
{
    char text[512];
    snprintf(text, sizeof text,
        "{\"type\":\"client/hello\",\"payload\":{\"client_id\":\"crowd-%d-%d\",\"name\":\"crowd\",\"version\":1,"
        "\"supported_roles\":[\"player@v1\"],\"player@v1_support\":{\"supported_formats\":[{\"codec\":\"pcm\",\"channels\":2,"
        "\"sample_rate\":48000,\"bit_depth\":16}],\"buffer_capacity\":1572864,\"supported_commands\":[]}}}", getpid(), number);
    say(l, text);
    say(l, "{\"type\":\"client/state\",\"payload\":{\"player\":{\"state\":\"synchronized\",\"volume\":100,\"muted\":false}}}");
    l->burst = now_us() + BURST_US;
    probe(l);
}

static void hear_audio(Listener *l)
{
    int64_t timestamp, lead;
    memcpy(&timestamp, l->content + 1, sizeof timestamp);
    timestamp = be64toh(timestamp);
    lead = timestamp - now_us();
    if (lead < seen.least_lead)
        seen.least_lead = lead;
    seen.late += lead < 0;
    if (l->next != 0 && llabs(timestamp - l->next) > 1)
        seen.gaps++;
    l->next = timestamp + (int64_t)((l->length - AUDIO_HEAD) / FRAME_BYTES * 1000000 / RATE);
    l->hears = true;
    seen.frames++;
}

static void hear_text(Listener *l)
{
    l->content[l->at < TEXT_MAX ? l->at : TEXT_MAX - 1] = 0;
    if (strstr((char *)l->content, "stream/clear") != NULL)
        l->next = 0;
    if (strstr((char *)l->content, "server/time") == NULL)
        return;
    int64_t took = now_us() - l->probed;
    if (took > seen.slowest_probe)
        seen.slowest_probe = took;
    seen.probes++;
    if (++l->probes % PROBES != 0)
        probe(l);
}

static size_t head_bytes(const unsigned char *head, size_t have)
{
    return have < 2 ? 2 : (head[1] & 0x7f) == 126 ? 4 : (head[1] & 0x7f) == 127 ? 10 : 2;
}

static uint64_t content_bytes(const unsigned char *head)
{
    uint64_t length = head[1] & 0x7f;
    if (length < 126)
        return length;
    int from = 2, to = length == 126 ? 4 : 10;
    for (length = 0; from < to; from++)
        length = length << 8 | head[from];
    return length;
}

static void hear(Listener *l, const unsigned char *bytes, size_t count)
{
    while (count > 0) {
        if (l->have < head_bytes(l->head, l->have)) {
            l->head[l->have++] = *bytes++, count--;
            if (l->have == head_bytes(l->head, l->have))
                l->length = content_bytes(l->head), l->at = 0;
            if (l->have < head_bytes(l->head, l->have) || l->length > 0)
                continue;
        }
        size_t part = l->length - l->at < count ? l->length - l->at : count;
        if (l->at < TEXT_MAX)
            memcpy(l->content + l->at, bytes, part < TEXT_MAX - l->at ? part : TEXT_MAX - l->at);
        l->at += part, bytes += part, count -= part;
        if (l->at < l->length)
            continue;
        if (l->head[0] == 0x82 && l->content[0] == AUDIO)
            hear_audio(l);
        else if (l->head[0] == 0x81)
            hear_text(l);
        else if (l->head[0] == 0x88)
            l->closed = true;
        l->have = 0;
    }
}

/* The answer to the upgrade ends with an empty line; nothing of it is of interest. */
static size_t hear_answer(Listener *l, const unsigned char *bytes, size_t count, int number)
{
    for (size_t at = 0; at < count; at++) {
        l->have = bytes[at] == "\r\n\r\n"[l->have] ? l->have + 1 : bytes[at] == '\r';
        if (l->have == 4) {
            l->upgraded = true, l->have = 0;
            introduce(l, number);
            return at + 1;
        }
    }
    return count;
}

static void connect_one(Listener *l, int epoll, int port, int number)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct epoll_event event = { .events = EPOLLIN, .data.u32 = number };
    char request[256];
    int length = snprintf(request, sizeof request,
        "GET /sendspin HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", port);
    l->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (l->fd < 0 || connect(l->fd, (struct sockaddr *)&to, sizeof to) < 0 || send(l->fd, request, length, MSG_NOSIGNAL) != length)
        fail("connect");
    fcntl(l->fd, F_SETFL, O_NONBLOCK);
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, l->fd, &event) < 0)
        fail("epoll");
}

static void read_some(Listener *l, int number)
{
    static unsigned char buffer[1 << 17];
    ssize_t count = recv(l->fd, buffer, sizeof buffer, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        l->closed = true;
    } else {
        size_t from = l->upgraded ? 0 : hear_answer(l, buffer, count, number);
        seen.bytes += count;
        hear(l, buffer + from, count - from);
    }
    if (l->closed)
        seen.closed++, close(l->fd);
}

/* Those who come are let in before many more do: the queue of a listening socket is short. */
static void listen_to(int port, int listeners, double seconds)
{
    Listener *all = calloc(listeners, sizeof *all);
    struct epoll_event events[EVENTS_MAX];
    int epoll = epoll_create1(EPOLL_CLOEXEC), connected = 0, upgraded = 0, hearing = 0;
    int64_t end = INT64_MAX, begun = now_us(), look = 0;
    while (now_us() < end) {
        while (connected < listeners && connected - upgraded < CONNECTING_MAX)
            connect_one(&all[connected], epoll, port, connected), connected++;
        int count = epoll_wait(epoll, events, EVENTS_MAX, 50);
        for (int i = 0; i < count; i++) {
            Listener *l = &all[events[i].data.u32];
            bool was_upgraded = l->upgraded, heard = l->hears;
            read_some(l, events[i].data.u32);
            upgraded += l->upgraded && !was_upgraded;
            hearing += l->hears && !heard;
        }
        if (end == INT64_MAX && hearing == listeners) {
            end = now_us() + (int64_t)(seconds * 1e6);
            printf("ready\n");
            fflush(stdout);
        }
        if (now_us() < look)
            continue;
        look = now_us() + 100000;
        for (int i = 0; i < connected; i++)
            if (all[i].upgraded && !all[i].closed && all[i].burst < now_us())
                all[i].burst = now_us() + BURST_US, probe(&all[i]);
    }
    printf("{\"listeners\":%d,\"seconds\":%.3f,\"frames\":%" PRIu64 ",\"bytes\":%" PRIu64 ",\"late\":%" PRIu64 ",\"gaps\":%" PRIu64
        ",\"closed\":%" PRIu64 ",\"least_lead_ms\":%.1f,\"probes\":%" PRIu64 ",\"slowest_probe_ms\":%.1f,\"cpu_seconds\":%.3f}\n",
        hearing, (now_us() - begun) / 1e6, seen.frames, seen.bytes, seen.late, seen.gaps, seen.closed,
        seen.least_lead / 1e3, seen.probes, seen.slowest_probe / 1e3, cpu_seconds());
}

static void send_to_all(size_t bytes, int64_t period)
{
    static int all[1 << 16];
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t length = sizeof at;
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), count = 0, one = 1;
    unsigned char *frame = calloc(1, bytes + 4 + AUDIO_HEAD), request[TEXT_MAX];
    size_t content = bytes + AUDIO_HEAD;
    const char *answer = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    if (bind(listening, (struct sockaddr *)&at, sizeof at) < 0 || listen(listening, 4096) < 0 || getsockname(listening, (struct sockaddr *)&at, &length) < 0)
        fail("listen");
    printf("%d\n", ntohs(at.sin_port));
    fflush(stdout);
    frame[0] = 0x82, frame[1] = 126, frame[2] = content >> 8, frame[3] = content & 0xff, frame[4] = AUDIO;
    int64_t timestamp = now_us() + AHEAD_US, due = now_us();
    for (;; due += period, timestamp += period) {
        int64_t stamp = htobe64(timestamp), left;
        memcpy(frame + 5, &stamp, sizeof stamp);
        for (int i = 0; i < count; i++)
            if (send(all[i], frame, content + 4, MSG_DONTWAIT | MSG_NOSIGNAL) < 0 && errno != EPIPE && errno != ECONNRESET)
                fail("send");
        while ((left = due + period - now_us()) > 0) {
            struct pollfd wanted[] = { { .fd = listening, .events = POLLIN }, { .fd = STDIN_FILENO, .events = POLLIN } };
            struct timespec until = { .tv_nsec = left * 1000 };
            if (ppoll(wanted, 2, &until, NULL) <= 0)
                continue;
            if (wanted[1].revents != 0)
                return;
            int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
            if (fd < 0 || recv(fd, request, sizeof request, 0) <= 0 || send(fd, answer, strlen(answer), MSG_NOSIGNAL) < 0)
                continue;
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            all[count++] = fd;
        }
    }
}

int main(int argc, char **argv)
{
    raise_limit();
    if (argc == 5 && strcmp(argv[1], "listen") == 0)
        listen_to(atoi(argv[2]), atoi(argv[3]), atof(argv[4]));
    else if (argc == 4 && strcmp(argv[1], "send") == 0)
        send_to_all(strtoul(argv[2], NULL, 10), strtoll(argv[3], NULL, 10));
    else
        return 2;
    return 0;
}
