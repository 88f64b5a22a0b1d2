# shellcheck shell=bash

# hostname_fault NAME: what is wrong with it; nothing if it is good (RFC 1123 2.1, RFC 1035 2.3.4).
hostname_fault() {
    local label='[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
    if [ -z "$1" ]; then
        echo "no host name given"
    elif [ ${#1} -gt 253 ]; then
        echo "the host name is longer than 253 characters"
    elif [[ $1 =~ ^[0-9.]+$ || $1 == *:* ]]; then
        echo "$1 is an address, not a host name"
    elif [[ ! $1 == *.* ]]; then
        echo "$1 has no dot: the full name is needed"
    elif [[ ! $1 =~ ^($label\.)+$label$ ]]; then
        echo "$1 is not a valid host name"
    elif [[ $1 =~ \.[0-9]+$ ]]; then
        echo "$1 ends in a number"
    fi
}

choose_hostname() {
    local fault
    [ -n "${MAILCOW_HOSTNAME:-}" ] || MAILCOW_HOSTNAME=$(ask "Full name of this host, such as mail.example.org" "")
    fault=$(hostname_fault "$MAILCOW_HOSTNAME")
    [ -z "$fault" ] || refuse "$fault" "give the name other servers know this host by: --hostname mail.example.org"
    MAILCOW_HOSTNAME=$(printf '%s' "$MAILCOW_HOSTNAME" | tr '[:upper:]' '[:lower:]')
    [[ $MAILCOW_HOSTNAME == *.*.* ]] ||
        warn "$MAILCOW_HOSTNAME looks like a domain; the host usually has a name in it, such as mail.$MAILCOW_HOSTNAME."
}
