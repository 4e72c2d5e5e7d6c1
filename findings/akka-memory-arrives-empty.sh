#!/usr/bin/env bash
# Akka.Remote 1.5.73, .NET 10, Linux x64, seen on 2026-11-29.
#
# A message with a ReadOnlyMemory<byte> or a Memory<byte> crosses the default (JSON) serializer without an error and arrives with no
# bytes in it, whereas the same bytes as an array arrive whole. Nothing is logged on either side. A message that carries tensors or
# payloads needs a serializer of its own, or has to carry arrays.
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

var config = ConfigurationFactory.ParseString("""
    akka.actor.provider = remote
    akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
    akka.loglevel = WARNING
    """);
using var there = ActorSystem.Create("there", config);
using var here = ActorSystem.Create("here", config);
there.ActorOf(Props.Create(() => new Counter()), "counter");
var address = ((ExtendedActorSystem)there).Provider.DefaultAddress;
var counter = here.ActorSelection($"{address}/user/counter");
var bytes = new byte[] { 1, 2, 3, 4 };
var limit = TimeSpan.FromSeconds(10);
Console.WriteLine($"byte[]: {await counter.Ask<int>(new Arrays(bytes), limit)} of 4 bytes");
Console.WriteLine($"ReadOnlyMemory<byte>: {await counter.Ask<int>(new ReadOnlyMemories(bytes), limit)} of 4 bytes");
Console.WriteLine($"Memory<byte>: {await counter.Ask<int>(new Memories(bytes), limit)} of 4 bytes");

sealed record Arrays(byte[] Payload);
sealed record ReadOnlyMemories(ReadOnlyMemory<byte> Payload);
sealed record Memories(Memory<byte> Payload);

sealed class Counter : ReceiveActor
{
    public Counter()
    {
        Receive<Arrays>(message => Sender.Tell(message.Payload.Length));
        Receive<ReadOnlyMemories>(message => Sender.Tell(message.Payload.Length));
        Receive<Memories>(message => Sender.Tell(message.Payload.Length));
    }
}
CS
dotnet build -v q -nologo -o out > build.log || { cat build.log; exit 2; }

dotnet out/probe.dll | tee output
grep -q '^byte\[\]: 4 of 4 bytes$' output
grep -q '^ReadOnlyMemory<byte>: 0 of 4 bytes$' output
grep -q '^Memory<byte>: 0 of 4 bytes$' output
