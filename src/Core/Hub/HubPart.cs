namespace Holdover.Hub;

/// <summary>Which part of a hub asks for something.</summary>
public enum HubPart
{
    Account,
    Queue,
}
