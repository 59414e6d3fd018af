namespace Holdover.Tests.Property.Machines.Tables;

/// <summary>One line of a machine's table.</summary>
/// <param name="State">The state that it is configured for.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Destination">Where it leads; its own state for all but a permitted one.</param>
/// <param name="Words">Its guards, its reason or nothing.</param>
internal sealed record Row(string State, string Trigger, RowKind Kind, string Destination, string Words)
{
    public bool Leaves => Kind == RowKind.Permitted;

    public override string ToString() => $"{State} x {Trigger}: {Kind} {Words}";
}
