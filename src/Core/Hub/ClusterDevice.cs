using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>One device of a cluster, as the others see it.</summary>
/// <param name="Device">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsPlaying">Whether there is sound, or would be.</param>
/// <param name="Track">What it plays or would go on with, or null.</param>
/// <param name="Volume">Perceived loudness, from 0 to <see cref="WireLimits.VolumeMax"/>.</param>
public sealed record ClusterDevice(string Device, string Name, bool IsPlaying, string? Track, int Volume)
{
    internal static EquatableList<ClusterDevice> ReadAll(ref WireReader json)
    {
        if (!json.EnterArray()) return default;
        var devices = new List<ClusterDevice>();
        for (var seen = 0; json.NextItem(seen, AccountData.LinesMax); seen++) devices.Add(Read(ref json));
        return new(devices.ToArray());
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(HubWords.DeviceId, Device);
        json.WriteString(HubWords.Name, Name);
        json.WriteBoolean(HubWords.IsPlaying, IsPlaying);
        json.WriteIfPresent(HubWords.Track, Track);
        json.WriteNumber(HubWords.Volume, Volume);
        json.WriteEndObject();
    }

    private static ClusterDevice Read(ref WireReader json)
    {
        string? device = null, name = null, track = null;
        bool? isPlaying = null;
        int? volume = null;
        if (!json.EnterObject()) json.Fail(WireError.WrongKind, HubWords.Devices);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.DeviceId: device = json.Text(HubTexts.CharsMax); break;
                case HubWords.Name: name = json.Text(DeviceReport.NameCharsMax); break;
                case HubWords.IsPlaying: isPlaying = json.Flag(); break;
                case HubWords.Track: track = json.Text(HubTexts.CharsMax); break;
                case HubWords.Volume: volume = json.Int32(0, WireLimits.VolumeMax); break;
                default: json.Skip(); break;
            }
        }

        return new(
            json.Required(device, HubWords.DeviceId),
            json.Required(name, HubWords.Name),
            isPlaying ?? false,
            track,
            json.Required(volume, HubWords.Volume));
    }
}
