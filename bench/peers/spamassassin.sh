#!/usr/bin/env bash
# Debian's spamd of our own on loopback, for measuring beside: peers/spamassassin.sh start|stop DIR PORT. Needs root (it runs as nobody).
# Local tests only; Bayes judges from 20 messages of each kind, as ours does, and learns only what it is told: before the start by
# peers/spamassassin.sh learn DIR HAM SPAM, files with names of messages. (One TELL for each message opens, locks and syncs its
# database each time; sa-learn does so once.)
set -euo pipefail
action=$1 dir=$2 port=${3:-11783}

configure() {
    mkdir -p "$dir"/{site,state}
    cp /etc/spamassassin/*.pre "$dir/site/"
    cat >"$dir/site/local.cf" <<CF
use_bayes 1
bayes_auto_learn 0
bayes_path $dir/state/bayes
bayes_file_mode 0666
bayes_min_ham_num 20
bayes_min_spam_num 20
skip_rbl_checks 1
dns_available no
CF
    chown -R nobody "$dir"
}

lessons() { # kind list
    setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$dir/state" sa-learn --siteconfigpath="$dir/site" \
        --prefspath="$dir/site/local.cf" --no-sync "--$1" --folders="$2"
}

case $action in
    learn)
        configure
        chmod 644 "$3" "$4"
        lessons ham "$3"
        lessons spam "$4"
        setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$dir/state" sa-learn --siteconfigpath="$dir/site" \
            --prefspath="$dir/site/local.cf" --sync
        ;;
    start)
        configure
        spamd -d -L -x -u nobody --allow-tell --siteconfigpath="$dir/site" --listen=127.0.0.1 --port="$port" --min-children=2 --max-children=2 \
            --pidfile="$dir/state/spamd.pid" --syslog="$dir/state/spamd.log" --helper-home-dir="$dir/state"
        until [ -s "$dir/state/spamd.pid" ] || ! sleep 0.2; do [ $((tries = ${tries:-0} + 1)) -lt 300 ] || { tail "$dir/state/spamd.log" >&2; exit 1; }; done
        cat "$dir/state/spamd.pid"
        ;;
    stop) [ ! -s "$dir/state/spamd.pid" ] || kill "$(cat "$dir/state/spamd.pid")" || true ;;
esac
