/* A run at the terminal: one line of progress that is drawn over, and interruption by a signal. */
#ifndef OG_CLI_TERMINAL_H
#define OG_CLI_TERMINAL_H

#include "lang/language.h"

#include <signal.h>
#include <stdbool.h>

/* The number of the signal that asked to stop, else 0. */
extern volatile sig_atomic_t terminal_signal;

/* Starts the clock and catches SIGINT, SIGTERM and SIGHUP: they end the program at once until
 * terminal_write says that something is about to be written, and then when that is put away; one
 * more, some seconds later, ends it at once again. */
void terminal_start(void);
void terminal_write(void);
/* In which language to speak from now on. */
void terminal_speak(og_language language);
/* Seconds since terminal_start. */
double terminal_seconds(void);

/* The line goes to standard error, and only when that is a terminal that can draw a line over. */
void terminal_note(const char *text);
void terminal_clear(void);
/* Two for og_progress: draws the share, not in the first second; only says whether to go on. */
bool terminal_progress(void *unused, double share);
bool terminal_goes_on(void *unused, double share);

/* Says that the run was interrupted; returns the exit status. */
int terminal_interrupted(void);

#endif
