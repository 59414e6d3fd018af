using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Holdover.Hosts.Real.Web;

/// <summary>
/// Sends the party's numbers to a collector of OpenTelemetry, if the environment names one in the variables that its
/// specification gives (OTEL_EXPORTER_OTLP_ENDPOINT, and the others beside it).
/// </summary>
internal static class OtlpExport
{
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>Null where no collector is named. It ends when it is disposed of, with what is not sent yet.</summary>
    public static IDisposable? StartIfAsked() =>
        Endpoints.All(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) ? null
            : Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(resource => resource.Clear().AddService("holdover", serviceVersion: Release.Version).AddTelemetrySdk().AddEnvironmentVariableDetector())
                .AddMeter(PartyMetrics.Name)
                .AddOtlpExporter()
                .Build();
}
