namespace CoGovernance.Domain.Members;

/// <summary>What a member says of helping another community for a term. Who has said nothing may be asked, after the willing.</summary>
public enum Willingness
{
    Unsaid,
    Willing,

    /// <summary>Is never chosen.</summary>
    Unwilling,
}
