using Holdover.Endpoint;
using Holdover.Hosts.Real.Network;
using Holdover.Tests.Hosts.Support;
using Xunit.Abstractions;

namespace Holdover.Tests.Hosts.BothArms;

/// <summary>On sockets of this machine, in real time.</summary>
public sealed class OnRealHost(ITestOutputHelper output) : SpeakerBehaviour(output)
{
    private protected override IArm Begin() => new Arm();

    private sealed class Arm : IArm
    {
        private readonly TemporaryFolder folder = new();
        private readonly Music music = Music.Noise(milliseconds: 30_000);
        private readonly Task<TestParty> party;
        private ImpairmentProxy? proxy;
        private TestSpeaker? speaker;

        public Arm() => party = TestParty.Serve(Scaled.Party(music.Save(folder["source.wav"])));

        public EndpointStatus Status => speaker?.Status ?? default;

        public async Task Until(Func<EndpointStatus, bool> holds, string what)
        {
            proxy ??= new((await party).Address);
            speaker ??= new(TestParty.UrlAt(proxy.Port), folder["played.wav"]);
            await Wait.Until(() => holds(Status), what);
        }

        public void Refuse() => proxy!.Reset();

        public void Silence() => proxy!.Silence();

        public void Heal() => proxy!.Heal();

        public void Close() => speaker!.Close();

        public async Task<bool> IsWhole()
        {
            await speaker!.DisposeAsync();
            var played = Music.Load(folder["played.wav"]).Pcm.AsSpan();
            var first = music.Pcm.AsSpan().IndexOf(played[..Math.Min(played.Length, 64)]);
            return first >= 0 && played.CommonPrefixLength(music.Pcm.AsSpan(first)) == played.Length;
        }

        public async ValueTask DisposeAsync()
        {
            if (speaker is not null)
                await speaker.DisposeAsync();
            if (proxy is not null)
                await proxy.DisposeAsync();
            await (await party).DisposeAsync();
            folder.Dispose();
        }
    }
}
