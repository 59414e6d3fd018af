using System.Text;

using Holdover.Endpoint;
using Holdover.Machines;

namespace Holdover.Recording;

/// <summary>Lives the recorded life of a node again, on the machines that run everywhere else.</summary>
/// <param name="node">The node, built with the recorded settings.</param>
/// <param name="image">The same, as what it remembers.</param>
/// <param name="effectsMax">Effects of one step at most.</param>
/// <param name="lanes">Where each machine of the node is.</param>
/// <param name="buffered">What is buffered, if the node buffers.</param>
internal sealed class Replayer<TInput, TEffect>(
    Node<TInput, TEffect> node, IEncodable image, int effectsMax, Func<IReadOnlyList<(string Lane, string State)>> lanes, Func<Duration>? buffered = null) : IReplayer
    where TInput : struct, IEncodable
    where TEffect : struct, IEncodable
{
    private readonly Outbox<TEffect> effects = new(effectsMax);
    private readonly byte[] scratch = new byte[4_096];
    private ulong hash;

    public IReadOnlyList<(string Lane, string State)> Lanes => lanes();

    public Duration? Buffered => buffered?.Invoke();

    public ReplayResult Run(ReadOnlySpan<byte> file, Action<MonotonicTime>? watch = null)
    {
        var reader = new RecordingReader(file);
        if (reader.Head is null || !IsRestored(reader.Snapshot))
            return new() { Head = reader.Head, Problem = "its snapshot is not of this node" };
        hash = 0;
        node.Rewind(reader.Began);
        watch?.Invoke(reader.Began);
        var (inputs, ticks, count, differs, now) = (0, 0, 0L, 0, reader.Began);
        while (reader.TryRead(out var step, out var bytes))
        {
            if (step.IsText)
            {
                (image as EndpointNode)?.Texts.Intern(Encoding.UTF8.GetString(bytes));
                continue;
            }

            var input = default(TInput);
            if (!step.IsTick && !ExactReader.TryRead(bytes, ref input))
                return new() { Head = reader.Head, Problem = $"the input of step {inputs + ticks + 1} is not one of this node" };
            var broke = !Lives(in step, in input);
            hash = RecordingStep.Fold(hash, effects.Effects, scratch);
            (inputs, ticks, count, now) = (inputs + (step.IsTick ? 0 : 1), ticks + (step.IsTick ? 1 : 0), count + effects.Count, step.Now);
            if (differs == 0 && (hash != step.Hash || effects.Count != step.Effects || broke != step.HasBroken))
                differs = inputs + ticks;
            effects.Clear();
            watch?.Invoke(now);
        }

        return new()
        {
            Head = reader.Head, From = reader.Began, To = now, Inputs = inputs, Ticks = ticks, Effects = count, Hash = hash, Differs = differs, Torn = reader.Torn,
        };
    }

    private bool IsRestored(ReadOnlySpan<byte> snapshot)
    {
        var restored = image;
        return ExactReader.TryRead(snapshot, ref restored);
    }

    /// <summary>Steps as the host did; false if a machine finds itself broken.</summary>
    private bool Lives(in RecordingStep step, in TInput input)
    {
        try
        {
            if (step.IsTick)
                node.Tick(step.Now, effects);
            else
                node.Step(in input, step.Now, effects);
            return true;
        }
        catch (InvariantException)
        {
            return false;
        }
    }
}
