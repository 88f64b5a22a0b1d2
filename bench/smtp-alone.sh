#!/usr/bin/env bash
# The smtp service alone beside Postfix, both delivering into the sink of the load client:
#   bench/smtp-alone.sh RECIPIENT MESSAGES ROUNDS SIZE SESSIONS...
# alice@alpha.test goes on by LMTP, x@relay.test by SMTP. Needs root and Debian's postfix; build first (bench/README.md).
# PROFILE=FILE.jfr records the smtp process meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
inbound=13525 peer=13526 sink=14525
work=$(mktemp -d /tmp/smtp-alone.XXXXXX)
chmod 755 "$work"
# shellcheck source=bench/stage.sh
. bench/stage.sh

stop_all() {
    bench/peers/postfix.sh stop "$work/postfix" "$peer" "$sink" || true
    stop_stage
    rm -rf "$work"
}

trap stop_all EXIT
start_stage SmtpStage "$work/mailherd" $inbound $sink
postfix=$(bench/peers/postfix.sh start "$work/postfix" $peer $sink)

start_profile
"$java" -Xmx256m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.SmtpBench \
    "$ours" "postfix=127.0.0.1:$peer:$postfix" $sink "$@"
stop_profile
echo "smtp: $(grep VmHWM "/proc/$service/status"), heap at most 256 MiB"
