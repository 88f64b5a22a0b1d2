# shellcheck shell=bash disable=SC2034,SC2154
# Keeps --get-jdk and --help for us; all other options are the server's.

server_options=()
get_jdk=

take_options() {
    local option
    for option in "$@"; do
        case $option in
            --get-jdk) get_jdk=y ;;
            --help | -h) cat "$root/standalone/src/main/resources/org/mailherd/standalone/usage.txt"; exit 0 ;;
            *) server_options+=("$option") ;;
        esac
    done
}
