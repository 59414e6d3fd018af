using Holdover.Hosts.Simulated.Running;
using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Sounding;

/// <summary>A sound card: plays frames by a clock of its own, and tells once a period where it stands.</summary>
internal sealed class SoundCard : Actor
{
    private static readonly Duration Period = Duration.FromMilliseconds(50);

    private readonly RunQueue filled = new();
    private readonly Ear ear;
    private readonly Computer clock;
    private MonotonicTime playsSince;
    private long playedSince;
    private long written;
    private bool isOpen;
    private bool isPlaying;

    /// <param name="schedule">The world's.</param>
    /// <param name="ear">Who hears it.</param>
    /// <param name="driftPpb">Nanoseconds that its crystal gains in a second.</param>
    public SoundCard(Schedule schedule, Ear ear, long driftPpb)
        : base(schedule)
    {
        this.ear = ear;
        clock = new(schedule, Duration.FromSeconds(1), driftPpb);
    }

    /// <summary>Told where it stands: frames written, and those of them that are not played.</summary>
    public Action<long, long>? Reported { get; set; }

    /// <summary>Told when it has nothing to play.</summary>
    public Action? RanDry { get; set; }

    /// <summary>Told of a rule that is broken by what is heard.</summary>
    public Action<string>? Broke { get; set; }

    /// <summary>Whether it neither plays nor reports.</summary>
    public bool IsWedged { get; set; }

    /// <summary>Whether nothing of what it was given is still to be heard.</summary>
    public bool IsSilent => filled.Frames == 0;

    public void Open()
    {
        Close();
        (isOpen, written) = (true, 0);
        ArmIn(Period);
    }

    public void Close()
    {
        Drop();
        isOpen = false;
        Disarm();
    }

    /// <summary>Nothing of what it was given is heard any more.</summary>
    public void Drop()
    {
        filled.Clear();
        isPlaying = false;
    }

    public void Write(in Run run)
    {
        if (!isOpen)
            return;
        filled.Add(in run);
        written += run.Count;
        if (isPlaying)
            return;
        (isPlaying, playsSince, playedSince) = (true, Now, 0);
    }

    /// <summary>Plays nothing of what it has been given, as when its process was not scheduled in time.</summary>
    public void Stall()
    {
        if (!isOpen || !isPlaying)
            return;
        Drop();
        ear.Flush();
        RanDry?.Invoke();
    }

    public override void Act()
    {
        if (!isOpen)
            return;
        ArmIn(Period);
        if (IsWedged)
            return;
        Play();
        Reported?.Invoke(written, filled.Frames);
    }

    private void Play()
    {
        if (!isPlaying)
            return;
        var elapsed = clock.Now - clock.LocalAt(playsSince);
        var due = (elapsed.Microseconds * Programme.Rate / 1_000_000) - playedSince;
        while (due > 0 && filled.Frames > 0)
        {
            var at = clock.WorldAt(clock.LocalAt(playsSince) + new Duration(playedSince * 1_000_000 / Programme.Rate));
            var run = filled.Take(due);
            (due, playedSince) = (due - run.Count, playedSince + run.Count);
            if (ear.Hear(in run, at) is { } broken)
                Broke?.Invoke(broken);
        }

        if (due <= 0)
            return;
        isPlaying = false;
        ear.RunEmpty();
        RanDry?.Invoke();
    }
}
