namespace CoGovernance.EmbeddedSilo;

/// <summary>Whatever has a grain's identity: the grain itself, or a reference to it.</summary>
public interface IAddressable;

/// <summary>
/// Marks a grain interface. Its methods return <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/> or
/// <see cref="ValueTask{TResult}"/>; they take no ref parameters, are not generic, and there are no properties or events.
/// </summary>
public interface IGrain : IAddressable;

/// <summary>Marks a grain interface whose grains are named by a string, unique within the grain class.</summary>
public interface IGrainWithStringKey : IGrain;
