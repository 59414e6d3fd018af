using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Dealer;

/// <summary>One header of a message or request. Names and values are compared exactly.</summary>
public sealed record DealerHeader(string Name, string Value)
{
    /// <summary>Headers of one frame.</summary>
    public const int CountMax = 32;

    /// <summary>The object's fields; a name that is longer than any we know is passed over.</summary>
    internal static EquatableList<DealerHeader> ReadAll(ref WireReader json)
    {
        if (!json.EnterObject()) return default;
        var headers = new List<DealerHeader>();
        for (var seen = 0; json.NextField(); seen++)
        {
            if (seen == CountMax) json.Fail(WireError.TooLong, DealerWords.Headers);
            var name = json.Name.ToString();
            if (name.Length == 0) json.Skip();
            else headers.Add(new(name, json.Required(json.Text(WireLimits.TextCharsMax), name)));
        }

        return new(headers.ToArray());
    }

    internal static void WriteAll(Utf8JsonWriter json, EquatableList<DealerHeader> headers)
    {
        json.WriteStartObject(DealerWords.Headers);
        foreach (var header in headers.Span) json.WriteString(header.Name, header.Value);
        json.WriteEndObject();
    }

    /// <summary>The value of the first header of a name, or null.</summary>
    internal static string? Find(EquatableList<DealerHeader> headers, string name)
    {
        foreach (var header in headers.Span)
        {
            if (header.Name == name) return header.Value;
        }

        return null;
    }
}
