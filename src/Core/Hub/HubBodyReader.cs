using System.Text.Json;
using System.Text.Unicode;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>Reads bodies. Any bytes give a body or a named fault, never an exception, within <see cref="WireLimits"/>.</summary>
public static class HubBodyReader
{
    private delegate TBody Reader<TBody>(ref WireReader json);

    public static HubReading<Login> ReadLogin(ReadOnlySpan<byte> body) => Read(body, Login.Read);

    public static HubReading<Grant> ReadGrant(ReadOnlySpan<byte> body) => Read(body, Grant.Read);

    public static HubReading<DeviceReport> ReadDeviceReport(ReadOnlySpan<byte> body) => Read(body, DeviceReport.Read);

    public static HubReading<QueueWish> ReadQueueWish(ReadOnlySpan<byte> body) => Read(body, QueueWish.Read);

    public static HubReading<Cluster> ReadCluster(ReadOnlySpan<byte> body) => Read(body, Cluster.Read);

    private static HubReading<TBody> Read<TBody>(ReadOnlySpan<byte> body, Reader<TBody> reader)
        where TBody : HubBody
    {
        if (body.Length > WireLimits.TextFrameBytesMax) return Wrong<TBody>(WireError.TooLarge);
        if (!Utf8.IsValid(body)) return Wrong<TBody>(WireError.NotJson);
        try
        {
            var json = new WireReader(body, stackalloc char[WireReader.NameCharsMax]);
            if (!json.IsObject) return Wrong<TBody>(WireError.WrongKind);
            var read = reader(ref json);
            json.End();
            return new(json.Failed ? null : read, json.Fault);
        }
        catch (JsonException)
        {
            return Wrong<TBody>(WireError.NotJson);
        }
        catch (InvalidOperationException)
        {
            // Kinds are looked at before values, so what is left to refuse is an escape that is half a surrogate pair.
            return Wrong<TBody>(WireError.NotText);
        }
    }

    private static HubReading<TBody> Wrong<TBody>(WireError error)
        where TBody : HubBody => new(null, new(error, string.Empty));
}
