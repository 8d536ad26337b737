namespace CoGovernance.Benchmarks.Silo;

public sealed class CounterGrain : Grain, ICounterGrain
{
    private int sum;

    public Task<int> Add(int number) => Task.FromResult(sum += number);
}
