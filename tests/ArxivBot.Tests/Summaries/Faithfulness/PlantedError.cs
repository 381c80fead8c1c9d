using System.Text.RegularExpressions;

namespace ArxivBot.Tests.Summaries.Faithfulness;

internal enum ErrorKind
{
    DigitChanged,
    DecimalMoved,
    NumberOfAnotherPlace,
    DataSetReplaced,
    MethodAltered,
    MethodsSwapped,

    // Only in the written ones.
    UnitOrCountChanged,
    MethodReplaced,
    NamesExchanged,
    NameAltered,
}

/// <summary>A point of a true summary with one mistake in it.</summary>
/// <param name="Point">Counted from 0.</param>
internal sealed record PlantedError(WrittenPaper Paper, ErrorKind Kind, int Point, string Text)
{
    // 200 together.
    private static readonly (ErrorKind Kind, int Count)[] Plan =
    [
        (ErrorKind.DigitChanged, 40), (ErrorKind.DecimalMoved, 30), (ErrorKind.NumberOfAnotherPlace, 40),
        (ErrorKind.DataSetReplaced, 35), (ErrorKind.MethodAltered, 25), (ErrorKind.MethodsSwapped, 30),
    ];

    /// <summary>Whether what stands at a place is not as in the true point.</summary>
    public bool Touches(int at, int length)
    {
        var truth = Paper.Points[Point].Text;
        var before = Text.AsSpan().CommonPrefixLength(truth);
        var after = 0;
        while (after < Math.Min(Text.Length, truth.Length) - before && Text[^(after + 1)] == truth[^(after + 1)])
            after++;
        return at <= Text.Length - after && at + length >= before;
    }

    /// <summary>The same 200 for the same seed, spread evenly over the papers, none twice.</summary>
    public static IReadOnlyList<PlantedError> In(IReadOnlyList<WrittenPaper> papers, int seed = 20_261_126)
    {
        string[] dataSets = [.. papers.SelectMany(paper => paper.DataSets).Distinct()];
        var random = new Mutations(seed, dataSets);
        List<PlantedError> planted = [];
        foreach (var (kind, count) in Plan)
        {
            var until = planted.Count + count;
            for (var turn = 0; planted.Count < until && turn < 5_000; turn++)
            {
                var paper = papers[turn % papers.Count];
                var point = random.Below(paper.Points.Count);
                if (random.Mutate(kind, paper, paper.Points[point].Text) is { } text && !planted.Exists(error => error.Paper == paper && error.Point == point && error.Text == text))
                    planted.Add(new PlantedError(paper, kind, point, text));
            }
        }

        return planted;
    }
}

/// <summary>Makes mistakes with a seeded random number generator; reads numbers on its own, not as the check does.</summary>
internal sealed partial class Mutations(int seed, IReadOnlyList<string> dataSets)
{
    private readonly Random _random = new(seed);

    public int Below(int bound) => _random.Next(bound);

    /// <returns>Null where the text has nothing that could be changed so.</returns>
    public string? Mutate(ErrorKind kind, WrittenPaper paper, string text) => kind switch
    {
        ErrorKind.DigitChanged => ReplaceNumber(text, ChangeDigit),
        ErrorKind.DecimalMoved => ReplaceNumber(text, MoveDecimal),
        ErrorKind.NumberOfAnotherPlace => ReplaceNumber(text, number => Another(number, paper)),
        ErrorKind.DataSetReplaced => ReplaceDataSet(text, paper),
        ErrorKind.MethodAltered => Among(paper.Methods, text) is { } name ? Put(text, name, Alter(name)) : null,
        ErrorKind.MethodsSwapped => Swap(text, paper),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string? ReplaceNumber(string text, Func<string, string?> change)
    {
        var numbers = Number().Matches(text);
        if (numbers.Count == 0)
            return null;
        var number = numbers[Below(numbers.Count)];
        return change(number.Value) is { } other ? text[..number.Index] + other + text[(number.Index + number.Length)..] : null;
    }

    private string? ChangeDigit(string number)
    {
        var at = Below(number.Length);
        var digit = (char)('0' + Below(10));
        return !char.IsAsciiDigit(number[at]) || digit == number[at] || at == 0 && digit == '0' ? null : number[..at] + digit + number[(at + 1)..];
    }

    private string? MoveDecimal(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var digits = Plain(number);
        if (point < 0)
            return digits.Length > 1 && digits[^1] != '0' ? digits.Insert(digits.Length - 1, ".") : null;
        // 7.82 becomes 78.2 or 0.782.
        var to = Below(2) == 0 ? point + 1 : point - 1;
        var only = digits.Remove(point, 1);
        var moved = to <= 0 ? $"0.{only}" : to >= only.Length ? only : only.Insert(to, ".");
        return moved.Length > 1 && moved[0] == '0' && moved[1] != '.' ? moved[1..] : moved;
    }

    private string? Another(string number, WrittenPaper paper)
    {
        string[] others = [.. paper.Text.Sections.SelectMany(section => section.Paragraphs).SelectMany(paragraph => Number().Matches(paragraph)).Select(match => match.Value).Where(other => Plain(other) != Plain(number)).Distinct()];
        return others[Below(others.Length)];
    }

    // Half of them by another of the same paper, which is harder to see.
    private string? ReplaceDataSet(string text, WrittenPaper paper)
    {
        if (Among(paper.DataSets, text) is not { } name)
            return null;
        string[] others = [.. (paper.DataSets.Count > 1 && Below(2) == 0 ? paper.DataSets : dataSets).Where(other => other != name)];
        return Put(text, name, others[Below(others.Length)]);
    }

    private string Alter(string name)
    {
        if (Below(3) == 0)
            return name + "-2";
        var at = Below(name.Length - 1) + 1;
        var old = name[at];
        if (!char.IsAsciiLetterOrDigit(old))
            return name + "v2";
        var other = char.IsAsciiDigit(old) ? (char)('0' + (old - '0' + 1) % 10) : char.IsUpper(old) ? (char)('A' + (old - 'A' + 3) % 26) : (char)('a' + (old - 'a' + 3) % 26);
        return name[..at] + other + name[(at + 1)..];
    }

    // “A and B agree” says the same of B and A.
    private string? Swap(string text, WrittenPaper paper)
    {
        if (Among(paper.Methods, text) is not { } one)
            return null;
        string[] others = [.. paper.Methods.Where(other => other != one)];
        var two = others[Below(others.Length)];
        if (Regex.IsMatch(text, $@"({Regex.Escape(one)}|{Regex.Escape(two)})( and | or |, |和|与|、)({Regex.Escape(one)}|{Regex.Escape(two)})", RegexOptions.CultureInvariant))
            return null;
        return Put(Put(Put(text, one, "\u0001"), two, one), "\u0001", two);
    }

    private string? Among(IReadOnlyList<string> names, string text)
    {
        string[] present = [.. names.Where(name => Put(text, name, "") != text)];
        return present.Length == 0 ? null : present[Below(present.Length)];
    }

    private static string Put(string text, string name, string other) =>
        Regex.Replace(text, $@"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![A-Za-z0-9]|-\d)", other.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.CultureInvariant);

    private static string Plain(string number) => number.Replace(",", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![A-Za-z0-9.,^-]|\^-)[0-9]+(,[0-9]{3})*(\.[0-9]+)?(?![0-9A-Z^⁻]|[.,-][0-9]|-[A-Z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
