namespace CoGovernance.Domain.Tests.Kernel;

/// <summary>Runs a seeded test many times; a failure names its seed.</summary>
internal static class Seeds
{
    public static void ForEach(int count, Action<int> run)
    {
        for (var seed = 0; seed < count; seed++)
        {
            try
            {
                run(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        }
    }
}
