using System.Collections.Frozen;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Summaries.Extractive;

/// <summary>The words of a question that tell what it is about.</summary>
internal sealed class AskedWords
{
    // What questions are made of: how large, how well, what do the authors say.
    private static readonly FrozenSet<string> Asking = (
        "answer ask author authors big describe describes exactly explain explains far good happen happens high kind kinds know large long low make makes "
        + "mean means need needed needs often please reason say says sort take taken takes tell tells type types want well why").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public AskedWords(string question)
    {
        var statement = Statement.Of(question);
        var names = statement.Names.DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.Text);
        var starts = statement.Tokens.DistinctBy(token => token.Key).ToDictionary(token => token.Key, token => token.At);
        Words = [.. statement.Keys().Select(key => (key, Word: names.TryGetValue(key, out var name) ? name : WordAt(question, starts[key]))).Where(word => !Asking.Contains(word.Word))];
        Numbers = statement.Quantities;
    }

    /// <summary>Each with the key by which <see cref="PassageIndex"/> knows it.</summary>
    public IReadOnlyList<(string Key, string Word)> Words { get; }

    public IReadOnlyList<Quantity> Numbers { get; }

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return text[at..end];
    }
}
