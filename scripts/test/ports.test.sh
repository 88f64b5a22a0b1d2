# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
fake_docker 26.1.5 2.26.1
export TCP_FILES=$sandbox/tcp TCP6_FILES=$sandbox/tcp6
cat >tcp <<'TCP'
  sl  local_address rem_address   st tx_queue
   0: 0100007F:0019 00000000:0000 0A 00000000
   1: 00000000:01BB 00000000:0000 0A 00000000
   2: 0100007F:03E1 0100007F:1234 01 00000000
TCP
cat >tcp6 <<'TCP'
   0: 00000000000000000000000000000000:008F 00000000000000000000000000000000:0000 0A 0
TCP
equal "127.0.0.1 25" "$(listeners | head -n 1)" "reads the kernel's addresses"
port_taken '*' 25 && ok "a listener on loopback is in the way of any" || fail "25"
port_taken 192.0.2.1 443 && ok "a listener on any is in the way of one address" || fail "443"
! port_taken 192.0.2.1 25 && ok "different addresses" || fail "25 at 192.0.2.1"
! port_taken '*' 993 && ok "a connection is no listener" || fail "993"
port_taken '*' 143 && ok "IPv6" || fail "143"
refused_with "port 25 (SMTP_PORT) is taken" "a taken port" require_free_ports
grep -q "port 443 (HTTPS_PORT)" out && ok "all taken ports at once" || fail "$(cat out)"
: >tcp
: >tcp6
succeeds "free ports" require_free_ports
IMAP_PORT=127.0.0.1:99999
refused_with "IMAP_PORT is 127.0.0.1:99999" "no such port" require_free_ports
