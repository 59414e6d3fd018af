using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Supervising;

/// <summary>Everything that can be caught and means nothing to the supervisor itself is for the child.</summary>
public sealed class SignalForwardingTests
{
    /// <summary>Hangup, users', alarm, stack, urgent, limits, timers, window, input, power, and those of real time but the first, which the runtime keeps.</summary>
    private static readonly int[] Numbers = [1, 10, 12, 14, 16, .. Enumerable.Range(23, 8), .. Enumerable.Range(35, 30)];

    [Fact]
    public async Task Every_signal_that_can_be_handed_on_reaches_the_child_and_ends_nothing()
    {
        await using var supervised = await Supervised.Start($$"""
            for number in {{string.Join(' ', Numbers)}}; do trap "echo $number >> '$0.told'" $number; done
            echo ready >> "$0.ready"
            while :; do sleep 0.02; done

            """);
        await supervised.WaitFor("ready", 1);
        for (var told = 0; told < Numbers.Length; told++)
        {
            supervised.Process.Signal(Numbers[told]);
            await supervised.WaitFor("told", told + 1);
        }

        Assert.Equal(Numbers, supervised.Lines("told").Select(int.Parse));
        supervised.Process.Signal(HoldoverProcess.Terminate);
        Assert.Equal(143, (await supervised.Process.End()).ExitCode);
        Assert.Single(supervised.Children);
    }
}
