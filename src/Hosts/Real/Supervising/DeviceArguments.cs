namespace Holdover.Hosts.Real.Supervising;

/// <summary>How a command line says which sound device it plays to.</summary>
internal static class DeviceArguments
{
    private const string OwnOption = "--output";
    private const string OwnPrefix = "alsa:";

    /// <summary>
    /// Every argument that is the device, with the one before it (-o lb0), or that ends with it after an equals sign
    /// (--device=lb0), or has it as our own player does (--output alsa:lb0).
    /// </summary>
    public static IEnumerable<(string Before, string Argument)> Of(IReadOnlyList<string> arguments, string device) =>
        from index in Enumerable.Range(1, Math.Max(arguments.Count - 1, 0))
        where Names(arguments[index], device) || Names(arguments[index], OwnPrefix + device)
        select (index == 1 ? "" : arguments[index - 1], arguments[index]);

    /// <summary>Whether two command lines name the device, and in the same way. What neither names is not known to be the same.</summary>
    public static bool AreSame(IReadOnlyList<string> ours, IReadOnlyList<string> theirs, string device)
    {
        var expected = Of(ours, device).ToArray();
        return expected.Length > 0 && expected.SequenceEqual(Of(theirs, device));
    }

    /// <summary>Whether a command plays to the device as our own player does, of which it is known what it asks a device for.</summary>
    public static bool IsOfPlay(IReadOnlyList<string> command, string device) =>
        command.Contains("play", StringComparer.Ordinal)
        && Of(command, device).Any(pair => pair == (OwnOption, OwnPrefix + device) || pair.Argument == $"{OwnOption}={OwnPrefix}{device}");

    private static bool Names(string argument, string device) => argument == device || argument.EndsWith("=" + device, StringComparison.Ordinal);
}
