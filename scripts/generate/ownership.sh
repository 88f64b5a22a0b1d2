# shellcheck shell=bash
# The containers run as uid 999, not as root; Compose mounts a secret's file as it is. So the files
# belong to 999 and are closed to others. data/secrets itself stays closed to all but its owner, so
# that an account with the same number on this host does not get at them.

container_uid=999

give_files_to_containers() {
    local paths=("$secrets"/* "$tls") owner
    owner=$(stat -c %u "${paths[@]}" | sort -u)
    [ "$owner" != "$container_uid" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        chown -R "$container_uid:$container_uid" "${paths[@]}"
    elif ! chown_in_container "${paths[@]}"; then
        warn "the secrets could not be given to the containers; run: sudo chown -R $container_uid:$container_uid ${paths[*]}"
    fi
}

# Whoever may use Docker may do it through a container.
chown_in_container() {
    timeout 120 docker run --rm --network none -v "$PWD/data:/work/data" -w /work debian:trixie-slim \
        chown -R "$container_uid:$container_uid" "$@" >/dev/null 2>&1
}
