using FsCheck;
using FsCheck.Fluent;
using Holdover.Sendspin;

namespace Holdover.Tests.Property.Sendspin;

public class DeltaTests
{
    private static readonly Config Many = Seeded.Quick.WithMaxTest(1_000);

    [Fact]
    public void A_delta_of_nothing_changes_nothing() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var client = tape.ClientState();
        Assert.Equal(client, ClientState.Merge(client, new ClientState()));
        var server = ServerState.Merge(new ServerState(), tape.ServerState());
        Assert.Equal(server, ServerState.Merge(server, new ServerState()));
        var group = GroupUpdate.Merge(new GroupUpdate(), tape.GroupUpdate());
        Assert.Equal(group, GroupUpdate.Merge(group, new GroupUpdate()));
        cases.Saw("a client that said something", client != new ClientState())
            .Saw("a server that said something", server != new ServerState()).Saw("a server that said nothing", server == new ServerState()).Saw("a group with a name", group.GroupName.HasValue).Saw("a group without one", group.GroupName.IsAbsent);
    }).Check(Many));

    [Fact]
    public void Merging_is_associative_so_a_server_may_merge_late() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var (first, second, third) = (tape.ClientState(), tape.ClientState(), tape.ClientState());
        Classify(cases, first, ClientState.Merge(second, third)).Saw("said thrice", first.Volume is not null && second.Volume is not null && third.Volume is not null);
        Assert.Equal(
            ClientState.Merge(ClientState.Merge(first, second), third),
            ClientState.Merge(first, ClientState.Merge(second, third)));
    }).Check(Many));

    [Fact]
    public void Each_field_of_a_client_state_is_the_last_one_that_was_sent() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var (before, delta) = (tape.ClientState(), tape.ClientState());
        Classify(cases, before, delta);
        var after = ClientState.Merge(before, delta);
        Assert.Equal(delta.State is null ? before.State : delta.State, after.State);
        Assert.Equal(delta.Volume is null ? before.Volume : delta.Volume, after.Volume);
        Assert.Equal(delta.Muted is null ? before.Muted : delta.Muted, after.Muted);
        Assert.Equal(delta.StaticDelayMs is null ? before.StaticDelayMs : delta.StaticDelayMs, after.StaticDelayMs);
        Assert.Equal(delta.RequiredLeadTimeMs ?? before.RequiredLeadTimeMs, after.RequiredLeadTimeMs);
        Assert.Equal(delta.MinBufferMs ?? before.MinBufferMs, after.MinBufferMs);
        Assert.Equal(delta.SupportedCommands ?? before.SupportedCommands, after.SupportedCommands);
    }).Check(Many));

    [Fact]
    public void A_merged_state_holds_no_null() => Cases.MustOccur(cases => Prop.ForAll(Tape.Any, numbers =>
    {
        var tape = new Tape(numbers);
        var (before, delta) = (tape.ServerState(), tape.ServerState());
        cases.Saw("all of it deleted", before.Metadata.HasValue && delta.Metadata.IsNull)
            .Saw("one of it deleted", before.Metadata.HasValue && delta.Metadata.HasValue && before.Metadata.Value.Title.HasValue && delta.Metadata.Value.Title.IsNull)
            .Saw("deleted although it never was", before.Metadata.IsAbsent && delta.Metadata.HasValue && delta.Metadata.Value.Title.IsNull);
        var state = ServerState.Merge(ServerState.Merge(new ServerState(), before), delta);
        Assert.DoesNotContain("null", System.Text.Encoding.UTF8.GetString(state.Encode()));
    }).Check(Many));

    [Fact]
    public void Absent_leaves_null_deletes_a_value_replaces()
    {
        var before = new GroupUpdate(GroupPlayback.Playing, "g1", "Kitchen");
        var delta = (GroupUpdate)MessageDraws.Read(
            """{"type":"group/update","payload":{"group_id":null,"group_name":"Bath"}}""");
        Assert.Equal(new GroupUpdate(GroupPlayback.Playing, Field<string>.Absent, "Bath"), GroupUpdate.Merge(before, delta));
    }

    [Fact]
    public void Null_in_the_place_of_an_object_deletes_all_of_it_and_absence_none()
    {
        var before = (ServerState)MessageDraws.Read("""
            {"type":"server/state","payload":{"metadata":{"title":"T","artist":"A"},"controller":{"volume":3}}}
            """);
        var delta = (ServerState)MessageDraws.Read("""
            {"type":"server/state","payload":{"metadata":{"artist":null},"controller":null}}
            """);
        var after = ServerState.Merge(before, delta);
        Assert.Equal(new ServerState(new MetadataState { Title = "T" }), after);
    }

    [Theory]
    [InlineData("""{"state":"error","player":{}}""")]
    [InlineData("""{"player":{"state":"error"}}""")]
    [InlineData("""{"state":"error","player":{"state":"synchronized"}}""")]
    [InlineData("""{"player":{"state":"synchronized"},"state":"error"}""")]
    [InlineData("""{"state":"error"}""")]
    [InlineData("""{"state":"error","player":null}""")]
    [InlineData("""{"state":null,"player":{"state":"error","volume":null}}""")]
    public void State_is_read_in_either_place(string payload) => Assert.Equal(
        new ClientState(PlayerHealth.Error), MessageDraws.Read($$"""{"type":"client/state","payload":{{payload}}}"""));

    [Fact]
    public void A_state_of_a_later_time_resets_nothing()
    {
        var delta = (ClientState)MessageDraws.Read("""{"type":"client/state","payload":{"state":"dreaming","player":{}}}""");
        var before = new ClientState(PlayerHealth.Synchronized, 40, true, 200, 250, 250, [PlayerCommandKind.SetStaticDelay]);
        Assert.Equal(before, ClientState.Merge(before, delta));
    }

    private static Cases Classify(Cases cases, ClientState before, ClientState delta) => cases
        .Saw("left as it was", before.Volume is not null && delta.Volume is null).Saw("replaced", before.Volume is not null && delta.Volume is not null)
        .Saw("said for the first time", before.Volume is null && delta.Volume is not null).Saw("never said", before.Volume is null && delta.Volume is null);
}
