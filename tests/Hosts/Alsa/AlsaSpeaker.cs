using Holdover.Endpoint;
using Holdover.Hosts.Real.Alsa;
using Holdover.Hosts.Real.Audio;
using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Speaker;
using Holdover.Machines;
using Holdover.Playback;
using Holdover.Session;
using Holdover.Tests.Hosts.SoundCard;
using Holdover.Tests.Hosts.Support;

namespace Holdover.Tests.Hosts.Alsa;

/// <summary>A speaker that plays to a card, in this process. It is given much ahead: beside other tests it may be late.</summary>
internal sealed class AlsaSpeaker : IAsyncDisposable
{
    private static readonly Duration Latency = Duration.FromMilliseconds(300);

    private readonly PlayerOutput output;
    private readonly SpeakerHost host;
    private readonly Lock gate = new();
    private readonly List<OutputFault> faults = [];

    public AlsaSpeaker(Uri server, TestCard card, bool endWithStream = true)
    {
        output = new(() => new AlsaOut(card.Device, Latency), new MonotonicClock(TimeProvider.System));
        var settings = Scaled.Speaker with
        {
            EndWithStream = endWithStream,
            Playback = new()
            {
                OutputAhead = Latency * 2, OutputOpenMax = Duration.FromSeconds(10), OutputRetryPeriod = Duration.FromMilliseconds(100),
            },
        };
        host = new(new(server, "speaker", "speaker under test", settings), output, new Dice(1)) { OutputChanged = Note };
        Ended = host.Run();
    }

    public Task<SessionStatus> Ended { get; }

    public EndpointStatus Status => host.Status;

    /// <summary>What was told of the output, each once in a row.</summary>
    public OutputFault[] Faults
    {
        get
        {
            lock (gate)
                return [.. faults];
        }
    }

    public async Task PlayToEnd()
    {
        Assert.Equal(SessionStatus.Closed, await Wait.For(Ended, "the end of the stream"));
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await output.DisposeAsync();
    }

    private void Note(OutputFault fault)
    {
        lock (gate)
        {
            if (faults.Count == 0 || faults[^1] != fault)
                faults.Add(fault);
        }
    }
}
