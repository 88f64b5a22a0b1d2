# shellcheck shell=bash
# mailcow.conf is made from mailcow.conf.example, line by line; one that exists is kept as it is.

conf=mailcow.conf

# value_of NAME FILE: the last value that FILE gives NAME, without quotes; false if it gives none.
value_of() {
    local line
    line=$(grep -E "^$1=" "$2" | tail -n 1) || return 1
    line=${line#*=}
    case $line in
        \"*\") line=${line#\"}; line=${line%\"} ;;
        \'*\') line=${line#\'}; line=${line%\'} ;;
    esac
    printf '%s' "$line"
}

known_settings() { sed -nE 's/^#?([A-Z][A-Z0-9_]*)=.*/\1/p' mailcow.conf.example; }

# setting NAME: what counts for this run: the environment, else mailcow.conf.example.
setting() { printf '%s' "${!1-$(value_of "$1" mailcow.conf.example || true)}"; }

# An existing mailcow.conf, mailcow's own included, speaks louder than flags and environment.
load_existing_settings() {
    local name value
    [ -e "$conf" ] || return 0
    say "mailcow.conf exists: it is kept; edit it to change a setting."
    for name in $(known_settings) DBPASS DBROOT REDISPASS; do
        if value=$(value_of "$name" "$conf"); then
            printf -v "$name" '%s' "$value"
        fi
    done
}

# quoted VALUE: as Compose reads it back from .env.
quoted() {
    case $1 in
        *\'* | *$'\n'*) refuse "a setting may not hold a quote or a line break: $1" "choose another value" ;;
        *[!A-Za-z0-9_.,:/@+*=-]*) printf "'%s'" "$1" ;;
        *) printf '%s' "$1" ;;
    esac
}

write_settings() {
    if [ -e "$conf" ]; then
        add_missing COMPOSE_PROFILES DOCKER_SOCKET_GID
        chmod 600 "$conf"
        return 0
    fi
    local line name
    (umask 077 && : >"$conf.new")
    while IFS= read -r line || [ -n "$line" ]; do
        if [[ $line =~ ^#?([A-Z][A-Z0-9_]*)= ]] && name=${BASH_REMATCH[1]} && [ -n "${!name+set}" ]; then
            line=$name=$(quoted "${!name}") || exit 1
        fi
        printf '%s\n' "$line"
    done <mailcow.conf.example >>"$conf.new"
    mv "$conf.new" "$conf"
    say "Wrote mailcow.conf."
}

# A file that came from mailcow lacks what only Mailherd's Compose file asks for.
add_missing() {
    local name
    for name in "$@"; do
        value_of "$name" "$conf" >/dev/null || printf '\n%s=%s\n' "$name" "$(quoted "$(setting "$name")")" >>"$conf"
    done
}

# Compose reads .env; the operator knows mailcow.conf: one file under both names, as in mailcow.
link_env() {
    if [ -e .env ] || [ -L .env ]; then
        [ "$(readlink .env || true)" = "$conf" ] ||
            refuse ".env is there, but no link to mailcow.conf" "move it away, then: ln -s mailcow.conf .env"
    else
        ln -s "$conf" .env
    fi
}
