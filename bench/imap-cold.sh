#!/usr/bin/env bash
# What a large folder costs in an imap process that was just started: bench/imap-cold.sh MESSAGES STARTS
# Fills a folder, lets the server write its image, then starts it anew STARTS times (bench/README.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
messages=$1 starts=$2 port=${PORT:-13143}
work=$(mktemp -d /tmp/imap-cold.XXXXXX)
# shellcheck source=bench/stage.sh
. bench/stage.sh
trap 'stop_stage; rm -rf "$work"' EXIT

start() {
    start_stage ImapStage "$work/mailherd" "$port" 1
}

measure() {
    "$java" -cp "$classes" org.mailherd.bench.LargeFolderBench "mailherd=127.0.0.1:$port:$service" u0@alpha.test demo-password \
        "$database" mailherd bench "$messages" "$@" | tee "$work/table"
}

start
measure
folder=$(awk '/^folder/ {print $2}' "$work/table")
sleep "${REST:-60}" # images are written every 20 s
stop_stage
for _ in $(seq "$starts"); do
    start
    sleep 15
    measure "$folder"
    stop_stage
done
