# shellcheck shell=bash
# The tests by kind; each fails for itself, nothing is skipped for want of a tool.

check_scripts() {
    shellcheck demo.sh generate_config.sh .ci/run .ci/steps/*.sh scripts/*/*.sh
    scripts/test/run.sh
}

verify_modules() {
    ./mvnw -q verify
}

# Only the tests of that tag: the ones above ran already.
verify_with_foreign_clients() {
    ./mvnw -q verify -P system -pl tests -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='org.mailherd.tests.system.*IT' -Dfailsafe.failIfNoSpecifiedTests=false
}
