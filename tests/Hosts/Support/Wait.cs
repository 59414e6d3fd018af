using System.Diagnostics;

namespace Holdover.Tests.Hosts.Support;

/// <summary>Waiting for what must come, however slow the machine is; never for a span of time to pass.</summary>
internal static class Wait
{
    /// <summary>Far beyond anything that is waited for: only a test that fails takes so long.</summary>
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public static Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    public static async Task Until(Func<Task<bool>> condition, string what)
    {
        for (var waited = Stopwatch.StartNew(); !await condition();)
        {
            if (waited.Elapsed > Max)
                throw new TimeoutException($"{what}: not within {Max.TotalSeconds} s");
            await Task.Delay(Look);
        }
    }

    public static async Task For(Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Max)) != task)
            throw new TimeoutException($"{what}: not within {Max.TotalSeconds} s");
        await task;
    }

    public static async Task<T> For<T>(Task<T> task, string what)
    {
        await For((Task)task, what);
        return await task;
    }
}
