# shellcheck shell=bash disable=SC1091,SC2015,SC2016,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
fake_docker 26.1.5 2.26.1
cat >mailcow.conf <<'CONF'
MAILCOW_HOSTNAME=old.example.org
DBPASS=kept-database-password
DBROOT=kept-root-password
REDISPASS="kept redis"
HTTPS_PORT=8443
CONF
cp mailcow.conf mailcows
generate --hostname new.example.org --yes >log 2>&1 </dev/null || fail "$(cat log)"
equal "$(cat mailcows)" "$(head -n 5 mailcow.conf)" "mailcow's own file is kept"
equal clamd-n "$(value_of COMPOSE_PROFILES mailcow.conf)" "what Compose needs is added"
equal kept-database-password "$(cat data/secrets/dbpass)" "its database password is taken over"
equal "kept redis" "$(cat data/secrets/redispass)" "its quoted password is taken over"
openssl x509 -in data/assets/ssl/cert.pem -noout -subject | grep -q old.example.org && ok "its host name counts" || fail "host name"
grep -q 'https://old.example.org:8443/admin' log && ok "its port counts" || fail "$(cat log)"

rm -rf mailcow.conf .env data
WATCHDOG_SUBJECT='Alert of mail #1' generate --hostname mail.example.org --yes >log 2>&1 </dev/null || fail "$(cat log)"
equal "WATCHDOG_SUBJECT='Alert of mail #1'" "$(grep ^WATCHDOG_SUBJECT mailcow.conf)" "a value with blanks is quoted"
rm -rf mailcow.conf .env data
export WATCHDOG_SUBJECT="it's"
refused_with "may not hold a quote" "a value that cannot be written" generate --hostname mail.example.org --yes
unset WATCHDOG_SUBJECT
rm -f .env
echo x >.env
refused_with "no link to mailcow.conf" "a foreign .env" generate --hostname mail.example.org --yes

rm -rf mailcow.conf .env data
API_KEY=abc-123 generate --hostname mail.example.org --yes >log 2>&1 </dev/null || fail "$(cat log)"
equal abc-123 "$(cat data/secrets/api_key)" "an API key reaches its secret"
sed -i 's/^API_KEY=.*/API_KEY=def-456/' mailcow.conf
generate --yes >log 2>&1 </dev/null || fail "$(cat log)"
equal def-456 "$(cat data/secrets/api_key)" "so does a changed one"

for name in $(known_settings); do
    [[ $name != API_KEY* ]] || continue
    # ${NAME:-default}, or "NAME:" alone, which Compose hands on as it is.
    grep -qE "[$][{]${name}[}:]|^ +${name}:$" "$root/docker-compose.yml" || [[ $name == COMPOSE_* ]] || fail "$name is documented, but not in docker-compose.yml"
done
ok "every documented setting is used"
for name in $(grep -oE '\$\{[A-Z0-9_]+' "$root/docker-compose.yml" | tr -d '{$' | sort -u); do
    known_settings | grep -qx "$name" || fail "$name is in docker-compose.yml, but not in mailcow.conf.example"
done
ok "every setting is documented"
