using Holdover.Endpoint;
using Holdover.Hosts.Simulated.Faults;
using Holdover.Hosts.Simulated.Household;
using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Xunit.Abstractions;

namespace Holdover.Tests.Hosts.BothArms;

/// <summary>In a simulated household, in virtual time.</summary>
public sealed class OnSimulatedHost(ITestOutputHelper output) : SpeakerBehaviour(output)
{
    [Fact]
    public async Task A_computer_that_slept_plays_again_when_it_wakes()
    {
        await using var arm = new Arm();
        await Plays(arm);
        arm.Sleep();
        await Plays(arm);
    }

    private protected override IArm Begin() => new Arm();

    private sealed class Arm : IArm
    {
        private static readonly Duration Look = Duration.FromMilliseconds(10);
        private static readonly Duration Max = Duration.FromSeconds(120);
        private static readonly Duration AsLongAsItTakes = Duration.FromSeconds(3_600);

        private readonly Home home = new(new Seed(1), new EventLog(null));

        public Arm() => home.Begin();

        public EndpointStatus Status => Speaker.Status;

        private SpeakerActor Speaker => home.Speakers[0];

        public Task Until(Func<EndpointStatus, bool> holds, string what)
        {
            for (var until = home.Elapsed + Max; !holds(Status); home.RunUntil(home.Elapsed + Look))
            {
                Assert.True(home.Failure is null, home.Failure?.Reason);
                Assert.True(home.Elapsed < until, $"{what}: not within {Max}");
            }

            return Task.CompletedTask;
        }

        public void Refuse() => Begin(FaultKind.Reset, FaultKind.Refuse);

        public void Silence() => Begin(FaultKind.HalfOpen, FaultKind.Swallow);

        public void Heal() => Speaker.Path.Heal();

        public void Close() => Speaker.Close();

        public Task<bool> IsWhole() => Task.FromResult(home.Failure is null && Speaker.Ear is { FramesMissing: 0, FramesHeard: > 0 });

        public void Sleep()
        {
            var sleep = new Fault(FaultKind.SpeakerSuspended, home.Elapsed, Duration.FromSeconds(30), Speaker: 0);
            home.Begin(in sleep);
            home.RunUntil(home.Elapsed + sleep.Length);
            home.End(in sleep);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Begin(params FaultKind[] kinds)
        {
            foreach (var kind in kinds)
                home.Begin(new Fault(kind, home.Elapsed, AsLongAsItTakes, Speaker: 0));
        }
    }
}
