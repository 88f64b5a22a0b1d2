# shellcheck shell=bash

# memory_mib: what the machine has.
memory_mib() { awk '/^MemTotal:/ { print int($2 / 1024) }' "${MEMINFO_FILE:-/proc/meminfo}"; }

# A machine sold with 1.5 GiB shows a little less.
require_memory() {
    local mib
    mib=$(memory_mib)
    [ "$mib" -ge 1400 ] ||
        refuse "this machine has $mib MiB of memory, the containers need 1500" \
            "choose a larger machine, or run all in one process: ./demo.sh"
}

# clamd alone takes about 1.3 GiB; mailcow draws the line at 2.5 GiB.
choose_clamd() {
    local default=n
    [ "$(memory_mib)" -gt 2560 ] || default=y
    [ -n "${SKIP_CLAMD:-}" ] || [ "$default" = n ] ||
        SKIP_CLAMD=$(ask "Little memory: leave the virus scanner out? (y/n)" y)
    SKIP_CLAMD=${SKIP_CLAMD:-$default}
    case $SKIP_CLAMD in
        y | n) ;;
        *) refuse "SKIP_CLAMD is $SKIP_CLAMD" "set it to y or n" ;;
    esac
}
