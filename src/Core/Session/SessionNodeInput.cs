using Holdover.Machines;

namespace Holdover.Session;

/// <summary>What happened to a session, or to what is published by it.</summary>
public record struct SessionNodeInput(SessionPart Part) : IEncodable
{
    public SessionInput Session;

    /// <summary>The connection by which somebody publishes.</summary>
    public ConnectionEpoch Source;

    public TextId Path;

    /// <summary>Who publishes: the same after a reconnect.</summary>
    public OwnerEpoch Publisher;

    public static implicit operator SessionNodeInput(in SessionInput input) => new(SessionPart.Session) { Session = input };

    public static SessionNodeInput Announced(ConnectionEpoch source, TextId path, OwnerEpoch publisher) =>
        new(SessionPart.Announced) { Source = source, Path = path, Publisher = publisher };

    public static SessionNodeInput Withdrawn(ConnectionEpoch source, TextId path) =>
        new(SessionPart.Withdrawn) { Source = source, Path = path };

    public static SessionNodeInput ChangesWanted() => new(SessionPart.ChangesWanted);

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var part = Part;
        codec.Value(ref part);
        Part = part;
        Session.Encode(ref codec);
        codec.Epoch(ref Source);
        codec.Value(ref Path);
        codec.Epoch(ref Publisher);
    }
}
