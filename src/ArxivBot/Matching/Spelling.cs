namespace ArxivBot.Matching;

/// <summary>How one term may be written.</summary>
internal static class Spelling
{
    private const int Most = 16;

    /// <summary>The ways in which a paper may write the same: "pre-training", "pretraining"; "cmos" as CMOS. The plain one first.</summary>
    public static List<List<string>> All(List<Token> tokens)
    {
        var spellings = Of(tokens.Select(token => token.Word));
        if (tokens.Exists(token => token.Compound is not null))
            spellings.AddRange(Of(Joined(tokens)));
        return spellings;
    }

    /// <summary>The text with its compounds of two parts written as one word.</summary>
    public static IEnumerable<Word> Joined(List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Compound is { } compound)
            {
                yield return compound;
                at++;
            }
            else
            {
                yield return tokens[at].Word;
            }
        }
    }

    private static List<List<string>> Of(IEnumerable<Word> words)
    {
        List<List<string>> spellings = [[]];
        foreach (var word in words)
        {
            var asWritten = spellings.Count;
            for (var i = 0; i < asWritten; i++)
            {
                if (word.InCapitals is { } inCapitals && spellings.Count < Most)
                    spellings.Add([.. spellings[i], inCapitals]);
                spellings[i].Add(word.Normal);
            }
        }

        return spellings;
    }
}
