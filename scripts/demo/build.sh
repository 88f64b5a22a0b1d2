# shellcheck shell=bash disable=SC2154
# Builds the jars of the stack into standalone/target/app when they are missing or older than a source.

build_if_needed() {
    local stamp=$root/standalone/target/app.stamp
    if [ -e "$stamp" ] && [ -z "$(newer_source "$stamp")" ]; then
        return
    fi
    say "Building Mailherd with the JDK in $JAVA_HOME (a few minutes at the first time) ..."
    rm -rf "$stamp" "$root/standalone/target/app"
    # Maven's own libraries make a JDK 25 warn; that says nothing about the build.
    (cd "$root" && MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" ./mvnw -q -Dfast -DskipTests -pl standalone -am package) \
        || stop_with "The build failed; the lines above say why. It needs Maven Central (repo.maven.apache.org) once."
    touch "$stamp"
}

# newer_source STAMP: prints one source file or folder that is newer.
newer_source() {
    find "$root" \( -name target -o -name .git -o -name test -o -name demo-data \) -prune -o \
        \( -name pom.xml -o -path '*/src/main/*' \) -newer "$1" -print 2>/dev/null | head -n 1
}
