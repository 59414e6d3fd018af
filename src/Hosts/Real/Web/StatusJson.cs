using System.Text.Json.Serialization;

namespace Holdover.Hosts.Real.Web;

/// <summary>The status in the words of JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatusReport))]
public sealed partial class StatusJson : JsonSerializerContext;
