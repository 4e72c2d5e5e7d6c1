using System.Globalization;
using Akka.Actor;
using Neurosurgeon.Actors.Cloud;
using Neurosurgeon.Actors.Supervision;

namespace Neurosurgeon.Reports.Runs;

/// <summary>Shows what a node does to the person at its console.</summary>
internal sealed class NoticeActor : ReceiveActor
{
    /// <summary>Creates the actor.</summary>
    /// <param name="output">Where to write: standard error.</param>
    /// <param name="isQuiet">Whether what goes as usual is left out: suffixes that were executed.</param>
    public NoticeActor(TextWriter output, bool isQuiet)
    {
        Receive<NodeNotice>(notice => output.WriteLine(notice.Text));
        if (isQuiet)
            return;
        Receive<SuffixExecuted>(executed => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{executed.Executor,-3} task {executed.TaskId,4} of {executed.Edge}  {executed.Model,-10} from layer {executed.EdgeLayerCount,2}  queue {executed.Timings.QueueMs,7:0.00}  decode {executed.Timings.DecodeMs,5:0.00}  compute {executed.Timings.ComputeMs,7:0.00}  encode {executed.Timings.EncodeMs,5:0.00} ms")));
    }

    /// <summary>How to create it.</summary>
    public static Props Props(TextWriter output, bool isQuiet = false) => Akka.Actor.Props.Create(() => new NoticeActor(output, isQuiet));

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(NodeNotice));
        Context.System.EventStream.Subscribe(Self, typeof(SuffixExecuted));
    }
}
