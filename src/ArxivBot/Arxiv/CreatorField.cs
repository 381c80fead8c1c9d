namespace ArxivBot.Arxiv;

/// <summary>
/// <c>dc:creator</c> holds all authors in one text. Commas separate them, and stand in affiliations too:
/// <c>Estelle Zheng (LORIA, ALE), Luke Merrick</c>.
/// </summary>
internal static class CreatorField
{
    public static IReadOnlyList<string> Split(string creators)
    {
        var neverClosed = NeverClosed(creators);
        List<string> authors = [];
        var depth = 0;
        var start = 0;
        for (var i = 0; i < creators.Length; i++)
        {
            switch (creators[i])
            {
                case '(' when !neverClosed.Contains(i):
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
                case ',' when depth == 0:
                    Add(creators[start..i]);
                    start = i + 1;
                    break;
            }
        }

        Add(creators[start..]);
        return authors;

        void Add(string name)
        {
            var trimmed = name.Trim();
            // Collaborations are written "Team Olmo, :, Allyson Ettinger".
            if (trimmed.Length > 0 && trimmed != ":")
                authors.Add(trimmed);
        }
    }

    // An affiliation that is opened and never closed would swallow everyone after it.
    private static HashSet<int> NeverClosed(string text)
    {
        Stack<int> open = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
                open.Push(i);
            else if (text[i] == ')')
                open.TryPop(out _);
        }

        return [.. open];
    }
}
