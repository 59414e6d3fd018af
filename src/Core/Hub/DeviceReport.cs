using System.Text.Json;
using Holdover.Machines;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>What a device says of itself, under its connection id.</summary>
/// <param name="Device">Its id, which stays the same from one connection to the next.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsActive">Whether it is the one that plays.</param>
/// <param name="Turn">The turn that the cluster named when it was told to be; null if its user has only just begun.</param>
/// <param name="IsPlaying">Whether there is sound, or would be.</param>
/// <param name="Track">What it plays or would go on with, or null.</param>
/// <param name="Volume">Perceived loudness, from 0 to <see cref="WireLimits.VolumeMax"/>.</param>
public sealed record DeviceReport(string Device, string Name, bool IsActive, uint? Turn, bool IsPlaying, string? Track, int Volume) : HubBody
{
    /// <summary>In UTF-16 units. With it the cluster of a full account fits in a frame, however its texts are escaped.</summary>
    public const int NameCharsMax = 64;

    /// <summary>The report as the account is told it; false if there is no room for its texts.</summary>
    public bool TryHold(HubTexts texts, out TextId device, out DeviceState state)
    {
        ArgumentNullException.ThrowIfNull(texts);
        state = new() { IsPlaying = IsPlaying, Volume = Volume };
        return texts.TryHold(Device, out device)
            && (Name.Length == 0 || texts.TryHold(Name, out state.Name))
            && (Track is null || texts.TryHold(Track, out state.Track));
    }

    internal static DeviceReport Read(ref WireReader json)
    {
        string? device = null, name = null, track = null;
        bool? isActive = null, isPlaying = null;
        long? turn = null;
        int? volume = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.DeviceId: device = json.Text(HubTexts.CharsMax); break;
                case HubWords.Name: name = json.Text(NameCharsMax); break;
                case HubWords.IsActive: isActive = json.Flag(); break;
                case HubWords.Turn: turn = json.Int64(1, uint.MaxValue); break;
                case HubWords.IsPlaying: isPlaying = json.Flag(); break;
                case HubWords.Track: track = json.Text(HubTexts.CharsMax); break;
                case HubWords.Volume: volume = json.Int32(0, WireLimits.VolumeMax); break;
                default: json.Skip(); break;
            }
        }

        return new(
            json.Required(device, HubWords.DeviceId),
            json.Required(name, HubWords.Name),
            json.Required(isActive, HubWords.IsActive),
            (uint?)turn,
            isPlaying ?? false,
            track,
            json.Required(volume, HubWords.Volume));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(HubWords.DeviceId, Device);
        json.WriteString(HubWords.Name, Name);
        json.WriteBoolean(HubWords.IsActive, IsActive);
        json.WriteIfPresent(HubWords.Turn, Turn);
        json.WriteBoolean(HubWords.IsPlaying, IsPlaying);
        json.WriteIfPresent(HubWords.Track, Track);
        json.WriteNumber(HubWords.Volume, Volume);
    }
}
