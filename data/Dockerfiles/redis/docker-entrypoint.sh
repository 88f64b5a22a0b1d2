#!/bin/bash
# The password comes from a file and reaches the server by a file on tmpfs, so that neither the
# process list nor `docker inspect` shows it.
set -euo pipefail

if [ "${1:-}" != redis-server ]; then
    exec "$@"
fi
: "${REDIS_PASSWORD_FILE:=/run/secrets/redispass}"
[ -r "$REDIS_PASSWORD_FILE" ] ||
    { echo "event=start-failed reason=\"$REDIS_PASSWORD_FILE cannot be read by uid $(id -u)\"" >&2; exit 1; }
password=$(<"$REDIS_PASSWORD_FILE")
[ -n "$password" ] || { echo "event=start-failed reason=\"$REDIS_PASSWORD_FILE is empty\"" >&2; exit 1; }

umask 077
{
    echo "include /etc/redis/mailherd.conf"
    for file in /etc/redis/conf.d/*.conf; do
        [ ! -r "$file" ] || echo "include $file"
    done
    printf 'requirepass %s\n' "$password"
} >/tmp/redis.conf
shift
exec redis-server /tmp/redis.conf "$@"
