# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
fake_docker 26.1.5 2.26.1
SMTP_PORT=127.0.0.1:13025 generate --hostname mail.example.org --timezone UTC --yes >first 2>&1 </dev/null || fail "$(cat first)"
equal 600 "$(stat -c %a mailcow.conf)" "mailcow.conf is closed"
equal mailcow.conf "$(readlink .env)" ".env is a link"
equal mail.example.org "$(value_of MAILCOW_HOSTNAME mailcow.conf)" "the host name"
equal 127.0.0.1:13025 "$(value_of SMTP_PORT mailcow.conf)" "a setting of the environment"
equal 700 "$(stat -c %a data/secrets)" "the secrets' folder is closed"
equal 600 "$(stat -c %a data/secrets/* | sort -u)" "the secrets are closed"
equal "admin_password_hash antispam_password api_key api_key_read_only dbpass dbroot directory_key oauth_client_secret quarantine_link_secret queue_token redispass smarthost_password srs_secret" "$(find data/secrets -type f -printf '%f\n' | sort | paste -sd " ")" "the secrets"
equal 600 "$(stat -c %a data/assets/ssl/key.pem)" "the key is closed"
openssl x509 -in data/assets/ssl/cert.pem -noout -checkhost mail.example.org | grep -q "does match" && ok "the certificate's name" || fail certificate

password=$(sed -n 's/^Password: *//p' first)
hash=$(cat data/secrets/admin_password_hash)
salt=$(cut -d '$' -f 3 <<<"$hash")
equal "$hash" "{SHA512-CRYPT}$(openssl passwd -6 -salt "$salt" "$password")" "the printed password is the administrator's"
! grep -rqF "$password" mailcow.conf data && ok "the password is stored nowhere" || fail "the password is stored"
! grep -rqF "$(cat data/secrets/dbpass)" mailcow.conf && ok "no secret in mailcow.conf" || fail "secret in mailcow.conf"

before=$(find . -path ./bin -prune -o \( -name mailcow.conf -o -path './data/*' -type f \) -exec sha256sum {} + | sort)
generate --hostname other.example.org --yes >second 2>&1 </dev/null || fail "$(cat second)"
after=$(find . -path ./bin -prune -o \( -name mailcow.conf -o -path './data/*' -type f \) -exec sha256sum {} + | sort)
equal "$before" "$after" "the second run changes nothing"
! grep -q '^Password' second && ok "the password is not shown again" || fail "$(cat second)"

refused_with "unknown option" "an unknown option" generate --frob
refused_with "--hostname needs a value" "an option without its value" generate --hostname
rm -rf mailcow.conf .env data
refused_with "no host name given" "no host name" generate --yes
[ ! -e mailcow.conf ] && [ ! -e data ] && ok "a refusal leaves nothing behind" || fail "files left"
printf 'mail.example.org\n\n' | generate >prompted 2>&1 || fail "$(cat prompted)"
equal mail.example.org "$(value_of MAILCOW_HOSTNAME mailcow.conf)" "the answer to a prompt"
