# shellcheck shell=bash
# The clients and linters that the tests need, installed where we may.

install_packages() {
    local wanted=(swaks libnet-ssleay-perl isync offlineimap3 fetchmail getmail6 neomutt msmtp bsdutils curl openssl python3-dkim python3-authres chromium shellcheck pebble rspamd nftables iproute2 clamav-daemon ca-certificates) missing=() package
    for package in "${wanted[@]}"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    [ "$(id -u)" = 0 ] || stop_with "Missing packages: ${missing[*]}. Install them: sudo apt-get install ${missing[*]}"
    apt-get -q update
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}"
}
