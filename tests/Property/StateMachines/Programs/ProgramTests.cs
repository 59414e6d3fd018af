using Holdover.StateMachines;
using static Holdover.Tests.Property.StateMachines.Programs.Alarm;

namespace Holdover.Tests.Property.StateMachines.Programs;

/// <summary>The well-known examples run as their authors meant them.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void On_off()
    {
        const string On = "On";
        const string Off = "Off";
        const char Space = ' ';
        var light = new StateMachine<string, char>(Off);
        light.Configure(Off).Permit(Space, On);
        light.Configure(On).Permit(Space, Off);

        light.Fire(Space);
        Assert.Equal(On, light.State);
        light.Fire(Space);
        Assert.Equal(Off, light.State);
        Assert.Throws<InvalidOperationException>(() => light.Fire('x'));
    }

    [Fact]
    public void Phone_call()
    {
        var call = new PhoneCall("Lokesh");
        call.Dialed("Prameela");
        call.Connected();
        call.SetVolume(2);
        call.Hold();
        Assert.True(call.IsConnected);
        call.Mute();
        call.Hurl();

        Assert.False(call.IsConnected);
        Assert.Equal(
            [
                "OffHook -> Ringing via CallDialed(Prameela)", "Lokesh calls Prameela",
                "Ringing -> Connected via CallConnected()", "timer started",
                "volume 2",
                "Connected -> OnHold via PlacedOnHold()",
                "muted",
                "timer stopped", "OnHold -> PhoneDestroyed via PhoneHurledAgainstWall()",
            ],
            call.Said);
        Assert.Equal("StateMachine { State = PhoneDestroyed, PermittedTriggers = {  }}", call.ToString());
    }

    [Fact]
    public void Bug_tracker()
    {
        var bug = new Bug("Incorrect stock count");
        bug.Assign("Joe");
        bug.Defer();
        Assert.True(bug.CanAssign);
        bug.Assign("Harry");
        bug.Assign("Fred");
        bug.Close();

        Assert.Equal("Closed", bug.Current);
        Assert.False(bug.CanAssign);
        Assert.Equal(
            [
                "Joe: you own Incorrect stock count", "Joe: you are off the hook", "Harry: you own Incorrect stock count",
                "Harry: you are off the hook", "Harry: do not forget to help the new employee",
                "Fred: you own Incorrect stock count", "Fred: you are off the hook",
            ],
            bug.Mail);
    }

    [Fact]
    public void Burglar_alarm()
    {
        var alarm = new Alarm(() => false);
        Assert.True(alarm.Try("Trigger"));
        Assert.Equal(AlarmState.Disarmed, alarm.Current);
        Assert.True(alarm.Try("Arm"));
        Assert.Equal(AlarmState.Armed, alarm.Current);
        Assert.True(alarm.Try("Trigger"));
        Assert.True(alarm.Try("Acknowledge"));
        Assert.False(alarm.Try("Arm"));
        Assert.True(alarm.Try("Disarm"));
        Assert.Equal(
            [
                AlarmState.Disarmed, AlarmState.Prearmed, AlarmState.Armed, AlarmState.Triggered, AlarmState.Alarming,
                AlarmState.Acknowledged, AlarmState.Disarmed,
            ],
            alarm.Seen);
    }
}
