using System.CommandLine;

using Holdover.Hosts.Simulated.Explaining;
using Holdover.Recording;

namespace Holdover.Commands;

/// <summary>holdover replay RECORDING</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("RECORDING") { Description = "what --record wrote" };
        var picture = new Option<string?>("--picture") { Description = "write what happened as one HTML file", HelpName = "FILE" };
        var text = new Option<bool>("--text") { Description = "print each change of a state, a line each" };
        var json = new Option<bool>("--json") { Description = "print one JSON object at the end" };
        var command = new Command(
            "replay",
            """
            Lives a recording again, on the same machines, and compares each step with what was recorded.

            Example: holdover replay speaker.recording --picture speaker.html
            """)
        {
            file, picture, text, json,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(picture), parsed.GetValue(text), parsed.GetValue(json)));
        return command;
    }

    /// <summary>Replays a file and draws it, if that is wanted.</summary>
    /// <exception cref="UserException">It is no recording, or not one that can be replayed here.</exception>
    public static ReplayResult Replay(string file, string? picture, Action<string>? tell = null)
    {
        var bytes = Read(file);
        ReplayPicture? drawn = null;
        var story = new ReplayStory(tell);
        var result = Replayers.Run(bytes, (now, node) =>
        {
            (drawn ??= new(now)).See(now, node);
            story.See(now, node);
        });
        if (result.Problem is { } problem)
            throw new UserException(ExitCode.Failed, $"{file} cannot be replayed: {problem}");
        if (picture is not null)
            Write(picture, drawn!.Write(result, Path.GetFileName(file)));
        return result;
    }

    private static int Run(string file, string? picture, bool text, bool json)
    {
        var result = Replay(file, picture, text ? Console.WriteLine : null);
        if (json)
            Console.WriteLine(Summary(result));
        else
            Console.WriteLine(Words(result));
        return result.IsIdentical ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Words(ReplayResult result)
    {
        var steps = $"{result.Inputs:N0} inputs and {result.Ticks:N0} ticks of a {result.Head!.Kind}, {(result.To - result.From).Microseconds / 1e6:F1} s, {result.Effects:N0} effects";
        var torn = result.Torn > 0 ? $" The last {result.Torn} bytes are of a step that was cut off." : string.Empty;
        return result.IsIdentical
            ? $"Identical: {steps}.{torn}"
            : $"Not identical: step {result.Differs} asked for something else than was recorded. {steps}.{torn} It was made by build {result.Head.Build}: replay it with that one.";
    }

    private static string Summary(ReplayResult result) => Json.Line(json =>
    {
        json.WriteNumber("inputs", result.Inputs);
        json.WriteNumber("ticks", result.Ticks);
        json.WriteNumber("effects", result.Effects);
        json.WriteString("hash", result.Hash.ToString("x16"));
        json.WriteBoolean("identical", result.IsIdentical);
        json.WriteString("kind", result.Head!.Kind);
        json.WriteString("build", result.Head.Build);
        json.WriteNumber("seconds", (result.To - result.From).Microseconds / 1e6);
        if (!result.IsIdentical)
            json.WriteNumber("differs_at", result.Differs);
    });

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Failed, $"{file} cannot be read: {error.Message}", error);
        }
    }

    private static void Write(string file, string page)
    {
        try
        {
            File.WriteAllText(file, page);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Failed, $"{file} cannot be written: {error.Message}", error);
        }
    }
}
