// A sound card for tests: an ALSA I/O plugin. Any program that uses libasound plays to it unchanged, and it behaves like
// hardware: it plays by a crystal of its own, one program holds it at a time, it runs dry, is unplugged, and comes back.
//
// All that there is to see of it is in one folder:
//   pcmC0D0p  stands for the device node. Who plays has it open and locked: /proc shows who holds it, a second is told EBUSY.
//   played    every byte that was played, in order, of all openings one after the other.
//   clock     "microseconds bytes": when (CLOCK_MONOTONIC) so much of played had been played.
//   fault     what is wrong with it now; heals when the file is removed:
//             "open N"  cannot be opened, with error number N
//             "gone"    unplugged: cannot be opened, and breaks whoever has it open
//             "wedged"  plays nothing and has no room
//             "xrun"    whoever has it open is late once; the card removes the file when that has happened

#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { NS = 1000000000, CLOCK_EVERY_NS = 50000000 };

struct card {
    snd_pcm_ioplug_t io;
    char *folder;
    long ppm;
    int node, played, clock;
    char *ring; // as long as the buffer
    size_t frame; // bytes of one
    uint64_t given, taken; // frames since it was prepared: into the ring, and played out of it
    uint64_t dumped; // bytes of all openings
    int64_t started, stood, last_clock; // when it began, how long it was wedged since, and when the clock was last told
    bool running;
    snd_pcm_uframes_t avail_min;
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * NS + time.tv_nsec;
}

static int open_in(const struct card *card, const char *name, int flags)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", card->folder, name);
    int file = open(path, flags | O_CLOEXEC, 0600);
    return file < 0 ? -errno : file;
}

// Whether the fault file says so; the number after it, if one is wanted.
static bool is_faulty(const struct card *card, const char *what, int *number)
{
    char text[64] = "";
    int file = open_in(card, "fault", O_RDONLY);
    if (file < 0)
        return false;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    size_t word = strlen(what);
    if (length < 0 || strncmp(text, what, word) != 0)
        return false;
    if (number)
        *number = atoi(text + word);
    return true;
}

static void heal(const struct card *card)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/fault", card->folder);
    unlink(path);
}

static void write_all(int file, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno != EINTR)
            abort(); // a test that cannot write what was played would pass or fail by chance
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
}

static void tell_clock(struct card *card, int64_t time)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%lld %llu\n", (long long)time / 1000, (unsigned long long)card->dumped);
    write_all(card->clock, line, (size_t)length);
    card->last_clock = time;
}

static void play(struct card *card, uint64_t frames)
{
    for (uint64_t size = card->io.buffer_size; frames > 0;) {
        uint64_t at = card->taken % size, part = frames < size - at ? frames : size - at;
        write_all(card->played, card->ring + at * card->frame, part * card->frame);
        card->taken += part;
        card->dumped += part * card->frame;
        frames -= part;
    }
}

// Frames that the crystal has played since it started, if it had them.
static uint64_t due(const struct card *card, int64_t time)
{
    double seconds = (double)(time - card->started - card->stood) / NS;
    return seconds <= 0 ? 0 : (uint64_t)(seconds * card->io.rate * (1 + (double)card->ppm / 1e6));
}

// Plays what is due by now; false if that was all there was. As the kernel has it, an empty buffer has run dry, even if
// nobody was late yet.
static bool advance(struct card *card)
{
    int64_t time = now();
    uint64_t wanted = due(card, time), filled = card->given - card->taken;
    if (is_faulty(card, "wedged", NULL)) {
        card->stood = time - card->started - (int64_t)((double)card->taken / card->io.rate * NS);
        return true;
    }
    uint64_t frames = wanted > card->taken ? wanted - card->taken : 0;
    if (frames >= filled) {
        play(card, filled);
        return false;
    }
    play(card, frames);
    if (time - card->last_clock >= CLOCK_EVERY_NS)
        tell_clock(card, time);
    return true;
}

static snd_pcm_sframes_t card_pointer(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    snd_pcm_sframes_t stands = (snd_pcm_sframes_t)(card->taken % io->buffer_size);
    if (is_faulty(card, "gone", NULL)) {
        card->running = false;
        snd_pcm_ioplug_set_state(io, SND_PCM_STATE_DISCONNECTED);
        return stands;
    }
    if (!card->running)
        return stands;
    if (is_faulty(card, "xrun", NULL)) {
        heal(card);
        card->running = false;
        return -EPIPE;
    }
    card->running = advance(card);
    return card->running ? (snd_pcm_sframes_t)(card->taken % io->buffer_size) : -EPIPE;
}

static int card_start(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    int64_t period = (int64_t)((double)io->period_size / io->rate * NS);
    struct itimerspec timer = {.it_interval = {.tv_nsec = period % NS, .tv_sec = period / NS}};
    timer.it_value = timer.it_interval;
    timerfd_settime(io->poll_fd, 0, &timer, NULL);
    card->started = now();
    card->stood = 0;
    card->running = true;
    tell_clock(card, card->started);
    return 0;
}

// What was not played by now is dropped.
static int card_stop(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    if (card->running)
        advance(card);
    card->running = false;
    return 0;
}

static int card_prepare(snd_pcm_ioplug_t *io)
{
    struct card *card = io->private_data;
    card->given = card->taken = 0;
    card->running = false;
    return is_faulty(card, "gone", NULL) ? -ENODEV : 0;
}

static snd_pcm_sframes_t card_transfer(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas, snd_pcm_uframes_t offset,
         snd_pcm_uframes_t size)
{
    struct card *card = io->private_data;
    const char *from = (const char *)areas->addr + (areas->first + areas->step * offset) / 8;
    for (snd_pcm_uframes_t left = size; left > 0;) {
        uint64_t at = card->given % io->buffer_size, part = left < io->buffer_size - at ? left : io->buffer_size - at;
        memcpy(card->ring + at * card->frame, from, part * card->frame);
        from += part * card->frame;
        card->given += part;
        left -= part;
    }
    return (snd_pcm_sframes_t)size;
}

static int card_hw_params(snd_pcm_ioplug_t *io, snd_pcm_hw_params_t *params)
{
    struct card *card = io->private_data;
    (void)params;
    card->frame = (size_t)snd_pcm_format_physical_width(io->format) / 8 * io->channels;
    free(card->ring);
    card->ring = malloc(io->buffer_size * card->frame);
    return card->ring ? 0 : -ENOMEM;
}

static int card_sw_params(snd_pcm_ioplug_t *io, snd_pcm_sw_params_t *params)
{
    struct card *card = io->private_data;
    return snd_pcm_sw_params_get_avail_min(params, &card->avail_min);
}

// The timer only says that it is time to look: there is room when a period of it is.
static int card_poll_revents(snd_pcm_ioplug_t *io, struct pollfd *fds, unsigned int count, unsigned short *revents)
{
    struct card *card = io->private_data;
    uint64_t ticks;
    (void)fds, (void)count;
    (void)!read(io->poll_fd, &ticks, sizeof ticks);
    snd_pcm_sframes_t room = snd_pcm_avail_update(io->pcm);
    bool broken = room < 0 || io->state == SND_PCM_STATE_DISCONNECTED;
    *revents = broken ? POLLOUT | POLLERR : (snd_pcm_uframes_t)room >= card->avail_min ? POLLOUT : 0;
    return 0;
}

static void release(struct card *card)
{
    if (card->io.poll_fd >= 0)
        close(card->io.poll_fd);
    if (card->clock >= 0)
        close(card->clock);
    if (card->played >= 0)
        close(card->played);
    if (card->node >= 0)
    {
        flock(card->node, LOCK_UN); // a child that is just being started has it open, too, until it runs its program
        close(card->node);
    }
    free(card->ring);
    free(card->folder);
    free(card);
}

static int card_close(snd_pcm_ioplug_t *io)
{
    release(io->private_data);
    return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .start = card_start,
    .stop = card_stop,
    .pointer = card_pointer,
    .transfer = card_transfer,
    .prepare = card_prepare,
    .hw_params = card_hw_params,
    .sw_params = card_sw_params,
    .poll_revents = card_poll_revents,
    .close = card_close,
};

// Of rate and channels 0 is whatever it is asked for.
static int limit(snd_pcm_ioplug_t *io, unsigned int rate, snd_pcm_format_t format, unsigned int channels)
{
    static const unsigned int accesses[] = {SND_PCM_ACCESS_RW_INTERLEAVED, SND_PCM_ACCESS_MMAP_INTERLEAVED};
    const unsigned int formats[] = {(unsigned int)format};
    int error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 2, accesses);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, formats);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, channels ? channels : 1, channels ? channels : 2);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, rate ? rate : 8000, rate ? rate : 192000);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 18);
    if (error >= 0)
        error = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 256, 1 << 20);
    return error;
}

// What a card refuses at its opening, in the order of the kernel: there is none, it is broken, somebody has it.
static int acquire(struct card *card)
{
    int number;
    if (is_faulty(card, "gone", NULL))
        return -ENODEV;
    if (is_faulty(card, "open", &number))
        return -number;
    if ((card->node = open_in(card, "pcmC0D0p", O_RDWR | O_CREAT)) < 0)
        return card->node;
    if (flock(card->node, LOCK_EX | LOCK_NB) < 0)
        return -EBUSY;
    if ((card->played = open_in(card, "played", O_WRONLY | O_CREAT | O_APPEND)) < 0)
        return card->played;
    if ((card->clock = open_in(card, "clock", O_WRONLY | O_CREAT | O_APPEND)) < 0)
        return card->clock;
    card->dumped = (uint64_t)lseek(card->played, 0, SEEK_END);
    card->io.poll_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    return card->io.poll_fd < 0 ? -errno : 0;
}

SND_PCM_PLUGIN_DEFINE_FUNC(holdover)
{
    const char *folder = NULL;
    const char *format = "S16_LE";
    long ppm = 0, rate = 0, channels = 0;
    snd_config_iterator_t i, next;
    (void)root;
    snd_config_for_each(i, next, conf) {
        snd_config_t *field = snd_config_iterator_entry(i);
        const char *id = "";
        snd_config_get_id(field, &id);
        if (strcmp(id, "folder") == 0)
            snd_config_get_string(field, &folder);
        else if (strcmp(id, "ppm") == 0)
            snd_config_get_integer(field, &ppm);
        else if (strcmp(id, "rate") == 0)
            snd_config_get_integer(field, &rate);
        else if (strcmp(id, "format") == 0)
            snd_config_get_string(field, &format);
        else if (strcmp(id, "channels") == 0)
            snd_config_get_integer(field, &channels);
    }
    if (!folder || stream != SND_PCM_STREAM_PLAYBACK)
        return -EINVAL;

    struct card *card = calloc(1, sizeof *card);
    if (!card)
        return -ENOMEM;
    *card = (struct card){.folder = strdup(folder), .ppm = ppm, .node = -1, .played = -1, .clock = -1};
    card->io = (snd_pcm_ioplug_t){
        .version = SND_PCM_IOPLUG_VERSION, .name = "Holdover's sound card for tests", .callback = &callbacks,
        .private_data = card, .poll_fd = -1, .poll_events = POLLIN, .flags = SND_PCM_IOPLUG_FLAG_MONOTONIC,
    };
    int error = acquire(card);
    if (error >= 0)
        error = snd_pcm_ioplug_create(&card->io, name, stream, mode);
    if (error < 0) {
        release(card);
        return error;
    }
    error = limit(&card->io, (unsigned int)rate, snd_pcm_format_value(format), (unsigned int)channels);
    if (error < 0) {
        snd_pcm_ioplug_delete(&card->io); // closes it, too
        return error;
    }
    *pcmp = card->io.pcm;
    return 0;
}

SND_PCM_PLUGIN_SYMBOL(holdover);
