#!/usr/bin/env bash
# The tests of the engine on TorchSharp with its published native libraries: those of the engine itself, and those of nodes that
# compute with it. Where this system cannot load the libraries, that nodes say so is tested here, and the others run in the root
# of a Debian 13 (scripts/debian13.sh), which takes root. Some four minutes on two cores; what is built stays in
# artifacts/torchsharp.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/debian13.sh

[ "$(uname -sm)" = "Linux x86_64" ] || cannot "TorchSharp's native libraries are tested on Linux x86_64; this is $(uname -sm)."
run() { "$@"; }
if ! loads_torchsharp; then
    use_debian13
    run() { in_debian13 "$@"; }
fi

# What analyzers say has been said of the usual build.
echo "Building with -p:TorchSharp=cpu."
artifacts=artifacts/torchsharp
for project in Inference.TorchSharp.Tests Hosts.Tests; do
    dotnet build -v q "tests/$project" -p:TorchSharp=cpu -p:RunAnalyzers=false --artifacts-path "$artifacts" || cannot "$project does not build with -p:TorchSharp=cpu, as said above."
done
engine=$artifacts/bin/Inference.TorchSharp.Tests/debug/Neurosurgeon.Inference.TorchSharp.Tests.dll
hosts=$artifacts/bin/Hosts.Tests/debug/Neurosurgeon.Hosts.Tests.dll

failed=0
if [ -n "$debian13" ]; then
    echo "What nodes say on this system:"
    dotnet test "$hosts" --filter FullyQualifiedName~OnOldSystemTests || failed=1
    await_debian13
fi
echo "Nodes that compute with TorchSharp:"
run dotnet test "$hosts" --filter FullyQualifiedName~WithTorchSharpTests || failed=1
echo "The engine:"
run dotnet test "$engine" || failed=1
exit "$failed"
