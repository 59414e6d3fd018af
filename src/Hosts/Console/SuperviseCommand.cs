using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;

using Holdover.Hosts.Real.Supervising;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Commands;

/// <summary>holdover supervise -- COMMAND</summary>
internal static class SuperviseCommand
{
    private const string None = "none";
    private const string Auto = "auto";

    /// <summary>From a probe to the next, and from the beginning of one until it is given up, beyond the silence itself.</summary>
    private const int PeriodSilences = 2;
    private static readonly Duration ProbeSlack = SupervisorSettings.Default.ProbeMax - SupervisorSettings.UsualProbeSilence;

    public static Command Create()
    {
        var command = new Argument<string[]>("COMMAND") { Description = "what to keep alive, after --: a program and its arguments", Arity = ArgumentArity.ZeroOrMore };
        var alsa = new Option<string>("--alsa") { Description = "start it only when this sound device would be granted to it; auto takes the device from '-o lb..' of the command, none waits for none", HelpName = "DEVICE|auto|none", DefaultValueFactory = _ => None };
        var backoff = new Option<(Duration Initial, Duration Max)>("--backoff") { Description = "from a failure to the next start, growing from the first to the second", HelpName = "2s..30s", CustomParser = Spans.ParseRange, DefaultValueFactory = _ => (SupervisorSettings.Default.BackoffInitial, SupervisorSettings.Default.BackoffMax) };
        var stable = new Option<Duration>("--stable-after") { Description = "a run so long is no failure: the next start comes at once", HelpName = "10s", CustomParser = Spans.Parse, DefaultValueFactory = _ => SupervisorSettings.Default.StableAfter };
        var probe = new Option<Duration>("--probe") { Description = "how long silence is played to the device to try it", HelpName = "1s", CustomParser = Spans.Parse, DefaultValueFactory = _ => SupervisorSettings.UsualProbeSilence };
        var stale = new Option<int>("--stale-after") { Description = "so many probes fail before a child that a dead supervisor left behind is looked for and ended", HelpName = "4", DefaultValueFactory = _ => SupervisorSettings.Default.StaleAfter };
        var fate = new Option<OnParentDeath>("--on-parent-death") { Description = "what becomes of the child when the supervisor is killed", HelpName = "kill|survive", CustomParser = ParseFate, DefaultValueFactory = _ => OnParentDeath.Kill };
        var status = new Option<string?>("--status") { Description = "a file that always says how things stand, as JSON", HelpName = "FILE" };
        var nodes = new Option<string>("--sound-nodes") { Description = "how the paths of sound device nodes begin", Hidden = true, DefaultValueFactory = _ => "/dev/snd/pcm" };
        var supervise = new Command(
            "supervise",
            """
            Keeps a program alive: starts it again when it fails, never in a storm, and ends when it succeeds.

            Example: holdover supervise --alsa hw:0 -- squeezelite -o hw:0
            """)
        {
            command, alsa, backoff, stable, probe, stale, fate, status, nodes,
        };
        supervise.SetAction((parsed, _) => Run(new SupervisorOptions(
            parsed.GetValue(command)!,
            Settings(parsed.GetRequiredValue(backoff), parsed.GetValue(stable), parsed.GetValue(stale), parsed.GetValue(fate)))
        {
            Device = DeviceOf(parsed.GetRequiredValue(alsa), parsed.GetValue(command)!),
            ProbeCommand = Self.Command(ProbeDeviceCommand.Name),
            SoundNodes = parsed.GetRequiredValue(nodes),
            StatusFile = parsed.GetValue(status),
        }, parsed.GetValue(probe)));
        return supervise;
    }

    private static SupervisorSettings Settings((Duration Initial, Duration Max) backoff, Duration stable, int stale, OnParentDeath fate) => new()
    {
        BackoffInitial = backoff.Initial,
        BackoffMax = backoff.Max,
        StableAfter = stable,
        StaleAfter = stale,
        OnParentDeath = fate,
    };

    private static OnParentDeath ParseFate(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (word is not ("kill" or "survive"))
            result.AddError($"'{word}' is neither kill nor survive");
        return word == "survive" ? OnParentDeath.Survive : OnParentDeath.Kill;
    }

    /// <summary>The device to wait for; empty if none is.</summary>
    private static string DeviceOf(string asked, string[] command) => asked switch
    {
        None => "",
        Auto => command.SkipWhile(argument => argument != "-o").Skip(1).FirstOrDefault(argument => argument.StartsWith("lb", StringComparison.Ordinal)) ?? "",
        _ => asked,
    };

    private static async Task<int> Run(SupervisorOptions options, Duration silence)
    {
        if (options.Command.Count == 0)
            throw new UserException(ExitCode.Usage, "there is nothing to keep alive: name a program after --, as in 'holdover supervise -- squeezelite'");
        if (options.Device.Length > 0)
            options = options with { Settings = options.Settings with { ProbeSilence = silence, ProbePeriod = silence * PeriodSilences, ProbeMax = silence + ProbeSlack } };
        if (options.Settings.Problem() is { } problem)
            throw new UserException(ExitCode.Usage, problem);
        if (options.Lack() is { } lack)
            throw new UserException(ExitCode.Environment, lack);
        await using var host = new SupervisorHost(options, new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1), Say);
        host.Broke = Faults.Tell;
        return await host.Run();
    }

    /// <summary>Whoever listened may be gone, as with a terminal that was closed: that is no reason to end.</summary>
    private static void Say(string line)
    {
        try
        {
            Console.Error.WriteLine($"holdover: {line}");
        }
        catch (IOException)
        {
        }
    }
}
