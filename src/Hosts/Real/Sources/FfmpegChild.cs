using Holdover.Hosts.Real.Pump;
using Holdover.Hosts.Real.Supervising;
using Holdover.Hosts.Real.Supervising.Processes;
using Holdover.Machines;
using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Sources;

/// <summary>
/// An ffmpeg that a supervisor's machine keeps alive until it has written all. One that dies is started again; it decodes
/// from the beginning and what was read is passed over, because in most formats no other way of getting there is exact to
/// the sample. What is live goes on with what comes then, and that is an error once.
/// </summary>
internal sealed class FfmpegChild : IEffectHandler<SupervisorInput, SupervisorEffect>, IDisposable
{
    /// <summary>It has died once and may be well: what is decoded ahead lasts for one start, and not for a wait.</summary>
    private static readonly SupervisorSettings Settings = SupervisorSettings.Default with { ForgivesFirst = true };

    private readonly FfmpegCommand command;
    private readonly bool isLive;
    private readonly Action<string> told;
    private readonly SupervisorWords words = new(FfmpegCommand.Program, FfmpegCommand.Program, device: "");
    private readonly NodePump<SupervisorInput, SupervisorEffect> pump;
    private readonly SupervisedChild child;
    private readonly Background background = new();
    private readonly object gate = new();

    /// <summary>All of these under the gate: who reads waits for the next process, or the end.</summary>
    private FfmpegPipe? current;
    private ProcessEpoch running;
    private long position;
    private long end = -1;
    private int interruptions;
    private string? broken;
    private bool hasBegun;
    private bool isOver;

    public FfmpegChild(FfmpegCommand command, bool isLive, Action<string> told)
    {
        (this.command, this.isLive, this.told) = (command, isLive, told);
        pump = new(new SupervisorNode(Settings, new Dice((ulong)Environment.TickCount64 + 1)), this, new(TimeProvider.System), Outbox<SupervisorEffect>.CapacityDefault);
        child = new(input => pump.TryPost(input));
        pump.TryPost(SupervisorInput.StartRequested());
        background.Start(pump.Run);
    }

    /// <summary>The place of the next byte. It can be put behind where it is, not before.</summary>
    public long Position
    {
        get => position;
        set
        {
            Invariant.Holds(value >= position && !isLive);
            position = value;
        }
    }

    /// <summary>Bytes in all, once they were read to the end; else negative.</summary>
    public long End => Volatile.Read(ref end);

    /// <summary>The first that it complained of; null for nothing.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Waits for the next bytes; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">It cannot even begin; the message is its last word.</exception>
    /// <exception cref="IOException">It was interrupted, or what is live broke off.</exception>
    public int Read(Span<byte> pcm)
    {
        while (Wait() is { } pipe)
        {
            var read = ReadOf(pipe, pcm);
            Complaint ??= pipe.FirstWord;
            if (read > 0)
            {
                hasBegun = true;
                position += read;
                return read;
            }

            Leave(pipe);
        }

        return 0;
    }

    public void Interrupt()
    {
        lock (gate)
        {
            interruptions++;
            current?.Interrupt();
            Monitor.PulseAll(gate);
        }
    }

    void IEffectHandler<SupervisorInput, SupervisorEffect>.Handle(in SupervisorEffect effect)
    {
        var epoch = effect.Process;
        switch (effect.Action)
        {
            case SupervisorAction.Spawn:
                background.Start(() => Task.Run(() => Spawn(epoch)));
                break;
            case SupervisorAction.Stop or SupervisorAction.Kill:
                child.Kill(epoch);
                break;
            case SupervisorAction.ReportStable:
                told(words.Up(child.Find(epoch)?.Id ?? 0));
                break;
            case SupervisorAction.ReportDown:
                GoDown(in effect);
                break;
            case SupervisorAction.ReportEnded:
                pump.Stop();
                Finish();
                break;
            default:
                break;
        }
    }

    void IEffectHandler<SupervisorInput, SupervisorEffect>.Completed(in SupervisorInput input)
    {
    }

    public void Dispose()
    {
        pump.TryPost(SupervisorInput.StopRequested(new(Libc.SignalKill)));
        lock (gate)
        {
            isOver = true;
            current?.Dispose();
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Who was interrupted waited in vain: the process hangs, and is ended, so that its machine starts another.</summary>
    private int ReadOf(FfmpegPipe pipe, Span<byte> pcm)
    {
        try
        {
            return pipe.ReadAt(position, pcm);
        }
        catch (IOException)
        {
            child.Kill(running);
            throw;
        }
    }

    private void Spawn(ProcessEpoch epoch)
    {
        FfmpegPipe pipe;
        lock (gate)
        {
            if (isOver)
                return;
            pipe = new(isLive ? position : 0);
            current?.Dispose();
            (current, running) = (pipe, epoch);
            Monitor.PulseAll(gate);
        }

        var request = ChildRequest.For(command.Words, OnParentDeath.Kill, mark: null, out var errorNumber);
        child.Start(epoch, request is null ? null : request with { IsQuiet = true, Errors = pipe.ErrorsEnd, Passed = [pipe.SamplesEnd] }, errorNumber, pipe.HandOver);
    }

    /// <summary>What never began is refused, not tried again.</summary>
    private void GoDown(in SupervisorEffect down)
    {
        var word = words.Down(in down);
        lock (gate)
        {
            if (!hasBegun)
            {
                pump.TryPost(SupervisorInput.StopRequested(new(Libc.SignalKill)));
                return;
            }

            if (isLive)
                (broken, current) = ("it broke off, and what is live cannot be gone back in", null);
        }

        told(word);
    }

    private void Finish()
    {
        lock (gate)
        {
            isOver = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The process that is to be read; null when all was.</summary>
    private FfmpegPipe? Wait()
    {
        lock (gate)
        {
            for (var before = interruptions; current is null && broken is null && !isOver; Monitor.Wait(gate))
            {
                if (interruptions != before)
                    throw new IOException("nothing came for too long");
            }

            if (broken is not { } word)
                return current;
            broken = null;
            throw new IOException(word);
        }
    }

    /// <summary>It wrote all that it will; whether that is all there is the machine knows once it has ended.</summary>
    private void Leave(FfmpegPipe pipe)
    {
        lock (gate)
        {
            if (current == pipe)
                current = null;
        }

        var last = hasBegun ? null : pipe.LastWord();
        if (Wait() is null)
            Volatile.Write(ref end, pipe.Position);
        pipe.Dispose();
        if (last is not null)
            throw new InvalidDataException(last.StartsWith(command.Input, StringComparison.Ordinal) ? last[command.Input.Length..].TrimStart(':', ' ') : last);
    }
}
