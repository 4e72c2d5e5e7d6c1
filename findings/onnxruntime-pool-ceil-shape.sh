#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime 1.31.1, .NET 10, Linux x64, seen on 2026-11-29.
#
# A MaxPool or AveragePool with ceil_mode = 1, up to opset 21, whose last window would start in the padding: the session declares one
# row and column more for its output than it computes. A file that was made for the size that comes out (a Reshape, a MatMul behind it)
# does not fit what is declared, and who takes a buffer by the declared shape has one that is too large. With opset 22 both agree.
# Here: 3×3 values, kernel 2, stride 2, padding 1 on each side.
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
using System.Text;
using Microsoft.ML.OnnxRuntime;

// A model of one node, written as Protocol Buffers by hand: field number, wire type, value.
byte[] Number(int field, long value) => [.. Varint((field << 3) | 0), .. Varint(value)];
byte[] Bytes(int field, byte[] value) => [.. Varint((field << 3) | 2), .. Varint(value.Length), .. value];
byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));
byte[] Varint(long value)
{
    var bytes = new List<byte>();
    for (; value > 127; value >>= 7)
        bytes.Add((byte)(value & 127 | 128));
    return [.. bytes, (byte)value];
}

byte[] Ints(string name, params long[] values) =>
    Bytes(5, [.. Text(1, name), .. values.SelectMany(value => Number(8, value)), .. Number(20, 7)]);
byte[] Int(string name, long value) => Bytes(5, [.. Text(1, name), .. Number(3, value), .. Number(20, 2)]);
byte[] Value(string name, params long[] shape) =>
    [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Number(1, 1), .. Bytes(2, [.. shape.SelectMany(size => Bytes(1, Number(1, size)))])]))];
byte[] Unshaped(string name) => [.. Text(1, name), .. Bytes(2, Bytes(1, Number(1, 1)))];

foreach (var operation in new[] { "MaxPool", "AveragePool" })
{
    foreach (var opset in new[] { 21, 22 })
    {
        byte[] node =
        [
            .. Text(1, "x"), .. Text(2, "y"), .. Text(4, operation),
            .. Ints("kernel_shape", 2, 2), .. Ints("strides", 2, 2), .. Ints("pads", 1, 1, 1, 1), .. Int("ceil_mode", 1),
        ];
        byte[] graph = [.. Bytes(1, node), .. Text(2, "g"), .. Bytes(11, Value("x", 1, 1, 3, 3)), .. Bytes(12, Unshaped("y"))];
        byte[] model = [.. Number(1, 10), .. Bytes(7, graph), .. Bytes(8, [.. Text(1, ""), .. Number(2, opset)])];
        using var session = new InferenceSession(model);
        using var input = OrtValue.CreateTensorValueFromMemory(new float[9], [1, 1, 3, 3]);
        using var results = session.Run(new RunOptions(), ["x"], [input], ["y"]);
        var declared = string.Join('×', session.OutputMetadata["y"].Dimensions);
        var computed = string.Join('×', results[0].GetTensorTypeAndShape().Shape);
        Console.WriteLine($"{operation} opset {opset}: declared {declared}, computed {computed}");
    }
}
CS
dotnet build -v q -nologo -o out > build.log || { cat build.log; exit 2; }

ORT_DISABLE_TELEMETRY=1 dotnet out/probe.dll | tee output
grep -q '^MaxPool opset 21: declared 1×1×3×3, computed 1×1×2×2$' output
grep -q '^AveragePool opset 21: declared 1×1×3×3, computed 1×1×2×2$' output
grep -q '^MaxPool opset 22: declared 1×1×2×2, computed 1×1×2×2$' output
grep -q '^AveragePool opset 22: declared 1×1×2×2, computed 1×1×2×2$' output
