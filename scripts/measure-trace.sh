#!/usr/bin/env bash
# A task list on a link whose uplink falls from Wi-Fi to 3G and comes back: as the edge decides, and with each cut that
# could be the best of all fixed ones. Prints the latency's p90 of each, and of the edge's own run where it cut, when.
# Minutes, on a machine that has nothing else to do; the first argument is the network, the second the edge's speed.
set -euo pipefail
cd "$(dirname "$0")/.."

model=${1:-alex_net} speed=${2:-0.1} tasks=${3:-60}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%s\n' time_s,uplink_mbps,rtt_ms,downlink_mbps 0,18.88,28,54.97 20,1.1,150,2.0275 40,18.88,28,54.97 > "$folder/trace.csv"
printf '%s %s\n' "$model" "$tasks" > "$folder/tasks.txt"
dotnet build -v q src/Hosts

run() { dotnet run --no-build --project src/Hosts -- demo --tasks "$folder/tasks.txt" --network "$folder/trace.csv" --edge-speed "$speed" --json "$@" 2> "$folder/log"; }
field() { grep -o "\"$1\":[0-9.]*" | cut -d: -f2; }
p90() { grep '"type":"summary"' "$1" | field p90_ms; }

start=$(date +%s.%N)
run | while read -r line; do echo "$(date +%s.%N) $line"; done > "$folder/own"
echo "as the edge decides: p90 $(p90 "$folder/own") ms"
echo "s since the start, cut, uplink in Mbit/s, total ms:"
grep '"type":"task"' "$folder/own" | while read -r at line; do
    echo "  $(awk "BEGIN { printf \"%.1f\", $at - $start }") $(field index <<< "$line") $(field uplink_mbps <<< "$line" || true) $(grep -o '"measured_ms":{[^}]*}' <<< "$line" | field total)"
done

layers=$(head -n 1 "$folder/own" | grep -o '"of":[0-9]*' | cut -d: -f2)
for cut in $(seq 0 $((layers - 1))); do
    run --cut "$cut" > "$folder/fixed"
    echo "cut $cut: p90 $(p90 "$folder/fixed") ms"
done
