# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
MAILCOW_HOSTNAME=mail.example.org
write_certificate >/dev/null
sum=$(sha256sum data/assets/ssl/*.pem)
write_certificate
equal "$sum" "$(sha256sum data/assets/ssl/*.pem)" "a certificate that exists stays"
head -n 1 data/assets/ssl/key.pem | grep -qx -- '-----BEGIN PRIVATE KEY-----' && ok "the key is PKCS#8" || fail "key format"
rm data/assets/ssl/key.pem
refused_with "only one of" "half a pair" write_certificate
