# shellcheck shell=bash disable=SC2034,SC2154
# For what measures a service alone; sourced at the root of the repository, with `work` a folder of the caller's. A stage
# is one service with its MariaDB and Redis, below a program that ends with its standard input.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jars="standalone/target/app/*"
classes="bench/target/classes:libs/test-support/target/classes:$jars"
stage=

# Returns when the service answers; its pid is `service`, how clients name it `ours`, the stores' address `database`.
start_stage() { # program arguments...
    rm -f "$work/input"
    mkfifo "$work/input"
    : >"$work/stage.log"
    exec 5<>"$work/input"
    "$java" -Xmx64m -XX:+UseSerialGC -cp "$classes" "org.mailherd.bench.$1" "${@:2}" \
        <"$work/input" >"$work/stage.log" 2>&1 5>&- &
    stage=$!
    until grep -q '^mailherd=' "$work/stage.log"; do
        kill -0 "$stage" 2>/dev/null || { cat "$work/stage.log" >&2; exit 1; }
        sleep 0.2
    done
    read -r ours _ _ service database < <(grep '^mailherd=' "$work/stage.log")
}

# Writes CACHE, as the imap image has one, from what a stage with PORT is asked by COMMAND (true: a start and a stop). Its
# database stays. The cache is made afterwards: within the stage's limit for a stop it may not be done. The flags are
# ImapStage's.
train_cache() { # CACHE PORT COMMAND...
    local more=${JVM_OPTIONS:-} # of the caller
    JVM_OPTIONS="$more -XX:AOTMode=record -XX:AOTConfiguration=$1.config" start_stage ImapStage "$work/mailherd" "$2" 50
    "${@:3}" >/dev/null
    stop_stage
    # shellcheck disable=SC2086
    "$java" -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow $more -Xlog:aot=off -Xlog:cds=off -XX:AOTMode=create \
        -XX:AOTConfiguration="$1.config" -XX:AOTCache="$1" -cp "$jars" >/dev/null
    rm "$1.config"
}

# What the image is trained by, for the mailbox of no session.
exercise() { # PORT
    data/Dockerfiles/imap/exercise "$1" $(($1 + 1)) u49@alpha.test demo-password 3 300
}

# Safe without a stage, and twice.
stop_stage() {
    exec 5>&- || true
    [ -z "$stage" ] || wait "$stage" 2>/dev/null || true
    stage=
}

# PROFILE=FILE.jfr records the service between the two.
start_profile() {
    [ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$service" JFR.start name=bench settings=profile filename="$PROFILE" >/dev/null
}

stop_profile() {
    [ -z "${PROFILE:-}" ] || "${java%java}jcmd" "$service" JFR.stop name=bench >/dev/null
}
