using System.Text;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>Takes <c>name=value</c> out of typed text, wherever it stands outside quotation marks; the rest stays as typed.</summary>
internal static class NamedArguments
{
    public static string Take(Command command, string text, Dictionary<string, string> values, out string? problem)
    {
        problem = null;
        // One sign for every kind of quotation mark, at the same place.
        var narrow = QueryCharacters.Narrow(text);
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isBeginning = at == 0 || QueryCharacters.IsSeparator(narrow[at - 1]) || narrow[at - 1] == ';';
            if (isBeginning && Named(command, narrow, at) is { } parameter)
            {
                var end = EndOfValue(narrow, at + parameter.Name.Length + 1, out var value);
                if (!values.TryAdd(parameter.Name, text[value]))
                    problem ??= $"{parameter.Name} is given twice: leave one out";
                at = end;
                continue;
            }

            var until = narrow[at] == '"' && narrow.IndexOf('"', at + 1) is > 0 and var close ? close + 1 : at + 1;
            kept.Append(text, at, until - at);
            at = until;
        }

        return kept.ToString().Trim();
    }

    private static Parameter? Named(Command command, string text, int at)
    {
        foreach (var parameter in command.Parameters)
        {
            var end = at + parameter.Name.Length;
            if (end < text.Length && text[end] == '=' && string.Compare(text, at, parameter.Name, 0, parameter.Name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return parameter;
        }

        return null;
    }

    private static int EndOfValue(string text, int from, out Range value)
    {
        if (from < text.Length && text[from] == '"' && text.IndexOf('"', from + 1) is > 0 and var close)
        {
            value = (from + 1)..close;
            return close + 1;
        }

        var end = from;
        while (end < text.Length && !QueryCharacters.IsBlank(text[end]))
            end++;
        var last = end;
        while (last > from && text[last - 1] is ',' or ';')
            last--;
        value = from..last;
        return end;
    }
}
