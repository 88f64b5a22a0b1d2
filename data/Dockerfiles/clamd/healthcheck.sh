#!/bin/bash
# Healthy while it waits for its first signatures; afterwards only when clamd answers.
grep -qsx clamd /proc/[0-9]*/comm || exit 0
exec timeout 5 clamdscan --ping 1:2
