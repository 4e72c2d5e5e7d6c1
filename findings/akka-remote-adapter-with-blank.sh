#!/usr/bin/env bash
# Akka.Remote 1.5.73, .NET 10, Linux x64, seen on 2026-11-29.
#
# A transport adapter is a class by its name, "NAMESPACE.CLASS, ASSEMBLY", as everywhere in Akka's configuration: loggers, serializers
# and mailboxes may have a blank behind the comma. Here it may not: where the name holds a blank, Akka.Remote takes its quotation marks
# for a part of it, and the system does not start, with "The given assembly name was invalid". Shown with an adapter of Akka.Remote's own.
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
    <PackageReference Include="Akka.Remote" Version="1.5.73" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Akka.Actor;
using Akka.Configuration;

var name = args[0];
var config = ConfigurationFactory.ParseString($$"""
    akka {
      loglevel = OFF
      stdout-loglevel = OFF
      loggers = ["Akka.Event.DefaultLogger, Akka"]
      actor.provider = remote
      remote {
        adapters.own = "{{name}}"
        dot-netty.tcp { hostname = "127.0.0.1", port = 0, applied-adapters = ["own"] }
      }
    }
    """);
string result;
try
{
    ActorSystem.Create("probe", config);
    result = "starts";
}
catch (Exception error)
{
    for (; error.InnerException is { } inner; error = inner) { }
    result = error.Message.Split('\n')[0];
}

Console.WriteLine($"{name}: {result}");
// A system that has not started cannot be waited for.
Environment.Exit(0);
CS
dotnet build -v q -nologo -o out > build.log || { cat build.log; exit 2; }

for name in 'Akka.Remote.Transport.ThrottlerProvider,Akka.Remote' 'Akka.Remote.Transport.ThrottlerProvider, Akka.Remote'; do
    timeout -k 1 60 dotnet out/probe.dll "$name"
done | tee output
grep -q 'Provider,Akka.Remote: starts$' output
grep -q 'Provider, Akka.Remote: The given assembly name was invalid' output
