#!/bin/bash
# A name that unbound itself knows: the outside may be away without making the stack unhealthy.
set -o pipefail
timeout 3 host -t A -W 2 resolver.mailherd.internal 127.0.0.1 | grep -q 'has address 127.0.0.1'
