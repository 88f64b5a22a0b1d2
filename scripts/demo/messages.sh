# shellcheck shell=bash
# What the person at the terminal reads.

say() { printf '%s\n' "$*"; }

# stop_with SENTENCE: says what is wrong and what to do, and ends.
stop_with() {
    printf '%s\n' "$*" >&2
    exit 1
}
