#!/usr/bin/env bash
# How long the program takes to start: as `dotnet publish` makes it here, against commit 4cf94f3, the last one before Akka.NET's own
# packages, which is built with the packages of today. Whole processes in turns, medians of five. Some ten minutes, on a machine that
# has nothing else to do; the first argument is the number of rounds, the second a folder that keeps what was built.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-5}
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
before=$folder/before now=$folder/now
echo 'mobile_net 1' > "$folder/one.txt"

if [ ! -e "$before/.built" ]; then
    rm -rf "$before"
    git clone -q . "$before"
    git -C "$before" checkout -q 4cf94f3
    (
        cd "$before"
        sed -i 's/1\.5\.30/1.5.73/; s/>3\.26\.1</>3.36.2</
            s/Include="Microsoft.ML.OnnxRuntime" Version="1.22.0"/Include="Microsoft.ML.OnnxRuntime" Version="1.31.1"/
            s/Include="Grpc.Tools" Version="2.50.0"/Include="Grpc.Tools" Version="2.85.0"/
            s/"System.Numerics.Tensors" Version="9.0.19"/"System.Numerics.Tensors" Version="10.0.15"/' Directory.Packages.props
        dotnet build -c Release -v q -p:ActorRuntime=Akka -p:OnnxRuntime=nuget -p:TreatWarningsAsErrors=false src/Hosts
        touch .built
    ) >&2
fi
dotnet publish -c Release -v q -o "$now" src/Hosts >&2

program() {
    if [ "$1" = now ]; then "$now/neurosurgeon" "${@:2}"; else (cd "$before" && exec dotnet artifacts/akka/bin/Hosts/release/neurosurgeon.dll "${@:2}"); fi
}

cloud='' port=''
start_cloud() {
    : > "$folder/cloud"
    program "$1" cloud -p 0 --quiet > "$folder/cloud" 2> "$folder/cloud.log" &
    cloud=$!
    until port=$(grep -m 1 -o '[0-9]*$' "$folder/cloud"); do
        kill -0 "$cloud" 2> /dev/null || { cat "$folder/cloud.log" >&2; exit 3; }
        sleep 0.01
    done
}
stop_cloud() {
    pkill -P "$cloud" 2> /dev/null || kill "$cloud"
    wait "$cloud" || true
    cloud=''
}
trap '[ -z "$cloud" ] || stop_cloud' EXIT

# Runs a command, and notes under a name and a version what it took, in milliseconds.
timed() {
    local name=$1 version=$2 start
    start=$(date +%s%N)
    "${@:3}" > /dev/null 2>&1
    echo "$name|$version|$((($(date +%s%N) - start) / 1000000))" >> "$folder/times"
}

: > "$folder/times"
for round in $(seq "$rounds"); do
    echo "round $round of $rounds" >&2
    for version in before now; do
        timed '--help' "$version" program "$version" --help
        timed 'models show mobile_net' "$version" program "$version" models show mobile_net
        timed 'cloud until it listens' "$version" start_cloud "$version"
        stop_cloud
        start_cloud "$version"
        timed 'edge with one mobile_net task' "$version" program "$version" edge -p "$port" --tasks "$folder/one.txt"
        stop_cloud
        timed 'demo' "$version" program "$version" demo
    done
done

printf '%-30s  %9s  %9s  %5s\n' '' before, 'now, ms' ratio
sort -t '|' -k1,1 -k2,2 -k3,3n "$folder/times" | awk -F '|' '
    { key = $1 "|" $2; values[key, ++n[key]] = $3; names[$1] = 1 }
    function median(key) { return values[key, int((n[key] + 1) / 2)] }
    END { for (name in names) printf "%-30s  %6d ms  %6d ms  %5.2f\n", name, median(name "|before"), median(name "|now"), median(name "|now") / median(name "|before") }'
