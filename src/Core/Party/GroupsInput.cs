using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Party;

/// <summary>What happened to the groups, mostly by one client's connection. Volumes are 0 to 100; others are taken for the nearest.</summary>
public record struct GroupsInput(GroupsTrigger Trigger) : IInput<GroupsTrigger>
{
    public ConnectionEpoch Connection;
    public TextId Client;

    /// <summary>With a client that joins: its roles.</summary>
    public bool IsPlayer;

    public bool IsController;

    /// <summary>Whether it wants to know what plays.</summary>
    public bool WantsMetadata;

    public int Volume;
    public bool IsMuted;
    public GoodbyeReason Reason;
    public ControllerCommandKind Command;

    /// <summary>With a client that joins: the group that it was in, as an earlier coordinator said; else the party's.</summary>
    public int Group;

    /// <param name="connection">The connection by which it is there.</param>
    /// <param name="client">Who it is.</param>
    /// <param name="isPlayer">Whether it can be heard.</param>
    /// <param name="isController">Whether it may command its group.</param>
    /// <param name="volume">How loud it is.</param>
    /// <param name="isMuted">Whether it is silenced.</param>
    public static GroupsInput Joined(ConnectionEpoch connection, TextId client, bool isPlayer, bool isController, int volume, bool isMuted) =>
        new(GroupsTrigger.Joined)
        {
            Connection = connection, Client = client, IsPlayer = isPlayer, IsController = isController, Volume = Bounded(volume), IsMuted = isMuted,
        };

    /// <param name="connection">The connection that is over, or will be.</param>
    /// <param name="reason">Why; <see cref="GoodbyeReason.Unknown"/> if it dropped without a word.</param>
    public static GroupsInput Left(ConnectionEpoch connection, GoodbyeReason reason) => new(GroupsTrigger.Left) { Connection = connection, Reason = reason };

    public static GroupsInput VolumeReported(ConnectionEpoch connection, int volume) =>
        new(GroupsTrigger.VolumeReported) { Connection = connection, Volume = Bounded(volume) };

    public static GroupsInput MuteReported(ConnectionEpoch connection, bool isMuted) =>
        new(GroupsTrigger.MuteReported) { Connection = connection, IsMuted = isMuted };

    public static GroupsInput VolumeCommanded(ConnectionEpoch connection, int volume) =>
        new(GroupsTrigger.VolumeCommanded) { Connection = connection, Volume = Bounded(volume) };

    public static GroupsInput MuteCommanded(ConnectionEpoch connection, bool isMuted) =>
        new(GroupsTrigger.MuteCommanded) { Connection = connection, IsMuted = isMuted };

    public static GroupsInput SwitchCommanded(ConnectionEpoch connection) => new(GroupsTrigger.SwitchCommanded) { Connection = connection };

    /// <param name="connection">Who wants it.</param>
    /// <param name="command">What is to become of what plays.</param>
    public static GroupsInput PlaybackCommanded(ConnectionEpoch connection, ControllerCommandKind command) =>
        new(GroupsTrigger.PlaybackCommanded) { Connection = connection, Command = command };

    public static GroupsInput StreamBegan() => new(GroupsTrigger.StreamBegan);

    public static GroupsInput StreamEnded() => new(GroupsTrigger.StreamEnded);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Connection);
        codec.Value(ref Client);
        codec.Value(ref IsPlayer);
        codec.Value(ref IsController);
        codec.Count(ref Volume, WireLimits.VolumeMax);
        codec.Value(ref IsMuted);
        codec.Value(ref WantsMetadata);
        codec.Value(ref Command);
        codec.Value(ref Reason);
        codec.Count(ref Group, GroupTable.GroupsMax - 1);
    }

    private static int Bounded(int volume) => Math.Clamp(volume, 0, WireLimits.VolumeMax);
}
