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
    # shellcheck disable=SC2086 # a list of words
    if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } \
        >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        echo "The packages could not be installed; the lines above say why." >&2
        exit 2
    fi
    rm -f "$log"
}
