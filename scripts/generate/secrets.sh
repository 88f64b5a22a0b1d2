# shellcheck shell=bash
# One file a secret in data/secrets; docker-compose.yml gives each container the ones it needs.

secrets=data/secrets

random_word() { openssl rand -base64 48 | tr -dc 'A-Za-z0-9' | cut -c 1-"$1"; }

# secret_file NAME VALUE: writes it unless it exists.
secret_file() {
    [ ! -e "$secrets/$1" ] || return 0
    (umask 077 && printf '%s' "$2" >"$secrets/$1.new")
    mv "$secrets/$1.new" "$secrets/$1"
}

# A mailcow.conf from mailcow carries its passwords: they stay the same.
write_secrets() {
    mkdir -p "$secrets"
    chmod 700 "$secrets"
    secret_file dbpass "${DBPASS:-$(random_word 28)}"
    secret_file dbroot "${DBROOT:-$(random_word 28)}"
    secret_file redispass "${REDISPASS:-$(random_word 28)}"
}

# The password itself is shown once, at the end, and stored nowhere.
write_admin_password() {
    [ ! -e "$secrets/admin_password_hash" ] || return 0
    admin_password=$(random_word 20)
    secret_file admin_password_hash "{SHA512-CRYPT}$(printf '%s\n' "$admin_password" | openssl passwd -6 -stdin)"
}
