#!/usr/bin/env bash
# Akka 1.5.73 (Akka.Configuration), .NET 10, Linux x64, seen on 2026-11-29.
#
# Parts of HOCON that its specification has are read as something else, without an error:
#   list += value        the list stays as it was
#   key = ${?MISSING}    wipes the value that the key had before, where the specification lets it stand; what makes an override by an
#                        optional environment variable remove the default
#   key = ${?PATH}       the environment is never looked at
# and two are refused: a comma between fields after a nested object, and a substitution whose value is in a fallback.
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
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Akka" Version="1.5.73" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Akka.Configuration;

Show("append", "list = [1]\nlist += 2", config => string.Join(',', config.GetStringList("list")));
Show("optional", "key = 1\nkey = ${?missing}", config => config.GetString("key", "nothing") ?? "nothing");
Show("environment", "key = ${?PATH}", config => config.GetString("key", "nothing") ?? "nothing");
Show("comma", "a { b { c = 1 }, d = 2 }", config => config.GetString("a.d"));
Show("fallback", "key = ${other}", config => config.GetString("key"), "other = 1");

static void Show(string what, string hocon, Func<Config, string?> read, string fallback = "")
{
    string result;
    try
    {
        var config = ConfigurationFactory.ParseString(hocon);
        result = read(fallback.Length > 0 ? config.WithFallback(ConfigurationFactory.ParseString(fallback)) : config) ?? "nothing";
    }
    catch (Exception error)
    {
        result = error.GetType().Name;
    }

    Console.WriteLine($"{what}: {result}");
}
CS
dotnet build -v q -nologo -o out > build.log || { cat build.log; exit 2; }

dotnet out/probe.dll | tee output
grep -q '^append: 1$' output
grep -q '^optional: nothing$' output
grep -q '^environment: nothing$' output
grep -q '^comma: FormatException$' output
grep -q '^fallback: [A-Za-z]*Exception$' output
