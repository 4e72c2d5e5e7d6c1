#!/usr/bin/env bash
# Reproduces most figures of docs/measurements.md, which names the scripts of the others; a quarter of an hour on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

for benchmark in Overhead Remoting Inference Planning; do
    echo "== $benchmark"
    dotnet run -c Release --project "benchmarks/$benchmark.Benchmarks"
done
