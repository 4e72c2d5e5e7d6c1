#!/usr/bin/env bash
# What encodings make of alex_net's tasks over an emulated LTE link, from an edge of a tenth of this machine's speed: each cut
# as floats, without loss, in half precision and in 8 bits, in turns. Prints the median of each, in milliseconds. Some
# minutes, on a machine that has nothing else to do; the first argument is the number of rounds.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-2} tasks=7
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "alex_net $tasks" > "$folder/tasks.txt"
echo 'neurosurgeon.edge.encodings = [float32]' > "$folder/floats.hocon"
dotnet build -v q src/Hosts
neurosurgeon=src/Hosts/bin/Debug/net10.0/neurosurgeon

: > "$folder/cloud"
NEUROSURGEON_THREADS=$(nproc) "$neurosurgeon" cloud -p 0 > "$folder/cloud" 2>&1 &
cloud=$!
trap 'kill "$cloud"; rm -rf "$folder"' EXIT
until port=$(grep -m 1 -o '127\.0\.0\.1:[0-9]*' "$folder/cloud"); do
    kill -0 "$cloud" || { cat "$folder/cloud" >&2; exit 1; }
    sleep 0.2
done

run() {
    local name=$1 cut=$2
    shift 2
    NEUROSURGEON_THREADS=1 "$neurosurgeon" edge -p "${port#*:}" --tasks "$folder/tasks.txt" \
        --network lte --edge-speed 0.1 --cut "$cut" --json "$@" 2> "$folder/log" |
        grep '"type":"task"' | sed "s/.*\"measured_ms\":{[^}]*\"total\":\([0-9.]*\)}.*/$name \1/" >> "$folder/totals"
}

for _ in $(seq "$rounds"); do
    run edge-only 13
    for cut in 2 4 8; do
        run "cut-$cut-float32" "$cut" --config "$folder/floats.hocon"
        run "cut-$cut-lossless" "$cut"
        run "cut-$cut-float16" "$cut" --max-error 0.001
        run "cut-$cut-int8" "$cut" --max-error 0.02
    done
done

sort -k1,1 -k2,2n "$folder/totals" | awk '
    function flush() { if (n) printf "%-18s %8.1f of %d\n", name, values[int((n + 1) / 2)], n; n = 0 }
    $1 != name { flush(); name = $1 }
    { values[++n] = $2 }
    END { flush() }'
