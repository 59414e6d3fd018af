using System.Runtime.InteropServices;
using System.Text;

namespace Holdover.Hosts.Real.Supervising.Processes;

/// <summary>What a command's name stands for.</summary>
/// <param name="Path">The file that is started.</param>
/// <param name="Image">The file that a process of it shows as its executable: for a script, its interpreter's.</param>
/// <param name="Script">The file itself if it is a script, which then is among the arguments; otherwise null.</param>
internal sealed record Executable(string Path, string? Image, string? Script)
{
    /// <summary>The kernel reads no more of a script's first line.</summary>
    private const int ShebangBytesMax = 256;

    /// <summary>Looks for it as a shell does; null with an error number if there is none that may be executed. On the search path, what is not there or no file is passed over.</summary>
    public static Executable? Find(string name, out int errorNumber)
    {
        errorNumber = Libc.NoSuchFile;
        foreach (var path in Candidates(name))
        {
            var error = ErrorOf(path) is not 0 and var ofFile ? ofFile : MissingInterpreter(path) is null ? 0 : Libc.NoSuchFile;
            if (error == 0)
                return Of(path);
            if (name == path || error == Libc.NotPermitted)
                errorNumber = error;
        }

        return null;
    }

    /// <summary>The interpreter that a script names and that is not there; null if nothing is missing.</summary>
    public static string? MissingInterpreter(string path) => Shebang(path) is [var interpreter, ..] && !File.Exists(interpreter) ? interpreter : null;

    /// <summary>Why this file cannot be executed; 0 if it can.</summary>
    private static int ErrorOf(string path) =>
        Libc.access(path, Libc.Executable) != 0 ? Marshal.GetLastPInvokeError()
        : Directory.Exists(path) ? Libc.IsAFolder
        : 0;

    private static IEnumerable<string> Candidates(string name) =>
        name.Contains('/', StringComparison.Ordinal) ? [name]
        : name.Length == 0 ? []
        : (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(':').Select(folder => System.IO.Path.Combine(folder, name));

    private static Executable Of(string path)
    {
        var words = Shebang(path);
        if (words.Length == 0)
            return new(path, Real(path), Script: null);
        var isEnv = System.IO.Path.GetFileName(words[0]) == "env" && words.Length > 1;
        var interpreter = isEnv ? Candidates(words[1]).FirstOrDefault(File.Exists) : words[0];
        return new(path, interpreter is null ? null : Real(interpreter), path);
    }

    private static string[] Shebang(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[ShebangBytesMax];
            var line = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).Split('\n')[0];
            return line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The path without links, as /proc shows it.</summary>
    private static string? Real(string path)
    {
        var resolved = Libc.realpath(path, 0);
        var real = Marshal.PtrToStringUTF8(resolved);
        Libc.free(resolved);
        return real;
    }
}
