#!/usr/bin/env bash
# The imap service alone beside two Dovecots, mdbox and maildir:
#   bench/imap-alone.sh MESSAGES ROUNDS SESSIONS...      or, one large folder:   bench/imap-alone.sh search MESSAGES ROUNDS
# Needs root and Debian's dovecot-imapd and dovecot-lmtpd; build first (bench/README.md).
# imap has an AOT cache trained by work, as its image has; AOT=n goes without.
# WARM=ROUNDS (10) are run before anything is counted but the first round; PROFILE=FILE.jfr records the imap process
# meanwhile; JVM_OPTIONS are added to its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
port=13143 mdbox=13153 maildir=13163
program=ImapBench
[ "$1" = search ] && { program=ImapSearchBench; shift; }
work=$(mktemp -d /tmp/imap-alone.XXXXXX)
chmod 755 "$work"
# shellcheck source=bench/stage.sh
. bench/stage.sh

stop_all() {
    bench/peers/dovecot.sh stop "$work/mdbox" $mdbox || true
    bench/peers/dovecot.sh stop "$work/maildir" $maildir || true
    stop_stage
    rm -rf "$work"
}

trap stop_all EXIT
if [ "${AOT:-y}" = y ]; then
    start_stage ImapStage "$work/mailherd" $port 50 # makes the tables, which no later start does
    stop_stage
    train_cache "$work/imap.aot" $port exercise $port
    JVM_OPTIONS="${JVM_OPTIONS:-} -XX:AOTCache=$work/imap.aot -XX:AOTMode=on"
fi
export JVM_OPTIONS
start_stage ImapStage "$work/mailherd" $port 50
first=$(bench/peers/dovecot.sh start "$work/mdbox" $mdbox mdbox)
second=$(bench/peers/dovecot.sh start "$work/maildir" $maildir maildir)

start_profile
"$java" -Xmx256m -XX:+UseSerialGC -Dwarm="${WARM:-10}" -cp "$classes" "org.mailherd.bench.$program" \
    "$ours,mdbox=127.0.0.1:$mdbox:$first,maildir=127.0.0.1:$maildir:$second" "$@"
stop_profile
echo "imap: $(grep VmHWM "/proc/$service/status"), heap at most 512 MiB"
