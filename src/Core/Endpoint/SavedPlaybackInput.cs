using Holdover.Machines;

namespace Holdover.Endpoint;

/// <summary>What happened to the saved playback.</summary>
public record struct SavedPlaybackInput(SavedPlaybackTrigger Trigger) : IInput<SavedPlaybackTrigger>
{
    public SavedPlayback Saved;

    /// <summary>The attempt that asks or reports, or none.</summary>
    public ConnectionEpoch Attempt;

    /// <summary>Whose session it is.</summary>
    public TextId Account;

    /// <summary>The boot that is running.</summary>
    public BootId Boot;

    /// <summary>A session was lost while this played.</summary>
    public static SavedPlaybackInput Captured(in SavedPlayback saved) => new(SavedPlaybackTrigger.Captured) { Saved = saved };

    /// <summary>This was on disk at the start.</summary>
    public static SavedPlaybackInput Loaded(in SavedPlayback saved, BootId boot) => new(SavedPlaybackTrigger.Loaded) { Saved = saved, Boot = boot };

    public static SavedPlaybackInput OfferRequested(ConnectionEpoch attempt, TextId account) =>
        new(SavedPlaybackTrigger.OfferRequested) { Attempt = attempt, Account = account };

    public static SavedPlaybackInput AttemptFailed(ConnectionEpoch attempt) => new(SavedPlaybackTrigger.AttemptFailed) { Attempt = attempt };

    public static SavedPlaybackInput Registered(ConnectionEpoch attempt) => new(SavedPlaybackTrigger.Registered) { Attempt = attempt };

    /// <summary>The owner began something else.</summary>
    public static SavedPlaybackInput ReplacementUsed() => new(SavedPlaybackTrigger.ReplacementUsed);

    /// <summary>Another device of the account plays now.</summary>
    public static SavedPlaybackInput TakenOver() => new(SavedPlaybackTrigger.TakenOver);

    public static SavedPlaybackInput CredentialsChanged() => new(SavedPlaybackTrigger.CredentialsChanged);

    public static SavedPlaybackInput StopRequested() => new(SavedPlaybackTrigger.StopRequested);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        Saved.Encode(ref codec);
        codec.Epoch(ref Attempt);
        codec.Value(ref Account);
        Boot.Encode(ref codec);
    }
}
