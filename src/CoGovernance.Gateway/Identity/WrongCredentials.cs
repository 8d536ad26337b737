namespace CoGovernance.Gateway.Identity;

/// <summary>On a request whose token is not one of ours: it is counted against its address, and then refused.</summary>
internal sealed class WrongCredentials
{
    public static WrongCredentials Sent { get; } = new();
}
