using System.Text.Json;
using Holdover.Sendspin;

namespace Holdover.Hub;

/// <summary>Somebody says whose account they want to act for, and proves it. It is compared at the edge and goes no further.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Secret">What proves it.</param>
public sealed record Login(string Account, string Secret) : HubBody
{
    /// <summary>In UTF-16 units.</summary>
    public const int SecretCharsMax = 1_024;

    /// <summary>Without the secret: what is printed is kept.</summary>
    public override string ToString() => $"a login to {Account}";

    internal static Login Read(ref WireReader json)
    {
        string? account = null, secret = null;
        while (json.NextField())
        {
            switch (json.Name)
            {
                case HubWords.Account: account = json.Text(HubTexts.CharsMax); break;
                case HubWords.Secret: secret = json.Text(SecretCharsMax); break;
                default: json.Skip(); break;
            }
        }

        return new(json.Required(account, HubWords.Account), json.Required(secret, HubWords.Secret));
    }

    internal override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString(HubWords.Account, Account);
        json.WriteString(HubWords.Secret, Secret);
    }
}
