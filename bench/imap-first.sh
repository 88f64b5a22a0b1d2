#!/usr/bin/env bash
# Processor time of an imap process's first work, with an AOT cache trained by a start and a stop and with one trained by
# work, in turn: bench/imap-first.sh MESSAGES TURNS [TRAINING] (no root; build first, bench/README.md). TRAINING
# is the number of messages of the training run, two rounds of them (MESSAGES). JVM_OPTIONS are added to each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=$1 turns=$2 training_messages=${3:-$1} port=${PORT:-13143} more=${JVM_OPTIONS:-}
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

# The cache is written afterwards: within the stage's limit for a stop it may not be done. The flags are ImapStage's.
write_cache() { # name
    # shellcheck disable=SC2086
    "$java" -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow $more -Xlog:aot=off -Xlog:cds=off -XX:AOTMode=create \
        -XX:AOTConfiguration="$work/$1.config" -XX:AOTCache="$work/$1.aot" -cp "$jars" >/dev/null
}

start # makes the tables, which no later start does
stop_stage
for training in start work; do
    start -XX:AOTMode=record -XX:AOTConfiguration="$work/$training.config"
    [ "$training" = start ] || measure "$training_messages" >/dev/null
    stop_stage
    write_cache "$training"
done
for _ in $(seq "$turns"); do
    for training in start work; do
        echo "trained by $training, load $(cut -d' ' -f1 /proc/loadavg):"
        start -XX:AOTCache="$work/$training.aot" -XX:AOTMode=on
        measure "$messages"
        stop_stage
    done
done
