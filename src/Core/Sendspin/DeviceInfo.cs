using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What a client runs on. People read it; nothing is decided by it.</summary>
/// <param name="ProductName">The device's model.</param>
/// <param name="Manufacturer">Who made it.</param>
/// <param name="SoftwareVersion">Its software; browsers put their user agent here.</param>
public sealed record DeviceInfo(string? ProductName = null, string? Manufacturer = null, string? SoftwareVersion = null)
{
    internal static DeviceInfo? Read(ref WireReader json)
    {
        if (!json.EnterObject()) return null;
        string? product = null;
        string? manufacturer = null;
        string? software = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.ProductName: product = json.Text(WireLimits.TextCharsMax); break;
                case FieldNames.Manufacturer: manufacturer = json.Text(WireLimits.TextCharsMax); break;
                case FieldNames.SoftwareVersion: software = json.Text(WireLimits.TextCharsMax); break;
                default: json.Skip(); break;
            }
        }

        return new DeviceInfo(product, manufacturer, software);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(FieldNames.DeviceInfo);
        json.WriteIfPresent(FieldNames.ProductName, ProductName);
        json.WriteIfPresent(FieldNames.Manufacturer, Manufacturer);
        json.WriteIfPresent(FieldNames.SoftwareVersion, SoftwareVersion);
        json.WriteEndObject();
    }
}
