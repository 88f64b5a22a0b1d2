#!/usr/bin/env bash
# antispam beside Debian's Rspamd and SpamAssassin on one corpus, one half taught and the other judged, both ways:
#   bench/antispam.sh CORPUS [SESSIONS]      CORPUS is a folder with ham/ and spam/, a file a message, or such a folder as .tar.zst
# No network lists for anybody, nothing said of the envelope; the resolver of all refuses
# every question at once. STORM=1000: instead, ordinary mail's latency alone and beside a storm of so many messages built to wear out their
# reader, by STORM_SESSIONS (16). COST=9: instead, the processor time a message by process, 9 times the half over (ANTISPAM_JAVA_OPTS adds flags). Needs root and Debian's rspamd, spamd, redis-server and curl; build first
# (bench/README.md). FILTERS="mailherd rspamd spamassassin" picks some; PROFILE=FILE.jfr records antispam,
# PICTURE=FILE.svg draws the curves, RESULTS=FILE keeps each message's score.
set -euo pipefail
corpus=$(realpath "$1") sessions=${2:-2}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
port=${OURS:-13334} rspamd=${RSPAMD:-13433} spamd=13783 dns=${DNS:-13953}
work=$(mktemp -d /tmp/antispam.XXXXXX)
chmod 755 "$work"
# shellcheck source=bench/stage.sh
. bench/stage.sh
stop=:
"$java" -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" org.mailherd.bench.SilentDns "$dns" >"$work/dns.log" 2>&1 &
resolver=$!
trap 'eval "$stop"; kill $resolver; rm -rf "$work"' EXIT
until grep -q '^silent-dns=' "$work/dns.log"; do
    kill -0 $resolver || { cat "$work/dns.log" >&2; exit 1; }
    sleep 0.2
done

if [ -f "$corpus" ]; then
    mkdir "$work/corpus"
    tar -C "$work/corpus" --zstd -xf "$corpus"
    corpus=$(dirname "$(find "$work/corpus" -type d -name ham)")
fi

bench() { "$java" -Xmx256m -XX:+UseSerialGC -cp "$classes" org.mailherd.bench.AntispamBench "$@"; }

judge() { # name protocol checks lessons pid half
    bench judge "$1" "$2" "$3" "$4" "$5" "$corpus" "$6" "$sessions" "$work/results"
}

mailherd() { # half
    stop=stop_stage
    start_stage AntispamStage "$work/mailherd$1" "$port" "127.0.0.1:$dns"
    start_profile
    case ${STORM:+storm}${COST:+cost} in
        storm) bench storm "$port" "$corpus" "$STORM" "${STORM_SESSIONS:-16}" "$sessions" ;;
        cost) bench cost "$port" "$port" "$stage" "$corpus" "$COST" ;;
        *) judge mailherd rspamd "$port" "$port" "$stage" "$1" ;;
    esac
    stop_profile
    echo "antispam alone: $(grep VmHWM "/proc/$service/status"), heap at most 384 MiB"
    stop_stage
}

rspamd() {
    stop="bench/peers/rspamd.sh stop $work/rspamd$1"
    pid=$(bench/peers/rspamd.sh start "$work/rspamd$1" "$rspamd" "$dns")
    case ${STORM:+storm}${COST:+cost} in
        storm) bench storm "$rspamd" "$corpus" "$STORM" "${STORM_SESSIONS:-16}" "$sessions" ;;
        cost) bench cost "$rspamd" $((rspamd + 1)) "$pid" "$corpus" "$COST" ;;
        *) judge rspamd rspamd "$rspamd" $((rspamd + 1)) "$pid" "$1" ;;
    esac
    $stop
    sleep 3
}

spamassassin() {
    stop="bench/peers/spamassassin.sh stop $work/spamassassin$1"
    for kind in ham spam; do
        bench list "$corpus" $kind "$1" >"$work/$kind$1"
    done
    bench/peers/spamassassin.sh learn "$work/spamassassin$1" "$work/ham$1" "$work/spam$1"
    judge spamassassin spamd $spamd 0 "$(bench/peers/spamassassin.sh start "$work/spamassassin$1" $spamd)" "$1"
    $stop
    sleep 3
}

if [ -n "${STORM:-}${COST:-}" ]; then
    for filter in ${FILTERS:-mailherd rspamd}; do
        echo "$filter:"
        "$filter" 0
        stop=:
    done
    exit
fi
for half in 0 1; do
    for filter in ${FILTERS:-mailherd rspamd spamassassin}; do
        "$filter" "$half"
        stop=:
    done
done
bench report "$work/results" ${PICTURE:+"$PICTURE"}
[ -z "${RESULTS:-}" ] || cp "$work/results" "$RESULTS"
