using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>A token or a ticket, on its way to who asked for it. Nobody keeps it but they.</summary>
/// <param name="Secret">What is to be shown.</param>
/// <param name="ExpiresIn">For how long it opens anything, in seconds.</param>
public sealed record Grant(string Secret, int ExpiresIn) : HubBody
{
    /// <summary>Without the secret: what is printed is kept.</summary>
    public override string ToString() => $"a grant for {ExpiresIn} s";

    internal static Grant Read(ref WireReader json)
    {
        string? secret = null;
        int? expiresIn = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.Secret: secret = json.Text(Login.SecretCharsMax); break;
                case HubWords.ExpiresIn: expiresIn = json.Int32(0); break;
                default: json.Skip(); break;
            }
        }

        return new(json.Required(secret, HubWords.Secret), json.Required(expiresIn, HubWords.ExpiresIn));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(HubWords.Secret, Secret);
        json.WriteNumber(HubWords.ExpiresIn, ExpiresIn);
    }
}
