using FsCheck;
using FsCheck.Fluent;

using Holdover.Endpoint;
using Holdover.Keeper;
using Holdover.Machines;
using Holdover.Recording;
using Holdover.Session;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Recording;

/// <summary>A recording that was cut or changed anywhere says as much as is whole of it, and never something else.</summary>
public sealed class RecordingTests
{
    private static readonly byte[] Segment = Record(new(), new(), out _);

    [Fact]
    public void A_recording_is_replayed_identically() => Cases.MustOccur(cases => Prop.ForAll<int>(seed =>
    {
        var segment = Record(new(), new(), out var steps, seed);
        var result = Replayers.Run(segment);
        Assert.True(result.IsIdentical && result.Inputs + result.Ticks == steps && result.Torn == 0, result.ToString());
        cases.Saw("with many effects", result.Effects > 20).Saw("with few effects", result.Effects <= 10).Saw("with many ticks", result.Ticks > 15);
    }).Check(Seeded.Quick));

    [Fact]
    public void Cut_anywhere_it_says_what_was_whole()
    {
        var whole = Replayers.Run(Segment);
        var counts = new HashSet<int>();
        for (var length = 0; length < Segment.Length; length++)
        {
            var result = Replayers.Run(Segment.AsSpan(0, length));
            Assert.True(result.Problem is not null || (result.IsIdentical && result.Inputs <= whole.Inputs), $"cut at {length}: {result}");
            counts.Add(result.Inputs + result.Ticks);
        }

        Assert.Equal(whole.Inputs + whole.Ticks, counts.Count);
    }

    [Fact]
    public void With_any_byte_changed_it_says_what_is_before_it()
    {
        for (var place = 0; place < Segment.Length; place++)
        {
            var changed = (byte[])Segment.Clone();
            changed[place] ^= 0x55;
            var result = Replayers.Run(changed);
            Assert.True(result.Problem is not null || (result.IsIdentical && result.Torn > 0), $"changed at {place}: {result}");
        }
    }

    [Fact]
    public void Any_bytes_are_a_recording_or_are_refused_with_a_reason() => Cases.MustOccur(cases => Prop.ForAll<byte[]>(bytes =>
    {
        var behindMagic = Replayers.Run([.. Segment.AsSpan(0, 12), .. bytes]);
        cases.Saw("none", bytes.Length == 0).Saw("more than a head", bytes.Length > 12);
        return Replayers.Run(bytes).Problem is not null && behindMagic.Problem is not null;
    }).Check(Seeded.Quick));

    /// <summary>What is compared is what was asked for, not that nothing broke.</summary>
    [Fact]
    public void A_step_that_asks_for_something_else_is_named()
    {
        var other = new EndpointSettings { Session = new() { NeedsToken = true } };
        var result = Replayers.Run(Record(new(), other, out _));
        Assert.Null(result.Problem);
        Assert.Equal(1, result.Differs);
    }

    [Fact]
    public void Settings_are_read_as_they_were_written()
    {
        var keeper = KeeperSettings.Default with { Workers = 3, StartUpMax = Duration.FromSeconds(9) };
        Assert.Equal(keeper, RecordedSettings.Read<KeeperSettings>(RecordedSettings.Write(keeper)));
        var speaker = new EndpointSettings { EndWithStream = true, Session = new() { Patience = Duration.FromSeconds(30) } };
        Assert.Equal(speaker, RecordedSettings.Read<EndpointSettings>(RecordedSettings.Write(speaker)));
        Assert.Null(RecordedSettings.Read<EndpointSettings>(RecordedSettings.Write(keeper)));
        Assert.Null(RecordedSettings.Read<EndpointSettings>("{"));
    }

    /// <summary>A speaker in a world that says anything, recorded as if it had the settings that it is said to have.</summary>
    private static byte[] Record(EndpointSettings settings, EndpointSettings said, out int steps, int seed = 1)
    {
        var node = new EndpointNode(settings, new Dice(3));
        var recorder = new FlightRecorder<EndpointInput, EndpointEffect>(new(Replayers.Speaker, RecordedSettings.Write(said)), node, 1 << 20);
        var effects = new Outbox<EndpointEffect>(EndpointNode.EffectsMax);
        var generator = new Generator(unchecked((ulong)seed)) { Now = new(1_000_000) };
        for (steps = 0; steps < 120; steps++)
        {
            var isTick = steps > 0 && node.NextDeadline != MonotonicTime.Never && generator.Chance(0.3);
            generator.Now = isTick ? MonotonicTime.Max(generator.Now, node.NextDeadline) : generator.Now + Duration.FromMilliseconds(3);
            if (!isTick && node.NextDeadline <= generator.Now)
                isTick = true;
            var input = steps == 0 ? SessionInput.OpenRequested() : generator.Pick(Vocabulary<SessionInput>.All).Say(generator);
            if (input.Trigger is SessionTrigger.StreamChanged)
                isTick = true;
            recorder.Prepare(generator.Now);
            if (isTick)
            {
                node.Tick(generator.Now, effects);
                recorder.Ticked(generator.Now, effects.Effects, broke: false);
            }
            else
            {
                node.Step(input, generator.Now, effects);
                recorder.Stepped(input, generator.Now, effects.Effects, broke: false);
            }

            foreach (var effect in effects.Effects)
                HarvestingCodec.Harvest(effect, generator);
            effects.Clear();
        }

        return recorder.Segment.ToArray();
    }
}
