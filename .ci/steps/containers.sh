# shellcheck shell=bash
# The images, the stack on ports moved by 20000, its tests, and everything away again.

engine=../shared/tools/docker-engine.sh

start_engine() {
    export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
    trap remove_containers EXIT
    docker info >/dev/null 2>&1 && return
    bash "$engine" up
}

# Containers, volumes and networks of this run; the engine only if it is ours.
remove_containers() {
    [ ! -e .env ] || docker compose down -v --remove-orphans --timeout 5 >/dev/null 2>&1 || true
    [ ! -e "$engine" ] || bash "$engine" stop --clean || true
}

# The jars are the ones that were just tested; the build from source inside the image is the operator's way.
build_images() {
    export MAILHERD_JARS=host
    docker compose build --quiet
}

generate_settings() {
    MAILHERD_API_KEY=ci-$(openssl rand -hex 16)
    export MAILHERD_API_KEY
    local said
    said=$(API_KEY=$MAILHERD_API_KEY API_ALLOW_FROM=0.0.0.0/0 SKIP_CLAMD=y SKIP_LETS_ENCRYPT=y MAILHERD_JARS=host \
        SMTP_PORT=127.0.0.1:22525 SUBMISSION_PORT=127.0.0.1:22587 SMTPS_PORT=127.0.0.1:22465 \
        IMAP_PORT=127.0.0.1:22143 IMAPS_PORT=127.0.0.1:22993 POP_PORT=127.0.0.1:22110 POPS_PORT=127.0.0.1:22995 \
        SIEVE_PORT=127.0.0.1:44190 HTTP_BIND=127.0.0.1 HTTP_PORT=28080 HTTPS_BIND=127.0.0.1 HTTPS_PORT=28443 \
        ./generate_config.sh --hostname mail.example.org --timezone UTC --yes 2>&1)
    printf '%s\n' "$said" | grep -vi 'password'
    MAILHERD_ADMIN_PASSWORD=$(printf '%s\n' "$said" | sed -nE 's/.*[Pp]assword[^:]*: *([^ ]+).*/\1/p' | head -n 1)
    export MAILHERD_ADMIN_PASSWORD
}

start_stack() {
    docker compose up -d --wait --wait-timeout 300 --no-build --pull never
    docker compose ps --format 'table {{.Name}}\t{{.Status}}'
    docker stats --no-stream --format 'table {{.Name}}\t{{.MemUsage}}'
}

# With AOTMode=on a JVM that cannot use the cache trained in the build ends with an error instead of starting slowly.
prove_aot_caches() {
    local service
    for service in smtp imap antispam admin-ui webmail acme-client watchdog netfilter; do
        docker compose run --rm --no-deps -T -e AOT_MODE=on -e JAVA_OPTS=-Dspring.context.exit=onRefresh "$service" \
            || stop_with "The AOT cache of $service is not usable."
    done
}
