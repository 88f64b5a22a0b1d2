# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
for name in mail.example.org mx.a-b.example xn--bcher-kva.example m1.example.co.uk; do
    equal "" "$(hostname_fault "$name")" "accepts $name"
done
for name in "" localhost 192.0.2.1 2001:db8::1 mail..example.org -mail.example.org mail.example.org. "a b.example" mail_1.example.org mail.123; do
    [ -n "$(hostname_fault "$name")" ] && ok "refuses '$name'" || fail "accepts '$name'"
done
MAILCOW_HOSTNAME=nodot
refused_with "--hostname mail.example.org" "the remedy is told" choose_hostname
MAILCOW_HOSTNAME=Mail.Example.ORG
choose_hostname
equal mail.example.org "$MAILCOW_HOSTNAME" "lower case"
