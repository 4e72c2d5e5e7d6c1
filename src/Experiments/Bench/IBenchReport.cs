namespace Neurosurgeon.Experiments.Bench;

/// <summary>The form in which a run is shown.</summary>
internal interface IBenchReport
{
    /// <summary>A cell has been measured.</summary>
    void Cell(BenchCell cell);

    /// <summary>A cell could not be measured.</summary>
    void Failed(BenchCase cell, string reason);

    /// <summary>The run has ended.</summary>
    void Summary(BenchSummary summary);
}
