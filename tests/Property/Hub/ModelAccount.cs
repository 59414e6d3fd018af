using Holdover.Hub;
using Holdover.Machines;

namespace Holdover.Tests.Property.Hub;

/// <summary>An account as anybody would write it down: lists without tricks, times that are computed with.</summary>
internal sealed class ModelAccount(TextId name)
{
    public TextId Name { get; } = name;

    public List<SecretDigest> Tokens { get; } = [];

    public List<(SecretDigest Digest, SecretDigest Token, MonotonicTime Due)> Tickets { get; } = [];

    public List<ModelLine> Lines { get; } = [];

    public List<ModelQuestion> Questions { get; } = [];

    /// <summary>What is known of commands, by their number: nothing, done, failed, or (null) not decided.</summary>
    public Dictionary<int, bool?> Commands { get; } = [];

    public TextId Active { get; set; }

    public uint Turn { get; set; }

    public MonotonicTime LingerDue { get; set; } = MonotonicTime.Never;

    public int Tracks { get; set; }

    public ModelLine? LineOf(TextId device) => Lines.Find(line => line.Device == device && device != TextId.None);

    /// <summary>What of it a crash leaves.</summary>
    public void Crash(MonotonicTime now, Duration linger)
    {
        Tickets.Clear();
        Lines.Clear();
        Questions.Clear();
        Commands.Clear();
        LingerDue = Active == TextId.None ? MonotonicTime.Never : now + linger;
    }
}

/// <summary>One end of a connection.</summary>
internal sealed record ModelLine(ConnectionEpoch Connection, SecretDigest Token)
{
    public SecretDigest Id { get; set; }

    public TextId Device { get; set; }

    public bool IsMute { get; set; }

    /// <summary>When it is over unless something comes.</summary>
    public MonotonicTime OverAt { get; set; }
}

/// <summary>A question that waits.</summary>
internal sealed record ModelQuestion(ExchangeEpoch Exchange, SecretDigest Token, MonotonicTime Due)
{
    /// <summary>With a command, on which line and which.</summary>
    public ModelLine? Line { get; init; }

    public int Number { get; init; }
}
