#!/usr/bin/env bash
# Profiles this device with 1 and with 2 threads, and compares what is predicted from that with the measured times of the
# zoo's networks, none of which was used for fitting; then how long a prediction takes. The figures of docs/predictors.md;
# half an hour, on a machine that has nothing else to do. The dataset stays in the folder given, or a new one.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-$(mktemp -d)}
dotnet build -v q src/Hosts
dotnet build -v q -c Release benchmarks/Prediction.Benchmarks
for threads in 1 2; do
    dotnet run --no-build --project src/Hosts -- profile --budget 5m --threads "$threads" --output "$folder"
    dotnet run --no-build -c Release --project benchmarks/Prediction.Benchmarks -- networks "$folder/predictors-$threads.json" "$threads"
done
NEUROSURGEON_PREDICTORS=$folder/predictors-1.json dotnet run --no-build -c Release --project benchmarks/Prediction.Benchmarks
