#!/bin/bash
# nginx itself answers; whether the services behind it do is their own health.
exec 3<>/dev/tcp/127.0.0.1/8080 || exit 1
printf 'GET /nginx-health HTTP/1.0\r\n\r\n' >&3
IFS= read -r -t 3 status <&3
[[ $status == *" 200 "* ]]
