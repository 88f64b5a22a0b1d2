#!/usr/bin/env bash
# Debian's rspamd of our own on loopback, for measuring beside: peers/rspamd.sh start DIR PORT DNS | stop DIR; lessons on PORT + 1, its Redis on PORT + 2,
# a resolver that answers at once on port DNS of loopback: without one each message waits for its time-outs. Needs root (it runs as nobody).
# No network lists, no maps from elsewhere; Bayes judges from 20 messages of each kind, as ours does. What we do too is on: SPF, DKIM, ARC,
# DMARC (nothing is found, and AUTH_NA, which would cost every message a point for the resolver's silence, is off).
set -euo pipefail
action=$1 dir=$2 port=${3:-11433} dns=${4:-9}

setting() { mkdir -p "$dir/$(dirname "$1")"; cat >"$dir/$1"; }

configure() {
    mkdir -p "$dir"/{local.d,override.d,redis}
    for module in rbl surbl asn dkim_signing mx_check url_redirector antivirus greylist ratelimit \
        history_redis replies neural external_services clickhouse elastic dcc p0f metadata_exporter reputation bimi; do
        echo 'enabled = false;' | setting "local.d/$module.conf"
    done
    setting local.d/options.inc <<CF
dns { nameserver = ["127.0.0.1:$dns"]; }
pidfile = "$dir/rspamd.pid";
local_addrs = [];
CF
    echo "servers = \"127.0.0.1:$((port + 2))\";" | setting local.d/redis.conf
    printf 'AUTH_NA { enabled = false; }\nAUTH_NA_OR_FAIL { enabled = false; }\n' | setting local.d/composites.conf
    # A sender's domain that the resolver refuses to tell of would cost every message 1.5 points; and once in some fifty messages the
    # question for its MX, asked when A and AAAA were answered, is never sent (Rspamd 3.4): the message then waits for task_timeout, 8 s.
    echo 'from_enabled = false;' | setting local.d/hfilter.conf
    echo 'min_learns = 20;' | setting local.d/classifier-bayes.conf
    printf 'phishtank_enabled = false;\nopenphish_enabled = false;\nexceptions {}\n' | setting override.d/phishing.conf
    setting override.d/fuzzy_check.conf <<CF
rule "local" {
    algorithm = "mumhash"; servers = "127.0.0.1:$((port + 3))"; symbol = "FUZZY_UNKNOWN"; mime_types = ["*"]; max_score = 20.0;
    read_only = no; skip_unknown = yes; short_text_direct_hash = true; min_length = 64;
    fuzzy_map = { FUZZY_DENIED { max_score = 20.0; flag = 1; } FUZZY_PROB { max_score = 10.0; flag = 2; } FUZZY_WHITE { max_score = 2.0; flag = 3; } }
}
CF
    printf 'bind_socket = "127.0.0.1:%s";\ncount = 1;\nbackend = "redis";\nallow_update = ["127.0.0.1"];\n' $((port + 3)) | setting override.d/worker-fuzzy.inc
    printf 'bind_socket = "127.0.0.1:%s";\ncount = 2;\n' "$port" | setting override.d/worker-normal.inc
    printf 'bind_socket = "127.0.0.1:%s";\nsecure_ip = "127.0.0.1";\ncount = 1;\n' $((port + 1)) | setting override.d/worker-controller.inc
    echo 'enabled = false;' | setting override.d/worker-proxy.inc
    printf 'type = "file";\nfilename = "%s/rspamd.log";\nlevel = "%s";\n' "$dir" "${RSPAMD_LOG:-warning}" | setting override.d/logging.inc
    chown -R nobody "$dir"
}

case $action in
    start)
        configure
        redis-server --port $((port + 2)) --bind 127.0.0.1 --dir "$dir/redis" --daemonize yes --pidfile "$dir/redis.pid" --save '' >/dev/null
        rspamd -u nobody -g nogroup -c /etc/rspamd/rspamd.conf --var "LOCAL_CONFDIR=$dir" --var "DBDIR=$dir" --var "RUNDIR=$dir" --var "LOGDIR=$dir" >/dev/null
        until curl -fs "http://127.0.0.1:$port/ping" >/dev/null && curl -fs "http://127.0.0.1:$((port + 1))/ping" >/dev/null || ! sleep 0.2; do
            [ $((tries = ${tries:-0} + 1)) -lt 150 ] || { tail "$dir/rspamd.log" >&2; exit 1; }
        done
        echo "$(cat "$dir/rspamd.pid")+$(cat "$dir/redis.pid")"
        ;;
    stop) for name in rspamd redis; do [ ! -s "$dir/$name.pid" ] || kill "$(cat "$dir/$name.pid")" || true; done ;;
esac
