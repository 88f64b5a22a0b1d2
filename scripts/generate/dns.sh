# shellcheck shell=bash
# Warnings only: names may be set later, and the stack starts without them. Bounded to a few seconds.

addresses_of() { timeout 4 getent ahosts "$1" 2>/dev/null | awk '$2 == "STREAM" { print $1 }' | sort -u; }

names_of() { timeout 4 getent hosts "$1" 2>/dev/null | awk '{ for (i = 2; i <= NF; i++) print $i }'; }

warn_about_dns() {
    local address addresses
    addresses=$(addresses_of "$MAILCOW_HOSTNAME" || true)
    if [ -z "$addresses" ]; then
        warn "$MAILCOW_HOSTNAME has no address in DNS: set its A (and AAAA) record to this host's address."
        return 0
    fi
    for address in $addresses; do
        names_of "$address" | grep -qixF "$MAILCOW_HOSTNAME" ||
            warn "the reverse record (PTR) of $address is not $MAILCOW_HOSTNAME: set it at your provider, or others refuse your mail."
    done
}
