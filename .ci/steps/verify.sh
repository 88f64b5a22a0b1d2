# shellcheck shell=bash
# The tests by kind; each fails for itself, nothing is skipped for want of a tool.

check_scripts() {
    shellcheck demo.sh generate_config.sh .ci/run .ci/steps/*.sh scripts/*.sh scripts/*/*.sh bench/*.sh bench/*/*.sh data/Dockerfiles/*/*.sh \
        data/Dockerfiles/java/{run,health} data/Dockerfiles/imap/{store,train,exercise} data/Dockerfiles/smtp/sendmail
    scripts/test/run.sh
}

# The README's command.
verify_modules() {
    ./mvnw -B verify
    nothing_was_skipped
}

# verify_tagged TAG...: the end-to-end tests of these tags; the untagged ones ran already.
verify_tagged() {
    local tags="$*"
    ./mvnw -B verify -Dfast -pl tests,services/antispam -am -Dtests.groups="${tags// /|}" -Dtests.excludedGroups= \
        -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='org.mailherd.tests.**,RspamcIT' -Dfailsafe.failIfNoSpecifiedTests=false
    nothing_was_skipped
}

# The suites that others published, read from ../shared.
verify_conformance() {
    ./mvnw -B verify -Dfast -P conformance -pl libs/mail-auth,services/imap,services/antispam -am \
        -Dmailherd.data="$PWD/../shared/data" \
        -Dtest='*ConformanceTest' -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test=MimeFidelityIT -Dfailsafe.failIfNoSpecifiedTests=false
    nothing_was_skipped
}

# Debian's clamd with signatures of our own; it asks nobody for others.
verify_clamd() {
    ./mvnw -B verify -Dfast -pl services/antispam -am -Dtests.groups=clamd -Dtests.excludedGroups= \
        -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test=ClamdIT -Dfailsafe.failIfNoSpecifiedTests=false
    nothing_was_skipped
}

# Jazzer over every parser that reads what strangers send; hours by hand: -Dfuzz.seconds=3600
# Each target keeps one processor busy and opens no port: two modules at a time.
verify_fuzz() {
    ./mvnw -B -T 2 verify -Dfast -pl services/smtp,services/imap,services/antispam,libs/mail-auth,libs/mail-store,libs/sieve,libs/platform -am -Dtests.groups=fuzz -Dtests.excludedGroups= \
        -Dfuzz.seconds=10 -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='*FuzzIT' -Dfailsafe.failIfNoSpecifiedTests=false
    nothing_was_skipped
}

# A test that skips itself for want of something would look like one that passed.
nothing_was_skipped() {
    local skipped
    skipped=$(grep -lE '<testsuite [^>]*skipped="[1-9]' ./*/target/*-reports/*.xml ./*/*/target/*-reports/*.xml 2>/dev/null || true)
    [ -z "$skipped" ] || stop_with "Tests were skipped: $skipped"
}
