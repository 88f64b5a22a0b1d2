# shellcheck shell=bash

tell_next_steps() {
    local port
    port=$(setting HTTPS_PORT)
    port=${port##*:}
    [ "$port" != 443 ] || port=
    say ""
    if [ -n "${admin_password:-}" ]; then
        say "Administrator: admin"
        say "Password:      $admin_password"
        say "This password is shown now and never again."
        say ""
    fi
    say "Next: docker compose up -d --wait"
    say "Then: https://$MAILCOW_HOSTNAME${port:+:$port}/admin"
}
