using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Holdover.Hosts.Real.Web;

/// <summary>A meter's numbers in the text format of Prometheus, version 0.0.4.</summary>
internal sealed class PrometheusPage : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock gate = new();
    private readonly MeterListener listener = new();

    /// <summary>By the order in which they were made, and by their labels.</summary>
    private readonly List<(Instrument Instrument, SortedDictionary<string, double> Values)> instruments = [];

    public PrometheusPage(Meter meter)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter != meter)
                return;
            lock (gate)
                instruments.Add((instrument, new(StringComparer.Ordinal)));
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Take(instrument, value, labels));
        listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Take(instrument, value, labels));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Take(instrument, value, labels));
        listener.Start();
    }

    /// <summary>The page at this moment.</summary>
    public string Render()
    {
        lock (gate)
        {
            foreach (var (instrument, values) in instruments)
            {
                if (instrument.IsObservable)
                    values.Clear();
            }

            listener.RecordObservableInstruments();
            var page = new StringBuilder();
            foreach (var (instrument, values) in instruments)
                Write(page, instrument, values);
            return page.ToString();
        }
    }

    public void Dispose() => listener.Dispose();

    /// <summary>A label and its value, so that whatever is in the value, a reader finds it again.</summary>
    internal static string Label(string name, object? value) =>
        $"{name}=\"{$"{value}".Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}\"";

    private static void Write(StringBuilder page, Instrument instrument, SortedDictionary<string, double> values)
    {
        var name = NameOf(instrument);
        page.Append($"# HELP {name} {instrument.Description}\n# TYPE {name} {(IsCounter(instrument) ? "counter" : "gauge")}\n");
        foreach (var (labels, value) in values)
            page.Append(name).Append(labels).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string NameOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return instrument.Name.Replace('.', '_') + unit + (IsCounter(instrument) ? "_total" : "");
    }

    private static bool IsCounter(Instrument instrument) =>
        instrument.GetType().GetGenericTypeDefinition() is var kind && (kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>));

    /// <summary>What an observable counter tells is its sum already; what a counter tells is one more.</summary>
    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var text = new List<string>();
        foreach (var (name, of) in labels)
            text.Add(Label(name, of));
        var key = text.Count == 0 ? "" : $"{{{string.Join(',', text)}}}";
        lock (gate)
        {
            var values = instruments.First(known => known.Instrument == instrument).Values;
            values[key] = instrument.IsObservable ? value : values.GetValueOrDefault(key) + value;
        }
    }
}
