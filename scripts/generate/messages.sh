# shellcheck shell=bash
# How the steps speak: to the reader, to the operator who must act, and when they give up.

say() { printf '%s\n' "$*"; }

warn() { printf 'Warning: %s\n' "$*" >&2; }

# Collects what is wrong, so that all of it is told at once.
problems=()
refuse_later() { problems+=("$1
  -> $2"); }

refuse_if_problems() {
    [ ${#problems[@]} -gt 0 ] || return 0
    printf 'Cannot go on:\n' >&2
    printf -- '- %s\n' "${problems[@]}" >&2
    exit 1
}

# refuse WHAT REMEDY
refuse() {
    refuse_later "$1" "$2"
    refuse_if_problems
}

# ask QUESTION DEFAULT: the answer on stdout; the default with --yes or at the end of input.
ask() {
    local answer=
    if [ "${assume_yes:-n}" != y ]; then
        printf '%s [%s]: ' "$1" "$2" >&2
        IFS= read -r answer || true
    fi
    printf '%s' "${answer:-$2}"
}
