namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// Hands out references to grains. A reference costs nothing and is always valid: the grain is activated by the first call.
/// </summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain of the class that implements <typeparamref name="TGrainInterface"/>, named by the key.</summary>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    /// <exception cref="InvalidOperationException">No grain class implements the interface, or several do.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey;
}
