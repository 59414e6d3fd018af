namespace Holdover.Sendspin;

/// <summary>The types of text frames, client's first.</summary>
public enum MessageKind
{
    ClientHello,
    ClientState,
    ClientTime,
    ClientCommand,
    ClientGoodbye,
    StreamRequestFormat,
    ServerHello,
    ServerTime,
    ServerState,
    ServerCommand,
    GroupUpdate,
    StreamStart,
    StreamClear,
    StreamEnd,
}
