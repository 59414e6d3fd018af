using Holdover.StateMachines;
using Holdover.StateMachines.Graph;
using Holdover.StateMachines.Reflection;

namespace Holdover.Tests.Property.StateMachines;

/// <summary>Machines drawn, to the letter.</summary>
public sealed class GraphTests
{
    [Fact]
    public void A_small_machine_in_DOT() => Assert.Equal(
        """
        digraph {
        compound=true;
        node [shape=Mrecord]
        rankdir="LR"
        "A" [label="A"];
        "B" [label="B"];

        "A" -> "B" [style="solid", label="X"];
         init [label="", shape=point];
         init -> "A"[style = "solid"]
        }
        """,
        UmlDotGraph.Format(Small().GetInfo()));

    [Fact]
    public void A_small_machine_in_Mermaid()
    {
        Assert.Equal("stateDiagram-v2\n\tA --> B : X\n[*] --> A", MermaidGraph.Format(Small().GetInfo()));
        Assert.Equal(
            "stateDiagram-v2\n\tdirection RL\n\tA --> B : X\n[*] --> A",
            MermaidGraph.Format(Small().GetInfo(), MermaidGraphDirection.RightToLeft));
        Assert.Contains("direction TB", MermaidGraph.Format(Small().GetInfo(), MermaidGraphDirection.TopToBottom), StringComparison.Ordinal);
        Assert.Contains("direction BT", MermaidGraph.Format(Small().GetInfo(), MermaidGraphDirection.BottomToTop), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MermaidGraph.Format(Small().GetInfo(), (MermaidGraphDirection)9));
    }

    [Fact]
    public void A_rich_machine_in_DOT() => Assert.Equal(
        """"
        digraph {
        compound=true;
        node [shape=Mrecord]
        rankdir="LR"

        subgraph "clusterOn air"
        	{
        	label = "On air\n----------\nentry / light"
        "Talk" [label="Talk|entry / open\nexit / close"];
        "Song" [label="Song"];
        }
        "Off \"air\"" [label="Off \"air\""];
        "Decision1" [shape = "diamond", label = "choose"];

        "Talk" -> "Song" [style="solid", label="play / cue [ready]"];
        "Talk" -> "Talk" [style="solid", label="cough"];
        "Talk" -> "Talk" [style="solid", label="laugh"];
        "Song" -> "Talk" [style="solid", label="fade [late] [loud]"];
        "Off \"air\"" -> "Decision1" [style="solid", label="start"];
        "Decision1" -> "Talk" [style="solid", label="start [morning]"];
        "Decision1" -> "Song" [style="solid", label="start"];
         init [label="", shape=point];
         init -> "Talk"[style = "solid"]
        }
        """",
        UmlDotGraph.Format(Rich().GetInfo()));

    [Fact]
    public void A_rich_machine_in_Mermaid() => Assert.Equal(
        """"
        stateDiagram-v2
        	On_air : On air
        	Off__air_ : Off "air"
        	state On_air {
        		Talk
        		Song
        	}
        	state Decision1 <<choice>>
        	Talk --> Song : play / cue [ready]
        	Talk --> Talk : cough
        	Talk --> Talk : laugh
        	Song --> Talk : fade [late] [loud]
        	Off__air_ --> Decision1 : start
        	Decision1 --> Talk : start [morning]
        	Decision1 --> Song : start
        [*] --> Talk
        """",
        MermaidGraph.Format(Rich().GetInfo()));

    [Fact]
    public void Nested_states_are_nested_in_both()
    {
        var machine = new StateMachine<string, char>("A");
        machine.Configure("C").SubstateOf("B");
        machine.Configure("B").SubstateOf("A");
        Assert.Contains("\n\tstate A {\n\t\tstate B {\n\t\t\tC\n\t\t}\n\t}", MermaidGraph.Format(machine.GetInfo()), StringComparison.Ordinal);
        Assert.Contains("\"clusterA\"\n\t{\n\tlabel = \"A\"\n\nsubgraph \"clusterB\"", UmlDotGraph.Format(machine.GetInfo()), StringComparison.Ordinal);
    }

    private static StateMachine<string, string> Small()
    {
        var machine = new StateMachine<string, string>("A");
        machine.Configure("A").Permit("X", "B");
        return machine;
    }

    private static StateMachine<string, string> Rich()
    {
        var machine = new StateMachine<string, string>("Talk");
        machine.Configure("On air").OnEntry(() => { }, "light");
        machine.Configure("Talk").SubstateOf("On air")
            .OnEntry(() => { }, "open")
            .OnExit(() => { }, "close")
            .PermitIf("play", "Song", () => true, "ready")
            .InternalTransition("cough", () => { })
            .Ignore("laugh");
        machine.Configure("Song").SubstateOf("On air")
            .OnEntryFrom("play", () => { }, "cue")
            .PermitIf("fade", "Talk", Tuple.Create<Func<bool>, string>(() => true, "late"), Tuple.Create<Func<bool>, string>(() => true, "loud"));
        machine.Configure("Off \"air\"")
            .PermitDynamic("start", () => "Talk", "choose", new DynamicStateInfos { { "Talk", "morning" }, { "Song", "" } });
        return machine;
    }
}
