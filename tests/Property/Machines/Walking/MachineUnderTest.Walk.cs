using Holdover.Machines;
using Holdover.Tests.Property.Machines.Generating;

namespace Holdover.Tests.Property.Machines.Walking;

internal sealed partial class MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect>
{
    /// <summary>
    /// One random life after the other. Each walk has its own taste: some phrases it never says, others often, so that
    /// lives without a close or full of losses are among them.
    /// </summary>
    private sealed class Walk
    {
        private readonly MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect> owner;
        private readonly List<Phrase<TInput>> phrases = [];

        public Walk(MachineUnderTest<TState, TTrigger, TDeadline, TData, TInput, TEffect> owner, int seed, bool foreignClocks = false)
        {
            this.owner = owner;
            Generator = new((ulong)seed) { ForeignClocks = foreignClocks };
            while (phrases.Count == 0)
            {
                foreach (var phrase in Vocabulary<TInput>.All)
                    phrases.AddRange(Enumerable.Repeat(phrase, Generator.Pick([0, 1, 1, 8])));
            }

            (Instance, Generator.Now) = owner.Begin(Generator);
            HarvestingCodec.Harvest(Instance, Generator);
        }

        public Instance<TState, TDeadline, TData> Instance;

        /// <summary>What was done, if somebody wants to do it again.</summary>
        public List<ScriptLine>? Script { get; init; }

        public Generator Generator { get; }

        public MonotonicTime Now => Generator.Now;

        public Outbox<TEffect> Effects { get; } = new(1_024);

        /// <summary>Something that could be said now, by whom would be heard.</summary>
        public TInput? NextInput()
        {
            var input = Generator.Pick(phrases).Say(Generator);
            return owner.neighbour?.Refine(in Instance, ref input, Generator) == false ? null : input;
        }

        public void Step(Coverage? coverage)
        {
            Effects.Clear();
            if (owner.IsFinal(Instance.State) && Generator.Chance(0.2))
                Restart();
            if (Generator.Chance(0.4))
                Wait(coverage);
            else
                Hear(coverage);
            HarvestingCodec.Harvest(Instance, Generator);
            foreach (var effect in Effects.Effects)
                HarvestingCodec.Harvest(effect, Generator);
        }

        public void Restart()
        {
            Script?.Add(new(null, Now, Restarted: true));
            Instance = owner.machine.Create(Dice.Fixed);
        }

        private void Hear(Coverage? coverage)
        {
            Generator.Now += Generator.Chance(0.5) ? Duration.Zero : Duration.Min(Generator.Span(), Duration.FromMilliseconds(20));
            if (NextInput() is not { } input)
                return;
            var (before, stale) = (Instance.State, Instance.StaleDropped);
            Script?.Add(new(input, Now, Restarted: false));
            owner.machine.Step(ref Instance, in input, Now, Effects);
            if (stale == Instance.StaleDropped)
                coverage?.Take(before.ToString(), input.Trigger.ToString(), Instance.State.ToString());
        }

        /// <summary>Time passes, mostly to the next deadline; then what is due fires.</summary>
        private void Wait(Coverage? coverage)
        {
            var next = Instance.Deadlines.Earliest;
            if (next != MonotonicTime.Never && Generator.Chance(0.7))
                Generator.Now = MonotonicTime.Max(Now, next);
            else
                Generator.Now += Generator.Span();
            Script?.Add(new(null, Now, Restarted: false));
            for (var fired = 0; Instance.Deadlines.Earliest <= Now; fired++)
            {
                Assert.True(fired < 64, "deadlines are armed for the past, again and again");
                Fire(coverage);
            }
        }

        /// <param name="Input">What was heard; nothing if time passed.</param>
        /// <param name="Now">When.</param>
        /// <param name="Restarted">Whether a new life began instead.</param>
        public readonly record struct ScriptLine(TInput? Input, MonotonicTime Now, bool Restarted);

        private void Fire(Coverage? coverage)
        {
            var (before, armed) = (Instance.State, Instance.Deadlines);
            Assert.True(armed.TryTakeDue(Now, out var deadline));
            Assert.True(owner.machine.TickOnce(ref Instance, Now, Effects));
            coverage?.Take(before.ToString(), owner.machine.Elapsed(deadline).ToString(), Instance.State.ToString());
        }
    }
}
