#!/usr/bin/env bash
# A Postfix of our own on loopback, for measuring beside: peers/postfix.sh start|stop DIR PORT [maildir|SINK_PORT]
# With a sink's port alpha.test goes there by LMTP and relay.test by SMTP.
# Needs root (Postfix does) and Debian's postfix. Durability as installed: each message is fsynced before the 250.
set -euo pipefail
action=$1 dir=$2 port=${3:-3525} delivery=${4:-maildir}

configure() {
    mkdir -p "$dir"/{etc,data,spool,mail}
    chmod 755 "$dir" "$dir"/spool
    chown postfix "$dir/data"
    chown nobody "$dir/mail"
    cat >"$dir/etc/main.cf" <<CF
compatibility_level = 3.6
queue_directory = $dir/spool
data_directory = $dir/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = bench.test
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = alpha.test
virtual_mailbox_base = $dir/mail
virtual_mailbox_maps = static:alice/
virtual_minimum_uid = 1
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
virtual_mailbox_limit = 0
$([ "$delivery" = maildir ] || echo "virtual_transport = lmtp:[127.0.0.1]:$delivery")
relay_domains = relay.test
$([ "$delivery" = maildir ] || echo "relay_transport = smtp:[127.0.0.1]:$delivery")
default_destination_recipient_limit = 50
message_size_limit = 104857600
disable_dns_lookups = yes
smtpd_peername_lookup = no
in_flow_delay = 0
default_process_limit = 200
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
CF
    sed -E "s/^smtp +inet .*/127.0.0.1:$port inet n - n - - smtpd/; s/^([a-z-]+ +(unix|fifo) +[-yn] +[-yn] +)[-y] /\1n /" \
        /usr/share/postfix/master.cf.dist >"$dir/etc/master.cf"
}

case $action in
    start)
        configure
        postfix -c "$dir/etc" start >/dev/null 2>&1
        tr -d ' \n' <"$dir/spool/pid/master.pid"
        ;;
    stop) postfix -c "$dir/etc" stop >/dev/null 2>&1 || true ;;
esac
