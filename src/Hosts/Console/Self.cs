namespace Holdover.Commands;

/// <summary>This program, to be started again as a process of its own.</summary>
internal static class Self
{
    /// <summary>The words that start it with these arguments. Under `dotnet holdover.dll` the process is dotnet, and the program its first argument.</summary>
    public static string[] Command(params string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0], .. arguments]
            : [Environment.ProcessPath!, .. arguments];
}
