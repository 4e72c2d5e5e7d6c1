# Sourced by the scripts that run TorchSharp's published native libraries, which need a newer libstdc++ than some systems have:
# tells whether this one can load them, and else has programs run in the root of a Debian 13 that is gone afterwards.
# Processes and mounts are in namespaces of their own: they end with the script, and what removes the root does not see them.

debian13=
debian13_process=

# Ends the script with one sentence.
cannot() {
    echo "$(basename "$0"): $1" >&2
    exit 3
}

# Whether this system's libstdc++ has what the native libraries need of it.
loads_torchsharp() {
    local library
    library=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p | awk '$1 == "libstdc++.so.6" && /x86-64/ { print $NF; exit }')
    [ -n "$library" ] && grep -aq 'GLIBCXX_3\.4\.32' "$library"
}

# Starts to make the root, which takes some 45 seconds. Its packages come from $DEBIAN_MIRROR where that is set.
use_debian13() {
    local needs="TorchSharp's native libraries need a newer libstdc++ than this system has (GLIBCXX_3.4.32), "
    needs+="and to run them in the root of a Debian 13"
    [ "$(id -u)" = 0 ] || cannot "$needs takes root."
    unshare --mount --pid --fork true 2> /dev/null || cannot "$needs takes mounts, which are not allowed here."
    debian13=$(mktemp -d)
    trap end_debian13 EXIT
    if ! PATH=$PATH:/usr/sbin command -v debootstrap > /dev/null; then
        echo "Installing debootstrap."
        { apt-get update && apt-get install -y --no-install-recommends debootstrap; } > "$debian13/log" 2>&1 ||
            cannot "$needs takes debootstrap, which apt-get cannot install here: $(tail -n 1 "$debian13/log")"
    fi
    echo "This system's libstdc++ is too old: making the root of a Debian 13."
    in_namespaces env PATH="$PATH:/usr/sbin" debootstrap --variant=minbase --include=libgomp1,ca-certificates,libssl3t64,zlib1g \
        trixie "$debian13/root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} > "$debian13/log" 2>&1
}

# Waits until the root is made.
await_debian13() {
    [ -z "$debian13" ] || ended ||
        cannot "the root of a Debian 13 could not be made: $(grep -m 1 '^E:' "$debian13/log" || tail -n 1 "$debian13/log")"
}

# Runs a command in the root and the current folder: the checkout, the SDK and the networks' files are those of this system.
in_debian13() {
    local sdk cache=${XDG_CACHE_HOME:-$HOME/.cache}/neurosurgeon
    sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
    mkdir -p "$cache"
    in_namespaces bash -euc '
        root=$1 sdk=$2 cache=$3
        shift 3
        show() { mkdir -p "$root$2" && mount --rbind "$1" "$root$2"; }
        show "$sdk" "$sdk"
        show "$PWD" "$PWD"
        show "$cache" /root/.cache/neurosurgeon
        show /dev /dev
        mount -t proc proc "$root/proc"
        exec chroot "$root" env -i HOME=/root PATH="$sdk:/usr/bin:/bin" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 \
            DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 bash -c "cd \"\$1\" && shift && exec \"\$@\"" bash "$PWD" "$@"' \
        bash "$debian13/root" "$sdk" "$cache" "$@"
    ended
}

# Starts a command that ends with the process debian13_process, as do all that it starts.
in_namespaces() {
    unshare --mount --pid --fork --kill-child "$@" &
    debian13_process=$!
}

# Waits for it, and gives its exit code.
ended() {
    local code=0
    wait "$debian13_process" || code=$?
    debian13_process=
    return "$code"
}

end_debian13() {
    if [ -n "$debian13_process" ]; then
        kill "$debian13_process" || true
        ended || true
    fi
    rm -rf --one-file-system "$debian13"
}
