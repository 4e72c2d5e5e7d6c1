#!/usr/bin/env bash
# Runs the README's demo and puts what it shows into the README, shortened, with the date and the machine.
# Run it on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."

output=$(dotnet run --project src/Hosts -- demo)
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
section=$(mktemp)
trap 'rm -f "$section"' EXIT
{
    echo "What \`demo\` printed on $(date -u +%Y-%m-%d), on $(nproc) cores of an $processor:"
    echo
    echo '```'
    head -n 14 <<< "$output"
    echo '   …'
    tail -n 2 <<< "$output"
    echo '```'
} > "$section"

awk -v section="$section" '
    /<!-- \/run -->/ { while ((getline line < section) > 0) print line; inside = 0 }
    !inside { print }
    /<!-- run -->/ { inside = 1 }
' README.md > "$section.readme"
mv "$section.readme" README.md
