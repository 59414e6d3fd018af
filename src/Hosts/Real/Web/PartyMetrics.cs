using System.Diagnostics.Metrics;

namespace Holdover.Hosts.Real.Web;

/// <summary>
/// The party in numbers, in the framework's own terms, so that any collector can read them: our page for Prometheus, or
/// OpenTelemetry.
/// </summary>
internal sealed class PartyMetrics : IDisposable
{
    public const string Name = "Holdover";

    private const string Seconds = "s";
    private const string Bytes = "By";

    private readonly Counter<long> refusals;

    /// <param name="party">Who knows how it stands.</param>
    /// <param name="doors">Who counts connections.</param>
    /// <param name="uptime">Since the server began to listen.</param>
    public PartyMetrics(IPartyView party, Doors doors, Func<TimeSpan> uptime)
    {
        Meter = new(Name, Release.Version);
        refusals = Meter.CreateCounter<long>("holdover.refusals", description: "Requests and connections that were refused by the worker that answers, by reason.");
        Meter.CreateObservableGauge("holdover.build.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", Release.Version)), description: "1; the version is a label.");
        Meter.CreateObservableGauge("holdover.uptime", () => Own(uptime().TotalSeconds), Seconds, "Since the worker that answers began to listen.");
        Meter.CreateObservableGauge("holdover.connections", () => Own(doors.Connections), description: "Connections that are open at the worker that answers, those of pages too.");
        Meter.CreateObservableGauge("holdover.players", () => OfWorkers(party, worker => worker.Connections), description: "Players that are connected, by worker.");
        Meter.CreateObservableGauge("holdover.listeners", () => OfWorkers(party, worker => worker.Listeners), description: "Players that listen, by worker.");
        Meter.CreateObservableCounter("holdover.sent", () => OfWorkers(party, worker => worker.SentBytes), Bytes, "What listeners were sent, by worker.");
        Meter.CreateObservableCounter("holdover.late", () => OfWorkers(party, worker => worker.LateSeconds), Seconds, "Sound that was dropped because it could not have come in time, by worker.");
        Meter.CreateObservableCounter("holdover.slow", () => OfWorkers(party, worker => worker.Slow), description: "Players that were closed because they did not keep up, by worker.");
        Meter.CreateObservableGauge("holdover.playing", () => party.View.Playing is null ? 0 : 1, description: "1 while something plays, else 0.");
        Meter.CreateObservableGauge("holdover.position", () => party.View.Playing?.PositionSeconds ?? 0, Seconds, "Position in the track that plays.");
        Meter.CreateObservableGauge("holdover.decoded.ahead", () => party.View.Playing?.AheadSeconds ?? 0, Seconds, "What is decoded beyond the position.");
        Meter.CreateObservableCounter("holdover.process.cpu", () => Own(Environment.CpuUsage.TotalTime.TotalSeconds), Seconds, "Processor time of the worker that answers.");
        Meter.CreateObservableGauge("holdover.process.memory", () => Own(Environment.WorkingSet), Bytes, "Memory of the worker that answers.");
        doors.Refused += reason => refusals.Add(1, new KeyValuePair<string, object?>("reason", reason), Worker(party.View.Teller));

        Measurement<T> Own<T>(T number)
            where T : struct => new(number, Worker(party.View.Teller));
    }

    public Meter Meter { get; }

    public void Dispose() => Meter.Dispose();

    private static IEnumerable<Measurement<T>> OfWorkers<T>(IPartyView party, Func<WorkerView, T> number)
        where T : struct =>
        party.View.Workers.Select(worker => new Measurement<T>(number(worker), Worker(worker.Number)));

    private static KeyValuePair<string, object?> Worker(int number) => new("worker", number);
}
