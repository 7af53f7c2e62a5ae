# Sourced by ./run and ./check: installs what is missing of cmake/packages.txt, and touches the network only then.

# Packages of these purposes that are neither installed nor made unnecessary by a command that is there.
missingPackages()
{
    local installed purpose package command
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
    while read -r purpose package command; do
        [[ " $* " == *" $purpose "* ]] || continue
        [[ -n $command ]] && command -v "$command" >/dev/null && continue
        grep -qxF "$package" <<<"$installed" || printf '%s ' "$package"
    done < <(sed 's/#.*//' "$root/cmake/packages.txt")
}


# installPackages <log> <package>…: never takes another package away to make room.
installPackages()
{
    local log=$1
    shift
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-remove "$@"; } \
        >"$log" 2>&1 </dev/null
}


# wishPackages <purpose>…: installs them where that can be done; false, and the reason in one line, where not.
wishPackages()
{
    local missing log
    command -v dpkg-query >/dev/null || { echo "this is no Debian"; return 1; }
    missing=$(missingPackages "$@")
    [[ -z $missing ]] && return
    ((EUID == 0)) || { echo "missing, and only root can install them: $missing"; return 1; }
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of words
    if ! installPackages "$log" $missing; then
        echo "cannot be installed: $(grep '^E:' "$log" | tail -n 1)"
        return 1
    fi
    rm -f "$log"
}


# needPackages <purpose>…
needPackages()
{
    local missing log
    command -v dpkg-query >/dev/null || { echo "This is no Debian: install what cmake/packages.txt names." >&2; return; }
    missing=$(missingPackages "$@")
    [[ -z $missing ]] && return
    if ((EUID != 0)); then
        echo "These packages are missing. Install them as root, then try again:" >&2
        echo "  apt-get install --no-install-recommends $missing" >&2
        exit 2
    fi
    echo "Installing $missing"
    log=$(mktemp)
    # The tests start a Postfix of their own; the system gets none that runs.
    [[ $missing == *postfix* ]] && command -v debconf-set-selections >/dev/null &&
        debconf-set-selections <<<"postfix postfix/main_mailer_type select No configuration"
    # shellcheck disable=SC2086 # a list of words
    if ! installPackages "$log" $missing; then
        tail -n 30 "$log" >&2
        echo "The packages could not be installed; the lines above say why." >&2
        exit 2
    fi
    rm -f "$log"
}
