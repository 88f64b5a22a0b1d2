# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
export MEMINFO_FILE=$sandbox/meminfo
printf 'MemTotal: 1000000 kB\n' >meminfo
refused_with "./demo.sh" "976 MiB are too little" require_memory
printf 'MemTotal: 1500000 kB\n' >meminfo
succeeds "a machine sold with 1.5 GiB" require_memory
choose_clamd
equal y "$SKIP_CLAMD" "no clamd below 2.5 GiB"
unset SKIP_CLAMD
printf 'MemTotal: 8000000 kB\n' >meminfo
choose_clamd
equal n "$SKIP_CLAMD" "clamd with 8 GB"
SKIP_CLAMD=maybe
refused_with "y or n" "a bad SKIP_CLAMD" choose_clamd
