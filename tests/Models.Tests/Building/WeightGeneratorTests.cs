using Neurosurgeon.Models.Building;

namespace Neurosurgeon.Models.Tests.Building;

public sealed class WeightGeneratorTests
{
    private static readonly WeightPlan Plan = new("features.0.weight", [101, 99], Center: 1, HalfWidth: 0.25f);

    [Fact]
    public void Any_part_can_be_generated_without_the_others()
    {
        float[] whole = Generate(Plan, 0, (int)Plan.Count, seed: 1);
        for (int first = 0; first < whole.Length; first += 2 * 617)
        {
            int count = Math.Min(2 * 617, whole.Length - first);
            Assert.Equal(whole[first..(first + count)], Generate(Plan, first, count, seed: 1));
        }
    }

    [Fact]
    public void Values_are_spread_evenly_over_their_interval()
    {
        float[] values = Generate(Plan, 0, (int)Plan.Count, seed: 1);
        Assert.All(values, value => Assert.InRange(value, 0.75f, 1.25f));
        Assert.InRange(values.Average(), 0.995, 1.005);
        int[] histogram = new int[10];
        foreach (float value in values)
            histogram[Math.Min(9, (int)((value - 0.75f) * 20))]++;
        Assert.All(histogram, count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void Another_seed_or_name_gives_other_values()
    {
        float[] values = Generate(Plan, 0, 64, seed: 1);
        Assert.Empty(values.Intersect(Generate(Plan, 0, 64, seed: 2)));
        Assert.Empty(values.Intersect(Generate(Plan with { Name = "features.0.bias" }, 0, 64, seed: 1)));
    }

    /// <summary>Computed by hand from the published SplitMix64 sequence for the key 0.</summary>
    [Fact]
    public void The_hash_is_split_mix_64() =>
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4], new[] { SplitMix64.At(0, 0), SplitMix64.At(0, 1) });

    private static float[] Generate(WeightPlan plan, int first, int count, ulong seed)
    {
        float[] values = new float[count];
        WeightGenerator.Fill(values, first, plan, seed);
        return values;
    }
}
