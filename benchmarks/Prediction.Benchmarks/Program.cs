using System.Globalization;
using BenchmarkDotNet.Running;
using Neurosurgeon.Prediction.Benchmarks;

// dotnet run -c Release --project benchmarks/Prediction.Benchmarks
//     how long it takes to predict
// dotnet run -c Release --project benchmarks/Prediction.Benchmarks -- networks PREDICTORS.json THREADS
//     how far the predictions of the zoo's networks are off on this machine
if (args is ["networks", var predictors, var threads])
    NetworkComparison.Run(predictors, int.Parse(threads, CultureInfo.InvariantCulture));
else
    BenchmarkRunner.Run<PredictionBenchmark>(args: args);
