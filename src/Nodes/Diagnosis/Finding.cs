namespace Neurosurgeon.Nodes.Diagnosis;

/// <summary>What a look at one thing has shown.</summary>
/// <param name="Subject">What was looked at, in a word or two.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Text">What was found, and what to do about it where there is something to do.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Text);

/// <summary>How something stands.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and could be better.</summary>
    Note,

    /// <summary>It does not work.</summary>
    Fault,
}
