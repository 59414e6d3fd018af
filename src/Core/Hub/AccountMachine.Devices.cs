using Holdover.Machines;

namespace Holdover.Hub;

/// <content>Which devices are there, and which of them plays. The newest connection of a device speaks for it.</content>
public sealed partial class AccountMachine
{
    /// <summary>So many turns nobody was ever given: who shows a later one has made it up.</summary>
    private const uint TurnMax = uint.MaxValue / 2;

    /// <summary>
    /// The place of the line by which a device may be registered now, or -1: its id is one of ours, it is not another
    /// device's, and no newer connection has registered the same one.
    /// </summary>
    private int PlaceOfPut
    {
        get
        {
            var place = Data.LineOf(Input.Secret);
            var registered = Data.LineOf(Input.Device);
            var isOurs = place >= 0 && (Data.Lines[place].Device == TextId.None || Data.Lines[place].Device == Input.Device);
            return isOurs && Input.Device != TextId.None && registered <= place ? place : -1;
        }
    }

    private bool IsActive => Data.Activity.Device != TextId.None && Data.Activity.Device == Input.Device;

    /// <summary>
    /// Whether the device plays once it is registered. One that comes back shows its turn: if another device has had one
    /// since, what it says is of the past, and it yields.
    /// </summary>
    private bool TakesOver => PlaceOfPut >= 0 && Input.IsActive && (Input.Turn.IsNone() || IsActive || IsUnclaimed);

    private bool IsUnclaimed => Data.Activity.Device == TextId.None && (Data.Activity.Turn == Input.Turn || HasForgotten);

    /// <summary>A turn is shown that nobody here remembers: it is of before the hub's file was lost.</summary>
    private bool HasForgotten => Input.Turn.Value > Data.Activity.Turn.Value && Input.Turn.Value <= TurnMax;

    private bool GivesUp => PlaceOfPut >= 0 && !Input.IsActive && IsActive;

    private bool DeletesActive => PlaceOfDelete >= 0 && IsActive;

    /// <summary>Only what was registered by this very connection is meant: a newer registration stays.</summary>
    private int PlaceOfDelete => Data.LineOf(Input.Secret) is >= 0 and var place && Data.Lines[place].Device == Input.Device && Input.Device != TextId.None ? place : -1;

    private bool LosesActive => IsOfActive(Data.Lines.Find(Input.Connection));

    private bool OutwaitsActive => Data.Lines[Data.Lines.Earliest].IsOnTrial && IsOfActive(Data.Lines.Earliest);

    private bool ClosesActive => Data.LineOf(Data.Activity.Device) is >= 0 and var place && Data.Lines[place].Token == Input.Token;

    private bool IsOfActive(int place) => Data.Lines[place].Device != TextId.None && Data.Lines[place].Device == Data.Activity.Device;

    private void PutDevice()
    {
        var place = PlaceOfPut;
        if (place < 0)
        {
            Answer(Input.Exchange, HubAnswer.NotCurrent);
            return;
        }

        if (TakesOver && !IsActive)
            TakeTurn();
        else if (HasForgotten)
            CatchUp();
        Register(place);
        TellAll();
        Answer(Input.Exchange, HubAnswer.Done);
    }

    /// <summary>An older connection of the same device is half dead at best: it goes, and the device stays.</summary>
    private void Register(int place)
    {
        var older = Data.LineOf(Input.Device);
        (Data.Lines[place].Device, Data.Lines[place].State) = (Input.Device, Input.State);
        if (older >= 0 && older < place)
            CloseLine(older);
    }

    /// <summary>Whoever was made the one that plays since stays it, and with a turn that is later than what is shown.</summary>
    private void CatchUp()
    {
        Data.Activity.Turn = IsActive || Data.Activity.Device == TextId.None ? Input.Turn : Input.Turn.Next();
        Save();
    }

    /// <summary>Later than any that anybody has shown, so that nobody takes it for one of the past.</summary>
    private void TakeTurn()
    {
        var last = HasForgotten ? Input.Turn : Data.Activity.Turn;
        Data.Activity = new() { Device = Input.Device, Turn = last.Next(), Since = Now };
        Save();
    }

    private void EndActivity()
    {
        Data.Activity.Device = TextId.None;
        Save();
    }

    private void DeleteDevice()
    {
        var place = PlaceOfDelete;
        if (place >= 0)
        {
            Data.Lines[place].Device = TextId.None;
            Data.Lines[place].State = default;
            FailCommands(Data.Lines[place].Connection);
            TellAll();
        }

        Answer(Input.Exchange, place >= 0 ? HubAnswer.Done : HubAnswer.NotCurrent);
    }
}
