using System.Globalization;

namespace Holdover.Bench;

/// <summary>A process and all that it started, as the kernel counts them.</summary>
internal static class ProcessTree
{
    private const double TicksASecond = 100;
    private const int PageBytes = 4_096;
    private const int UserTime = 11;
    private const int SystemTime = 12;

    /// <summary>Processor time that all of them have used so far.</summary>
    public static double CpuSeconds(int process) => Of(process).Sum(member => Stat(member, UserTime) + Stat(member, SystemTime)) / TicksASecond;

    /// <summary>Memory of all of them that is theirs alone: what they share with others or each other does not grow with what they do.</summary>
    public static double PrivateBytes(int process) => Of(process).Sum(member => Statm(member, 1) - Statm(member, 2)) * PageBytes;

    private static IEnumerable<int> Of(int process) => Started(process).Prepend(process);

    private static IEnumerable<int> Started(int process) =>
        from thread in Directory.GetDirectories($"/proc/{process}/task")
        from started in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from member in Of(int.Parse(started, CultureInfo.InvariantCulture))
        select member;

    /// <summary>Counted behind the name, in which there may be blanks.</summary>
    private static double Stat(int process, int place) =>
        Number(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[place]);

    private static double Statm(int process, int place) => Number(File.ReadAllText($"/proc/{process}/statm").Split(' ')[place]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
