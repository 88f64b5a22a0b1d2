#!/usr/bin/env bash
# The imap service alone beside two Dovecots, mdbox and maildir:
#   bench/imap-alone.sh MESSAGES ROUNDS SESSIONS...      or, one large folder:   bench/imap-alone.sh search MESSAGES ROUNDS
# Needs root and Debian's dovecot-imapd and dovecot-lmtpd; build first (bench/README.md).
# WARM=ROUNDS (10) are run before anything is counted but the first round; PROFILE=FILE.jfr records the imap process
# meanwhile; JVM_OPTIONS are added to its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
port=13143 mdbox=13153 maildir=13163
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classes="bench/target/classes:libs/test-support/target/classes:standalone/target/app/*"
program=ImapBench
[ "$1" = search ] && { program=ImapSearchBench; shift; }
work=$(mktemp -d /tmp/imap-alone.XXXXXX)
chmod 755 "$work"

stop_all() {
    bench/peers/dovecot.sh stop "$work/mdbox" $mdbox || true
    bench/peers/dovecot.sh stop "$work/maildir" $maildir || true
    exec 5>&- || true
    wait "$stage" 2>/dev/null || true
    rm -rf "$work"
}

mkfifo "$work/input"
exec 5<>"$work/input"
"$java" -Xmx64m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.ImapStage "$work/mailherd" $port 50 \
    <"$work/input" >"$work/stage.log" 2>&1 5>&- &
stage=$!
trap stop_all EXIT
until grep -q '^mailherd=' "$work/stage.log"; do
    kill -0 "$stage" 2>/dev/null || { cat "$work/stage.log" >&2; exit 1; }
    sleep 0.2
done
read -r ours _ _ imap _ < <(grep '^mailherd=' "$work/stage.log")
first=$(bench/peers/dovecot.sh start "$work/mdbox" $mdbox mdbox)
second=$(bench/peers/dovecot.sh start "$work/maildir" $maildir maildir)

[ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$imap" JFR.start name=bench settings=profile filename="$PROFILE" >/dev/null
"$java" -Xmx256m -XX:+UseSerialGC -Dwarm="${WARM:-10}" -cp "$classes" "org.mailherd.bench.$program" \
    "$ours,mdbox=127.0.0.1:$mdbox:$first,maildir=127.0.0.1:$maildir:$second" "$@"
[ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$imap" JFR.stop name=bench >/dev/null
echo "imap: $(grep VmHWM "/proc/$imap/status"), heap at most 512 MiB"
