# shellcheck shell=bash

tls=data/assets/ssl

# Self-signed, until acme-client has ordered one or the operator brings one.
write_certificate() {
    [ ! -e "$tls/cert.pem" ] || [ ! -e "$tls/key.pem" ] || return 0
    if [ -e "$tls/cert.pem" ] || [ -e "$tls/key.pem" ]; then
        refuse "$tls holds only one of cert.pem and key.pem" "put the other beside it, or move it away"
    fi
    mkdir -p "$tls"
    (
        umask 077
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 365 \
            -subj "/CN=$MAILCOW_HOSTNAME" -addext "subjectAltName=DNS:$MAILCOW_HOSTNAME" \
            -keyout "$tls/key.pem.new" -out "$tls/cert.pem.new" 2>/dev/null
    ) || refuse "openssl could not make a certificate" "is openssl 1.1.1 or later installed?"
    chmod 644 "$tls/cert.pem.new"
    mv "$tls/key.pem.new" "$tls/key.pem"
    mv "$tls/cert.pem.new" "$tls/cert.pem"
    say "Made a self-signed certificate for $MAILCOW_HOSTNAME in $tls."
}
