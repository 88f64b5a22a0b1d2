#!/bin/bash
# Every start: make the database if there is none, then become the server. Runs as uid 999.
set -euo pipefail

: "${DATA_DIR:=/var/lib/mysql}"
export DATA_DIR

case "${1:-}" in
    -* | '') set -- mariadbd "$@" ;;
esac

if [ "$1" = mariadbd ] && [ ! -d "$DATA_DIR/mysql" ]; then
    first-start.sh "$@"
fi
exec "$@"
