#!/usr/bin/env bash
# What a large folder costs in an imap process that was just started: bench/imap-cold.sh MESSAGES STARTS
# Fills a folder, lets the server write its image, then starts it anew STARTS times (bench/README.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=$1 starts=$2 port=13143
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classes="bench/target/classes:libs/test-support/target/classes:standalone/target/app/*"
work=$(mktemp -d /tmp/imap-cold.XXXXXX)
stage=

stop() {
    exec 5>&- || true
    [ -z "$stage" ] || wait "$stage" || true
    stage=
}
trap 'stop; rm -rf "$work"' EXIT

start() {
    rm -f "$work/input"
    mkfifo "$work/input"
    : >"$work/stage.log"
    exec 5<>"$work/input"
    "$java" -Xmx64m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.ImapStage "$work/mailherd" $port 1 \
        <"$work/input" >"$work/stage.log" 2>&1 5>&- &
    stage=$!
    until grep -q '^mailherd=' "$work/stage.log"; do
        kill -0 "$stage" 2>/dev/null || { cat "$work/stage.log" >&2; exit 1; }
        sleep 0.2
    done
    read -r _ _ _ imap database < <(grep '^mailherd=' "$work/stage.log")
}

measure() {
    "$java" -cp "$classes" org.mailherd.bench.LargeFolderBench "mailherd=127.0.0.1:$port:$imap" u0@alpha.test demo-password \
        "$database" mailherd bench "$messages" "$@" | tee "$work/table"
}

start
measure
folder=$(awk '/^folder/ {print $2}' "$work/table")
sleep "${REST:-60}" # images are written every 20 s
stop
for _ in $(seq "$starts"); do
    start
    sleep 15
    measure "$folder"
    stop
done
