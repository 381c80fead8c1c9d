using System.Globalization;
using System.Text;
using ArxivBot.Documents;
using ArxivBot.Papers;

namespace ArxivBot.Commands.Moving;

/// <summary>A bibliography, its entries as arXiv's own export has them.</summary>
internal static class BibTex
{
    private static readonly HashSet<string> Skipped =
        ["a", "an", "the", "on", "of", "in", "for", "to", "and", "with", "from", "by", "is", "are", "at", "via", "as", "do", "does", "can", "how", "what", "why"];

    public static string Write(IEnumerable<Paper> papers)
    {
        HashSet<string> keys = [];
        return string.Join('\n', papers.Select(paper => Entry(paper, Unique(Key(paper), keys))));
    }

    private static string Entry(Paper paper, string key)
    {
        var authors = paper.Authors.Select(Name).Where(name => name.Length > 0).ToList();
        var author = authors.Count == 0 ? "" : $"      author={{{string.Join(" and ", authors)}}},\n";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            @misc{{{key}},
                  title={{{BibTexText.From(paper.Title)}}},
            {{author}}      year={{{paper.Id.Year}}},
                  eprint={{{paper.Id}}},
                  archivePrefix={arXiv},
                  primaryClass={{{paper.PrimaryCategory}}},
                  url={{{paper.Id.AbstractPage}}},
            }

            """).ReplaceLineEndings("\n");
    }

    /// <summary>Without the affiliation. BibTeX takes a comma or an "and" to mean something, unless braces hold the name together.</summary>
    private static string Name(string author)
    {
        var affiliation = author.EndsWith(')') ? author.IndexOf(" (", StringComparison.Ordinal) : -1;
        var name = BibTexText.From(affiliation > 0 ? author[..affiliation] : author);
        return name.Contains(',', StringComparison.Ordinal) || name.Split(' ').Contains("and", StringComparer.OrdinalIgnoreCase) ? $"{{{name}}}" : name;
    }

    private static string Key(Paper paper)
    {
        var author = paper.Authors.Select(name => name.EndsWith(')') && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name)
            .Select(name => Words(name).LastOrDefault() ?? "").FirstOrDefault(word => word.Length > 0) ?? "arxiv";
        var title = Words(paper.Title).FirstOrDefault(word => !Skipped.Contains(word)) ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"{author}{paper.Id.Year}{title}");
    }

    private static string Unique(string key, HashSet<string> keys) =>
        Enumerable.Range(1, keys.Count + 1).Select(at => at == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{at}")).First(keys.Add);

    /// <summary>In lower-case ASCII: other letters are no part of a key.</summary>
    private static IEnumerable<string> Words(string tex) => UntrustedText.OneLine(Tex.ToUnicode(tex)).Normalize(NormalizationForm.FormKD).Split([' ', '-', '/', ':', '.'])
        .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())
        .Where(word => word.Length > 0);
}
