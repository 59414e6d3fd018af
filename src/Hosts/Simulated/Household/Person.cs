using System.Globalization;
using System.Text;

using Holdover.Hosts.Simulated.Running;
using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Hosts.Simulated.Household;

/// <summary>
/// Somebody with an account and a phone: what they want of a speaker goes to the hub, and from there to the device. What
/// is not answered they send once more, and it is the same command.
/// </summary>
internal sealed class Person
{
    public const string Pause = "pause";
    public const string Play = "resume";
    public const string Volume = "volume";
    public const string Transfer = "transfer";

    public static readonly string[] Accounts = ["anna", "bert"];

    private const int TriesMax = 2;

    private static readonly Duration PhoneDelay = Duration.FromMilliseconds(20);
    private static readonly Duration GivingTime = Duration.FromMilliseconds(150);
    private static readonly Duration RetryAfter = Duration.FromSeconds(1);

    private readonly Home home;
    private readonly string account;
    private readonly DelayLine<Action> later;
    private readonly SortedSet<uint> carried = [];
    private SecretDigest token;
    private uint messages;

    public Person(Home home, int number)
    {
        (this.home, account) = (home, Accounts[number]);
        later = new(home.Schedule, action => action());
    }

    /// <summary>Who is meant by a command's sender.</summary>
    public string Phone => $"phone of {account}";

    /// <summary>A device has done what this command asks for.</summary>
    public void Carried(uint message) => carried.Add(message);

    /// <summary>Sends a command to a device.</summary>
    public void Send(string device, string endpoint, int volume)
    {
        var message = ++messages;
        var json = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"message_id":{{{message}}},"sent_by_device_id":"{{{Phone}}}","command":{"endpoint":"{{{endpoint}}}","volume":{{{volume}}}}}""");
        Try(done => home.Server.Hub.Send(token, device, Encoding.UTF8.GetBytes(json), done), 1, answer => Hear(answer, message));
    }

    /// <summary>Hands a speaker over to the other account, with a last command of theirs still on its way.</summary>
    public void GiveAway(SpeakerActor speaker) => later.Add(GivingTime, () => speaker.HandOver(Accounts[account == Accounts[0] ? 1 : 0]));

    /// <summary>Wants something of the queue of the account.</summary>
    public void Wish(QueueWish wish) => Try(done => home.Server.Hub.Wish(token, HubActor.BytesOf(wish), done), 1, _ => { });

    private void Hear(HubAnswer? answer, uint message)
    {
        home.Note(Home.HubNumber, answer ?? HubAnswer.NoChange, message);
        if (answer == HubAnswer.Done && !carried.Contains(message))
            home.Fail(FailureKind.Safety, null, $"what {account} is told was done was done, and command {message} was not");
        home.Met.Add(answer == HubAnswer.Done ? Situation.CommandDone : Situation.CommandFailed);
    }

    /// <summary>With a token, or one first; without an answer, or with one that the token is void, once more.</summary>
    private void Try(Action<Action<HubAnswer?>> ask, int tries, Action<HubAnswer?> told) => later.Add(PhoneDelay, () =>
    {
        if (!home.Server.Hub.IsAlive)
            TryAgain(null, ask, tries, told);
        else if (token.IsNone)
            home.Server.Hub.Login(account, (answer, minted) => later.Add(PhoneDelay, () => TakeToken(answer, minted, ask, tries, told)));
        else
            ask(answer => later.Add(PhoneDelay, () => TryAgain(answer, ask, tries, told)));
    });

    private void TakeToken(HubAnswer? answer, SecretDigest minted, Action<Action<HubAnswer?>> ask, int tries, Action<HubAnswer?> told)
    {
        token = answer == HubAnswer.Done ? minted : default;
        if (token.IsNone)
            TryAgain(null, ask, tries, told);
        else
            Try(ask, tries, told);
    }

    private void TryAgain(HubAnswer? answer, Action<Action<HubAnswer?>> ask, int tries, Action<HubAnswer?> told)
    {
        if (answer == HubAnswer.Unauthorized)
            token = default;
        if (tries < TriesMax && (answer is null or HubAnswer.Unauthorized))
        {
            home.Met.Add(Situation.CommandRepeated);
            later.Add(RetryAfter, () => Try(ask, tries + 1, told));
        }
        else
        {
            told(answer);
        }
    }
}
