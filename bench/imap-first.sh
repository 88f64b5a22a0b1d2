#!/usr/bin/env bash
# Processor time of an imap process's first work, with an AOT cache trained by a start and a stop and with one trained by
# work as the image's is, in turn: bench/imap-first.sh MESSAGES TURNS (no root; build first, bench/README.md).
# JVM_OPTIONS are added to each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=$1 turns=$2 port=${PORT:-13143} more=${JVM_OPTIONS:-}
work=$(mktemp -d /tmp/imap-first.XXXXXX)
# shellcheck source=bench/stage.sh
. bench/stage.sh
trap 'stop_stage; rm -rf "$work"' EXIT

start() { # JVM options
    JVM_OPTIONS="$more $*" start_stage ImapStage "$work/mailherd" "$port" 1
}

measure() { # messages
    "$java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" org.mailherd.bench.ImapFirstWork \
        "imap=127.0.0.1:$port:$service" "$1" 2
}

start # makes the tables, which no later start does
stop_stage
train_cache "$work/start.aot" "$port" true
train_cache "$work/work.aot" "$port" exercise "$port"
for _ in $(seq "$turns"); do
    for training in start work; do
        echo "trained by $training, load $(cut -d' ' -f1 /proc/loadavg):"
        start -XX:AOTCache="$work/$training.aot" -XX:AOTMode=on
        measure "$messages"
        stop_stage
    done
done
