# shellcheck shell=bash

# Servers that answer on port 25 to everybody; one answer is enough.
probe_servers=${PROBE_SERVERS-"gmail-smtp-in.l.google.com mx1.mail.icloud.com"}

reaches_smtp() { timeout 4 bash -c "exec 3<>/dev/tcp/$1/25" 2>/dev/null; }

warn_about_outbound_smtp() {
    local server
    for server in $probe_servers; do
        if reaches_smtp "$server"; then
            return 0
        fi
    done
    warn "no connection to port 25 of other servers: many providers block it until asked; without it no mail leaves."
}
