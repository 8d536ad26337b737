namespace CoGovernance.Gateway.Access;

/// <summary>How far a role may go with an operation.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>What is one's own: the member's own offers, the orders that one placed for others, one's own account.</summary>
    Own,

    /// <summary>What belongs to one's unit.</summary>
    Unit,

    /// <summary>What lies in one's part of the tree of areas.</summary>
    Area,

    /// <summary>Wherever it lies: what everybody in the role may know.</summary>
    All,
}
