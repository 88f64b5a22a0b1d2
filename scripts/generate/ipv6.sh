# shellcheck shell=bash

# IPv6 for the containers where the machine itself has it.
detect_ipv6() {
    [ -z "${ENABLE_IPV6:-}" ] || return 0
    ENABLE_IPV6=false
    if [ -s "${IF_INET6_FILE:-/proc/net/if_inet6}" ]; then
        ENABLE_IPV6=true
    fi
}
