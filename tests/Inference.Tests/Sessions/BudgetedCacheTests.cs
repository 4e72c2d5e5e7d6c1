using Neurosurgeon.Inference.Sessions;

namespace Neurosurgeon.Inference.Tests.Sessions;

public sealed class BudgetedCacheTests
{
    [Fact]
    public void The_least_recently_used_value_goes_first()
    {
        using var cache = Cache(budget: 2);
        Use(cache, 1);
        Item two = Use(cache, 2);
        Item one = Use(cache, 1);

        Item three = Use(cache, 3);

        Assert.Equal((false, true, false), (one.IsDisposed, two.IsDisposed, three.IsDisposed));
        Assert.Equal(2, cache.KeptBytes);
    }

    [Fact]
    public void A_value_in_use_stays_whatever_the_budget()
    {
        using var cache = Cache(budget: 0);
        using (var first = cache.Rent(1))
        {
            using (var second = cache.Rent(1))
                Assert.Same(first.Value, second.Value);
            Use(cache, 2);
            Assert.False(first.Value.IsDisposed);
        }

        Assert.Equal((0, 0L), (cache.Count, cache.KeptBytes));
    }

    [Fact]
    public void A_value_in_use_outlives_the_cache_until_it_is_returned()
    {
        var cache = Cache(budget: 10);
        Item idle = Use(cache, 1);
        var lease = cache.Rent(2);
        Item used = lease.Value;

        cache.Dispose();
        Assert.Equal((true, false), (idle.IsDisposed, used.IsDisposed));
        lease.Dispose();
        Assert.True(used.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => cache.Rent(3));
    }

    [Fact]
    public void What_could_not_be_built_is_tried_again()
    {
        int attempts = 0;
        using var cache = new BudgetedCache<int, Item>(
            10, _ => ++attempts == 1 ? throw new InvalidDataException() : new Item(), _ => 1);

        Assert.Throws<InvalidDataException>(() => cache.Rent(1));
        Assert.Equal(0, cache.Count);
        Use(cache, 1);
        Assert.Equal((1, 1L), (cache.Count, cache.KeptBytes));
    }

    [Fact]
    public async Task Two_that_ask_at_once_share_one_build()
    {
        int builds = 0;
        using var building = new ManualResetEventSlim();
        using var finish = new ManualResetEventSlim();
        using var cache = new BudgetedCache<int, Item>(
            10,
            _ =>
            {
                builds++;
                building.Set();
                finish.Wait();
                return new Item();
            },
            _ => 1);

        Task<Item> first = Task.Run(() => Use(cache, 1));
        building.Wait();
        Task<Item> second = Task.Run(() => Use(cache, 1));
        finish.Set();

        Assert.Same(await first, await second);
        Assert.Equal(1, builds);
    }

    [Fact]
    public void Under_random_use_the_kept_values_fit_the_budget_and_none_in_use_is_disposed()
    {
        const int budget = 20;
        var random = new Random(11);
        using var cache = new BudgetedCache<int, Item>(budget, key => new Item(), item => item.Bytes);
        List<BudgetedCache<int, Item>.Lease> leases = [];
        for (int step = 0; step < 5_000; step++)
        {
            if (leases.Count > 0 && random.Next(2) == 0)
            {
                int index = random.Next(leases.Count);
                leases[index].Dispose();
                leases.RemoveAt(index);
            }
            else
            {
                leases.Add(cache.Rent(random.Next(30)));
            }

            Assert.All(leases, lease => Assert.False(lease.Value.IsDisposed));
        }

        leases.ForEach(lease => lease.Dispose());
        Assert.InRange(cache.KeptBytes, 1, budget);
    }

    private static BudgetedCache<int, Item> Cache(long budget) => new(budget, _ => new Item(), item => item.Bytes);

    private static Item Use(BudgetedCache<int, Item> cache, int key)
    {
        using var lease = cache.Rent(key);
        return lease.Value;
    }

    private sealed class Item : IDisposable
    {
        public long Bytes => 1;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
