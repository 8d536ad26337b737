namespace CoGovernance.Benchmarks.Silo;

/// <summary>As little as a grain can do, so that the call is what is measured.</summary>
public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int number);
}
