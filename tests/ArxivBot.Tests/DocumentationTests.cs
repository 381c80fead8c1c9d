using System.Text.RegularExpressions;
using CommandLine = ArxivBot.Hosting.CommandLine;

namespace ArxivBot.Tests;

/// <summary>What the pages point at is there, and what they say to type is understood.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "CONTRIBUTING.md", "tests/ArxivBot.Simulators/README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(page => Path.GetRelativePath(Repository.Root, page)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_local_link_leads_somewhere(string page)
    {
        var broken =
            from Match link in Link().Matches(Read(page))
            let target = link.Groups["path"].Value is { Length: > 0 } path ? Path.Combine(Path.GetDirectoryName(page)!, path) : page
            let place = link.Groups["heading"].Value
            where !Exists(target) || place.Length > 0 && !Headings(target).Contains(place)
            select link.Value;

        broken.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_named_is_there(string page) =>
        NamedFile().Matches(Read(page)).Select(name => name.Groups["path"].Value.TrimEnd('.')).Where(name => !Exists(name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_shown_is_understood(string page)
    {
        var wrong =
            from Match command in Command().Matches(Read(page))
            let words = Word().Matches(command.Groups["arguments"].Value).Select(word => Quote().Replace(word.Value, "")).TakeWhile(word => word != "#").ToArray()
            from error in CommandLine.Build().Parse(words).Errors
            select $"{command.Value}: {error.Message}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_readme_begins_with_the_demo_and_the_tests()
    {
        var commands = Regex.Matches(Read("README.md"), "^dotnet .*$", RegexOptions.Multiline).Select(line => line.Value);
        commands.Take(2).ShouldBe(["dotnet run --project src/ArxivBot -- demo", "dotnet test"]);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> Headings(string page) =>
        Heading().Matches(Read(page)).Select(heading => NotInAnchor().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!\w+:)(?<path>[^)#\s]*)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|config|\.ci|\.config|\.github)/[\w./-]+)`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"^.*?(?:src/ArxivBot --|\./arxivbot|arxivbot/arxivbot) (?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    // As a shell splits them, as far as the pages go.
    [GeneratedRegex("""(?:'[^']*'|"[^"]*"|[^\s'"])+""")]
    private static partial Regex Word();

    [GeneratedRegex("""^'|'$|(?<==)'|^"|"$""")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
