#!/usr/bin/env bash
# Runs every scripts/test/*.test.sh (or the ones named), each in a shell of its own; one line each.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

failed=0
for file in "${@:-*.test.sh}"; do
    # shellcheck disable=SC2086 # the pattern stands for all
    for test in $file; do
        if output=$(bash -euo pipefail "$test" 2>&1); then
            printf 'ok      %s (%s checks)\n' "$test" "$(grep -c '^ok ' <<<"$output")"
        else
            failed=$((failed + 1))
            printf 'FAILED  %s\n%s\n' "$test" "$output"
        fi
    done
done
[ "$failed" = 0 ]
