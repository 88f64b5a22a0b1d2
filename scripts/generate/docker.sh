# shellcheck shell=bash

# Engine 25 and Compose 2.24 are the first that know a health check's start interval and merge lists
# as docker-compose.yml does.
minimum_engine=25.0
minimum_compose=2.24

# at_least VERSION MINIMUM, by their first two numbers.
at_least() {
    awk -v have="$1" -v want="$2" 'BEGIN {
        split(have, h, /[^0-9]+/); split(want, w, /[^0-9]+/)
        exit !(h[1] > w[1] || (h[1] == w[1] && h[2] + 0 >= w[2] + 0))
    }'
}

require_docker() {
    local engine compose
    if ! engine=$(timeout 20 docker version --format '{{.Server.Version}}' 2>/dev/null) || [ -z "$engine" ]; then
        refuse_later "the Docker engine does not answer" "start it (systemctl start docker), or run this as root or in group docker"
    elif ! at_least "$engine" "$minimum_engine"; then
        refuse_later "Docker $engine is too old, $minimum_engine is needed" "upgrade it: https://docs.docker.com/engine/install/"
    fi
    compose=$(timeout 20 docker compose version --short 2>/dev/null || true)
    compose=${compose#v}
    if [ -z "$compose" ]; then
        refuse_later "the Compose plugin is missing" "install docker-compose-plugin (Docker's packages) or docker-compose (Debian 13)"
    elif ! at_least "$compose" "$minimum_compose"; then
        refuse_later "Docker Compose $compose is too old, $minimum_compose is needed" "upgrade docker-compose-plugin"
    fi
    refuse_if_problems
}

# The watchdog joins the group that owns the socket.
detect_docker_socket() {
    local socket=${DOCKER_SOCKET_FILE:-/var/run/docker.sock}
    : "${DOCKER_SOCKET_GID:=$(stat -L -c %g "$socket" 2>/dev/null || echo 0)}"
}
