#include "cli/terminal.h"

#include "base/format.h"
#include "lang/say.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

volatile sig_atomic_t terminal_signal;

static struct timespec start;
static bool drawable;
static og_language spoken;
static int drawn; /* the length of the line that stands there */

/* Until something is written a signal ends the program at once, whatever it does; from then on it
 * is remembered, and whoever writes puts away what is half done. */
static volatile sig_atomic_t writing;
static char farewell[128];
static size_t farewell_length;

#define PATIENCE 2 /* seconds after which a second signal ends the program at once */

/* A shell or timeout(1) may send the same signal twice, to the program and to its group: that is
 * one wish, and ending on the second would leave half a file behind. */
static void remember(int number)
{
    static volatile time_t first;
    struct timespec now;
    if (!writing) {
        ssize_t told = drawn > 0 ? write(STDERR_FILENO, "\n", 1) : 0;
        told = write(STDERR_FILENO, farewell, farewell_length);
        (void)told;
        _exit(128 + number);
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (terminal_signal && now.tv_sec - first > PATIENCE)
        _exit(128 + number);
    if (!terminal_signal)
        first = now.tv_sec;
    terminal_signal = number;
}

void terminal_speak(og_language language)
{
    spoken = language;
    og_format(farewell, sizeof farewell, "opgave: %s\n", OG_TEXT(language, INTERRUPTED));
    farewell_length = strlen(farewell);
}

void terminal_write(void)
{
    writing = 1;
}

void terminal_start(void)
{
    clock_gettime(CLOCK_MONOTONIC, &start);
    const char *term = getenv("TERM");
    drawable = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;

    /* What is ignored from the start, as by nohup, stays so. */
    static const int wishes[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = remember}, before;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (sigaction(wishes[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(wishes[i], &action, NULL);
    signal(SIGXFSZ, SIG_IGN); /* a file beyond the limit is a failed write, as on a full disk */
}

double terminal_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + 1e-9 * (double)(now.tv_nsec - start.tv_nsec);
}

void terminal_note(const char *text)
{
    if (!drawable)
        return;
    int length = (int)strlen(text);
    fprintf(stderr, "\r%-*s", drawn > length ? drawn : length, text);
    drawn = length;
}

bool terminal_goes_on(void *unused, double share)
{
    (void)unused;
    (void)share;
    return !terminal_signal;
}

bool terminal_progress(void *unused, double share)
{
    double seconds = terminal_seconds();
    if (seconds < 1)
        return terminal_goes_on(unused, share);
    char percent[8], left[32];
    og_format(percent, sizeof percent, "%3.0f", 100 * share);
    og_format(left, sizeof left, "%.0f", share > 0 ? seconds * (1 - share) / share : 0);
    og_strbuf text = {0};
    OG_SAY(&text, spoken, COMPUTING, .percent = percent, .seconds = left);
    if (text.text)
        terminal_note(text.text);
    og_strbuf_clear(&text);
    return terminal_goes_on(unused, share);
}

void terminal_clear(void)
{
    if (drawn > 0)
        fprintf(stderr, "\r%*s\r", drawn, "");
    drawn = 0;
}

int terminal_interrupted(void)
{
    fprintf(stderr, "opgave: %s\n", OG_TEXT(spoken, INTERRUPTED));
    return 128 + terminal_signal;
}
