# shellcheck shell=bash

machine_timezone() {
    if [ -s /etc/timezone ]; then
        head -n 1 /etc/timezone
    elif [ -L /etc/localtime ]; then
        readlink /etc/localtime | sed 's|.*/zoneinfo/||'
    else
        echo UTC
    fi
}

choose_timezone() {
    [ -n "${TZ:-}" ] || TZ=$(ask "Time zone" "$(machine_timezone)")
    [[ $TZ =~ ^[A-Za-z][A-Za-z0-9_+/-]*$ ]] || refuse "$TZ is not a time zone" "give one such as Europe/Rome: --timezone Europe/Rome"
    if [ -d /usr/share/zoneinfo ] && [ ! -e "/usr/share/zoneinfo/$TZ" ]; then
        refuse "$TZ is not a time zone of this machine" "see /usr/share/zoneinfo, for example --timezone Europe/Rome"
    fi
}
