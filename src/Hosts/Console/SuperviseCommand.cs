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

    /// <summary>A program that cannot start costs a start of a process each time.</summary>
    private static readonly Duration BackoffMin = Duration.FromMilliseconds(100);

    private static readonly Duration ProbeSlack = SupervisorSettings.Default.ProbeMax - SupervisorSettings.UsualProbeSilence;

    public static Command Create()
    {
        var usual = SupervisorSettings.Default;
        var command = new Argument<string[]>("COMMAND") { Description = "what to keep alive, after --: a program and its arguments", Arity = ArgumentArity.ZeroOrMore };
        var alsa = new Option<string>("--alsa") { Description = "start it only when this sound device would be granted to it; auto takes the device from '-o lb..' of the command, none waits for none", HelpName = "DEVICE|auto|none", DefaultValueFactory = _ => None };
        var backoff = new Option<(Duration Initial, Duration Max)?>("--backoff") { Description = $"from a failure to the next start, doubled from the first to the second; each wait is drawn from half to the whole of it [default: {Spans.Text(usual.BackoffInitial)}..{Spans.Text(usual.BackoffMax)}]", HelpName = "SPAN..SPAN", CustomParser = result => Spans.ParseRange(result) };
        var stable = new Option<Duration?>("--stable-after") { Description = $"a run so long is no failure: the next start comes at once; at least 2s, or the first wait if that is shorter [default: {Spans.Text(usual.StableAfter)}]", HelpName = "SPAN", CustomParser = result => Spans.Parse(result) };
        var probe = new Option<Duration?>("--probe") { Description = $"how long silence is played to the device to try it [default: {Spans.Text(SupervisorSettings.UsualProbeSilence)}]", HelpName = "SPAN", CustomParser = result => Spans.Parse(result) };
        var stale = new Option<int>("--stale-after") { Description = "so many probes fail before a child that a dead supervisor left behind is looked for and ended: SIGTERM, and SIGKILL if it is there after --probe (1 s) more", HelpName = "PROBES", DefaultValueFactory = _ => usual.StaleAfter, CustomParser = result => Numbers.Parse(result, 1) };
        var fate = new Option<OnParentDeath?>("--on-parent-death") { Description = "what becomes of the child when the supervisor is killed [default: kill]", HelpName = "kill|survive", CustomParser = result => ParseFate(result) };
        var status = new Option<string?>("--status") { Description = "a file that always says how things stand, as JSON", HelpName = "FILE" };
        var nodes = new Option<string>("--sound-nodes") { Description = "how the paths of sound device nodes begin", Hidden = true, DefaultValueFactory = _ => "/dev/snd/pcm" };
        alsa.Validators.Add(RefuseEmpty);
        status.Validators.Add(RefuseEmpty);
        var supervise = new Command(
            "supervise",
            """
            Keeps a program alive: starts it again when it fails, never in a storm, and ends when it succeeds.

            Example: holdover supervise --alsa hw:0 -- squeezelite -o hw:0
            """)
        {
            command, alsa, backoff, stable, probe, stale, fate, status, nodes, UsageHelp.Option("supervise [<COMMAND>...] [options]", "supervise [options] -- COMMAND [ARGS]"),
        };
        supervise.SetAction((parsed, _) =>
        {
            RefuseUnknown(parsed, command);
            RefuseBackoff(parsed, backoff);
            RefuseZero(parsed, probe);
            var settings = usual with
            {
                BackoffInitial = parsed.GetValue(backoff)?.Initial ?? usual.BackoffInitial,
                BackoffMax = parsed.GetValue(backoff)?.Max ?? usual.BackoffMax,
                StableAfter = parsed.GetValue(stable) ?? usual.StableAfter,
                StaleAfter = parsed.GetValue(stale),
                OnParentDeath = parsed.GetValue(fate) ?? OnParentDeath.Kill,
            };
            RefuseShort(parsed, stable, settings.StableAfterMin);
            return Run(new SupervisorOptions(parsed.GetValue(command)!, settings)
            {
                Device = DeviceOf(parsed.GetRequiredValue(alsa), parsed.GetValue(command)!),
                GuardCommand = Self.Command(SuperviseGuardCommand.Name),
                ProbeCommand = Self.Command(ProbeDeviceCommand.Name),
                SoundNodes = parsed.GetRequiredValue(nodes),
                StatusFile = parsed.GetValue(status),
            }, parsed.GetValue(probe) ?? SupervisorSettings.UsualProbeSilence);
        });
        return supervise;
    }

    private static void RefuseBackoff(ParseResult parsed, Option<(Duration Initial, Duration Max)?> backoff)
    {
        if (parsed.GetValue(backoff) is not { } span)
            return;
        if (span.Max < span.Initial)
            throw new UserException(ExitCode.Usage, $"{backoff.Name} {parsed.GetResult(backoff)!.Tokens[0].Value}: the longest wait must not be shorter than the first");
        if (span.Initial < BackoffMin)
            throw new UserException(ExitCode.Usage, $"a start without a wait is a storm: {backoff.Name} must begin at {Spans.Text(BackoffMin)} or more");
    }

    private static void RefuseZero(ParseResult parsed, Option<Duration?> span)
    {
        if (parsed.GetValue(span) == Duration.Zero)
            throw new UserException(ExitCode.Usage, $"{span.Name} {parsed.GetResult(span)!.Tokens[0].Value}: it must be more than 0");
    }

    private static void RefuseShort(ParseResult parsed, Option<Duration?> span, Duration least)
    {
        if (parsed.GetValue(span) < least)
            throw new UserException(ExitCode.Usage, $"{span.Name} {parsed.GetResult(span)!.Tokens[0].Value}: it must be at least {Spans.Text(least)}, or a program that fails just after it is started in a storm");
    }

    private static void RefuseEmpty(OptionResult result)
    {
        if (result.Tokens is [{ Value: "" }])
            result.AddError($"{result.Option.Name} is given, and is empty");
    }

    /// <summary>What is misspelt before the dashes must not pass for the program: that would be tried for ever.</summary>
    private static void RefuseUnknown(ParseResult parsed, Argument<string[]> command)
    {
        var ours = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet(ReferenceEqualityComparer.Instance);
        var unknown = parsed.GetResult(command)?.Tokens.FirstOrDefault(token => token.Value.StartsWith('-') && ours.Contains(token));
        if (unknown is not null)
            throw new UserException(ExitCode.Usage, $"'{unknown.Value}' is no option of supervise; what is the program's comes after --");
    }

    private static OnParentDeath ParseFate(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        if (word is not ("kill" or "survive"))
            result.AddError($"'{word}' is neither kill nor survive");
        return word == "survive" ? OnParentDeath.Survive : OnParentDeath.Kill;
    }

    /// <summary>The device to wait for; empty if none is. A loopback is one where the command says where to play to, and nowhere else.</summary>
    private static string DeviceOf(string asked, string[] command) => asked switch
    {
        None => "",
        Auto => command.Zip(command.Skip(1)).FirstOrDefault(pair => pair.First == "-o" && pair.Second.StartsWith("lb", StringComparison.Ordinal)).Second ?? "",
        _ => asked,
    };

    private static async Task<int> Run(SupervisorOptions options, Duration silence)
    {
        if (options.Command is [] or ["", ..])
            throw new UserException(ExitCode.Usage, "there is nothing to keep alive: name a program after --, as in 'holdover supervise -- squeezelite'");
        if (options.Device.Length > 0)
            options = options with { Settings = options.Settings with { ProbeSilence = silence, ProbePeriod = Duration.Max(silence * PeriodSilences, BackoffMin), ProbeMax = silence + ProbeSlack } };
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
