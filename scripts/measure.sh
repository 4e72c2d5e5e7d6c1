#!/usr/bin/env bash
# Reproduces the figures of docs/measurements.md; some ten minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

for benchmark in Overhead Remoting Inference Planning; do
    echo "== $benchmark"
    dotnet run -c Release --project "benchmarks/$benchmark.Benchmarks"
done
