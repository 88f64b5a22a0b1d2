#!/usr/bin/env bash
# What a claim and its settlement cost while SIZES rows wait, with an embedded MariaDB: bench/queue-depth.sh SIZES...
# After ./mvnw -q -Dfast -DskipTests -pl bench,standalone -am package
set -euo pipefail
cd "$(dirname "$0")/.."
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -cp "bench/target/classes:libs/test-support/target/classes:standalone/target/app/*" \
    org.mailherd.bench.QueueDepthBench "$@"
