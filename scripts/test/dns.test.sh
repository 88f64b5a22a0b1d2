# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154,SC2317
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
MAILCOW_HOSTNAME=mail.example.org
addresses_of() { echo "${forward:-}"; }
names_of() { echo "${reverse:-}"; }
forward='' warn_about_dns 2>out
grep -q "has no address in DNS" out && ok "no address" || fail "$(cat out)"
forward=192.0.2.1 reverse=static.provider.example warn_about_dns 2>out
grep -q "reverse record (PTR) of 192.0.2.1" out && ok "another reverse name" || fail "$(cat out)"
forward=192.0.2.1 reverse=Mail.Example.org warn_about_dns 2>out
equal "" "$(cat out)" "all well"
reaches_smtp() { false; }
probe_servers="a.test b.test" warn_about_outbound_smtp 2>out
grep -q "port 25" out && ok "blocked port 25" || fail "$(cat out)"
reaches_smtp() { [ "$1" = b.test ]; }
probe_servers="a.test b.test" warn_about_outbound_smtp 2>out
equal "" "$(cat out)" "one server answers"
