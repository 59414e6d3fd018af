namespace Holdover.Commands;

/// <summary>What a person is told of a fault of ours that was survived.</summary>
internal static class Faults
{
    public static void Tell(InvariantException error) =>
        Console.Error.WriteLine($"holdover: a step broke and was undone, going on: {error.GetBaseException().Message}");
}
