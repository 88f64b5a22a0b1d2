#!/bin/bash
# UNBOUND_FORWARD="192.0.2.1 192.0.2.2@5353": ask these instead of the root servers.
# UNBOUND_DNSSEC=n: do not validate (a forwarder that strips signatures makes every answer bogus).
set -euo pipefail

cp /usr/share/dns/root.key /tmp/root.key
{
    if [ "${UNBOUND_DNSSEC:-y}" = n ]; then
        printf 'server:\n    module-config: "iterator"\n'
    fi
    if [ -n "${UNBOUND_FORWARD:-}" ]; then
        printf 'forward-zone:\n    name: "."\n'
        for address in $UNBOUND_FORWARD; do
            printf '    forward-addr: %s\n' "$address"
        done
    fi
} >/tmp/forward.conf

unbound-checkconf /etc/unbound/mailherd.conf >/dev/null
exec unbound -d -p -c /etc/unbound/mailherd.conf
