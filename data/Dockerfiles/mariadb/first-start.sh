#!/bin/bash
# First start: system tables, then accounts through a server that listens on its socket only.
# A start that is cut off leaves no half-made database: it is built aside and renamed at the end.
set -euo pipefail

log() { printf 'event=%s\n' "$*"; }
fail() { printf 'event=first-start-failed reason="%s"\n' "$1" >&2; exit 1; }

# The value of MARIADB_$1, or of the file that MARIADB_$1_FILE names.
setting() {
    local name=MARIADB_$1 file=MARIADB_$1_FILE
    if [ -n "${!file:-}" ]; then
        [ -r "${!file}" ] || fail "${!file} cannot be read by uid $(id -u)"
        printf '%s' "$(<"${!file}")"
    else
        printf '%s' "${!name:-}"
    fi
}

sql_string() { local s=${1//\\/\\\\}; printf "'%s'" "${s//\'/\\\'}"; }
# shellcheck disable=SC2016 # the backquotes are SQL's
sql_name() { printf '`%s`' "${1//\`/\`\`}"; }

root=$(setting ROOT_PASSWORD)
user=$(setting USER)
password=$(setting PASSWORD)
database=$(setting DATABASE)
[ -n "$root" ] || fail "MARIADB_ROOT_PASSWORD_FILE is not set or empty"
[ -z "$user" ] || [ -n "$password" ] || fail "MARIADB_USER without MARIADB_PASSWORD_FILE"

building=$DATA_DIR/.building
socket=/run/mysqld/first-start.sock
rm -rf "$building"
mkdir -p "$building"
log "first-start database=$database user=$user"
mariadb-install-db --datadir="$building" --skip-test-db --skip-name-resolve \
    --auth-root-authentication-method=normal >/tmp/install.log 2>&1 ||
    { cat /tmp/install.log >&2; fail "mariadb-install-db"; }

"$@" --datadir="$building" --skip-networking --socket="$socket" --pid-file=/run/mysqld/first.pid &
server=$!
client=(mariadb --no-defaults --protocol=socket -S "$socket" -uroot)
for _ in {1..240}; do
    "${client[@]}" -e 'SELECT 1' >/dev/null 2>&1 && break
    kill -0 "$server" 2>/dev/null || fail "the temporary server ended"
    sleep 0.25
done

health=$(head -c 24 /dev/urandom | base64)
{
    echo "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');"
    echo "FLUSH PRIVILEGES;"
    [ -z "$database" ] || echo "CREATE DATABASE $(sql_name "$database");"
    if [ -n "$user" ]; then
        echo "CREATE USER $(sql_string "$user")@'%' IDENTIFIED BY $(sql_string "$password");"
        [ -z "$database" ] ||
            echo "GRANT ALL ON $(sql_name "${database//_/\\_}").* TO $(sql_string "$user")@'%';"
    fi
    echo "CREATE USER healthcheck@'127.0.0.1' IDENTIFIED BY $(sql_string "$health");"
    echo "ALTER USER root@localhost IDENTIFIED BY $(sql_string "$root");"
} | "${client[@]}"
(umask 077 && printf '[client]\nuser=healthcheck\npassword=%s\n' "$health" >"$building/.healthcheck.cnf")

kill -TERM "$server"
wait "$server" || fail "the temporary server did not stop cleanly"
# `mysql` marks a finished database: it moves last.
find "$building" -mindepth 1 -maxdepth 1 ! -name mysql -exec mv -t "$DATA_DIR" {} +
mv "$building/mysql" "$DATA_DIR/"
rmdir "$building"
log "first-start-done"
