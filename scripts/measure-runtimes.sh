#!/usr/bin/env bash
# The remoting of both actor runtimes side by side: the same benchmark, built for each, each in processes of its own, in turns.
# Needs a feed with the packages of Akka.NET (see README, "Where it runs"); some two minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."
turns=${1:-5}

project=benchmarks/Remoting.Benchmarks
dotnet build -c Release -v q "$project" -p:ActorRuntime=Embedded
dotnet build -c Release -v q "$project" -p:ActorRuntime=Akka

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
for ((turn = 0; turn < turns; turn++)); do
    dotnet "$project/bin/Release/net10.0/Remoting.Benchmarks.dll" 1 | grep ' median ' | sed 's/^/Embedded: /' >> "$figures"
    dotnet artifacts/akka/bin/Remoting.Benchmarks/release/Remoting.Benchmarks.dll 1 | grep ' median ' | sed 's/^/Akka.NET: /' >> "$figures"
done

echo "Medians of $turns turns:"
sed -E 's/ +median +([0-9.]+).*/\t\1/' "$figures" | sort -t $'\t' -k 1,1 -k 2,2g | awk -F '\t' '
    function tell() { if (count) printf "%-50s median %10.3f   %.3f .. %.3f\n", name, values[int((count + 1) / 2)], values[1], values[count] }
    $1 != name { tell(); name = $1; count = 0 }
    { values[++count] = $2 }
    END { tell() }'
