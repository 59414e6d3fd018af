using Holdover.Hosts.Real.Network;

namespace Holdover.Commands.Demo;

/// <summary>What is done to the network between server and speaker.</summary>
/// <param name="Length">How long it lasts.</param>
/// <param name="Harm">Does it.</param>
internal sealed record NetworkOutage(string Kind, string Words, double At, TimeSpan Length, Action<ImpairmentProxy> Harm)
    : Outage(Kind, $"{Words}, for {Length.TotalSeconds:0.0} s", At)
{
    public override bool CostsSession => true;

    public override void Begin(DemoParty party) => Harm(party.Network);

    public override string? End(DemoParty party, TimeSpan lasted, bool isBack)
    {
        if (lasted < Length)
            return null;
        party.Network.Heal();
        return "the network is back";
    }
}
