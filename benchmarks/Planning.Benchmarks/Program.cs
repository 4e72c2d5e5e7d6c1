using BenchmarkDotNet.Running;
using Neurosurgeon.Planning.Benchmarks;

// dotnet run -c Release --project benchmarks/Planning.Benchmarks
BenchmarkRunner.Run([typeof(DecisionBenchmark), typeof(AssignmentBenchmark)], args: args);
