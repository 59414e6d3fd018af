using System.Globalization;
using System.Text;

using Holdover.Supervisor;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>What /proc says of processes. One that is gone, or hides something from us, is one of which it is not known.</summary>
internal static class ProcessTable
{
    /// <summary>Fields of /proc/ID/stat, counted from behind the name, which may hold anything.</summary>
    private const int StateField = 0;
    private const int ParentField = 1;
    private const int StartField = 19;

    public static ProcessEntry Self { get; } = Find(Environment.ProcessId) ?? throw new PlatformNotSupportedException("/proc is not there");

    public static IEnumerable<ProcessEntry> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let entry = Find(int.Parse(name, CultureInfo.InvariantCulture))
        where entry is not null
        select entry.Value;

    public static ProcessEntry? Find(int id)
    {
        var stat = ReadText(id, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length <= StartField
            ? null
            : new(new(id, long.Parse(fields[StartField])), int.Parse(fields[ParentField]), fields[StateField][0]);
    }

    /// <summary>Whether a process lives that is exactly this one.</summary>
    public static bool IsAlive(ProcessRef process) => Find(process.Id) is { HasEnded: false } entry && entry.Process == process;

    /// <summary>The arguments, the program's own name first; none if they are not to be had.</summary>
    public static string[] Arguments(int id) => Strings(id, "cmdline");

    /// <summary>A variable of the environment that it was started with, or null.</summary>
    public static string? Variable(int id, string name) =>
        Strings(id, "environ").FirstOrDefault(variable => variable.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The executable's path, or null.</summary>
    public static string? Executable(int id) => Link($"/proc/{id}/exe");

    /// <summary>The short name that the kernel has for it.</summary>
    public static string Name(int id) => ReadText(id, "comm").TrimEnd('\n');

    /// <summary>Which namespace of a kind it lives in, or null.</summary>
    public static string? Namespace(int id, string kind) => Link($"/proc/{id}/ns/{kind}");

    /// <summary>The user ids: real, effective, saved and of the file system; none if they are not to be had.</summary>
    public static uint[] Users(int id) =>
        [.. ReadText(id, "status").Split('\n').Where(line => line.StartsWith("Uid:", StringComparison.Ordinal)).SelectMany(line => line.Split('\t')[1..]).Select(uint.Parse)];

    /// <summary>What its open files are.</summary>
    public static IEnumerable<string> OpenFiles(int id)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Select(Link).OfType<string>()];
        }
        catch (Exception error) when (IsRefused(error))
        {
            return [];
        }
    }

    private static string[] Strings(int id, string file) => ReadText(id, file).TrimEnd('\0').Split('\0') is [not "", ..] strings ? strings : [];

    private static string ReadText(int id, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/{file}"));
        }
        catch (Exception error) when (IsRefused(error))
        {
            return "";
        }
    }

    private static string? Link(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception error) when (IsRefused(error))
        {
            return null;
        }
    }

    private static bool IsRefused(Exception error) => error is IOException or UnauthorizedAccessException;
}
