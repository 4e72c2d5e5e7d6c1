namespace Neurosurgeon.Inference.Torch.Runtime;

/// <summary>What libtorch says when it fails: a sentence, and after it a trace of its own calls.</summary>
internal static class FirstLine
{
    public static string Of(Exception exception) => exception.Message.TrimStart().Split('\n', 2)[0].TrimEnd();
}
