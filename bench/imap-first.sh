#!/usr/bin/env bash
# Processor time of an imap process's first work, with an AOT cache trained by a start and a stop and with one trained by
# work, in turn: bench/imap-first.sh MESSAGES TURNS [TRAINING] (no root; build first, bench/README.md). TRAINING
# is the number of messages of the training run, two rounds of them (MESSAGES). JVM_OPTIONS are added to each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=$1 turns=$2 training_messages=${3:-$1} port=${PORT:-13143} more=${JVM_OPTIONS:-}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jars="standalone/target/app/*"
classes="bench/target/classes:libs/test-support/target/classes:$jars"
work=$(mktemp -d /tmp/imap-first.XXXXXX)
stage=

stop() {
    exec 5>&- || true
    [ -z "$stage" ] || wait "$stage" || true
    stage=
}
trap 'stop; rm -rf "$work"' EXIT

start() { # JVM options
    rm -f "$work/input"
    mkfifo "$work/input"
    : >"$work/stage.log"
    exec 5<>"$work/input"
    JVM_OPTIONS="$more $*" "$java" -Xmx64m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.ImapStage "$work/mailherd" "$port" 1 \
        <"$work/input" >"$work/stage.log" 2>&1 5>&- &
    stage=$!
    until grep -q '^mailherd=' "$work/stage.log"; do
        kill -0 "$stage" 2>/dev/null || { cat "$work/stage.log" >&2; exit 1; }
        sleep 0.2
    done
    read -r _ _ _ imap _ < <(grep '^mailherd=' "$work/stage.log")
}

measure() { # messages
    "$java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" org.mailherd.bench.ImapFirstWork \
        "imap=127.0.0.1:$port:$imap" "$1" 2
}

# The cache is written afterwards: within the stage's limit for a stop it may not be done. The flags are ImapStage's.
write_cache() { # name
    # shellcheck disable=SC2086
    "$java" -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow $more -Xlog:aot=off -Xlog:cds=off -XX:AOTMode=create \
        -XX:AOTConfiguration="$work/$1.config" -XX:AOTCache="$work/$1.aot" -cp "$jars" >/dev/null
}

start # makes the tables, which no later start does
stop
for training in start work; do
    start -XX:AOTMode=record -XX:AOTConfiguration="$work/$training.config"
    [ "$training" = start ] || measure "$training_messages" >/dev/null
    stop
    write_cache "$training"
done
for _ in $(seq "$turns"); do
    for training in start work; do
        echo "trained by $training, load $(cut -d' ' -f1 /proc/loadavg):"
        start -XX:AOTCache="$work/$training.aot" -XX:AOTMode=on
        measure "$messages"
        stop
    done
done
