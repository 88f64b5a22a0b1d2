#!/usr/bin/env bash
# The whole of Mailherd in one JVM on this machine: no Docker, no root. ./demo.sh --help tells the options.
# Each step is a file in scripts/demo with a test in scripts/test.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for step in "$root"/scripts/demo/*.sh; do
    # shellcheck source=/dev/null
    . "$step"
done

take_options "$@"
choose_jdk
build_if_needed
start_server
