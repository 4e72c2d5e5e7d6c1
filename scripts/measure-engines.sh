#!/usr/bin/env bash
# Both engines side by side on every network of the zoo, each in a process of its own, in turns: with one thread, and with one for
# each core. Takes the package TorchSharp-cpu, or the one that the first argument stands for (see docs/engines.md, "TorchSharp as the
# engine"); where this system cannot load its libraries, in the root of a Debian 13 (scripts/debian13.sh). Some four minutes on a
# quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/debian13.sh

run() { "$@"; }
if ! loads_torchsharp; then
    use_debian13
    run() { in_debian13 "$@"; }
fi
dotnet build -c Release -v q benchmarks/Engines.Benchmarks -p:TorchSharp="${1:-cpu}" --artifacts-path artifacts/torchsharp
await_debian13
for threads in 1 "$(nproc)"; do
    run dotnet artifacts/torchsharp/bin/Engines.Benchmarks/release/Neurosurgeon.Engines.Benchmarks.dll --threads "$threads"
done
