# shellcheck shell=bash disable=SC2015,SC2034
# For the tests: a folder that looks like a fresh checkout, a docker that says what it is told, and checks.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
sandbox=$(mktemp -d)
trap 'rm -rf "$sandbox"' EXIT
cd "$sandbox" || exit 1
cp "$root/mailcow.conf.example" .
mkdir bin
for step in "$root"/scripts/generate/*.sh; do
    # shellcheck source=/dev/null
    . "$step"
done
assume_yes=y

# fake_docker ENGINE COMPOSE [RUNNING]: a docker with these versions, and a container that runs.
fake_docker() {
    cat >bin/docker <<FAKE
#!/bin/sh
case "\$*" in
    "version "*) [ -n "$1" ] && echo "$1" ;;
    "compose version"*) [ -n "$2" ] && echo "$2" ;;
    "compose ps"*) echo "${3:-}" ;;
    *) exit 1 ;;
esac
FAKE
    chmod +x bin/docker
    PATH=$sandbox/bin:$PATH
}

# generate ARGUMENT...: the whole generator in the sandbox, with plenty of memory and no network.
generate() {
    printf 'MemTotal: 8000000 kB\n' >meminfo
    MAILHERD_HOME=$sandbox MEMINFO_FILE=$sandbox/meminfo PROBE_SERVERS='' TCP_FILES=/dev/null TCP6_FILES=/dev/null \
        "$root/generate_config.sh" "$@"
}

fail() { printf 'not ok: %s\n' "$*"; exit 1; }
ok() { printf 'ok %s\n' "$*"; }

# equal EXPECTED ACTUAL WHAT
equal() { [ "$1" = "$2" ] && ok "$3" || fail "$3: expected '$1', got '$2'"; }

# succeeds WHAT COMMAND...
succeeds() { local what=$1; shift; ("$@") >out 2>&1 && ok "$what" || fail "$what: $(cat out)"; }

# refused_with TEXT WHAT COMMAND...: it fails and says TEXT.
refused_with() {
    local text=$1 what=$2
    shift 2
    ! ("$@") >out 2>&1 || fail "$what: went through"
    grep -qF -- "$text" out && ok "$what" || fail "$what: said $(cat out)"
}
