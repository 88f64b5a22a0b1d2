# shellcheck shell=bash disable=SC1091,SC2015,SC2034,SC2154
. "$(dirname "${BASH_SOURCE[0]}")/harness.sh"
fake_docker 26.1.5+dfsg1 2.26.1-4
succeeds "Debian 13's engine and Compose" require_docker
fake_docker 25.0.0 v2.24.0
succeeds "the oldest that will do" require_docker
fake_docker 24.0.7 2.26.1
refused_with "Docker 24.0.7 is too old" "an old engine" require_docker
fake_docker 26.1.5 2.9.0
refused_with "Docker Compose 2.9.0 is too old" "an old Compose" require_docker
fake_docker 26.1.5 ""
refused_with "plugin is missing" "no Compose" require_docker
fake_docker "" 2.26.1
refused_with "does not answer" "no engine" require_docker
