#!/usr/bin/env bash
# sendmail for the demo of this checkout: `printf 'Subject: hi\n\nhello\n' | scripts/sendmail.sh -f cron@alpha.test
# alice@alpha.test`. MAILHERD_SUBMIT=HOST:PORT says where (--port-offset N: 127.0.0.1:2526+N).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=/dev/null
. "$root/scripts/demo/find-jdk.sh"
home=$(find_jdk) || { echo "sendmail: no JDK 25 was found; see ./demo.sh" >&2; exit 75; }
exec "$home/bin/java" -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$root/standalone/target/app/*" \
    org.mailherd.smtp.sendmail.SendmailCommand "$@"
