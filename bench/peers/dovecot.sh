#!/usr/bin/env bash
# A Dovecot of our own on loopback, for measuring beside: peers/dovecot.sh start|stop DIR PORT [mdbox|maildir]; LMTP is on PORT + 1.
# Needs root and Debian's dovecot-imapd and dovecot-lmtpd 2.3; mail_fsync as installed ("optimized": APPEND is fsynced before the OK).
set -euo pipefail
action=$1 dir=$2 port=${3:-3143} format=${4:-mdbox}

configure() {
    mkdir -p "$dir"/{run,mail}
    chown -R nobody "$dir/mail"
    cat >"$dir/dovecot.conf" <<CF
base_dir = $dir/run
log_path = $dir/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
mail_location = $format:$dir/mail/%u
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 1000
default_internal_user = dovecot
default_login_user = dovenull
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $((port + 1))
  }
}
passdb {
  driver = static
  args = password=demo-password
}
userdb {
  driver = static
  args = uid=$(id -u nobody) gid=$(id -g nobody) home=$dir/mail/%u allow_all_users=yes
}
CF
}

case $action in
    start)
        configure
        dovecot -c "$dir/dovecot.conf"
        until [ -s "$dir/run/master.pid" ] || ! sleep 0.1; do [ $((tries = ${tries:-0} + 1)) -lt 100 ] || { cat "$dir/dovecot.log" >&2; exit 1; }; done
        cat "$dir/run/master.pid"
        ;;
    stop) dovecot -c "$dir/dovecot.conf" stop || true ;;
esac
