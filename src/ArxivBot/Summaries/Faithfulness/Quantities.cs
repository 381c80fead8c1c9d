using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Finds the numbers of a text: digits, powers of ten, and the words one to ninety-nine.</summary>
internal static partial class Quantities
{
    private static readonly string[] Words =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <param name="taken">Places of names: the 50 of ResNet-50 is no number.</param>
    public static IReadOnlyList<Quantity> Of(string text, IReadOnlyList<NamePlace> taken)
    {
        var found = Digits().Matches(text).Select(Parse)
            .Concat(Spelled().Matches(text).Select(match => OfWord(match)))
            .Concat(Chinese().Matches(text).Select(OfChinese))
            .Concat(NamedMonths().Matches(text).Select(OfMonth))
            .Where(number => !taken.Any(name => name.At <= number.At && number.At < name.End))
            .OrderBy(number => number.At)
            .ToList();
        // In “3–5 million” and “10 to 20 %” the first number has what is printed after the second; in “0.87 and 59 %” it has not.
        for (var at = found.Count - 2; at >= 0; at--)
        {
            var (first, second) = (found[at], found[at + 1]);
            if (first is { Unit: null, Scale: 1 } && Joins().Match(text[first.End..second.At]) is { Success: true } joined)
                found[at] = first with { Unit = joined.Groups["and"].Success ? null : second.Unit, Scale = second.Scale };
        }

        return found;
    }

    private static Quantity OfWord(Match match)
    {
        var word = match.Groups["word"].Value.ToLowerInvariant();
        var value = Array.IndexOf(Words, word);
        if (Array.IndexOf(Tens, word) is var tens and >= 0)
            value = 10 * (tens + 2) + Math.Max(0, Array.IndexOf(Words, match.Groups["ones"].Value.ToLowerInvariant()));
        return new Quantity(match.Value, match.Index, Math.Max(1, value), 0, ScaleOf(match.Groups["scale"].Value), false, match.Groups["fold"].Success ? Quantity.Times : null);
    }

    private static Quantity OfChinese(Match match)
    {
        var (tens, ones) = (Digit("tens"), Digit("ones"));
        var value = match.Groups["ten"].Success ? (10 * Math.Max(1, tens)) + ones : ones;
        return new Quantity(match.Value, match.Index, value, 0, 1, false, null);

        int Digit(string group) => match.Groups[group] is { Success: true, Value: var digit } ? digit == "两" ? 2 : "一二三四五六七八九".IndexOf(digit, StringComparison.Ordinal) + 1 : 0;
    }

    private static Quantity OfMonth(Match match) =>
        new(match.Value, match.Index, 1 + Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, match.Value), 0, 1, false, Quantity.Month);

    private static Quantity Parse(Match match)
    {
        var fraction = match.Groups["fraction"].Value;
        var whole = Separator().Replace(match.Groups["whole"].Value, "");
        // Of a bare power of ten the base is not a value.
        var value = match.Groups["bare"].Success ? 1 : double.Parse(whole + fraction, CultureInfo.InvariantCulture);
        var scale = ScaleOf(match.Groups["scale"].Value);
        if (match.Groups["power"] is { Success: true, Value: var power })
            scale *= Math.Pow(10, Plain(power));

        var spelled = match.Groups["unit"].Value;
        // “8,600 GPU hours” are hours; the words are not part of the number.
        var unit = match.Groups["time"] is { Success: true, Value: var time } ? Units.Of(time) : Units.Of(spelled);
        // “2018 年” is no length of time.
        if (spelled == "年" && value is > 1000 and < 2200)
            unit = null;
        // Of “1,200 points” each is a thing.
        if (unit == Quantity.Points && value > 100)
            unit = null;
        // “Drawn 20,000 times” is how often.
        if (unit == Quantity.Times && spelled == "times" && value > 1_000)
            unit = null;
        // A factor of 2.8 is 2.8 times.
        if (unit is null && match.Groups["factor"].Success)
            unit = Quantity.Times;
        // A word after it that is no unit is not part of it.
        var length = match.Groups["unit"].Success && (unit is null || match.Groups["time"].Success) ? match.Groups["number"].Length : match.Length;
        return new Quantity(match.Value[..length], match.Index, value, Math.Max(0, fraction.Length - 1), scale, match.Groups["sign"].Success, unit) { IsUncertainty = match.Groups["error"].Success, IsOrdinal = spelled is "st" or "nd" or "rd" or "th" };
    }

    /// <returns>1,000,000 for “million”, 1 for what is no scale.</returns>
    public static double ScaleOf(string word) => word.ToLowerInvariant() switch
    {
        "hundred" => 1e2,
        "k" or "thousand" or "千" => 1e3,
        "万" => 1e4,
        "m" or "million" or "百万" => 1e6,
        "亿" => 1e8,
        "b" or "billion" => 1e9,
        "trillion" => 1e12,
        _ => 1,
    };

    private static int Plain(string power)
    {
        var digits = string.Concat(power.Select(each => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(each, StringComparison.Ordinal) is var at and >= 0 ? (char)('0' + at) : each is '⁻' or '−' ? '-' : each).Where(each => each is '-' || char.IsAsciiDigit(each)));
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? Math.Clamp(exponent, -300, 300) : 0;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("""
        (?<![\p{Lu}\p{Ll}\p{Nd}_^@]|\d[.,]|-\p{Lu}/|(?<![-\p{L}])([Tt]able|Tab\.|[Ff]igures?|Figs?\.|[Ss]ection|Sec\.|Eqs?\.|Equation|Theorem|Lemma|Appendix|Algorithm)[ ])
        (?<error>(?<=±[ ]?))?
        (?<factor>(?<=\bfactors?[ ]of[ ](about[ ]|nearly[ ]|over[ ])?))?
        (?<number>
          (?<sign>(?<![\p{L}\p{Nd})]|[\p{Nd})][ ])[-−](?=\d))?
          ((?<bare>10)(?=\^|[⁻⁰¹²³⁴-⁹])|(?<whole>\d{1,3}([,\u2009\u202F\u00A0]\d{3})+(?!\d)|\d+)(?<fraction>\.\d+)?)
          ((?(bare)|[ ]?[×x·*][ ]?10)(\^\{?(?<power>[-−]?\d{1,3})\}?|(?<power>⁻?[⁰¹²³⁴-⁹]{1,3}))|[eE](?<power>[-−+]?\d{1,3})(?![\p{L}\p{Nd}]))?
          ((?<scale>[kKMB])(?![\p{Lu}\p{Ll}\p{Nd}])|[ -]?(?<scale>thousand|million|billion|trillion)\b|[ ]?(?<scale>百万|千|万|亿))?
        )
        (?![\p{Nd}])
        (?=[ -]([GCT]PU|core|node|card|device|machine|person|[A-Z]\d{2,3})[ -]?(?<time>hours?|days?|minutes?|weeks?|months?|years?|小时|天|分钟|周|个月|年))?
        (\\?[ \u00A0-]?(?<unit>(wt|vol|at|mol)[ .]?%|%|％|×|percentage[ ]points?|per[ ]cent|percent|°C?|degrees?[ ]Celsius|[\p{Lu}\p{Ll}]+|个?百分点|摄氏度|度|倍|毫秒|微秒|纳秒|皮秒|飞秒|秒|分钟|小时|天|周|个月|月|年|毫米|微米|纳米|公里|米))?
        """, Options | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Digits();

    // “One” counts only where it can be nothing but a number; “One cycle” at a sentence's start is an article.
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}-])(?!(?<=\b(the|this|that|each|any|no|every|which|only|another|latter|former|new|first|second|last)\s)one\b)(?!one\s(of|can|may|must|might|should|could|that|who|which|another|has|needs|would)\b)((?<word>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([- ](?<ones>one|two|three|four|five|six|seven|eight|nine)(?!\p{L}))?|(?<word>(?-i:one)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?-i:a)(?=[ ](hundred|thousand|million|billion)\b)))([ ](?<scale>hundred|thousand|million|billion)\b|(?<fold>fold))?(?![\p{Lu}\p{Ll}\p{Nd}])", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Spelled();

    // Only before what can be counted; 一个 is an article mostly.
    [GeneratedRegex(@"(?<![\p{Nd}一二三四五六七八九十百千万亿第])((?<tens>[二三四五六七八九])?(?<ten>十)(?<ones>[一二三四五六七八九])?|(?<ones>[两二三四五六七八九]))(?=[个种名位条项层块组次轮倍类篇台支只步套座例家所张对段句门]|小时|分钟|秒|天|周|年|月)", Options)]
    private static partial Regex Chinese();

    // May and March are verbs, too.
    [GeneratedRegex(@"\b(January|February|April|June|July|August|September|October|November|December)\b|(?<=\b(in|of|to|since|until|from|by|and|early|late|mid-|\d{1,2}) ?)(March|May)\b|\b(March|May)(?= \d{4}\b)", Options)]
    private static partial Regex NamedMonths();

    [GeneratedRegex(@"^(\s?|- )(-|–|—|~|to|至|到|(?<and>and|和|of|out of|against|versus|vs\.?))\s?$", Options)]
    private static partial Regex Joins();

    [GeneratedRegex("[^0-9]", Options)]
    private static partial Regex Separator();
}
