#!/bin/bash
# Starts nginx and tells it to read the certificate again whenever the files change.
set -euo pipefail

tls=${TLS_DIR:-/etc/mailherd/tls}
if [ ! -r "$tls/cert.pem" ] || [ ! -r "$tls/key.pem" ]; then
    echo "event=start-failed reason=\"no readable cert.pem and key.pem in data/assets/ssl\" remedy=\"run ./generate_config.sh\"" >&2
    exit 1
fi

if [ "${HTTP_REDIRECT:-y}" = y ]; then
    port=${HTTPS_PORT:-443}
    port=${port##*:}
    suffix=
    [ "$port" = 443 ] || suffix=:$port
    # shellcheck disable=SC2016 # nginx's own variables
    printf 'location / { return 301 https://$host%s$request_uri; }\n' "$suffix"
else
    echo 'include /etc/nginx/mailherd/web.conf;'
fi >/tmp/http.conf

fingerprint() { cat "$tls/cert.pem" "$tls/key.pem" 2>/dev/null | sha256sum; }

watch_certificate() {
    local seen now
    seen=$(fingerprint)
    while sleep "${TLS_CHECK_SECONDS:-30}"; do
        now=$(fingerprint)
        [ "$now" = "$seen" ] && continue
        if nginx -t -q; then
            echo "event=certificate-reloaded"
            nginx -s reload
            seen=$now
        fi
    done
}

nginx -t -q
watch_certificate &
exec nginx -g 'daemon off;'
