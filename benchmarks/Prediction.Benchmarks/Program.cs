using BenchmarkDotNet.Running;
using Neurosurgeon.Prediction.Benchmarks;

// dotnet run -c Release --project benchmarks/Prediction.Benchmarks
BenchmarkRunner.Run<PredictionBenchmark>(args: args);
