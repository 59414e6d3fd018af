using System.Text.Json;

namespace Holdover.Sendspin;

/// <summary>
/// Reads the fields of a message. It stands on a value: a getter looks at it, <see cref="NextField"/> moves to the next one.
/// The first fault sticks; after it nothing moves and every loop ends, so a message's reader is straight-line code and only
/// <see cref="MessageReader"/> looks at the fault. JSON null reads as absent.
/// </summary>
internal ref struct WireReader
{
    /// <summary>Longer names and words, in UTF-16 units, are none that we know.</summary>
    public const int NameCharsMax = 64;

    // A UTF-16 unit takes at most six bytes of JSON, as a backslash, a u and four digits.
    private const int BytesPerCharMax = 6;

    private readonly Span<char> name;
    private Utf8JsonReader json;
    private int nameLength;

    /// <summary>Stands on the root value.</summary>
    /// <param name="bytes">One JSON value.</param>
    /// <param name="name">Room for a field's name, <see cref="NameCharsMax"/> long.</param>
    /// <exception cref="JsonException">There is no value.</exception>
    public WireReader(ReadOnlySpan<byte> bytes, Span<char> name)
    {
        this.name = name;

        // One more than we allow, so that too deep is told from broken.
        json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = WireLimits.DepthMax + 1 });
        Next();
    }

    /// <summary>The first thing that was wrong.</summary>
    public WireFault Fault { get; private set; } = WireFault.None;

    /// <summary>The name of the field whose value the reader stands on.</summary>
    public readonly ReadOnlySpan<char> Name => name[..nameLength];

    public readonly bool Failed => Fault.Error != WireError.None;

    public readonly bool IsNull => json.TokenType == JsonTokenType.Null;

    public readonly bool IsObject => json.TokenType == JsonTokenType.StartObject;

    public readonly bool IsText => json.TokenType == JsonTokenType.String;

    /// <summary>Where the value that the reader stands on begins.</summary>
    public readonly int Position => (int)json.TokenStartIndex;

    /// <summary>Where what has been read ends.</summary>
    public readonly int Consumed => (int)json.BytesConsumed;

    public void Fail(WireError error, ReadOnlySpan<char> field)
    {
        if (!Failed) Fault = new WireFault(error, field.ToString());
    }

    /// <summary>Whether the value is an object to be read; null is none.</summary>
    public bool EnterObject() => Is(JsonTokenType.StartObject);

    /// <summary>Moves to the value of the object's next field; false at its end.</summary>
    public bool NextField()
    {
        if (!Next() || json.TokenType == JsonTokenType.EndObject) return false;
        nameLength = json.ValueSpan.Length <= name.Length ? json.CopyString(name) : 0;
        return Next();
    }

    /// <summary>Passes over the value, whatever it is.</summary>
    public void Skip()
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = json.CurrentDepth;
        while (Next() && json.CurrentDepth > depth)
        {
        }
    }

    /// <summary>Passes over the value and says where its bytes are.</summary>
    public Range SkipRange()
    {
        var start = Position;
        Skip();
        return start..Consumed;
    }

    /// <summary>Asks that nothing follows the root value.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public void End()
    {
        if (!Failed && json.Read()) Fail(WireError.NotJson, default);
    }

    public string? Text(int charsMax)
    {
        if (!Is(JsonTokenType.String)) return null;
        var text = json.ValueSpan.Length <= charsMax * BytesPerCharMax ? json.GetString() : null;
        if (text is not null && text.Length <= charsMax) return text;
        Fail(WireError.TooLong, Name);
        return null;
    }

    /// <summary>The value of a word, or null for one that is not in the vocabulary.</summary>
    public T? Word<T>(Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        if (!Is(JsonTokenType.String) || json.ValueSpan.Length > NameCharsMax) return null;
        Span<char> word = stackalloc char[NameCharsMax];
        return vocabulary.Find(word[..json.CopyString(word)]);
    }

    /// <summary>The value of a word that the message is about: one that is not in the vocabulary is a fault.</summary>
    public T? KnownWord<T>(Vocabulary<T> vocabulary)
        where T : struct, Enum
    {
        var value = Word(vocabulary);
        if (value is null && !IsNull) Fail(WireError.UnknownValue, Name);
        return value;
    }

    public bool? Flag()
    {
        if (json.TokenType == JsonTokenType.False) return false;
        return Is(JsonTokenType.True) ? true : null;
    }

    public long? Int64(long min = long.MinValue, long max = long.MaxValue)
    {
        if (!Is(JsonTokenType.Number)) return null;
        if (json.TryGetInt64(out var value) && value >= min && value <= max) return value;
        var isInteger = json.ValueSpan.IndexOfAny(".eE"u8) < 0;
        Fail(isInteger ? WireError.OutOfRange : WireError.WrongKind, Name);
        return null;
    }

    public int? Int32(int min = int.MinValue, int max = int.MaxValue) => (int?)Int64(min, max);

    /// <summary>Base64, its length checked before it is decoded.</summary>
    public EquatableList<byte> Base64(int bytesMax)
    {
        if (!Is(JsonTokenType.String)) return default;
        if (json.ValueSpan.Length > (bytesMax + 2) / 3 * 4) Fail(WireError.TooLong, Name);
        else if (json.TryGetBytesFromBase64(out var decoded)) return new EquatableList<byte>(decoded);
        else Fail(WireError.NotBase64, Name);
        return default;
    }

    public EquatableList<string>? Texts(int itemsMax, int charsMax)
    {
        if (!EnterArray()) return null;
        var items = new List<string>();
        for (var seen = 0; NextItem(seen, itemsMax); seen++) items.Add(Required(Text(charsMax), Name));
        return new EquatableList<string>(items.ToArray());
    }

    /// <summary>The words that are in the vocabulary; others are of a later time, and passed over.</summary>
    public EquatableList<T>? Words<T>(Vocabulary<T> vocabulary, int itemsMax)
        where T : struct, Enum
    {
        if (!EnterArray()) return null;
        var items = new List<T>();
        for (var seen = 0; NextItem(seen, itemsMax); seen++)
        {
            if (Word(vocabulary) is { } value) items.Add(value);
        }

        return new EquatableList<T>(items.ToArray());
    }

    /// <summary>Whether the value is an array to be read; null is none.</summary>
    public bool EnterArray() => Is(JsonTokenType.StartArray);

    /// <summary>Moves to the array's next item, of which there may be <paramref name="itemsMax"/>; false at its end.</summary>
    public bool NextItem(int seen, int itemsMax)
    {
        if (!Next() || json.TokenType == JsonTokenType.EndArray) return false;
        if (seen >= itemsMax) Fail(WireError.TooLong, Name);
        return !Failed;
    }

    public string Required(string? value, ReadOnlySpan<char> field)
    {
        if (value is null) Fail(WireError.MissingField, field);
        return value ?? string.Empty;
    }

    public T Required<T>(T? value, ReadOnlySpan<char> field)
        where T : struct
    {
        if (value is null) Fail(WireError.MissingField, field);
        return value.GetValueOrDefault();
    }

    // Null is no fault: it reads as absent, and who needs the field says so.
    private bool Is(JsonTokenType kind)
    {
        if (Failed || json.TokenType == kind) return !Failed;
        if (!IsNull) Fail(WireError.WrongKind, Name);
        return false;
    }

    private bool Next()
    {
        if (Failed || !json.Read()) return false;
        var opens = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (opens && json.CurrentDepth >= WireLimits.DepthMax) Fail(WireError.TooDeep, default);
        return !Failed;
    }
}
