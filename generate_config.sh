#!/usr/bin/env bash
# Makes mailcow.conf, .env, the secrets and a first certificate. Safe to run again: what exists stays.
# Each step is a file in scripts/generate with a test in scripts/test.
set -euo pipefail

MAILHERD_HOME=${MAILHERD_HOME:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)}
steps=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/scripts/generate
cd "$MAILHERD_HOME"
for step in "$steps"/*.sh; do
    # shellcheck source=/dev/null
    . "$step"
done

parse_options "$@"
load_existing_settings
require_tools
require_docker
require_memory
choose_hostname
choose_timezone
choose_clamd
detect_ipv6
detect_docker_socket
require_free_ports
link_env
write_settings
write_secrets
write_api_keys
write_admin_password
write_certificate
give_files_to_containers
warn_about_dns
warn_about_outbound_smtp
tell_next_steps
