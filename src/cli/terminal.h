/* A run at the terminal: one line of progress that is drawn over, and interruption by a signal. */
#ifndef OG_CLI_TERMINAL_H
#define OG_CLI_TERMINAL_H

/* The number of the signal that asked to stop, else 0. */
extern volatile int terminal_signal;

/* Starts the clock and catches SIGINT and SIGTERM; one more, some seconds
 * later, ends the program at once. */
void terminal_start(void);
/* Seconds since terminal_start. */
double terminal_seconds(void);

/* The line goes to standard error, and only when that is a terminal that can draw a line over. */
void terminal_note(const char *text);
void terminal_clear(void);
/* As og_run_options.progress; silent in the first second. */
void terminal_progress(void *unused, double share);

/* Says that the run was interrupted; returns the exit status. */
int terminal_interrupted(void);

#endif
