# shellcheck shell=bash
# Ports are checked against the kernel's own list, which needs no tool and connects to nobody.

published_ports="HTTP_PORT HTTPS_PORT SMTP_PORT SMTPS_PORT SUBMISSION_PORT IMAP_PORT IMAPS_PORT POP_PORT POPS_PORT SIEVE_PORT SQL_PORT REDIS_PORT"

# listeners: one line "ADDRESS PORT" for each listening TCP socket; ADDRESS is * for any.
listeners() {
    cat "${TCP_FILES:-/proc/net/tcp}" "${TCP6_FILES:-/proc/net/tcp6}" 2>/dev/null | while read -r _ local _ state _; do
        [ "$state" = 0A ] || continue
        local address=${local%:*} port=$((16#${local##*:}))
        case $address in
            *[!0]*) if [ ${#address} -eq 8 ]; then ipv4_of "$address"; else printf 'ipv6'; fi ;;
            *) printf '*' ;;
        esac
        printf ' %s\n' "$port"
    done
}

# The kernel prints an IPv4 address as a little-endian word.
ipv4_of() { printf '%d.%d.%d.%d' "0x${1:6:2}" "0x${1:4:2}" "0x${1:2:2}" "0x${1:0:2}"; }

# port_taken ADDRESS PORT (ADDRESS * for any)
port_taken() {
    listeners | awk -v a="$1" -v p="$2" \
        '$2 == p && (a == "*" || $1 == "*" || $1 == a) { found = 1 } END { exit !found }'
}

# A stack of ours that runs holds its own ports.
stack_is_up() { [ -e mailcow.conf ] && [ -n "$(timeout 20 docker compose ps -q 2>/dev/null)" ]; }

require_free_ports() {
    local name value address port
    ! stack_is_up || return 0
    for name in $published_ports; do
        value=$(setting "$name")
        port=${value##*:}
        address='*'
        [ "$value" = "$port" ] || address=${value%:*}
        case $name in
            HTTP_PORT) address=$(setting HTTP_BIND) ;;
            HTTPS_PORT) address=$(setting HTTPS_BIND) ;;
        esac
        [[ -n $address && $address != 0.0.0.0 && $address != '[::]' ]] || address='*'
        if [[ ! $port =~ ^[0-9]{1,5}$ ]] || [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then
            refuse_later "$name is $value" "set it to PORT or ADDRESS:PORT"
        elif port_taken "$address" "$port"; then
            refuse_later "port $value ($name) is taken" "stop what listens there (ss -tlnp), or choose another: $name=127.0.0.1:1$port"
        fi
    done
    refuse_if_problems
}
