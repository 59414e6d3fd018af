using Holdover.Party;

namespace Holdover.Recording;

/// <summary>The settings of all machines of a party.</summary>
public sealed record PartySettings(CoordinatorSettings Coordinator, WorkerSettings Worker, ListenerSettings Listener);
