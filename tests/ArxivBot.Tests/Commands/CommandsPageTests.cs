using ArxivBot.Commands;
using ArxivBot.Tests.Recorded;

namespace ArxivBot.Tests.Commands;

/// <summary>The page on commands says what the catalog says, no more and no less.</summary>
public class CommandsPageTests
{
    private const string Introduction = """
        # Commands

        The same on every platform. In a terminal: `arxivbot chat`, as any user (`--as alice`), in a shared chat
        (`--shared reading-group`), or to practise on three real days (`--demo`).

        Arguments are told apart by what they are: categories first, then the query, which takes the rest of the line and
        may hold anything of the [query language](query.md). Any argument can be given by its name, wherever it stands:
        `name=moe`, or `name="my papers"` with blanks. Commas, quotation marks of any kind and capitals are as you like.
        A paper is given as you have it: `2512.14925`, `arXiv:2512.14925v2`, an old id such as `hep-th/9711200`, or any
        link to it. A day is `2025-12-18`, `today`, `yesterday` or a weekday, the last one.

        In a chat of your own you may do everything. In a shared chat, the commands marked * change it for everyone and
        are for its admins; `/settings open=on` opens them to all. What they list is shown to anyone.


        """;

    [Fact]
    public void The_page_on_commands_says_what_the_catalog_says()
    {
        var groups = CommandCatalog.Groups.Select(group => $"## {group.Title}\n\n{string.Concat(group.Commands.Select(Describe))}");
        var expected = $"{Introduction.ReplaceLineEndings("\n")}{string.Concat(groups)}".TrimEnd('\n') + "\n";
        var path = Path.Combine(Repository.Root, "docs", "commands.md");
        if (Recording.IsRewriting)
            File.WriteAllText(path, expected);
        File.ReadAllText(path).ShouldBe(expected, "docs/commands.md does not say what the catalog says; REWRITE_RECORDINGS=1 dotnet test writes it anew");
    }

    [Fact]
    public void Every_declaration_is_one_that_the_platforms_take()
    {
        foreach (var command in CommandCatalog.All)
        {
            command.Name.ShouldMatch("^[a-z]{1,32}$");
            command.Description.Length.ShouldBeInRange(1, 100);
            command.Description.ShouldNotEndWith(".");
            command.Parameters.Select(p => p.Name).ShouldBeUnique();
            command.Parameters.SkipWhile(p => p.IsRequired).ShouldAllBe(p => !p.IsRequired, $"required parameters of /{command.Name} come first");
            foreach (var parameter in command.Parameters)
            {
                parameter.Name.ShouldMatch("^[a-z]{1,32}$");
                parameter.Description.Length.ShouldBeInRange(1, 100, parameter.Name);
                (parameter.Kind == ParameterKind.Choice).ShouldBe(parameter.Choices.Count > 0, parameter.Name);
            }
        }
    }

    private static string Describe(Command command)
    {
        var mark = command.Audience == Audience.Admins ? " *" : "";
        var rows = command.Parameters.Select(parameter => $"| `{parameter.Name}` | {Escaped(parameter.Description)}{Choices(parameter)} |\n").ToList();
        var table = rows.Count > 0 ? $"| argument | |\n| --- | --- |\n{string.Concat(rows)}\n" : "";
        return $"### /{command.Name}{mark}\n\n{command.Description}.\n\n```text\n{command.Usage}\n```\n\n{table}";
    }

    private static string Choices(Parameter parameter) =>
        parameter.Choices.Count > 0 ? $" ({string.Join(", ", parameter.Choices.Select(choice => $"`{choice}`"))})" : "";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
