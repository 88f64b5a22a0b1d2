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
    secret_file srs_secret "$(random_word 40)"
    secret_file queue_token "$(random_word 40)"
    secret_file directory_key "$(random_word 40)"
    secret_file quarantine_link_secret "$(random_word 40)"
    # For rspamc -P, and for imap's lessons from the Junk folder.
    secret_file antispam_password "$(random_word 40)"
    # Others gave them; empty, they are not used.
    secret_file smarthost_password "${SMARTHOST_PASSWORD:-}"
    secret_file oauth_client_secret "${OAUTH_CLIENT_SECRET:-}"
}

# The keys of the API live in mailcow.conf, as in mailcow; the containers read them from here.
write_api_keys() {
    local name file value
    for name in API_KEY API_KEY_READ_ONLY; do
        file=$secrets/$(tr '[:upper:]' '[:lower:]' <<<"$name")
        value=$(value_of "$name" mailcow.conf || true)
        [[ $value =~ ^[A-Za-z0-9-]*$ ]] || refuse "$name holds more than letters, digits and dashes" "choose another key"
        if [ ! -e "$file" ] || [ "$(<"$file")" != "$value" ]; then
            (umask 077 && printf '%s' "$value" >"$file.new")
            mv "$file.new" "$file"
        fi
    done
}

# The password itself is shown once, at the end, and stored nowhere.
write_admin_password() {
    [ ! -e "$secrets/admin_password_hash" ] || return 0
    admin_password=$(random_word 20)
    secret_file admin_password_hash "{SHA512-CRYPT}$(printf '%s\n' "$admin_password" | openssl passwd -6 -stdin)"
}
