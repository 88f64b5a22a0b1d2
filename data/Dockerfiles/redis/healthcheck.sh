#!/bin/bash
set -euo pipefail
REDISCLI_AUTH=$(<"${REDIS_PASSWORD_FILE:-/run/secrets/redispass}")
export REDISCLI_AUTH
[ "$(timeout 3 redis-cli -h 127.0.0.1 ping)" = PONG ]
