using System.CommandLine;
using Neurosurgeon.Configuration;
using Neurosurgeon.Hosts.Commands;
using Neurosurgeon.Hosts.Lifetime;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Models.Storage;
using Neurosurgeon.Nodes;
using Neurosurgeon.Prediction;

StandardStreams.Open();
var root = new RootCommand("Splits the inference of a deep neural network between an edge device and a cloud, at the layer where it is quickest.")
{
    CloudCommand.Create(),
    EdgeCommand.Create(),
    DemoCommand.Create(),
    PlanCommand.Create(),
    ModelsCommand.Create(),
    ProfileCommand.Create(),
    PredictorCommand.Create(),
    BenchCommand.Create(),
    ConfigCommand.Create(),
    DoctorCommand.Create(),
    LinkCommand.Create(),
};

// Who says nothing does not know what can be said.
var parsed = root.Parse(args is [] ? ["--help"] : args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("See 'neurosurgeon --help'.");
    return ExitCode.BadInput;
}

using var interruption = new Interruption();
try
{
    var exitCode = await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
        interruption.Token);
    return interruption.Token.IsCancellationRequested ? interruption.ExitCode : exitCode;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return interruption.ExitCode;
}
catch (CommandException error)
{
    Console.Error.WriteLine(error.Message);
    return error.ExitCode;
}
catch (Exception error) when (error is ModelException or SettingsException or PredictionException)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.BadInput;
}
catch (Exception error) when (error is EngineNotAvailableException or DeviceNotAvailableException or InferenceException or CacheFolderException)
{
    Console.Error.WriteLine(error.Message);
    return ExitCode.Unavailable;
}
