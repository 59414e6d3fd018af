using Holdover.Machines;
using Holdover.Playback;

namespace Holdover.Hosts.Simulated.Household;

/// <content>Its process and its computer: killed, asleep, switched off, and back.</content>
internal sealed partial class SpeakerActor
{
    /// <summary>
    /// Starts its process anew, as after a kill or a close: it knows of before what is on its disk. Who wants to hear it
    /// does not find it paused.
    /// </summary>
    public void Restart()
    {
        Kill();
        (IsAlive, IsYielded, opened, fence, ended, mayEndAgain) = (true, false, default, default, default, false);
        Node = new(settings, NextDice(ref dice));
        Begin();
        if (!isPaused)
            Step(PlaybackInput.ResumeRequested());
    }

    /// <summary>Its computer begins anew: its clock does, and nothing of before counts.</summary>
    public void Reboot()
    {
        Kill();
        Computer.Reboot(Duration.FromSeconds(20));
        settings = settings with { Boot = settings.Boot with { Low = settings.Boot.Low + 1 } };
        Restart();
    }

    /// <summary>Its computer sleeps, and hears and plays nothing; when it is awake its clock has jumped.</summary>
    public void Suspend()
    {
        if (!IsAlive || IsHung)
            return;
        Hang();
        card?.Stall();
        WedgeCard(true);
    }

    public void Resume()
    {
        if (!IsHung)
            return;
        home.Met.Add(Situation.SleptAndWoke);
        WedgeCard(false);
        Ear.Flush();
        WakeUp();
        Bus.WakeUp();
    }

    /// <summary>Its process is gone: its connections are reset by the kernel, its output is silent.</summary>
    public void Kill()
    {
        if (IsAlive)
            Disk.Cut(ref diskDice);
        if (IsHung)
            WedgeCard(false);
        IsAlive = false;
        Disarm();
        answers.Clear();
        Bus.Kill();
        foreach (var transport in transports)
            transport.Abort();
        queue.Clear();
        card?.Close();
        Ear.Forget();
    }
}
