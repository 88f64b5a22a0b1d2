# shellcheck shell=bash disable=SC2154
# Fetches a JDK 25: the distribution's package where we may install it, else Eclipse Temurin with its checksum verified.

adoptium=${MAILHERD_JDK_SOURCE:-https://api.adoptium.net/v3/binary/latest/25/ga}

fetch_jdk() {
    fetch_by_apt || fetch_from_adoptium
}

fetch_by_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    apt-get -q update >&2 || return 1
    apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 || return 1
    say "Installing the package openjdk-25-jdk-headless ..." >&2
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends openjdk-25-jdk-headless >&2
}

fetch_from_adoptium() {
    local archive address
    address=$adoptium/$(adoptium_system)/$(adoptium_processor)/jdk/hotspot/normal/eclipse
    say "Fetching Eclipse Temurin 25 from $address ..." >&2
    mkdir -p "$jdk_cache"
    archive=$jdk_cache/download.$$.tar.gz
    if download "$address" "$archive" && download "${address/binary/checksum}" "$archive.sha256" \
        && is_as_announced "$archive"; then
        tar -xzf "$archive" -C "$jdk_cache"
        rm -f "$archive" "$archive.sha256"
    else
        rm -f "$archive" "$archive.sha256"
        stop_with "The JDK could not be fetched from $address. Is there a way to the internet? Else install a JDK 25 by hand."
    fi
}

# is_as_announced ARCHIVE: the checksum file's first word is the archive's SHA-256.
is_as_announced() {
    local wanted found
    wanted=$(cut -d ' ' -f 1 "$1.sha256")
    found=$({ sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1)
    if [ -z "$wanted" ] || [ "$wanted" != "$found" ]; then
        say "The checksum of the JDK is wrong: wanted $wanted, found $found." >&2
        return 1
    fi
}

download() {
    if command -v curl >/dev/null; then
        curl -fsSL --retry 2 --connect-timeout 20 -o "$2" "$1"
    else
        wget -q -T 20 -O "$2" "$1"
    fi
}

adoptium_system() {
    case $(uname -s) in
        Darwin) echo mac ;;
        *) if ldd /bin/ls 2>/dev/null | grep -q musl; then echo alpine-linux; else echo linux; fi ;;
    esac
}

adoptium_processor() {
    case $(uname -m) in
        x86_64 | amd64) echo x64 ;;
        aarch64 | arm64) echo aarch64 ;;
        *) uname -m ;;
    esac
}
