# shellcheck shell=bash

require_tools() {
    local tool
    for tool in openssl awk sed grep docker; do
        command -v "$tool" >/dev/null ||
            refuse_later "$tool is not installed" "install it, for example: apt-get install $(package_of "$tool")"
    done
    refuse_if_problems
}

package_of() {
    case $1 in
        docker) printf 'docker.io docker-compose (Debian 13), or see https://docs.docker.com/engine/install/' ;;
        awk) printf 'gawk' ;;
        *) printf '%s' "$1" ;;
    esac
}
