# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
TZ=UTC
succeeds "UTC" choose_timezone
TZ='Not a zone'
refused_with "is not a time zone" "nonsense" choose_timezone
unset TZ
choose_timezone
[ -n "$TZ" ] && ok "the machine's own: $TZ" || fail "none"
IF_INET6_FILE=/dev/null detect_ipv6
equal false "$ENABLE_IPV6" "no IPv6 where the machine has none"
