# shellcheck shell=bash disable=SC2154
# Finds a JDK 25 wherever such things lie; the java on the PATH may be older.

jdk_cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/mailherd/jdk

choose_jdk() {
    JAVA_HOME=$(find_jdk) || { [ -n "$get_jdk" ] && fetch_jdk && JAVA_HOME=$(find_jdk); } || stop_with \
"No JDK 25 was found (looked at JAVA_HOME, /usr/lib/jvm, /opt, SDKMAN, the PATH).
Get one by one of:
  ./demo.sh --get-jdk                             (as root by apt where it has one, else from adoptium.net)
  apt-get install openjdk-25-jdk-headless         (Debian 13, Ubuntu 25.10 and later)
  dnf install java-25-openjdk-devel               (Fedora)
  brew install openjdk@25                         (macOS)
or point JAVA_HOME at one."
    export JAVA_HOME
}

# Prints the home of the first JDK 25.
find_jdk() {
    local home
    while IFS= read -r home; do
        if is_jdk_25 "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done < <(jdk_candidates)
    return 1
}

jdk_candidates() {
    local on_path
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    printf '%s\n' "$jdk_cache"/*/ /usr/lib/jvm/*/ /usr/java/*/ /opt/*/ "${HOME:-/nonexistent}"/.sdkman/candidates/java/*/ \
        "${HOME:-/nonexistent}"/.jdks/*/ /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home
    on_path=$(command -v javac 2>/dev/null) && dirname "$(dirname "$(readlink -f "$on_path")")"
    return 0
}

# A JDK, not a run-time alone: the build needs the compiler.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && grep -qs '^JAVA_VERSION="25[".+-]' "$1/release"
}
