namespace CoGovernance.Domain.Kernel;

/// <summary>
/// Why a person's words are erased: the cases of the Personal Information Protection Law, art. 47. A fixed list, since what somebody
/// writes about an erasure could hold what was to be erased.
/// </summary>
public enum ErasureGround
{
    /// <summary>What the words were kept for is achieved, cannot be, or needs them no longer.</summary>
    PurposeOver,

    /// <summary>The service has ended or the time for keeping is over.</summary>
    TermOver,

    ConsentWithdrawn,

    /// <summary>They were handled against a law or an agreement.</summary>
    Unlawful,

    /// <summary>Another case that a law or regulation names.</summary>
    OtherByLaw,
}
