namespace Neurosurgeon.Planning.Costs;

/// <summary>How quickly an observation is forgotten that nothing confirms.</summary>
/// <param name="Length">After this long half of it is left; more than 0.</param>
public readonly record struct HalfLife(TimeSpan Length)
{
    /// <summary>The share that is left, from 1 to 0.</summary>
    /// <param name="age">The observation's; one from the future is taken to be of now.</param>
    public double Left(TimeSpan age) => age <= TimeSpan.Zero ? 1 : Math.Pow(0.5, age / Length);
}
