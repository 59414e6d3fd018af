using System.Buffers;
using System.Text;
using System.Text.Json;

using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising;

/// <summary>How things stand, as JSON for the status file.</summary>
internal static class SupervisorReport
{
    public static string Of(SupervisorStatus status, int process, DateTimeOffset since)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("state", status.State.ToString());
            json.WriteString("since", since);
            json.WriteNumber("supervisor", Environment.ProcessId);
            if (process == 0)
                json.WriteNull("child");
            else
                json.WriteNumber("child", process);
            json.WriteNumber("starts", status.Starts);
            json.WriteNumber("failures_in_a_row", status.Failures);
            Write(json, status.Trouble);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, DeviceTrouble trouble)
    {
        if (trouble.Fault == ProbeFault.None)
        {
            json.WriteNull("device_trouble");
            return;
        }

        json.WriteStartObject("device_trouble");
        json.WriteString("fault", trouble.Fault.ToString());
        json.WriteNumber("error", trouble.ErrorNumber);
        json.WriteNumber("holder", trouble.Holder.Id);
        json.WriteEndObject();
    }
}
