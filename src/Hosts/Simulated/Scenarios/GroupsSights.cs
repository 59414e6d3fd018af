namespace Holdover.Hosts.Simulated.Scenarios;

/// <summary>What happened to the groups in the last step, for what must be witnessed. No choice depends on it.</summary>
[Flags]
internal enum GroupsSights
{
    None = 0,

    /// <summary>One player took what another could not.</summary>
    Shared = 1 << 0,

    /// <summary>A guest came back in time, was apart, and was told another volume than it came with.</summary>
    CameBackApart = 1 << 1,

    /// <summary>A guest came that nobody expected, or not any more.</summary>
    CameAnew = 1 << 2,

    /// <summary>A guest was forgotten while another was still expected back.</summary>
    ForgottenFirst = 1 << 3,

    /// <summary>A guest came by another connection before the end of its earlier one was told.</summary>
    CameBeforeEnd = 1 << 4,

    /// <summary>A guest went back to the party's group, in which nobody was any more.</summary>
    BackToNobody = 1 << 5,

    /// <summary>A guest that may not command its group tried.</summary>
    MayNot = 1 << 6,

    /// <summary>A guest came to the party when its stream was over.</summary>
    CameAfterEnd = 1 << 7,

    /// <summary>A coordinator was told by its workers of a guest that is apart.</summary>
    SuccessorToldApart = 1 << 8,
}
