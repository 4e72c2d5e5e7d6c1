namespace Neurosurgeon.Planning.Energy;

/// <summary>What a task is predicted to take of the edge's energy, in millijoules.</summary>
/// <param name="EdgeMj">Computing layers.</param>
/// <param name="UploadMj">Sending.</param>
/// <param name="WaitMj">Waiting for encoder, link and cloud.</param>
/// <param name="DownloadMj">Receiving.</param>
public readonly record struct PredictedEnergy(double EdgeMj, double UploadMj, double WaitMj, double DownloadMj)
{
    /// <summary>The sum.</summary>
    public double TotalMj => EdgeMj + UploadMj + WaitMj + DownloadMj;
}
