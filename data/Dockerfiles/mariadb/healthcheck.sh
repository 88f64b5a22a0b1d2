#!/bin/bash
# Healthy: the server answers over TCP to an account of its own. The temporary server of the first
# start listens on a socket only, so it is never taken for a healthy one.
exec mariadb-admin --defaults-extra-file="${DATA_DIR:-/var/lib/mysql}/.healthcheck.cnf" \
    --protocol=tcp --host=127.0.0.1 --connect-timeout=3 --silent ping
