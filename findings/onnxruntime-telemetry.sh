#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime 1.31.1, .NET 10, Linux x64, seen on 2026-11-29.
#
# On Linux too the library collects telemetry from the moment its environment is made: it leaves an identifier of the device and a
# database in the user's cache folder. The two ways that a .NET program has at hand do not prevent it: OrtEnv.DisableTelemetryEvents()
# comes after the environment exists, and Environment.SetEnvironmentVariable changes .NET's own copy of the environment alone, which
# the native library does not read. What prevents it is ORT_DISABLE_TELEMETRY=1 in the process's real environment: from the parent,
# or by the C library's setenv before the first use.
#
# Ends with 0 where that is still so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > probe.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="1.31.1" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

const string Variable = "ORT_DISABLE_TELEMETRY";
if (args[0] == "managed")
    Environment.SetEnvironmentVariable(Variable, "1");
if (args[0] == "native")
    _ = setenv(Variable, "1", 1);
var environment = OrtEnv.Instance();
if (args[0] == "disable")
    environment.DisableTelemetryEvents();
Thread.Sleep(2000);
Console.WriteLine(environment.GetVersionString());

[DllImport("libc")]
static extern int setenv(string name, string value, int overwrite);
CS
dotnet build -v q -nologo -o out > build.log || { cat build.log; exit 2; }

failed=0
expect() { # expect WAY files|none
    local cache="$folder/cache-$1" found
    mkdir "$cache"
    XDG_CACHE_HOME=$cache HOME=$cache dotnet out/probe.dll "$1" > /dev/null
    found=$(find "$cache" -path '*onnxruntime*' -type f -printf '%f ' | sort)
    echo "$1: ${found:-nothing}"
    case $2 in
        files) [ -n "$found" ] || failed=1 ;;
        none) [ -z "$found" ] || failed=1 ;;
    esac
}
unset ORT_DISABLE_TELEMETRY
expect default files
expect disable files
expect managed files
expect native none
exit "$failed"
