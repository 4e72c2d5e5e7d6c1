#!/usr/bin/env bash
# Both engines side by side on every network of the zoo, each in a process of its own, in turns: with one thread, and with one for
# each core. Needs a feed with the package TorchSharp-cpu, or the one that the first argument stands for (see README,
# "TorchSharp as the second engine"); some four minutes on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

project=benchmarks/Engines.Benchmarks
dotnet build -c Release -v q "$project" -p:TorchSharp="${1:-cpu}"
for threads in 1 "$(nproc)"; do
    dotnet "$project/bin/Release/net10.0/Neurosurgeon.Engines.Benchmarks.dll" --threads "$threads"
done
