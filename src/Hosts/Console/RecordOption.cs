using System.CommandLine;

namespace Holdover.Commands;

/// <summary>--record FILE of what runs machines.</summary>
internal static class RecordOption
{
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--record") { Description = "write down every decision in this file, bounded, so that 'holdover replay FILE' can show it again", HelpName = "FILE" };
        option.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<string?>() is { } path && Problem(path) is { } problem)
                parsed.AddError($"--record cannot write {path}: {problem}");
        });
        return option;
    }

    /// <summary>Said before anything plays: a recording that fails in the middle would take the music with it.</summary>
    private static string? Problem(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
