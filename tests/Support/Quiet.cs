namespace Neurosurgeon.Tests.Support;

/// <summary>Measures times on a machine that may do other work meanwhile, which makes them longer now and then, and never shorter.</summary>
internal static class Quiet
{
    private const int MostAttempts = 10;

    /// <summary>What was measured in an undisturbed moment; after ten attempts, what was measured last.</summary>
    /// <param name="measure">Measures.</param>
    /// <param name="isUndisturbed">Whether that may be what it is about to show.</param>
    public static async Task<T> MeasureAsync<T>(Func<Task<T>> measure, Func<T, bool> isUndisturbed)
    {
        for (var attempt = 1; ; attempt++)
        {
            var measured = await measure();
            if (attempt == MostAttempts || isUndisturbed(measured))
                return measured;
        }
    }

    /// <summary>The same for what is measured at once.</summary>
    public static T Measure<T>(Func<T> measure, Func<T, bool> isUndisturbed) =>
        MeasureAsync(() => Task.FromResult(measure()), isUndisturbed).GetAwaiter().GetResult();
}
