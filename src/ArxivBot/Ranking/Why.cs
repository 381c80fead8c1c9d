using System.Globalization;
using ArxivBot.Matching;
using ArxivBot.Subscriptions;

namespace ArxivBot.Ranking;

/// <summary>What one term gave to one paper's score.</summary>
/// <param name="Term">As the subscriber wrote it.</param>
internal sealed record Reason(Term Term, Places Places, double Amount)
{
    private const double InTitleToo = 0.5;

    /// <summary>The whole rule of scoring: the weight when the term is there, half of it more when it is in the title.</summary>
    public static double AmountOf(double weight, Places places) =>
        weight * (places.HasFlag(Places.Title) ? 1 + InTitleToo : 1);

    public override string ToString()
    {
        var where = Places switch
        {
            Places.Text => "title, abstract",
            Places.Title => "title",
            Places.Abstract => "abstract",
            Places.Authors => "authors",
            _ => "categories",
        };
        var name = Term is { Field: QueryField.Text, IsPattern: false } ? Term.Text : QueryText.Print(Term);
        return string.Create(CultureInfo.InvariantCulture, $"{name} +{Amount:0.0##} ({where})");
    }
}

/// <summary>Why a paper has its score: the amounts add up to it.</summary>
/// <param name="Reasons">The greatest amount first, else in the query's order.</param>
internal sealed record Why(IReadOnlyList<Reason> Reasons)
{
    public static Why Of(CompiledQuery query, Matches matches, int paper)
    {
        var reasons =
            from term in query.Terms
            let places = matches.Of(term.Number, paper) & term.Where
            where places != Places.None
            let amount = Reason.AmountOf(term.Term.Weight, places)
            orderby amount descending
            select new Reason(term.Term, places, amount);
        return new Why([.. reasons]);
    }

    /// <summary>One line, such as <c>LLM +1.5 (title, abstract) · kernel +1.0 (abstract)</c>; empty when no term was asked for.</summary>
    public override string ToString() => string.Join(" · ", Reasons);
}
