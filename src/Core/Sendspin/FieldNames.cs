namespace Holdover.Sendspin;

/// <summary>The names of fields, one constant for reader and writer.</summary>
internal static class FieldNames
{
    public const string Type = "type";
    public const string Payload = "payload";

    public const string ClientId = "client_id";
    public const string ServerId = "server_id";
    public const string Name = "name";
    public const string Version = "version";
    public const string DeviceInfo = "device_info";
    public const string ProductName = "product_name";
    public const string Manufacturer = "manufacturer";
    public const string SoftwareVersion = "software_version";
    public const string SupportedRoles = "supported_roles";
    public const string ActiveRoles = "active_roles";
    public const string ConnectionReason = "connection_reason";

    public const string PlayerSupport = "player@v1_support";
    public const string PlayerSupportLegacy = "player_support";
    public const string HoldoverSupport = "_holdover@v1_support";
    public const string ReceivedUntil = "received_until";
    public const string SupportedFormats = "supported_formats";
    public const string BufferCapacity = "buffer_capacity";
    public const string SupportedCommands = "supported_commands";

    public const string Codec = "codec";
    public const string SampleRate = "sample_rate";
    public const string Channels = "channels";
    public const string BitDepth = "bit_depth";
    public const string CodecHeader = "codec_header";

    public const string Player = "player";
    public const string Controller = "controller";
    public const string Metadata = "metadata";
    public const string Roles = "roles";
    public const string Reason = "reason";
    public const string State = "state";
    public const string Command = "command";
    public const string Volume = "volume";
    public const string Mute = "mute";
    public const string Muted = "muted";
    public const string StaticDelayMs = "static_delay_ms";
    public const string RequiredLeadTimeMs = "required_lead_time_ms";
    public const string MinBufferMs = "min_buffer_ms";

    public const string ClientTransmitted = "client_transmitted";
    public const string ServerReceived = "server_received";
    public const string ServerTransmitted = "server_transmitted";

    public const string PlaybackState = "playback_state";
    public const string GroupId = "group_id";
    public const string GroupName = "group_name";

    public const string Timestamp = "timestamp";
    public const string Title = "title";
    public const string Artist = "artist";
    public const string AlbumArtist = "album_artist";
    public const string Album = "album";
    public const string ArtworkUrl = "artwork_url";
    public const string Year = "year";
    public const string Track = "track";
    public const string Progress = "progress";
    public const string TrackProgress = "track_progress";
    public const string TrackDuration = "track_duration";
    public const string PlaybackSpeed = "playback_speed";
    public const string Repeat = "repeat";
    public const string Shuffle = "shuffle";
}
