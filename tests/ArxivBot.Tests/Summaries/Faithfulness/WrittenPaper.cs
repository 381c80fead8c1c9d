using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>A short paper written for these tests, and a summary of it in which everything is true; its take may be empty.</summary>
internal sealed record WrittenPaper(string Name, PaperText Text, PaperSummary Summary, IReadOnlyList<string> Methods, IReadOnlyList<string> DataSets)
{
    public IReadOnlyList<SummaryPoint> Points => [.. Summary.Parts.SelectMany(part => part.Points)];

    /// <summary>A heading begins with #, a part of the summary with ===, a point of it with a dash.</summary>
    public static WrittenPaper Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var number = int.Parse(name[..2], CultureInfo.InvariantCulture);
        string title = "", take = "";
        string[] methods = [], dataSets = [];
        List<(string Title, List<string> Paragraphs)> sections = [];
        List<(SummaryPartKind Kind, List<SummaryPoint> Points)> parts = [];
        var inTable = false;
        foreach (var line in File.ReadLines(file))
        {
            var (mark, rest) = line.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0 ? (line[..blank], line[(blank + 1)..]) : (line, "");
            switch (mark)
            {
                case "#":
                    title = rest;
                    break;
                case "##" or "###":
                    sections.Add((rest, []));
                    break;
                case "===" when rest.StartsWith("methods: ", StringComparison.Ordinal):
                    methods = rest["methods: ".Length..].Split(", ");
                    break;
                case "===" when rest.StartsWith("datasets: ", StringComparison.Ordinal):
                    dataSets = rest["datasets: ".Length..].Split(", ");
                    break;
                case "===" when rest.StartsWith("take: ", StringComparison.Ordinal):
                    take = rest["take: ".Length..];
                    break;
                case "===":
                    parts.Add((Enum.Parse<SummaryPartKind>(rest), []));
                    break;
                case "-":
                    parts[^1].Points.Add(new SummaryPoint(rest, null));
                    break;
                case "":
                    break;
                default:
                    if (inTable && line.Contains('|'))
                        sections[^1].Paragraphs[^1] += "\n" + line;
                    else
                        sections[^1].Paragraphs.Add(line);
                    break;
            }

            inTable = line.Contains('|');
        }

        var text = new PaperText
        {
            Id = ArxivId.Parse(string.Create(CultureInfo.InvariantCulture, $"2511.{number:00000}")),
            Source = TextSource.Html,
            Title = title,
            Sections = [.. sections.Select(section => new PaperSection(section.Title is "Abstract" ? SectionKind.Abstract : SectionKind.Other, section.Title, section.Paragraphs))],
        };
        return new WrittenPaper(name, text, new PaperSummary { Take = take, Parts = [.. parts.Select(part => new SummaryPart(part.Kind, part.Points))] }, methods, dataSets);
    }
}
