using System.Text.Json;
using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>All that the devices of an account are told of each other: who is there, who plays, and what.</summary>
/// <param name="ActiveDevice">The device that plays, connected or not, or null.</param>
/// <param name="Turn">Its turn, or the last one that any device had; 0 before the first.</param>
/// <param name="ActiveForMs">For how long it has been the one, in milliseconds; 0 if there is none.</param>
/// <param name="Devices">Those that are connected, in the order in which they connected.</param>
/// <param name="Queue">What the account's group plays.</param>
public sealed record Cluster(string? ActiveDevice, uint Turn, long ActiveForMs, EquatableList<ClusterDevice> Devices, ClusterQueue Queue) : HubBody
{
    /// <summary>The cluster of an account now.</summary>
    public static Cluster Of(in HubView view, HubTexts texts, MonotonicTime now)
    {
        var (activity, queue) = (view.Account.Activity, view.Queue);
        var devices = new List<ClusterDevice>();
        foreach (ref readonly var line in view.Account.Lines.Entries)
        {
            if (line.Device != TextId.None)
                devices.Add(new(texts[line.Device] ?? string.Empty, texts[line.State.Name] ?? string.Empty, line.State.IsPlaying, texts[line.State.Track], line.State.Volume));
        }

        return new(
            texts[activity.Device],
            activity.Turn.Value,
            activity.Device == TextId.None ? 0 : (now - activity.Since).Microseconds / 1_000,
            new(devices.ToArray()),
            new(view.QueueState, texts[queue.Order.Current], queue.Order.Position, queue.Order.Count, queue.Repeat, queue.Order.IsShuffled));
    }

    internal static Cluster Read(ref WireReader json)
    {
        string? active = null;
        long? turn = null, activeFor = null;
        var devices = default(EquatableList<ClusterDevice>);
        ClusterQueue? queue = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.ActiveDevice: active = json.Text(HubTexts.CharsMax); break;
                case HubWords.Turn: turn = json.Int64(0, uint.MaxValue); break;
                case HubWords.ActiveForMs: activeFor = json.Int64(0); break;
                case HubWords.Devices: devices = ClusterDevice.ReadAll(ref json); break;
                case HubWords.Queue: queue = ClusterQueue.Read(ref json); break;
                default: json.Skip(); break;
            }
        }

        if (queue is null) json.Fail(WireError.MissingField, HubWords.Queue);
        return new(active, (uint)json.Required(turn, HubWords.Turn), activeFor ?? 0, devices, queue!);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteIfPresent(HubWords.ActiveDevice, ActiveDevice);
        json.WriteNumber(HubWords.Turn, Turn);
        json.WriteNumber(HubWords.ActiveForMs, ActiveForMs);
        json.WriteStartArray(HubWords.Devices);
        foreach (var device in Devices.Span) device.Write(json);
        json.WriteEndArray();
        Queue.Write(json);
    }
}
