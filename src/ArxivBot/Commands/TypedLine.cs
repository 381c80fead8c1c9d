namespace ArxivBot.Commands;

/// <summary>A command's name, and what follows it.</summary>
internal readonly record struct TypedLine(string Name, string Rest)
{
    /// <summary>Characters; what a file holds is not typed.</summary>
    public const int Longest = 4_000;

    /// <summary>Reads <c>/name@bot rest</c>, with or without the slash.</summary>
    public static TypedLine Read(string line)
    {
        var text = line.AsSpan().Trim();
        if (text is ['/' or '／', ..])
            text = text[1..].TrimStart();
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsControl(text[end]))
            end++;
        var name = text[..end];
        // In a group, Telegram writes which bot is meant.
        return new TypedLine((name.IndexOf('@') is > 0 and var at ? name[..at] : name).ToString().ToLowerInvariant(), text[end..].Trim().ToString());
    }
}
