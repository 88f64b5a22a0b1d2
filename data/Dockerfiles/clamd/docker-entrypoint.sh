#!/bin/bash
# Without signatures clamd does not start: ask for them, patiently, and hold nobody back meanwhile.
set -uo pipefail

has_signatures() { compgen -G '/var/lib/clamav/*.c[vl]d' >/dev/null || compgen -G '/var/lib/clamav/*.[hn]db' >/dev/null; }

wait_seconds=60
until has_signatures; do
    freshclam --stdout --quiet --no-warnings && has_signatures && break
    echo "event=waiting-for-signatures retry_seconds=$wait_seconds"
    sleep "$wait_seconds"
    wait_seconds=$((wait_seconds < 1800 ? wait_seconds * 2 : 3600))
done

freshclam --daemon --stdout --quiet &
exec clamd --config-file=/etc/clamav/clamd.conf
