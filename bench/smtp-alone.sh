#!/usr/bin/env bash
# The smtp service alone beside Postfix, both delivering into the sink of the load client:
#   bench/smtp-alone.sh RECIPIENT MESSAGES ROUNDS SIZE SESSIONS...
# alice@alpha.test goes on by LMTP, x@relay.test by SMTP. Needs root and Debian's postfix; build first (bench/README.md).
# PROFILE=FILE.jfr records the smtp process meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
inbound=13525 peer=13526 sink=14525
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classes="bench/target/classes:libs/test-support/target/classes:standalone/target/app/*"
work=$(mktemp -d /tmp/smtp-alone.XXXXXX)
chmod 755 "$work"

stop_all() {
    bench/peers/postfix.sh stop "$work/postfix" "$peer" "$sink" || true
    exec 5>&- || true
    wait "$stage" 2>/dev/null || true
    rm -rf "$work"
}

mkfifo "$work/input"
exec 5<>"$work/input"
"$java" -Xmx64m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.SmtpStage "$work/mailherd" $inbound $sink \
    <"$work/input" >"$work/stage.log" 2>&1 5>&- &
stage=$!
trap stop_all EXIT
until grep -q '^mailherd=' "$work/stage.log"; do
    kill -0 "$stage" 2>/dev/null || { cat "$work/stage.log" >&2; exit 1; }
    sleep 0.2
done
read -r ours _ _ smtp < <(grep '^mailherd=' "$work/stage.log")
postfix=$(bench/peers/postfix.sh start "$work/postfix" $peer $sink)

[ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$smtp" JFR.start name=bench settings=profile filename="$PROFILE" >/dev/null
"$java" -Xmx256m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.SmtpBench \
    "$ours" "postfix=127.0.0.1:$peer:$postfix" $sink "$@"
[ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$smtp" JFR.stop name=bench >/dev/null
echo "smtp: $(grep VmHWM "/proc/$smtp/status"), heap at most 256 MiB"
