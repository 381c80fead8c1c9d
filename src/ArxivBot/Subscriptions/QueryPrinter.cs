using System.Globalization;

namespace ArxivBot.Subscriptions;

/// <summary>Writes a tree in the one way that reads back as the same tree: alternatives, then + and then -.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryGroup group)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < group.Any.Count; at++)
        {
            // Without an OR beside it, a NOT would exclude.
            var isAlternative = IsLoneNot(group.Any[at]) || at > 0 && IsLoneNot(group.Any[at - 1]);
            text.Append(at == 0 ? "" : isAlternative ? " OR " : " ").Append(Alternative(group.Any[at]));
        }

        foreach (var node in group.Must)
            text.Append(text.Length > 0 ? " " : "").Append('+').Append(Operand(node));
        foreach (var node in group.Not)
            text.Append(text.Length > 0 ? " " : "").Append('-').Append(Operand(node));
        return text.ToString();
    }

    public static string Print(Term term)
    {
        var text = term switch
        {
            { IsPattern: true } => $"/{Escaped(term.Text)}/",
            { Field: QueryField.Category } => term.Text,
            _ => Quoted(term.Text),
        };
        var name = QueryFields.NameOf(term.Field);
        text = name is null ? text : $"{name}:{text}";
        return term.Weight == 1 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}^{term.Weight}");
    }

    private static string Alternative(QueryNode node) => node is QueryGroup { Any.Count: <= 1 } group
        ? string.Join(" AND ", group.Any.Concat(group.Must).Select(Operand).Concat(group.Not.Select(not => $"NOT {Operand(not)}")))
        : Operand(node);

    private static string Operand(QueryNode node) => node is Term term ? Print(term) : $"({Print((QueryGroup)node)})";

    private static bool IsLoneNot(QueryNode node) => node is QueryGroup { Any: [], Must: [], Not.Count: 1 };

    private static string Quoted(string text) =>
        QueryWord.Error(text, mayBegin: true) is null
        && QueryLexer.TryRead(text, out var signs, out _)
        && signs is [{ Kind: QuerySignKind.Word } word, _] && word.Text == text
            ? text
            : $"\"{string.Concat(QueryCharacters.Narrow(text).Select(c => c == '"' ? ' ' : c))}\"";

    private static string Escaped(string pattern)
    {
        var escaped = new System.Text.StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (QueryCharacters.Narrow(pattern[at..(at + 1)]) == "/")
                escaped.Append('\\');
            else if (pattern[at] == '\\' && at + 1 < pattern.Length)
                escaped.Append(pattern[at++]);
            escaped.Append(pattern[at]);
        }

        return escaped.ToString();
    }
}
