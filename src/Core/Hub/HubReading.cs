using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>What the body of a request or answer was read as.</summary>
/// <param name="Body">The body, or null.</param>
/// <param name="Fault">What is wrong, and where.</param>
public readonly record struct HubReading<TBody>(TBody? Body, WireFault Fault)
    where TBody : HubBody;
