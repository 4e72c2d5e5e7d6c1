#!/usr/bin/env bash
# A long list on real nodes: 100,000 tasks of pos, cut after its first layer, on loopback. Prints the resident memory of edge and
# cloud at every 10,000th task, and ends with 1 where a task is missing, doubled or failed, or where memory has grown by more than
# 5 % from the 20,000th task to the last. Some three minutes on Linux. The first argument is another number of tasks.
set -euo pipefail
cd "$(dirname "$0")/.."

tasks=${1:-100000}
folder=$(mktemp -d)
cloud='' edge=''
trap 'kill $cloud $edge 2>/dev/null || true; rm -rf "$folder"' EXIT
echo "pos $tasks" > "$folder/tasks.txt"
dotnet build -c Release -v q src/Hosts
program=src/Hosts/bin/Release/net10.0/neurosurgeon

: > "$folder/cloud"
"$program" cloud -p 0 --quiet > "$folder/cloud" 2> "$folder/cloud.log" &
cloud=$!
until port=$(grep -m 1 -o '[0-9]*$' "$folder/cloud"); do
    kill -0 "$cloud" || { cat "$folder/cloud.log" >&2; exit 3; }
    sleep 0.2
done
mkfifo "$folder/lines"
"$program" edge -p "$port" --tasks "$folder/tasks.txt" --cut 1 --json > "$folder/lines" 2> "$folder/edge.log" &
edge=$!

resident() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }
count=0 bad=0 edge_early=0 cloud_early=0
printf '%8s  %9s  %9s\n' tasks 'edge, MB' 'cloud, MB'
while read -r line; do
    case $line in
        '{"type":"task","id":'$((count + 1))',"model":"pos","status":"completed",'*) ;;
        '{"type":"summary"'*) echo "$line"; continue ;;
        *) bad=$((bad + 1)) ;;
    esac
    count=$((count + 1))
    ((count % 10000)) && continue
    edge_mb=$(resident "$edge") cloud_mb=$(resident "$cloud")
    printf '%8d  %9d  %9d\n' "$count" "$edge_mb" "$cloud_mb"
    ((count == 20000)) && edge_early=$edge_mb cloud_early=$cloud_mb
done < "$folder/lines"
wait "$edge"

if ((count != tasks || bad)); then
    echo "$count of $tasks tasks were reported, $bad of them out of turn or failed." >&2
    exit 1
fi
if ((edge_early)) && ((edge_mb * 100 > edge_early * 105 || cloud_mb * 100 > cloud_early * 105)); then
    echo "Memory has grown from the 20,000th task on." >&2
    exit 1
fi
