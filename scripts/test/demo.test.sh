# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154,SC2317
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
for step in "$root"/scripts/demo/*.sh; do
    # shellcheck source=/dev/null
    . "$step"
done
HOME=$sandbox
JAVA_HOME=
jdk_cache=$sandbox/jdk

# fake_jdk FOLDER VERSION
fake_jdk() {
    mkdir -p "$1/bin"
    printf '#!/bin/sh\n' | tee "$1/bin/java" >"$1/bin/javac"
    chmod +x "$1/bin/java" "$1/bin/javac"
    printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
}

fake_jdk old 17.0.12
fake_jdk new 25.0.3
fake_jdk first 25
fake_jdk far 250.0.1
! is_jdk_25 old && ok "17 is no 25" || fail "17 was taken"
! is_jdk_25 far && ok "250 is no 25" || fail "250 was taken"
is_jdk_25 new && is_jdk_25 first && ok "25.0.3 and 25 are" || fail "25 was refused"
rm new/bin/javac
! is_jdk_25 new && ok "a run-time without compiler is none" || fail "a JRE was taken"

jdk_candidates() { printf '%s\n' "$sandbox/old" "$sandbox/first"; }
equal "$sandbox/first" "$(find_jdk)" "the first that fits"
jdk_candidates() { printf '%s\n' "$sandbox/old"; }
get_jdk=
refused_with "apt-get install openjdk-25-jdk-headless" "no JDK says how to get one" choose_jdk

echo archive >jdk.tar.gz
echo "$(sha256sum jdk.tar.gz | cut -d ' ' -f 1)  jdk.tar.gz" >jdk.tar.gz.sha256
is_as_announced jdk.tar.gz && ok "the right checksum" || fail checksum
echo changed >jdk.tar.gz
refused_with "checksum of the JDK is wrong" "a changed archive" is_as_announced jdk.tar.gz

# A whole fetch from a source that is a folder here.
mkdir -p source/binary/linux source/checksum/linux jdk-made
fake_jdk jdk-made/jdk-25.0.3 25.0.3
tar -czf made.tar.gz -C jdk-made jdk-25.0.3
adoptium=file:///$sandbox/source/binary
adoptium_system() { echo linux; }
adoptium_processor() { echo x64; }
mkdir -p source/{binary,checksum}/linux/x64/jdk/hotspot/normal
cp made.tar.gz source/binary/linux/x64/jdk/hotspot/normal/eclipse
sha256sum made.tar.gz >source/checksum/linux/x64/jdk/hotspot/normal/eclipse
fetch_from_adoptium 2>/dev/null
is_jdk_25 "$jdk_cache/jdk-25.0.3" && ok "fetched and unpacked" || fail "not unpacked"
echo 0000 >source/checksum/linux/x64/jdk/hotspot/normal/eclipse
refused_with "could not be fetched" "a wrong checksum is refused" fetch_from_adoptium

root=$sandbox/tree
mkdir -p "$root/libs/a/src/main" "$root/libs/a/target"
touch "$root/libs/a/pom.xml" "$root/libs/a/src/main/A.java"
touch -d '1 minute' "$root/stamp"
equal "" "$(newer_source "$root/stamp")" "nothing newer"
touch -d '2 minutes' "$root/libs/a/src/main/A.java"
equal "$root/libs/a/src/main/A.java" "$(newer_source "$root/stamp")" "a newer source"
