using System.Collections.Immutable;
using Neurosurgeon.Codecs;
using Neurosurgeon.Inference;
using Neurosurgeon.Models.Layers;
using Neurosurgeon.Planning.Costs;
using Neurosurgeon.Planning.Energy;
using Neurosurgeon.Prediction.Power;

namespace Neurosurgeon.Configuration;

/// <summary>The validated settings of a node, read once from HOCON; <c>reference.conf</c> explains each.</summary>
/// <param name="Models">Where networks are kept.</param>
/// <param name="Inference">How layers are run.</param>
/// <param name="Profile">How layers are measured.</param>
/// <param name="Predictors">Where the layers' times come from.</param>
/// <param name="Power">What power this device draws.</param>
/// <param name="Edge">How an edge deals with its cloud.</param>
public sealed record NodeSettings(
    ModelSettings Models, InferenceSettings Inference, ProfileSettings Profile, PredictorSettings Predictors, PowerSettings Power, EdgeSettings Edge);

/// <summary>Where networks are kept.</summary>
/// <param name="CacheDirectory">The folder of the networks' files; null for the default place.</param>
public sealed record ModelSettings(string? CacheDirectory);

/// <summary>How layers are run.</summary>
/// <param name="Engine">What computes them.</param>
/// <param name="Threads">Threads that one node computes with; 1 or more.</param>
/// <param name="SessionMemoryBytes">Memory that sessions may take beyond the shared weights.</param>
public sealed record InferenceSettings(EngineKind Engine, int Threads, long SessionMemoryBytes);

/// <summary>How layers are measured.</summary>
/// <param name="Budget">Time that measuring one network may take, roughly.</param>
/// <param name="Directory">The folder of the measured profiles; null for the default place.</param>
public sealed record ProfileSettings(TimeSpan Budget, string? Directory);

/// <summary>What power this device draws.</summary>
/// <param name="Model">The power of each layer kind.</param>
/// <param name="Radio">What it sends with.</param>
/// <param name="IdleMw">Its power while it waits for a task's link and cloud, in milliwatts; 0 where that is not to be counted.</param>
/// <param name="Sysfs">Where the kernel shows its energy counters; null if they are not to be looked for.</param>
/// <param name="Sensor">The channel of hwmon that measures this device; null to choose.</param>
public sealed record PowerSettings(PowerModel Model, RadioSettings Radio, double IdleMw, string? Sysfs, string? Sensor)
{
    /// <summary>What a network's tasks take of this device's energy.</summary>
    /// <param name="layers">The network's layers.</param>
    /// <param name="costs">What they cost on this device.</param>
    public EnergyModel EnergyOf(ImmutableArray<Layer> layers, LayerCosts costs) => new(
        new LayerEnergy([.. layers.Select(layer => Model.EnergyMj(layer.Features, costs.LayerMs[layer.Index]))]), Radio.Transmit)
    {
        Receive = Radio.Receive,
        IdleMw = IdleMw,
    };
}

/// <summary>Where the layers' times come from.</summary>
/// <param name="Use">Whether they are predicted or measured.</param>
/// <param name="File">A file of predictors; null for this device's own, or those that come with the program.</param>
/// <param name="Calibration">How long a node measures at its start to scale predictors to its device, roughly.</param>
public sealed record PredictorSettings(PredictorUse Use, string? File, TimeSpan Calibration);

/// <summary>Where a layer's time comes from.</summary>
public enum PredictorUse
{
    /// <summary>From predictors fitted to the layers of a device.</summary>
    Fitted,

    /// <summary>From measuring the network itself at its first use.</summary>
    Measured,
}

/// <summary>How an edge deals with its cloud.</summary>
/// <param name="ContactPoints">Cloud nodes to ask besides the one that the command line names.</param>
/// <param name="SurveyInterval">How often, roughly, it looks for a less busy node.</param>
/// <param name="CloudWait">How long it waits for a cloud that has not been started yet.</param>
/// <param name="RetryInterval">How often it asks for the cloud meanwhile.</param>
/// <param name="ProfileSilence">How long the cloud may be silent while it loads and measures a model.</param>
/// <param name="ReplyTimeoutFactor">After how many times its predicted time a suffix is given up.</param>
/// <param name="ReplyTimeoutMinimum">No suffix is given up sooner.</param>
/// <param name="LargestFrameBytes">The remoting's frame limit: the largest message that this node sends or takes.</param>
/// <param name="Encodings">The encodings that tensors may cross in; as floats they always may.</param>
/// <param name="Bandwidth">How the link is measured.</param>
public sealed record EdgeSettings(
    ImmutableArray<NodeEndpoint> ContactPoints,
    TimeSpan SurveyInterval,
    TimeSpan CloudWait,
    TimeSpan RetryInterval,
    TimeSpan ProfileSilence,
    double ReplyTimeoutFactor,
    TimeSpan ReplyTimeoutMinimum,
    long LargestFrameBytes,
    ImmutableArray<TensorEncoding> Encodings,
    BandwidthSettings Bandwidth)
{
    /// <summary>How many bytes of tensors a message of this node can carry; a cloud may take less.</summary>
    public long LargestPayloadBytes => FrameLimit.LargestPayloadBytes(LargestFrameBytes);
}

/// <summary>How the link is measured.</summary>
/// <param name="ProbeInterval">The time between two probes in multi-task mode.</param>
/// <param name="ProbeTimeout">A probe without an answer after this long counts as lost.</param>
/// <param name="StaleAfter">A plan made on an older estimate says so.</param>
public sealed record BandwidthSettings(TimeSpan ProbeInterval, TimeSpan ProbeTimeout, TimeSpan StaleAfter);
