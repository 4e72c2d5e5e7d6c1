#!/usr/bin/env bash
# A task list on a link whose uplink falls from Wi-Fi to 3G and comes back: as the edge decides, and with fixed cuts.
# Prints the time of all tasks and the latency's median and p90 of each, and of the edge's own run where it cut, when.
# A minute a run, on a machine that has nothing else to do.
# Arguments: the network, the edge's speed, how many tasks, and which fixed cuts.
set -euo pipefail
cd "$(dirname "$0")/.."

model=${1:-alex_net} speed=${2:-0.1} tasks=${3:-150} cuts=${4:-0 2 4 8 12 13}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%s\n' time_s,uplink_mbps,rtt_ms,downlink_mbps 0,18.88,28,54.97 20,1.1,150,2.0275 60,18.88,28,54.97 > "$folder/trace.csv"
printf '%s %s\n' "$model" "$tasks" > "$folder/tasks.txt"
dotnet build -v q src/Hosts

run() { dotnet run --no-build --project src/Hosts -- demo --tasks "$folder/tasks.txt" --network "$folder/trace.csv" --edge-speed "$speed" --json "$@" 2> "$folder/log"; }
field() { grep -o "\"$1\":[0-9.]*" | cut -d: -f2; }
latency() { grep '"type":"summary"' "$1" | grep -oE '"(wall|p50|p90)_ms":[0-9.]*' | tr '\n' ' '; }

start=$(date +%s.%N)
run | while read -r line; do echo "$(date +%s.%N) $line"; done > "$folder/own"
echo "as the edge decides: $(latency "$folder/own")"
echo "s since the start, cut, uplink in Mbit/s, total ms:"
grep '"type":"task"' "$folder/own" | while read -r at line; do
    echo "  $(awk "BEGIN { printf \"%.1f\", $at - $start }") $(field index <<< "$line") $(field uplink_mbps <<< "$line" || true) $(grep -o '"measured_ms":{[^}]*}' <<< "$line" | field total)"
done

for cut in $cuts; do
    run --cut "$cut" > "$folder/fixed"
    echo "cut $cut: $(latency "$folder/fixed")"
done
