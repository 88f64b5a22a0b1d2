# shellcheck shell=bash disable=SC2034 # the variables are read by other steps

usage() {
    cat <<'USAGE'
Usage: ./generate_config.sh [--hostname NAME] [--timezone ZONE] [--yes] [--help]

  --hostname NAME   full name of this host, such as mail.example.org
  --timezone ZONE   such as Europe/Rome; default: this machine's
  --yes             ask nothing, take the defaults

Any setting of mailcow.conf.example that is set in the environment goes into the file:
  SMTP_PORT=127.0.0.1:13025 ./generate_config.sh --hostname mail.example.org --yes
USAGE
}

# Results: assume_yes (y or n), MAILCOW_HOSTNAME and TZ where given.
parse_options() {
    assume_yes=n
    while [ $# -gt 0 ]; do
        case $1 in
            --hostname | --timezone)
                [ $# -ge 2 ] || refuse "$1 needs a value" "see ./generate_config.sh --help"
                if [ "$1" = --hostname ]; then MAILCOW_HOSTNAME=$2; else TZ=$2; fi
                shift 2
                ;;
            --hostname=*) MAILCOW_HOSTNAME=${1#*=}; shift ;;
            --timezone=*) TZ=${1#*=}; shift ;;
            -y | --yes) assume_yes=y; shift ;;
            -h | --help) usage; exit 0 ;;
            *) refuse "unknown option $1" "see ./generate_config.sh --help" ;;
        esac
    done
}
