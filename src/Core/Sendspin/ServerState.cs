using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>What a server tells the roles of a client: a delta, merged with <see cref="Merge"/>.</summary>
/// <param name="Metadata">What plays.</param>
/// <param name="Controller">What a controller may do, and the group's volume.</param>
public sealed record ServerState(
    Field<MetadataState> Metadata = default, Field<ControllerState> Controller = default) : Message
{
    /// <inheritdoc/>
    public override MessageKind Kind => MessageKind.ServerState;

    /// <summary>What is known after a delta: absent leaves, null deletes, an object is merged field by field.</summary>
    public static ServerState Merge(ServerState previous, ServerState delta) => new(
        delta.Metadata.HasValue
            ? MetadataState.Merge(previous.Metadata.Or(new MetadataState()), delta.Metadata.Value)
            : delta.Metadata.Over(previous.Metadata),
        delta.Controller.HasValue
            ? ControllerState.Merge(previous.Controller.Or(new ControllerState()), delta.Controller.Value)
            : delta.Controller.Over(previous.Controller));

    internal static ServerState Read(ref WireReader json)
    {
        var metadata = default(Field<MetadataState>);
        var controller = default(Field<ControllerState>);
        while (json.NextField())
        {
            switch (json.Name)
            {
                case FieldNames.Metadata: metadata = MetadataState.Read(ref json).ToField(); break;
                case FieldNames.Controller: controller = ControllerState.Read(ref json).ToField(); break;
                default: json.Skip(); break;
            }
        }

        return new ServerState(metadata, controller);
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        if (Metadata.HasValue) Metadata.Value.Write(json);
        else json.WriteNull(FieldNames.Metadata, Metadata);
        if (Controller.HasValue) Controller.Value.Write(json);
        else json.WriteNull(FieldNames.Controller, Controller);
    }
}
